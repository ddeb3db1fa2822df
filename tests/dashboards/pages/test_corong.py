"""/corong: recomputed from the rows of the database with plain SQL; what stands where nobody tells."""

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from data.repository.store import Store
from tests.support.dashboards.html_tree import number, page

PAIRS = """
    SELECT area_code, sum(verified), sum(f.active), count(*) FROM funding f
    JOIN load l ON l.id = f.load_id AND l.collection = 'simulasi' AND l.status = 'published'
    WHERE year = 2026 AND verified IS NOT NULL AND f.active IS NOT NULL GROUP BY area_code
"""


@pytest.fixture(scope="module")
def pairs(full_file: Path) -> dict[str, tuple[int, int, int]]:
    """Of each area the verified, the active and the programmes of 2026 that state both."""
    with closing(sqlite3.connect(f"file:{full_file}?mode=ro", uri=True)) as connection:
        found = {row[0]: row[1:] for row in connection.execute(PAIRS)}
    connection.close()
    return found


def test_verified_people_who_never_became_active(
    full_store: Store, pairs: dict[str, tuple[int, int, int]]
) -> None:
    found = page(full_store, "/corong", "periode=2026-10")
    lost = {area: v - a for area, (v, a, _) in pairs.items()}
    head = found.one("h1").text
    assert head.startswith(f"{number(sum(lost.values()))} pekerja terverifikasi")
    assert f"di {sum(n > 0 for n in lost.values())} daerah" in head
    rows = [item.text for item in found.one("ol", "losses").all("li")[1:]]
    worst = max(lost, key=lambda area: lost[area])
    assert full_store.areas()["name"][worst].partition(" ")[2] in rows[0]
    assert number(lost[worst]) in rows[0]
    assert "Kepesertaan bukan orang" in found.one("main").text


def test_its_files(client: FlaskClient, pairs: dict[str, tuple[int, int, int]]) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/corong.csv?periode=2026-10").text.lstrip("\ufeff"))))
    known = {row["area"]: row for row in rows if row["never_active"]}
    assert {area: int(row["never_active"]) for area, row in known.items()} == {
        area: v - a for area, (v, a, _) in pairs.items()
    }
    assert {row["mark"] for row in rows} == {"SIMULASI"}
    tables = json.loads(client.get("/corong.json?periode=2026-10&menurut=dana").text)["tables"]
    assert [table["name"] for table in tables] == ["corong", "corong-langkah", "corong-program"]
    api = client.get("/api/v1/funding?edisi=simulasi-terkini&daerah=33.10&per_halaman=50").json
    assert {"planned", "verified", "paid", "active", "rupiah_spent"} <= set(api["data"][0])


def test_where_nobody_tells(small_store: Store, empty_store: Store) -> None:
    found = page(small_store, "/corong")
    assert "yang menyebut langkahnya" in found.one("h1").text
    assert "direncanakan, terverifikasi, dibayar, dan aktif" in found.one("main").text
    assert page(empty_store, "/corong").one("h1").text
