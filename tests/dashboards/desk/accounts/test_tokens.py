"""Tokens of programs on a closed site: made and revoked by administrators, worth a reader's rights."""

import re
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from dashboards.web.application import create_app
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts.accounts import find
from data.repository.accounts.api_tokens import TokenError, issue
from data.repository.audit.trail import records
from data.repository.store import Store
from tests.support.accounts import account_settings, browser


@pytest.fixture
def closed(areas_engine: Engine, account_database: AccountDatabase, tmp_path: Path) -> Flask:
    settings = account_settings(tmp_path).model_copy(update={"public": False})
    made: Flask = create_app(Store(areas_engine), settings, account_database).server
    return made


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_program_reads_with_a_token_until_it_is_revoked(
    closed: Flask, account_database: AccountDatabase, later
) -> None:  # type: ignore[no-untyped-def]
    chief, program = browser(closed, account_database, "kepala"), closed.test_client()
    assert chief.post("/pengguna/token", {"untuk": " "}).status_code == 400
    page = chief.post("/pengguna/token", {"untuk": "Satu Data"}).text
    found = re.search(r"Authorization: Bearer ([\w-]{43})<", page)
    assert found is not None
    token = found[1]
    assert token not in chief.get("/pengguna/token").text  # once, never again
    answer = program.get("/api/v1/editions", headers=_bearer(token))
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
    assert program.get("/", headers=_bearer(token)).status_code == 200
    for path in ("/tinjau/", "/meja", "/pengguna/token", "/muat"):  # neither drafts nor the desk
        assert program.get(path, headers=_bearer(token)).status_code in (303, 401), path
    wrong = program.get("/api/v1/editions", headers=_bearer(token[:-1]))
    assert (wrong.status_code, wrong.headers["WWW-Authenticate"]) == (
        401,
        'Bearer realm="Pantau Jamsostek", error="invalid_token"',
    )
    chief.get("/pengguna/token")
    assert chief.post("/pengguna/token/cabut", {"token": "1"}).status_code == 303
    assert program.get("/api/v1/editions", headers=_bearer(token)).status_code == 401
    kinds = [one["kind"] for one in records(account_database, most=2)]
    assert kinds == ["token.revoke", "token.issue"]
    with account_database.engine.connect() as connection:
        assert token not in repr(connection.execute(text("SELECT * FROM api_token")).all())
    other = issue(account_database, chief_of(account_database), "lain")
    later(days=366)
    assert program.get("/api/v1/editions", headers=_bearer(other)).status_code == 401


def test_nobody_else_makes_one(account_database: AccountDatabase) -> None:
    for name in ("kudus", "sunting", "terbit"):
        who = find(account_database, name)
        assert who is not None
        with pytest.raises(TokenError):
            issue(account_database, who, "apa saja")


def chief_of(database: AccountDatabase):  # type: ignore[no-untyped-def]
    found = find(database, "kepala")
    assert found is not None
    return found
