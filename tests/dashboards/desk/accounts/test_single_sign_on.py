"""Signing in through the office's own service: a real provider, state, nonce, PKCE; only who was linked."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from sqlalchemy import Engine, func, select

from dashboards.web.application import create_app
from dashboards.web.dispatch import Dispatcher
from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts import accounts, identities, invitations
from data.repository.audit.trail import records
from data.repository.store import Store
from data.settings import Settings
from tests.support.accounts import Browser, account_settings, browser
from tests.support.mail import free_port
from tests.support.oidc import SECRET, Provider

ANY_DATABASE = True
pytestmark = pytest.mark.slow


@pytest.fixture
def settings(tmp_path: Path, provider: Provider) -> Settings:
    words = {"oidc_issuer": provider.issuer, "oidc_client": "pantau", "oidc_secret": SECRET}
    return account_settings(tmp_path).model_copy(update={**words, "base_url": "http://localhost"})


@pytest.fixture
def server(areas_engine: Engine, account_database: AccountDatabase, settings: Settings) -> Flask:
    made: Flask = create_app(Store(areas_engine), settings, account_database).server
    return made


def _through(one: Browser, provider: Provider, name: str, start: str = "/masuk/kantor") -> str:
    """The path that the service leads back to."""
    return provider.sign_in(one.get(start).headers["Location"], name)


def test_only_who_was_linked_signs_in(
    server: Flask, account_database: AccountDatabase, provider: Provider
) -> None:
    before = len(accounts.accounts(account_database))
    stranger = browser(server)
    assert 'href="/masuk/kantor"' in stranger.get("/masuk").text
    refused = stranger.get(_through(stranger, provider, "siti"))
    assert (refused.status_code, "belum terhubung" in refused.text) == (403, True)
    assert stranger.get("/akun").status_code == 303
    assert len(accounts.accounts(account_database)) == before  # nobody is made an account

    one = browser(server, account_database, "terbit")
    asked = one.get(_through(one, provider, "siti"))
    assert asked.headers["Location"] == "/akun/kantor"
    page = one.get("/akun/kantor").text
    assert "siti di layanan masuk kantor membuka akun terbit" in page
    assert stranger.get("/akun/kantor").status_code == 303
    assert one.post("/akun/kantor").headers["Location"] == "/akun?kabar=kantor"

    again = browser(server)
    back = _through(again, provider, "siti", "/masuk/kantor?lanjut=/muat")
    assert again.get(back).headers["Location"] == "/muat"
    assert "Masuk sebagai <b>Terbit</b>" in again.get("/akun").text
    told = [
        (row["kind"], row["actor"], row["detail"].get("lewat")) for row in records(account_database, most=3)
    ]
    assert told[0] == ("sign_in", "terbit", "kantor")

    accounts.disable(account_database, "terbit", actor="kepala")
    assert again.get("/akun").status_code == 303
    assert browser(server).get(_through(again, provider, "siti")).status_code == 403


def test_state_nonce_and_pkce(server: Flask, account_database: AccountDatabase, provider: Provider) -> None:
    identities.link(account_database, "sunting", provider.issuer, "budi", actor="uji")
    one = browser(server)
    leads = one.get("/masuk/kantor").headers["Location"]
    words = parse_qs(urlsplit(leads).query)
    assert words["code_challenge_method"] == ["S256"]
    assert all(len(words[name][0]) >= 20 for name in ("state", "nonce", "code_challenge"))
    assert words["redirect_uri"] == ["http://localhost/masuk/kantor/kembali"]
    back = provider.sign_in(leads, "budi")
    thief = browser(server)
    assert thief.get(back).status_code == 403  # another browser than the one that began
    thief.get("/masuk/kantor")
    assert thief.get(back).status_code == 403
    forged = re.sub(r"code=[^&]+", "code=lain", back)
    assert browser(server).get(forged).status_code == 403
    assert one.get(back).status_code == 303
    assert one.get(back).status_code == 403  # once
    other = browser(server)
    mine = provider.sign_in(other.get("/masuk/kantor").headers["Location"], "budi")
    _expect_another_nonce(server, other)
    assert other.get(mine).status_code == 403


def _expect_another_nonce(server: Flask, one: Browser) -> None:
    """As if what comes back had been asked for by somebody else."""
    assert isinstance(server.wsgi_app, Dispatcher)
    desk: Flask = server.wsgi_app._desk.__self__  # type: ignore[attr-defined]
    signer = desk.session_interface.get_signing_serializer(desk)  # type: ignore[attr-defined]
    cookie = one.client.get_cookie("pantau")
    assert cookie is not None
    kept = signer.loads(cookie.value)
    (name,) = [key for key in kept if key.startswith("_state_kantor_")]
    kept[name]["data"]["nonce"] = "lain"
    one.client.set_cookie("pantau", signer.dumps(kept))


def test_one_identity_is_one_account_and_ends_with_it(
    server: Flask, account_database: AccountDatabase, provider: Provider
) -> None:
    identities.link(account_database, "sunting", provider.issuer, "budi", actor="uji")
    with pytest.raises(accounts.AccountError, match="taken"):
        identities.link(account_database, "kudus", provider.issuer, "budi", actor="uji")
    one = browser(server, account_database, "kudus")
    one.get(_through(one, provider, "budi"))
    one.get("/akun/kantor")
    assert one.post("/akun/kantor").status_code == 409
    own = browser(server, account_database, "sunting")
    assert own.post("/akun/kantor/lepas").headers["Location"] == "/masuk?kabar=keluar"
    assert own.get("/akun").status_code == 303
    identities.link(account_database, "sunting", provider.issuer, "budi", actor="uji")
    invitations.reset(account_database, "sunting", actor="kepala")
    with account_database.engine.connect() as connection:
        assert connection.execute(select(func.count()).select_from(tables.identity)).scalar_one() == 0


def test_a_service_that_is_not_there_is_said(
    areas_engine: Engine, account_database: AccountDatabase, settings: Settings, desk_server: Flask
) -> None:
    nowhere = settings.model_copy(update={"oidc_issuer": f"http://localhost:{free_port()}"})
    server = create_app(Store(areas_engine), nowhere, account_database).server
    answer = browser(server).get("/masuk/kantor")
    assert (answer.status_code, "tidak menjawab" in answer.text) == (503, True)
    assert browser(desk_server).get("/masuk/kantor").status_code == 404
    assert "kantor" not in browser(desk_server).get("/masuk").text.partition("<body")[2]
