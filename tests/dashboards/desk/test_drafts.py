"""The area sees its draft and answers, signed in or by a link; the editor sees what all areas said."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, func, select

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import today
from data.repository.editions import create_edition
from tests.support.accounts import Browser, browser
from tests.support.clock import Clock
from tests.support.desk import GOOD, Beginning, Intake, book, deed, send

ANY_DATABASE = True


def rows(database: AccountDatabase, name: str) -> int:
    with database.engine.connect() as connection:
        table = tables.metadata.tables[name]
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def ask(editor: Browser, draft: str = "berkas:1", days: int = 5) -> Any:
    editor.get("/tanggapan")
    until = (today() + timedelta(days=days)).isoformat()
    return editor.post("/tanggapan", {"draf": draft, "sampai": until})


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Beginning:
    return Beginning(tmp_path_factory.mktemp("draf") / "awal")


@pytest.fixture
def editor(
    desk_server: Flask,
    account_database: AccountDatabase,
    intake: Intake,
    beginning: Beginning,
    tmp_path: Path,
) -> Browser:
    """An editor; Kudus and Jepara stand published for September, and wait for October as file 2."""
    if beginning.restored(tmp_path):
        return browser(desk_server, account_database, "sunting")
    clerk = browser(desk_server, account_database, "sunting")
    publisher = browser(desk_server, account_database, "terbit")
    send(clerk, book({"33.19": ("Kabupaten Kudus", 200_000, 48_000)}, "Bulan September 2026"))
    intake()
    deed(clerk, 1, "ajukan")
    deed(publisher, 1, "terbitkan")
    intake()
    send(clerk, book(GOOD))
    intake()
    deed(clerk, 2, "ajukan")
    beginning.keep(tmp_path)
    return clerk


def test_the_area_sees_its_own_and_answers(
    desk_server: Flask, account_database: AccountDatabase, editor: Browser
) -> None:
    official = browser(desk_server, account_database, "kudus")
    assert "Tidak ada draf" in official.get("/tanggapan").text
    answer = ask(editor, "berkas:2")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/tanggapan/1")
    assert "1 draf menunggu jawaban Anda" in official.get("/tanggapan").text
    assert official.get("/tanggapan/1").headers["Location"] == "/tanggapan/1/33.19"
    page = official.get("/tanggapan/1/33.19")
    assert "Kabupaten Kudus, Oktober 2026" in page.text
    own = re.sub(r"<[^>]+>", " ", page.text)
    assert re.search(r"Peserta aktif\s+50\.000\s+48\.000\s+\+2\.000", own)
    assert re.search(r"Cakupan\s+25,0 %\s+24,0 %\s+\+1,0 poin", own.replace("\xa0", " "))
    for others in ("60.000", "300.000", "Jepara"):
        assert others not in page.text
    assert page.headers["Cache-Control"] == "no-store"
    for path in ("/tanggapan/1/33.20", "/tanggapan/1/33.01", "/tanggapan/2", "/tanggapan/1/x"):
        assert official.client.get(path).status_code == 404
    assert official.post("/tanggapan/1/33.20", {"jawaban": "right"}).status_code == 404
    official.get("/tanggapan/1/33.19")
    assert official.post("/tanggapan/1/33.19", {"jawaban": "wrong"}).status_code == 409
    said = {"jawaban": "wrong", "keterangan": "Seharusnya <b>50.100</b>"}
    assert official.post("/tanggapan/1/33.19", said).status_code == 303
    seen = editor.get("/tanggapan/1").text
    assert "1 daerah menyatakan ada yang salah</em>, 1 daerah belum menjawab, 0 menyatakan benar." in seen
    assert "Seharusnya &lt;b&gt;50.100&lt;/b&gt;" in seen
    assert "33 daerah tidak ada dalam draf" in seen
    assert editor.client.post("/tanggapan/1/33.19", data={"csrf_token": editor.token()}).status_code == 403
    assert ask(editor, "berkas:2").status_code == 409
    assert ask(editor, "berkas:9").status_code == 400


def test_once_decided_nothing_is_taken(
    desk_server: Flask, account_database: AccountDatabase, editor: Browser, intake: Intake
) -> None:
    ask(editor, "berkas:2")
    deed(browser(desk_server, account_database, "terbit"), 2, "terbitkan")
    intake()
    official = browser(desk_server, account_database, "kudus")
    page = official.get("/tanggapan/1/33.19").text
    assert "sudah diputuskan" in page
    assert 'name="jawaban"' not in page
    official.get("/akun")
    assert official.post("/tanggapan/1/33.19", {"jawaban": "right"}).status_code == 409
    assert "1 daerah tidak menjawab" not in page
    assert "2 daerah tidak menjawab" in editor.get("/tanggapan/1").text


def test_a_link_is_opened_by_anybody_for_one_area(
    desk_server: Flask, account_database: AccountDatabase, editor: Browser
) -> None:
    ask(editor, "berkas:2")
    editor.get("/tanggapan/1/tautan")
    editor.post("/tanggapan/1/tautan", {"daerah": ""})
    tokens = re.findall(r"/draf/([\w.-]+)</code>", editor.get("/tanggapan/1/tautan").text)
    assert len(tokens) == 2
    stranger = browser(desk_server)
    before = {name: rows(account_database, name) for name in ("audit", "draft_answer", "draft_link")}
    page = stranger.get(f"/draf/{tokens[0]}")
    assert {name: rows(account_database, name) for name in before} == before  # a chat program fetched it
    assert "50.000" in page.text
    assert "Jepara" not in page.text
    headers = page.headers
    assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert "noindex" in headers["X-Robots-Tag"]
    assert "Masuk sebagai" not in page.text
    form = {"jawaban": "right", "orang": "Siti Aminah", "kantor": "Dinas Tenaga Kerja"}
    assert stranger.client.post(f"/draf/{tokens[0]}", data=form).status_code == 400  # no token of the form
    assert stranger.post(f"/draf/{tokens[0]}", {**form, "orang": ""}).status_code == 409
    origin = {"Origin": "null"}
    assert stranger.post(f"/draf/{tokens[0]}", form, headers=origin).status_code == 200
    assert "Siti" not in stranger.get(f"/draf/{tokens[0]}").text  # whoever else has it sees no name
    assert "1 menyatakan benar" in editor.get("/tanggapan/1").text
    seen = editor.get("/tanggapan/1/33.19").text
    assert "Siti Aminah · Dinas Tenaga Kerja · lewat tautan" in seen
    number = re.search(r'name="tautan" value="(\d+)"', editor.get("/tanggapan/1/tautan").text)
    assert number is not None
    assert editor.post("/tanggapan/1/tautan/cabut", {"tautan": number[1]}).status_code == 303
    assert stranger.get(f"/draf/{tokens[0]}").status_code == 404
    assert stranger.get(f"/draf/{tokens[1]}").status_code == 200
    assert stranger.get(f"/draf/{tokens[1][:-2]}xx").status_code == 404


def test_a_link_ends_with_its_round(
    desk_server: Flask, account_database: AccountDatabase, editor: Browser
) -> None:
    ask(editor, "berkas:2")
    editor.get("/tanggapan/1/tautan")
    editor.post("/tanggapan/1/tautan", {"daerah": "33.19"})
    (token,) = re.findall(r"/draf/([\w.-]+)</code>", editor.get("/tanggapan/1/tautan").text)
    stranger = browser(desk_server)
    assert stranger.get(f"/draf/{token}").status_code == 200
    editor.get("/tanggapan/1")
    assert editor.post("/tanggapan/1/tutup").status_code == 303  # before its day
    assert stranger.get(f"/draf/{token}").status_code == 404
    assert "/draf/" not in editor.get("/tanggapan/1/tautan").text
    audit = browser(desk_server, account_database, "kepala").get("/audit").text
    assert "permintaan tanggapan ditutup" in audit
    assert not re.search(r">(draft|upload|intake|edition)\.", audit)  # every kind has words
    assert "daerah: 33.19" in audit
    assert not re.search(r"\{&quot;|\{\"", audit)  # details are words, too


@pytest.mark.usefixtures("editor")
def test_a_link_ends_by_the_calendar_with_the_day_that_was_said(
    desk_server: Flask, account_database: AccountDatabase, clock: Clock
) -> None:
    """Asked until 28 February: good in its last second in Jawa Tengah, which is 16.59.59 in UTC."""
    clock(datetime(2027, 2, 26, 3))
    asks = browser(desk_server, account_database, "sunting")
    asks.get("/tanggapan")
    assert asks.post("/tanggapan", {"draf": "berkas:2", "sampai": "2027-02-28"}).status_code == 303
    asks.get("/tanggapan/1/tautan")
    asks.post("/tanggapan/1/tautan", {"daerah": "33.19"})
    (token,) = re.findall(r"/draf/([\w.-]+)</code>", asks.get("/tanggapan/1/tautan").text)
    stranger, said = browser(desk_server), {"jawaban": "right", "orang": "Siti", "kantor": "Disnaker"}
    clock(datetime(2027, 2, 28, 16, 59, 58))
    assert stranger.get(f"/draf/{token}").status_code == 200
    clock(datetime(2027, 2, 28, 17))
    assert stranger.post(f"/draf/{token}", said).status_code == 404  # of a form that was opened in time
    assert stranger.get(f"/draf/{token}").status_code == 404
    assert rows(account_database, "draft_answer") == 0
    clock(datetime(2027, 2, 28, 16, 59, 58))
    stranger.get(f"/draf/{token}")
    assert stranger.post(f"/draf/{token}", said).status_code == 200
    assert rows(account_database, "draft_answer") == 1


def test_a_link_ends_with_a_file_that_was_returned(
    desk_server: Flask, account_database: AccountDatabase, editor: Browser
) -> None:
    ask(editor, "berkas:2")
    editor.get("/tanggapan/1/tautan")
    editor.post("/tanggapan/1/tautan", {"daerah": "33.19"})
    (token,) = re.findall(r"/draf/([\w.-]+)</code>", editor.get("/tanggapan/1/tautan").text)
    stranger, publisher = browser(desk_server), browser(desk_server, account_database, "terbit")
    said = {"jawaban": "wrong", "keterangan": "Salah", "orang": "Siti", "kantor": "Disnaker"}
    stranger.get(f"/draf/{token}")
    assert stranger.post(f"/draf/{token}", said).status_code == 200
    asked = publisher.get("/muat/2").text
    assert "Tanggapan daerah: 0 benar, 1 keberatan, 0 tidak menjawab, 1 belum." in asked
    assert "Tanggapan daerah:" not in browser(desk_server, account_database, "kudus").get("/muat").text
    deed(publisher, 2, "kembalikan", alasan="Bulan keliru")
    assert stranger.get(f"/draf/{token}").status_code == 404


def test_an_edition_under_embargo_is_a_draft_too(
    areas_engine: Engine, editor: Browser, desk_server: Flask,
    account_database: AccountDatabase,
) -> None:  # fmt: skip
    create_edition(areas_engine, "monev-09", title="Monev September", collection="resmi", draft=True)
    assert "Monev September" in editor.get("/tanggapan").text
    assert ask(editor, "edisi:monev-09").status_code == 303
    page = browser(desk_server, account_database, "kudus").get("/tanggapan/1/33.19").text
    assert "48.000" in page
    assert "50.000" not in page  # file 2 is no part of it
