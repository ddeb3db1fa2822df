"""Whom to call in an area: written by who may, seen by who has signed in, erased, and on no open page."""

import re

import pytest
from flask import Flask
from sqlalchemy import text

from data.database.accounts.opening import AccountDatabase
from data.repository.accounts import contacts
from data.repository.accounts.accounts import find
from data.repository.audit.trail import records
from tests.support.accounts import browser

TYPED = {
    "orang": "Siti Aminah",
    "jabatan": "Kepala Disnaker",
    "surel": "siti@kudus.example",
    "telepon": "0291 431 001",
}


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
