"""Targets from the grid at the desk: what is changed goes to a second person, and nothing else does."""

import html
import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select

from data.database import tables
from data.database.accounts.opening import AccountDatabase
from tests.support.accounts import Browser, browser
from tests.support.desk import Intake, deed

ANY_DATABASE = True
PATH = "/tulis/target"
DOCUMENT = {
    "d-skema": "ucj-2026",
    "d-judul_skema": "UCJ 2026",
    "d-dokumen": "NKS 12/2025",
    "d-basis": "potensi",
    "d-sumber": "https://contoh.go.id/nks",
}


def boxes(page: str) -> dict[str, str]:
    """What the grid would send as it is."""
    form = page[page.index('class="targets"') :]
    found = re.findall(r'<input name="([^"]+)"[^>]*?value="([^"]*)"', form)
    found += re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', form)
    return {name: html.unescape(value) for name, value in found if name != "csrf_token"}


def send(one: Browser, asked: str = "", **typed: str) -> Any:
    sent = boxes(one.get(f"{PATH}{asked}").text)
    return one.post(PATH, {**sent, "langkah": "kirim", **typed})


def stored(engine: Engine) -> list[Any]:
    row, load = tables.target.c, tables.load.c
    query = select(row.load_id, row.scheme, row.area_code, row.segment, row.year, row.value, row.unit)
    query = query.join(tables.load, load.id == row.load_id).where(load.status == "published")
    with engine.connect() as connection:
        return [tuple(one) for one in connection.execute(query.order_by(row.load_id, row.seq))]


@pytest.mark.slow
def test_from_the_grid_to_published_targets(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    editor, publisher = (browser(desk_server, account_database, name) for name in ("sunting", "terbit"))
    asked = "?skema=-&tahun=2026&satuan=persen"
    typed = {**DOCUMENT, "n-33.19-BPU": "31,5", "n-33-BPU": "30", "n-33.20-PU": "80"}
    answer = send(editor, asked, **typed)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/muat/1")
    intake()
    assert "Target UCJ 2026, ditulis di peramban" in editor.get("/muat/1").text
    assert deed(editor, 1, "terbitkan").status_code == 403
    assert deed(editor, 1, "ajukan").status_code == 303
    assert deed(publisher, 1, "terbitkan").status_code == 303
    intake()
    first = [
        (1, "ucj-2026", "33", "BPU", 2026, 30.0, "percent"),
        (1, "ucj-2026", "33.19", "BPU", 2026, 31.5, "percent"),
        (1, "ucj-2026", "33.20", "PU", 2026, 80.0, "percent"),
    ]
    assert stored(areas_engine) == first
    page = editor.get(f"{PATH}?skema=ucj-2026&tahun=2026").text
    assert boxes(page)["n-33.19-BPU"] == "31,5"
    assert boxes(page)["d-dokumen"] == "NKS 12/2025"
    assert send(editor, "?skema=ucj-2026&tahun=2026", **{"n-33.19-BPU": "33"}).status_code == 303
    intake()
    deed(editor, 2, "ajukan")
    deed(publisher, 2, "terbitkan")
    intake()
    assert stored(areas_engine) == [*first, (2, "ucj-2026", "33.19", "BPU", 2026, 33.0, "percent")]


def test_what_is_wrong_is_said_at_its_row_and_nothing_is_lost(
    desk_server: Flask, account_database: AccountDatabase
) -> None:
    editor = browser(desk_server, account_database, "sunting")
    asked = "?skema=-&tahun=2026&satuan=persen"
    answer = send(editor, asked, **{**DOCUMENT, "n-33.19-BPU": "tiga", "n-33.20-PU": "80"})
    assert answer.status_code == 400
    assert re.search(r'<span class="wrong" id="w-33.19">[^<]*tiga', html.unescape(answer.text))
    kept = boxes(answer.text)
    assert (kept["n-33.19-BPU"], kept["n-33.20-PU"], kept["d-sumber"]) == ("tiga", "80", DOCUMENT["d-sumber"])
    answer = send(editor, asked, **{"n-33.19-BPU": "3"})
    assert (answer.status_code, "Bagian ini perlu diisi." in answer.text) == (400, True)
    assert send(editor, asked, **DOCUMENT).status_code == 400  # nothing is changed
    assert send(editor, "?skema=-&tahun=0000", **DOCUMENT, **{"n-33.19-BPU": "3"}).status_code == 400


def test_a_pasted_column_fills_the_boxes(desk_server: Flask, account_database: AccountDatabase) -> None:
    editor = browser(desk_server, account_database, "sunting")
    paste = {"langkah": "tempel", "mulai": "BPU", "tempel": "Kudus\t31,5\t12\nKota Tegal\t40"}
    answer = send(editor, "?skema=-", **paste)
    found = boxes(answer.text)
    assert answer.status_code == 200
    assert (found["n-33.19-BPU"], found["n-33.19-JAKON"], found["n-33.76-BPU"]) == ("31,5", "12", "40")
    answer = send(editor, "?skema=-", **{**paste, "tempel": "Tegal\t40"})
    assert (answer.status_code, "“Tegal” ada dua" in answer.text) == (400, True)
    column = "\n".join(str(number) for number in range(1, 36))  # of the areas, without the province
    found = boxes(send(editor, "?skema=-", **{**paste, "tempel": column}).text)
    assert (found["n-33-BPU"], found["n-33.01-BPU"], found["n-33.76-BPU"]) == ("", "1", "35")


def test_a_stale_grid_and_foreign_areas_go_nowhere(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    editor, official = (browser(desk_server, account_database, name) for name in ("sunting", "kudus"))
    asked = "?skema=-&tahun=2026&satuan=persen"
    answer = send(editor, asked, **DOCUMENT, **{"n-33.19-BPU": "3", "dilihat": "lama"})
    assert (answer.status_code, boxes(answer.text)["n-33.19-BPU"]) == (409, "3")
    assert "n-33.20-BPU" not in boxes(official.get(f"{PATH}{asked}").text)
    answer = send(official, asked, **DOCUMENT, **{"n-33.20-BPU": "3"})
    assert (answer.status_code, "Tidak ada target yang berubah" in answer.text) == (400, True)
    first, again = (send(official, asked, **DOCUMENT, **{"n-33.19-BPU": "3"}) for _ in range(2))
    assert first.headers["Location"] == again.headers["Location"] == "/muat/1"
    intake()
    assert stored(areas_engine) == []
