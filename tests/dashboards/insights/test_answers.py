"""The rate of answers on the pages, in the meeting and in the API, recomputed with plain SQL."""

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboards.meeting.document import rapat_html
from data.repository.store import Store
from tests.support.clock import Clock
from tests.support.dashboards.html_tree import page

LIVE = "JOIN load l ON l.id = load_id AND l.status = 'published' AND l.collection = 'simulasi'"


@pytest.fixture(autouse=True)
def _today(clock: Clock) -> None:
    clock(datetime(2026, 11, 30, 5))


@pytest.fixture(scope="module")
def last(full_file: Path) -> dict[tuple[str, str], bool]:
    """Of the meeting of October each agreement in force, by area and words: whether it is answered."""
    query = (
        f"SELECT area_code, agreed, agreement.status, evidence FROM agreement {LIVE} "
        "WHERE met_on = '2026-10-14' ORDER BY load_id"
    )
    with closing(sqlite3.connect(f"file:{full_file}?mode=ro", uri=True)) as base:
        return {(a, agreed): s != "belum" or bool(e) for a, agreed, s, e in base.execute(query)}


def test_the_rate_and_whose_answer_is_missing(
    full_store: Store, client: FlaskClient, last: dict[tuple[str, str], bool]
) -> None:
    answered = sum(last.values())
    assert 0 < answered < len(last)
    share = f"{100 * answered / len(last):.1f}".replace(".", ",")
    rate = f"{answered} dari {len(last)} kesepakatan dijawab ({share}\u00a0%)"
    text = page(full_store, "/kesepakatan").one("main").text
    assert f"Rapat 14 Oktober 2026: {rate}.".replace("\u00a0", " ") in text
    assert "Belum menjawab: Jawa Tengah." in text
    meeting = rapat_html(full_store, "periode=2026-10")
    assert meeting.count(f"Rapat 14 Okt 2026: {rate}") == 1
    assert f"{rate}. Belum menjawab:" in meeting
    rows = client.get("/api/v1/answers").get_json()["data"]
    found = {row["area"]: (row["agreements"], row["answered"]) for row in rows}
    areas = {area for area, _ in last}
    assert found == {
        area: (sum(a == area for a, _ in last), sum(told for (a, _), told in last.items() if a == area))
        for area in areas
    }


def test_without_a_meeting_there_is_no_rate(small_store: Store) -> None:
    assert "dijawab" not in page(small_store, "/kesepakatan").one("main").text
    assert "dijawab" not in rapat_html(small_store, "periode=2026-09")
