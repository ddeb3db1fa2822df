"""Choosing what one is told by mail, and seeing what could not be sent, in the browser."""

from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine

from dashboards.web.application import create_app
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts import accounts
from data.repository.mail import outbox
from data.repository.mail.subscriptions import subscription, subscriptions, token
from data.repository.store import Store
from tests.support.accounts import account_settings, browser, confirm_mail

ANY_DATABASE = True


@pytest.fixture
def server(areas_engine: Engine, account_database: AccountDatabase, tmp_path: Path) -> Flask:
    mail = {"mail_server": "surel.contoh.go.id", "mail_from": "pantau@contoh.go.id"}
    settings = account_settings(tmp_path).model_copy(update=mail)
    made: Flask = create_app(Store(areas_engine), settings, account_database).server
    return made


def test_each_person_chooses(server: Flask, account_database: AccountDatabase) -> None:
    one = browser(server, account_database, "terbit")
    page = one.get("/akun").text
    assert page.count('name="jenis"') == 4  # not the audit
    sent = {"surel": "terbit@contoh.go.id", "jenis": ["drafts", "cover", "audit"]}
    assert one.post("/akun/surel", sent).headers["Location"] == "/akun?kabar=surel"
    who = accounts.find(account_database, "terbit")
    assert who is not None
    found = subscription(account_database, who)
    assert found is not None
    assert (found.address, found.kinds) == ("terbit@contoh.go.id", {"drafts", "cover"})
    assert 'value="reports">' in one.get("/akun").text  # not checked any more
    answer = one.post("/akun/surel", {"surel": "bukan surel"}, follow_redirects=True)
    assert "Itu bukan alamat surel" in answer.text
    one.get("/akun")
    one.post("/akun/surel", {"berhenti": "ya", "surel": "terbit@contoh.go.id"})
    assert subscription(account_database, who) is None


def test_an_address_is_confirmed_by_a_form_and_not_by_opening(
    server: Flask, account_database: AccountDatabase
) -> None:
    one, anybody = browser(server, account_database, "sunting"), browser(server)
    one.post("/akun/surel", {"surel": "sunting@contoh.go.id", "jenis": "cover"})
    assert "Menunggu persetujuan" in one.get("/akun").text
    (asked,) = subscriptions(account_database)
    path = f"/surel/{token(account_database, asked)}"
    opened = anybody.get(path)
    assert "sunting@contoh.go.id" in opened.text
    assert opened.headers["Referrer-Policy"] == "no-referrer"
    assert [found.confirmed for found in subscriptions(account_database)] == [False]
    assert anybody.client.post(path).status_code == 400  # without the form's token
    assert anybody.post(path).status_code == 200
    assert [found.confirmed for found in subscriptions(account_database)] == [True]
    assert anybody.get(path).status_code == 404
    assert "Dikirim ke" in one.get("/akun").text


def test_what_cannot_be_sent_is_shown_at_the_desk(server: Flask, account_database: AccountDatabase) -> None:
    one = browser(server, account_database, "sunting")
    one.post("/akun/surel", {"surel": "sunting@contoh.go.id", "jenis": "cover"})
    confirm_mail(account_database, "sunting")
    moment = datetime(2026, 12, 11)
    outbox.post(account_database, 2, ["a"], subject="s", body="isi", moment=moment)
    assert "belum terkirim" not in one.get("/meja").text  # nobody has tried yet

    def refuse(_one: outbox.Waiting) -> None:
        raise outbox.RefusedError("550 <b>no</b>")

    outbox.deliver(account_database, refuse, moment=moment)
    assert "1 surel belum terkirim." in one.get("/meja").text
    chief = browser(server, account_database, "kepala")
    shown = chief.get("/pengguna/surel").text
    assert "550 &lt;b&gt;no&lt;/b&gt;" in shown
    assert "sunting@" not in shown  # whose, not where
    assert chief.post("/pengguna/surel/ulang", {"surel": "1"}).status_code == 303
    assert [found.state for found in outbox.unsent(account_database)] == ["waiting"]


def test_an_office_without_a_server_offers_nothing(
    desk_server: Flask, account_database: AccountDatabase
) -> None:
    assert (
        "surel"
        not in browser(desk_server, account_database, "sunting").get("/akun").text.partition("<body")[2]
    )
