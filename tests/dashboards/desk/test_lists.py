"""What waits for a second person stays in sight, however much was sent since."""

import re

import pytest
from flask import Flask
from sqlalchemy import update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts.accounts import find
from data.repository.uploads import uploads
from data.repository.uploads.uploads import State
from tests.support.accounts import browser


def sent(database: AccountDatabase, name: str, file: str, state: State = "cancelled") -> None:
    account = find(database, name)
    assert account is not None
    number, _ = uploads.add(
        database,
        account,
        digest=file,
        file_name=file,
        stored=file,
        size=1,
        period="",
        collection="resmi",
    )
    people = {"submitted_by": account.id} if state in ("submitted", "publishing") else {}
    people |= {"decided_by": 4} if state == "publishing" else {}
    with database.writing() as connection:
        upload = tables.upload
        connection.execute(update(upload).where(upload.c.id == number).values(state=state, **people))


def test_what_waits_stays_in_sight(
    desk_server: Flask, account_database: AccountDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "A_DAY", 1_000)
    sent(account_database, "sunting", "lama.xlsx", "submitted")
    for number in range(100):
        sent(account_database, "sunting", f"s{number}")
    for path, name in (("/meja", "terbit2"), ("/muat", "sunting")):
        page = browser(desk_server, account_database, name).get(path).text
        assert page.count("lama.xlsx</a>") == 1, path


def test_what_others_sent_hides_nothing_of_ones_own(
    desk_server: Flask, account_database: AccountDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "A_DAY", 1_000)
    sent(account_database, "terbit", "punyaku.xlsx")
    for number in range(100):
        sent(account_database, "sunting", f"s{number}")
    page = browser(desk_server, account_database, "terbit").get("/muat").text
    assert re.findall(r'href="/muat/\d+">([^<]+)', page) == ["punyaku.xlsx"]


def test_what_is_being_published_waits_for_nobody(
    desk_server: Flask, account_database: AccountDatabase
) -> None:
    sent(account_database, "sunting", "diputuskan.xlsx", "publishing")
    page = browser(desk_server, account_database, "terbit2").get("/meja").text
    assert "Tidak ada berkas</em> yang menunggu" in page
    assert "sedang diterbitkan" in page
