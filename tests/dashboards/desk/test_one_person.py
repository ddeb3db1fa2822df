"""Where an administrator lets one person publish, every page of the desk and what was published say so."""

import re

import pytest
from flask import Flask
from sqlalchemy import Engine, select

from data.database import tables
from data.database.accounts.opening import AccountDatabase
from data.repository.audit.trail import check, records
from tests.dashboards.desk.accounts.test_access import MAY
from tests.dashboards.desk.test_editions import decide, editions, propose
from tests.support.accounts import Browser, browser
from tests.support.desk import Intake, book, deed, send

SAID = re.compile(r"Satu orang boleh menerbitkan di sini, sejak [^,]+, menurut kepala")


def switch(one: Browser, word: str) -> int:
    one.get("/pengguna")
    return int(one.post("/pengguna/satu-orang", {"boleh": word}).status_code)


@pytest.mark.slow
def test_one_person_publishes_while_it_is_allowed(
    desk_server: Flask, areas_engine: Engine, account_database: AccountDatabase, intake: Intake
) -> None:
    alone = browser(desk_server, account_database, "terbit")
    head = browser(desk_server, account_database, "kepala")
    send(alone, book())
    intake()
    deed(alone, 1, "ajukan")
    assert deed(alone, 1, "terbitkan").status_code == 403
    assert "Yang mengunggah atau mengajukan tidak dapat" in alone.get("/meja").text

    assert switch(head, "mungkin") == 400
    assert switch(head, "ya") == 303
    page = alone.get("/muat/1").text
    assert "Anda yang mengirim atau mengajukannya." in page
    assert "Anda orang kedua" not in page
    assert "1 dapat Anda putuskan.<" in alone.get("/meja").text
    assert deed(alone, 1, "terbitkan").status_code == 303
    intake()
    assert "Diputuskan oleh yang mengirim atau mengajukannya." in alone.get("/muat/1").text
    load = tables.load.c
    with areas_engine.connect() as connection:
        assert connection.execute(select(load.loaded_by, load.emergency)).all() == [("terbit", "satu-orang")]
    told = "terbit oleh satu orang, menurut aturan kantor ini"
    reader = desk_server.test_client()
    assert told in reader.get("/mutu-data").text
    assert "darurat" not in reader.get("/mutu-data").text
    assert told in reader.get("/asal/33.19").text
    assert propose(alone).status_code == 303
    assert decide(alone, 1).status_code == 303
    intake()
    assert list(editions(areas_engine)) == ["monev-desember"]
    assert "Diusulkan dan diputuskan terbit, satu orang." in alone.get("/edisi").text

    assert switch(head, "tidak") == 303
    assert not SAID.search(head.get("/pengguna").text)
    assert propose(alone, judul="Lagi").status_code == 303
    assert decide(alone, 2).status_code == 403
    assert check(account_database).is_intact


def test_every_page_of_the_desk_says_so(desk_server: Flask, account_database: AccountDatabase) -> None:
    head = browser(desk_server, account_database, "kepala")
    people = {"administrator": head, "publisher": browser(desk_server, account_database, "terbit")}

    def saying() -> tuple[set[str], set[str]]:
        said, silent = set(), set()
        for address, roles in MAY.items():
            method, path = address.split()
            for role in roles & set(people) if method == "GET" else ():
                answer = people[role].get(path)
                if answer.status_code == 200 and answer.mimetype == "text/html":
                    (said if SAID.search(answer.text) else silent).add(path)
        return said, silent

    assert switch(head, "ya") == 303
    said, silent = saying()
    assert silent == set()
    assert {"/pengguna", "/audit", "/meja", "/muat", "/edisi", "/tulis", "/tanggapan", "/akun"} <= said
    assert "One person may publish here, since" in head.get("/audit?bahasa=en").text
    assert switch(head, "tidak") == 303
    assert saying() == (set(), said)
    assert not SAID.search(desk_server.test_client().get("/masuk").text)


def test_only_administrators_switch(desk_server: Flask, account_database: AccountDatabase) -> None:
    for name in ("kudus", "sunting", "terbit"):
        one = browser(desk_server, account_database, name)
        assert one.post("/pengguna/satu-orang", {"boleh": "ya"}).status_code == 403
    assert not [one for one in records(account_database, most=50) if one["kind"].startswith("one_person")]
