"""A file that leaves areas open is answered by buttons: nothing guessed, kept with who and when, at /asal."""

import html
import re
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import Engine, select, text
from sqlalchemy.exc import DatabaseError

from data.database import tables
from data.database.accounts.opening import AccountDatabase
from tests.support.accounts import browser
from tests.support.desk import Intake, book, deed, send

ANY_DATABASE = True
ROWS: dict[str, tuple[Any, int, int]] = {
    "33.1": ("Klaten", 223_850, 28_714),
    "33.19": ("Kabupaten Kudus", 276_066, 27_190),
    "": ("Semarang", 187_986, 27_922),
}


def counts(engine: Engine) -> dict[str, int]:
    """Active participants by area, in loads that stand."""
    block, load = tables.observation.c, tables.load.c
    query = select(block.area_code, block.value).join(tables.load, load.id == block.load_id)
    query = query.where(load.status == "published", block.measure == "active_participants")
    with engine.connect() as connection:
        return {row.area_code: row.value for row in connection.execute(query)}


@pytest.mark.slow
def test_questions_are_answered_and_never_guessed(
    desk_server: Flask, account_database: AccountDatabase, areas_engine: Engine, intake: Intake
) -> None:
    clerk = browser(desk_server, account_database, "sunting")
    send(clerk, book(ROWS))
    intake()
    page = clerk.get("/muat/1").text
    places = re.findall(r'<input type="radio" name="(jawab-\d+)" value="([\d.]+)"', page)
    offered: dict[str, list[str]] = {}
    for name, code in places:
        offered.setdefault(name, []).append(code)
    assert sorted(offered.values()) == [["33.01", "33.10"], ["33.22", "33.74"]]
    assert not re.search(r"<input[^>]* checked", page)
    code_of = {tuple(codes): name for name, codes in offered.items()}
    klaten = code_of["33.01", "33.10"]
    assert deed(clerk, 1, "jawab").status_code == 409  # nothing chosen
    assert deed(clerk, 1, "jawab", **{klaten: "33.19"}).status_code == 409  # no candidate
    official = browser(desk_server, account_database, "kudus")
    assert official.post("/muat/1/jawab", {"versi": "2", klaten: "33.10"}).status_code == 404
    clerk.get("/muat/1")
    assert deed(clerk, 1, "jawab", **{klaten: "33.10"}).status_code == 303
    intake()
    page = clerk.get("/muat/1").text
    assert "33.1 → Kabupaten Klaten" in page
    assert "dijawab sunting" in page
    assert len(set(re.findall(r"jawab-\d+", page))) == 1
    rest = re.search(r"jawab-\d+", page)
    assert rest is not None
    assert deed(clerk, 1, "jawab", **{rest[0]: "33.74"}).status_code == 303
    intake()
    assert deed(clerk, 1, "ajukan").status_code == 303
    assert deed(clerk, 1, "jawab", **{rest[0]: "33.22"}).status_code == 409  # it is before somebody else now
    assert deed(browser(desk_server, account_database, "terbit"), 1, "terbitkan").status_code == 303
    intake()
    assert counts(areas_engine) == {"33.10": 28_714, "33.19": 27_190, "33.74": 27_922}
    origin = desk_server.test_client().get("/asal/33.10?metrik=coverage_bpu&periode=2026-10")
    words = html.unescape(origin.text)
    assert "'33.1' dibaca Kabupaten Klaten (33.10) menurut jawaban penyunting, 2026" in words
    assert re.search(r"\bsunting\b", words) is None  # no account for everybody


def test_an_answer_cannot_be_rewritten(
    desk_server: Flask, account_database: AccountDatabase, intake: Intake
) -> None:
    clerk = browser(desk_server, account_database, "sunting")
    send(clerk, book(ROWS))
    intake()
    found = re.search(r'name="(jawab-\d+)" value="([\d.]+)"', clerk.get("/muat/1").text)
    assert found is not None
    deed(clerk, 1, "jawab", **{found[1]: found[2]})
    for change in ("UPDATE upload_answer SET area_code = '33.19'", "DELETE FROM upload_answer"):
        with pytest.raises(DatabaseError, match="append-only"), account_database.writing() as connection:
            connection.execute(text(change))
