"""What waits stays in sight, however much was sent since; the desk shows areas, answers and dates."""

import re
from datetime import date, datetime

import pytest
from flask import Flask
from sqlalchemy import Engine, update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts.accounts import find
from data.repository.load_writer import add_load
from data.repository.uploads import uploads
from data.repository.uploads.uploads import State
from tests.dashboards.desk.test_drafts import ask
from tests.support.accounts import browser
from tests.support.clock import Clock
from tests.support.desk import GOOD, Intake, book, deed, send
from tests.support.world import ACTIVE, Fact, fact_frame, new_load

KUDUS, JEPARA, DEMAK = "33.19", "33.20", "33.21"


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


def _rows(page: str) -> list[list[str]]:
    """The rows of areas: name, looks of the squares of the months, what stands beside them."""
    (listed,) = re.findall(r'<ol>(<li class="head">.*?)</ol>', page, re.S)
    found = []
    for row in re.findall(r"<li(?: class=\"[a-z]*\")?>(.*?)</li>", listed, re.S):
        looks = " ".join(re.findall(r'<i class="d-(\w+)"', row))
        said = re.sub(r"<[^>]+>", "", row.rpartition("<span>")[2]).strip()
        found.append([re.sub(r"<[^>]+>", "", row.partition("</span>")[0]), looks, said])
    return found[1:]  # without the head


def test_areas_stand_with_their_months_and_what_they_said(
    desk_server: Flask,
    account_database: AccountDatabase,
    areas_engine: Engine,
    intake: Intake,
    clock: Clock,
) -> None:
    def report(moment: datetime, month: date, *areas: str) -> None:
        clock(moment)
        facts = [Fact(area, month, "BPU", ACTIVE, 500, row=2) for area in areas]
        add_load(areas_engine, new_load(digest=f"{moment:%m}" * 32), {"observation": fact_frame(facts)})

    report(datetime(2026, 8, 1, 3), date(2026, 7, 31), KUDUS, JEPARA, DEMAK)
    report(datetime(2026, 9, 9, 3), date(2026, 8, 31), KUDUS, JEPARA)
    report(datetime(2026, 10, 14, 3), date(2026, 9, 30), KUDUS, JEPARA)
    clock(datetime(2026, 10, 20, 3))
    editor = browser(desk_server, account_database, "sunting")
    page = editor.get("/meja").text
    assert "35 daerah terlambat atau belum melapor September 2026" in page
    rows = {name: (looks.split()[-3:], said) for name, looks, said in _rows(page)}
    assert len(rows) == 35
    assert rows["Kab. Kudus"] == (["on", "on", "late"], "masuk 14 Okt 2026, terlambat 4 hari")
    assert rows["Kab. Demak"] == (["on", "none", "none"], "belum masuk, jatuh tempo 10 Okt 2026")
    send(editor, book(GOOD))
    intake()
    deed(editor, 1, "ajukan")
    assert ask(editor, "berkas:1").status_code == 303
    official = browser(desk_server, account_database, "kudus")
    official.get("/tanggapan/1/33.19")
    said = {"jawaban": "wrong", "keterangan": "Aktif kami 51.000"}
    assert official.post("/tanggapan/1/33.19", said).status_code == 303
    page = browser(desk_server, account_database, "terbit").get("/meja").text
    heading = re.sub(r"<[^>]+>", "", page.partition("<h1>")[2].partition("</h1>")[0])
    assert heading == "1 keberatan atas draf, 1 belum menjawab; 1 berkas menunggu orang kedua."
    assert [row[::2] for row in _rows(page)[:3]] == [
        ["Kab. Kudus", "Ada yang salahAktif kami 51.000"],
        ["Kab. Jepara", "Belum menjawab"],
        ["Kab. Cilacap", "tidak ada dalam draf"],
    ]
    assert "Aktif kami 51.000" in page
    assert "Periksa, lalu putuskan</a>" in page
    assert "Periksa, lalu putuskan</a>" not in editor.get("/meja").text  # who submitted does not decide


def test_before_any_official_figure_it_says_where_to_begin(
    desk_server: Flask, account_database: AccountDatabase
) -> None:
    page = browser(desk_server, account_database, "sunting").get("/meja").text
    assert "sesudah angka resmi pertama terbit" in page
    assert "Tidak ada yang menunggu orang kedua." in page
