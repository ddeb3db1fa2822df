"""Whom to call in an area: written by who may, seen by who has signed in, erased, and on no open page."""

import re
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, text

from dashboards.web.application import create_app
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts import contacts
from data.repository.accounts.accounts import find
from data.repository.audit.trail import records
from data.repository.mail import contact_reminders
from data.repository.store import Store
from tests.support.accounts import account_settings, browser

TYPED = {
    "orang": "Siti Aminah",
    "jabatan": "Kepala Disnaker",
    "surel": "siti@kudus.example",
    "telepon": "0291 431 001",
}


@pytest.fixture
def mailing_server(areas_engine: Engine, account_database: AccountDatabase, tmp_path: Path) -> Flask:
    """The desk of an office that sends mail."""
    mail = {"mail_server": "localhost:1", "mail_from": "pantau@contoh.go.id"}
    settings = account_settings(tmp_path).model_copy(update=mail)
    return create_app(Store(areas_engine), settings, account_database).server


def test_an_official_writes_of_own_areas_and_erases(
    desk_server: Flask, account_database: AccountDatabase
) -> None:
    one = browser(desk_server, account_database, "kudus")
    page = one.get("/tulis/kontak").text
    assert "Belum ada kontak daerah ini." in page
    for wrong, words in (
        ({"surel": "siti", "telepon": ""}, "Bukan alamat surel"),
        ({"telepon": "nol dua"}, "Bukan nomor telepon"),
        ({"surel": "", "telepon": ""}, "Isi surel atau telepon."),
        ({"orang": " "}, "Bagian ini perlu diisi."),
    ):
        answer = one.post("/tulis/kontak", {"wilayah": "33.19", **TYPED, **wrong})
        assert (answer.status_code, words in answer.text) == (400, True), words
    assert one.post("/tulis/kontak", {"wilayah": "33.20", **TYPED}).status_code == 403
    for _twice in range(2):
        one.get("/tulis/kontak")
        assert one.post("/tulis/kontak", {"wilayah": "33.19", **TYPED}).status_code == 303
    page = one.get("/tulis/kontak").text
    assert page.count("<b>Siti Aminah</b>") == 1
    assert "siti@kudus.example" in page
    number = re.search(r'name="kontak" value="(\d+)"', page)
    assert number is not None
    assert one.post("/tulis/kontak/hapus", {"kontak": number[1]}).status_code == 303
    with account_database.engine.connect() as connection:
        assert connection.execute(text("SELECT * FROM contact")).all() == []
        assert "Siti" not in repr(connection.execute(text("SELECT * FROM audit")).all())
    kinds = [found["kind"] for found in records(account_database, most=2)]
    assert kinds == ["contact.remove", "contact.add"]


def test_others_neither_see_nor_erase(desk_server: Flask, account_database: AccountDatabase) -> None:
    editor, official = (browser(desk_server, account_database, name) for name in ("sunting", "kudus"))
    editor.post("/tulis/kontak", {"wilayah": "33.20", **TYPED})
    assert "Siti Aminah" in editor.get("/tulis/kontak?wilayah=33.20").text
    assert "Siti Aminah" not in official.get("/tulis/kontak?wilayah=33.20").text
    assert official.post("/tulis/kontak/hapus", {"kontak": "1"}).status_code == 404
    assert "Siti Aminah" in editor.get("/tulis/kontak?wilayah=33.20").text
    reader = browser(desk_server)
    for path in ("/", "/daerah/33.20", "/api/v1/areas", "/surat/33.20.docx", "/kesepakatan"):
        assert b"Siti" not in reader.get(path).data, path


def test_an_area_has_few_and_they_are_forgotten_after_two_years(
    account_database: AccountDatabase, later
) -> None:  # type: ignore[no-untyped-def]
    who = find(account_database, "sunting")
    assert who is not None
    for number in range(contacts.MOST):
        contacts.add(
            account_database, who, "33.20", person=f"Orang {number}", office="Bappeda", phone="0291 1234"
        )
    with pytest.raises(contacts.ContactError):
        contacts.add(account_database, who, "33.20", person="Orang lagi", office="Bappeda", phone="0291 1234")
    later(days=700)
    assert contacts.forget_old(account_database) == 0
    assert all(one.old for one in contacts.contacts(account_database, who, ["33.20"]))
    later(days=31)
    assert contacts.forget_old(account_database) == contacts.MOST
    assert contacts.contacts(account_database, who, ["33.20"]) == []


def test_a_contact_is_asked_and_chooses_where_opening_changes_nothing(
    mailing_server: Flask, account_database: AccountDatabase
) -> None:
    editor = browser(mailing_server, account_database, "sunting")
    editor.get("/tulis/kontak?wilayah=33.20")
    wrong = editor.post("/tulis/kontak", {"wilayah": "33.20", **TYPED, "surel": "a..b@c.id", "tanyai": "ya"})
    assert (wrong.status_code, "Bukan alamat surel" in wrong.text) == (400, True)
    assert editor.post("/tulis/kontak", {"wilayah": "33.20", **TYPED, "tanyai": "ya"}).status_code == 303
    page = editor.get("/tulis/kontak?wilayah=33.20").text
    assert "Ditanyai lewat surel, belum menjawab" in page
    official = browser(mailing_server, account_database, "kudus")
    foreign = {"kontak": "1", "wilayah": "33.20"}
    assert official.post("/tulis/kontak/tanyai", foreign).status_code == 403
    assert official.post("/tulis/kontak/tanyai", {**foreign, "wilayah": "33.19"}).status_code == 404
    (one,) = contact_reminders.reminders(account_database)
    path = f"/surel/kontak/{contact_reminders.token(account_database, one)}"
    reader = browser(mailing_server)
    answer = reader.get(path)
    assert "mau menerima pengingat</em> Kab. Jepara?" in answer.text
    assert "siti@kudus.example" in answer.text
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    for _twice in range(2):
        assert contact_reminders.reminders(account_database)[0].state == "asked"
        reader.get(path)
    assert reader.post(path).status_code == 400  # nothing chosen
    assert "dikirim ke alamat ini" in reader.post(path, {"jenis": ["cover", "drafts"]}).text
    assert contact_reminders.reminders(account_database)[0].kinds == {"cover"}
    assert "Menerima pengingat yang dipilihnya sendiri." in editor.get("/tulis/kontak?wilayah=33.20").text
    assert "Tidak ada pengingat" in reader.post(path, {"berhenti": "ya"}).text
    page = editor.get("/tulis/kontak?wilayah=33.20").text
    assert "Tidak mau pengingat; tidak ditanya lagi." in page
    assert "mau pengingat?</button>" not in page
    for gone in (path[:-2], f"{path}x", "/surel/kontak/apa-saja"):
        assert reader.get(gone).status_code == 404
    kinds = [one["kind"] for one in records(account_database, most=9) if one["kind"].startswith("contact.")]
    assert kinds == ["contact.stop", "contact.reminders", "contact.ask", "contact.add"]
    with account_database.engine.connect() as connection:
        assert "siti@" not in repr(connection.execute(text("SELECT * FROM audit")).all())
