"""The register of regulations on the pages and in the API, recomputed with plain SQL."""

import csv
import io
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from data.repository.store import Store
from tests.support.dashboards.html_tree import page

LIVE = "JOIN load l ON l.id = load_id AND l.status = 'published' AND l.collection = 'simulasi'"


@pytest.fixture(scope="module")
def rows(full_file: Path) -> list[tuple[str, str, str, str, str | None]]:
    query = (
        f"SELECT area_code, regulation_kind, document_number, issued_on, revoked_on FROM regulation {LIVE}"
    )
    with closing(sqlite3.connect(f"file:{full_file}?mode=ro", uri=True)) as base:
        return base.execute(query).fetchall()


def test_of_an_area_and_of_the_whole(
    full_store: Store, rows: list[tuple[str, str, str, str, str | None]]
) -> None:
    standing = [row for row in rows if row[4] is None]
    own = [row for row in standing if row[0] == "33.02"]
    assert own
    text = page(full_store, "/daerah/33.02", "periode=2026-10").one("main").text
    assert f"{len(own)} dari {len(own)} peraturan yang berlaku, terbaru di atas." in text
    assert all(row[2] in text for row in own)
    areas = len({row[0] for row in standing})
    whole = page(full_store, "/daerah/33", "periode=2026-10").one("main").text
    assert f"{areas} dari 35 daerah punya peraturan yang berlaku dalam daftar yang dimuat." in whole
    gone = next(row for row in rows if row[4] is not None)
    assert gone[2] not in page(full_store, f"/daerah/{gone[0]}", "periode=2026-10").one("main").text


def test_from_which_rows_they_come(
    full_store: Store, rows: list[tuple[str, str, str, str, str | None]]
) -> None:
    """Of the province those in force count, and those revoked are named as such."""
    found = page(full_store, "/asal/33", "periode=2026-10&fakta=peraturan")
    standing = [row for row in rows if row[4] is None]
    assert f"Seluruhnya {len(standing)} peraturan yang berlaku." in found.one("main").text
    assert found.one("main").text.count("sudah dicabut") == len(rows) - len(standing)
    assert "fakta=peraturan" in next(
        link for link in page(full_store, "/daerah/33.02").one("main").links if "peraturan" in link
    )


def test_without_a_register_nothing_is_said(small_store: Store) -> None:
    for path in ("/daerah/33.21", "/paritrana/33.21"):
        text = page(small_store, path, "periode=2026-09").one("main").text
        assert "daftar peraturan" not in text
        assert "Belum ada peraturan" not in text


def test_as_rows(client: FlaskClient, rows: list[tuple[str, str, str, str, str | None]]) -> None:
    data = client.get("/api/v1/regulations?per_halaman=500").get_json()["data"]
    assert sorted((r["area"], r["document_number"], r["issued_on"]) for r in data) == sorted(
        (area, number, issued) for area, _, number, issued, _ in rows
    )
    text = client.get("/daerah/33.02.csv?tabel=peraturan&periode=2026-10").text.lstrip("\ufeff")
    listed = list(csv.DictReader(io.StringIO(text)))
    assert {row["mark"] for row in listed} == {"SIMULASI"}
    assert len(listed) == sum(row[0] == "33.02" for row in rows)
