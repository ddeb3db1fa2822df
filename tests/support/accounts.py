"""A second database with people in it, and browsers of theirs (Flask's test client), for tests."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pyotp
import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from werkzeug.test import TestResponse

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase, make_accounts
from data.dates import now
from data.repository.accounts import accounts, one_time_codes, passwords
from data.repository.accounts.roles import Role
from data.repository.mail import subscriptions
from data.settings import Settings
from tests.support import postgres
from tests.support.clock import Clock

PASSWORD = "kuda hijau makan batu"
PEOPLE: dict[str, tuple[Role, tuple[str, ...]]] = {
    "kudus": ("area", ("33.19",)),
    "sunting": ("editor", ()),
    "terbit": ("publisher", ()),
    "terbit2": ("publisher", ()),
    "kepala": ("administrator", ()),
}
SEED = "5e" * 20
_numbers = count(1)


def account_settings(folder: Path, url: str = "") -> Settings:
    """Settings whose second database is in a folder, or at an address."""
    return Settings(  # type: ignore[call-arg]
        _env_file=None,
        accounts_url=url or f"sqlite:///{folder / 'akun.sqlite3'}",
        accounts_key=str(folder / "akun.kunci"),
        quarantine=str(folder / "karantina"),
        answers="",
    )


@pytest.fixture(scope="session")
def _cheap_digests() -> Iterator[str]:
    """The digest of PASSWORD. Digests are meant to take long; not in tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        yield passwords.digest(PASSWORD)


@pytest.fixture(scope="session")
def _accounts_template(_cheap_digests: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a second database in SQLite to copy, and its key."""
    folder = tmp_path_factory.mktemp("accounts")
    _fill(make_accounts(account_settings(folder)), _cheap_digests)
    return folder


@pytest.fixture
def later(clock: Clock) -> Callable[..., None]:
    """The clock stands still; `later(minutes=16)` moves it on."""
    moment = [now()]
    clock(moment[0])

    def move(**amount: int) -> None:
        moment[0] += timedelta(**amount)
        clock(moment[0])

    return move


@pytest.fixture
def accounts_url(dialect: str, tmp_path: Path, worker_id: str) -> Iterator[str]:
    """The address of a second database that is not made yet."""
    if dialect == "sqlite":
        yield f"sqlite:///{tmp_path / 'akun.sqlite3'}"
        return
    server, name = os.environ["PANTAU_TEST_POSTGRES_URL"], f"akun_{worker_id}_{next(_numbers)}"
    postgres.administer(server, f"CREATE DATABASE {name}")
    yield postgres.database(server, name)
    postgres.administer(server, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def account_database(
    accounts_url: str, tmp_path: Path, _accounts_template: Path, _cheap_digests: str
) -> Iterator[AccountDatabase]:
    """PEOPLE, all with PASSWORD; publishers and administrators use codes."""
    if accounts_url.startswith("sqlite"):
        for file in _accounts_template.iterdir():
            shutil.copy(file, tmp_path)
        made = make_accounts(account_settings(tmp_path, accounts_url))
    else:
        made = make_accounts(account_settings(tmp_path, accounts_url))
        _fill(made, _cheap_digests)
    yield made
    made.engine.dispose()


def _fill(made: AccountDatabase, digest: str) -> None:
    with made.writing() as connection:
        for name, (role, areas) in PEOPLE.items():
            number = accounts.add(
                made, connection, name, person=name.title(), office="", role=role, areas=areas, actor="uji"
            )
            coded = {"code_seed": SEED + name.encode().hex()[:20], "code_step": 0}
            more = coded if role in ("publisher", "administrator") else {}
            connection.execute(
                update(tables.account).where(tables.account.c.id == number).values(password=digest, **more)
            )
    made.engine.dispose()


def code_of(database: AccountDatabase, name: str) -> str:
    """The code an authenticator of this account shows now."""
    seed = SEED + name.encode().hex()[:20]
    moment = now().replace(tzinfo=UTC)
    return pyotp.TOTP(one_time_codes.secret(database, seed)).at(moment)


def confirm_mail(database: AccountDatabase, name: str) -> None:
    """What the link does that an address for mail gets."""
    (one,) = (one for one in subscriptions.subscriptions(database) if one.account.name == name)
    assert subscriptions.confirm(database, subscriptions.token(database, one))


def forget_codes(database: AccountDatabase) -> None:
    """Let the code of this half minute be used once more."""
    with database.writing() as connection:
        account = tables.account
        connection.execute(update(account).where(account.c.code_step.is_not(None)).values(code_step=0))


@dataclass
class Browser:
    """Somebody's browser: keeps cookies, sends forms with the token of the page it last saw."""

    client: FlaskClient
    seen: str = field(default="", repr=False)

    def get(self, path: str, **more: Any) -> TestResponse:
        answer = self.client.get(path, **more)
        self.seen = answer.text if answer.mimetype == "text/html" else self.seen
        return answer

    def token(self) -> str:
        found = re.search(r'name="csrf_token" value="([^"]+)"', self.seen)
        return found[1] if found else ""

    def post(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        answer = self.client.post(path, data={"csrf_token": self.token(), **(data or {})}, **more)
        self.seen = answer.text if answer.mimetype == "text/html" and answer.data else self.seen
        return answer

    def sign_in(self, name: str, password: str = PASSWORD, code: str = "", **more: Any) -> TestResponse:
        self.get("/masuk")
        return self.post("/masuk", {"nama": name, "sandi": password, "kode": code}, **more)


def browser(server: Flask, database: AccountDatabase | None = None, name: str = "") -> Browser:
    """A browser; with a name it has signed in."""
    made = Browser(server.test_client())
    if name:
        assert database is not None
        forget_codes(database)
        answer = made.sign_in(name, code=code_of(database, name))
        assert answer.status_code == 303, answer.text
        made.get("/akun")
    return made
