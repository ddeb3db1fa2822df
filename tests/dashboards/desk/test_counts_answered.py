"""48.118 or 4.811? A count that a file leaves open is answered by buttons, and /asal tells who said it."""

import html
import io
import re

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from data.database.accounts.opening import AccountDatabase
from tests.dashboards.desk.test_open_questions import counts
from tests.support.accounts import Browser, browser
from tests.support.desk import Intake, deed, send

ROWS = [
    ("33.19", "Kabupaten Kudus", 276_066, 27_190),
    ("33.21", "Kabupaten Demak", 169_121, 17.487),  # Excel read the point of thousands as a decimal comma
    ("33.23", "Kabupaten Temanggung", 149_838, 4_811),  # the last digit is missing
]


def sheet_of(*totals: int) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (["REKAPITULASI KEPESERTAAN BPU"], ["Bulan Oktober 2026"], []):
        sheet.append(row)
    sheet.append(["No", "Kode", "Kab/Kota", "Potensi BPU", "Aktif BPU"])
    for number, row in enumerate(ROWS, 1):
        sheet.append([number, *row])
    sheet.append([None, None, "JUMLAH", *totals])
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def offered(page: str) -> list[tuple[str, list[str]]]:
    """The questions of a page in order: name, what may be answered."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="radio" name="(jawab-\d+)" value="([^"]+)"', page):
        found.setdefault(name, []).append(value)
    return list(found.items())


def answered(clerk: Browser, intake: Intake, value: str) -> None:
    name = next(name for name, values in offered(clerk.get("/muat/1").text) if value in values)
    assert deed(clerk, 1, "jawab", **{name: value}).status_code == 303
    intake()


@pytest.mark.slow
def test_a_count_is_chosen_and_never_guessed(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    clerk = browser(desk_server, account_database, "sunting")
    send(clerk, sheet_of(595_025, 92_795))
    intake()
    page = clerk.get("/muat/1").text
    ((first, values),) = offered(page)  # the total is held against the rows once every row is read
    assert values == ["17487", "kosong"]
    assert "Jawab pertanyaan di Temuan, atau perbaiki berkasnya dan kirim lagi." in page
    assert not re.search(r"<input[^>]* checked", page)
    assert deed(clerk, 1, "jawab", **{first: "17488"}).status_code == 409
    official = browser(desk_server, account_database, "kudus")
    assert official.post("/muat/1/jawab", {"versi": "2", first: "17487"}).status_code == 404
    answered(clerk, intake, "17487")
    page = html.unescape(clerk.get("/muat/1").text)
    assert "17.487 → 17.487 orang" in page
    assert "baris 6, dijawab sunting" in page
    assert [values for _, values in offered(page)] == [["48118", "4811", "kosong"]]
    assert "tertulis 4.811; jumlah tercetak (JUMLAH di baris 8) tidak cocok. Dengan 48.118" in page
    answered(clerk, intake, "48118")
    assert not offered(clerk.get("/muat/1").text)
    assert deed(clerk, 1, "ajukan").status_code == 303
    assert deed(browser(desk_server, account_database, "terbit"), 1, "terbitkan").status_code == 303
    intake()
    assert counts(areas_engine) == {"33.19": 27_190, "33.21": 17_487, "33.23": 48_118}
    origin = desk_server.test_client().get("/asal/33.23?metrik=coverage_bpu&periode=2026-10")
    words = html.unescape(origin.text)
    assert "E7: '4811' dibaca 48.118 orang menurut jawaban penyunting, 2026" in words
    assert words.count("E7: '4811'") == 1  # beside participants, not beside potensi of the same row
    assert re.search(r"\bsunting\b", words) is None  # no account for everybody


@pytest.mark.slow
def test_what_the_cell_says_may_stand_or_be_left_empty(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    clerk = browser(desk_server, account_database, "sunting")
    send(clerk, sheet_of(595_025, 75_308))
    intake()
    answered(clerk, intake, "kosong")
    assert "17.487 → dikosongkan" in html.unescape(clerk.get("/muat/1").text)
    answered(clerk, intake, "4811")
    assert not offered(clerk.get("/muat/1").text)  # not asked again
    deed(clerk, 1, "ajukan")
    deed(browser(desk_server, account_database, "terbit"), 1, "terbitkan")
    intake()
    assert counts(areas_engine) == {"33.19": 27_190, "33.23": 4_811}


def test_a_reading_cannot_be_rewritten(
    desk_server: Flask, account_database: AccountDatabase, intake: Intake
) -> None:
    clerk = browser(desk_server, account_database, "sunting")
    send(clerk, sheet_of(595_025, 92_795))
    intake()
    answered(clerk, lambda: None, "17487")
    for change in ("UPDATE upload_reading SET people = 1", "DELETE FROM upload_reading"):
        with pytest.raises(DatabaseError, match="append-only"), account_database.writing() as connection:
            connection.execute(text(change))
