"""Employers and projects on the pages, recomputed from the rows of the database with plain SQL."""

import csv
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from data.repository.store import Store
from tests.support.dashboards.html_tree import number, page

LIVE = "JOIN load l ON l.id = load_id AND l.status = 'published' AND l.collection = 'simulasi'"


@pytest.fixture(scope="module")
def base(full_file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{full_file}?mode=ro", uri=True)) as connection:
        yield connection


def test_employers_of_an_area_and_the_whole(full_store: Store, base: sqlite3.Connection) -> None:
    def count(state: str, where: str = "") -> int:
        query = f"SELECT sum(employers) FROM employer {LIVE} WHERE registration = ? {where}"
        return int(base.execute(query, (state,)).fetchone()[0])

    kudus = page(full_store, "/daerah/33.19", "periode=2026-10").one("main").text
    own = [count(state, "AND area_code = '33.19'") for state in ("belum", "sebagian")]
    assert f"{number(own[0])} pemberi kerja belum daftar, {number(own[1])} daftar sebagian." in kudus
    whole = page(full_store, "/daerah/33", "periode=2026-10").one("main").text
    assert f"{number(count('belum'))} pemberi kerja belum daftar" in whole
    areas = base.execute(f"SELECT count(DISTINCT area_code) FROM employer {LIVE}").fetchone()[0]
    assert f"{areas} dari 35 daerah punya daftar." in whole
    assert "pemberi kerja belum daftar" not in page(full_store, "/daerah/33.19", "periode=2026-05").text


def test_projects_since_the_circular(full_store: Store, base: sqlite3.Connection) -> None:
    query = f"SELECT count(*), sum(registered) FROM project {LIVE} WHERE contract_on >= '2025-02-21'"
    signed, registered = base.execute(query).fetchone()
    words = page(full_store, "/daerah/33", "periode=2026-10").one("main").text
    assert (
        f"(21 Februari 2025), yang meminta setiap proyek didaftarkan: {number(signed)} ditandatangani, "
        f"{number(registered)} terdaftar, {number(signed - registered)} belum." in words
    )


def test_beside_each_other_and_as_rows(
    client: FlaskClient, full_store: Store, base: sqlite3.Connection
) -> None:
    found = page(full_store, "/bandingkan", "periode=2026-10&dan=33.19,33.21")
    assert "Proyek jasa konstruksi menurut daftar yang dimuat" in found.one("main").text
    rows = client.get("/api/v1/projects?daerah=33.19").get_json()["data"]
    query = f"SELECT project, rupiah, registered FROM project {LIVE} WHERE area_code = '33.19'"
    told = sorted(base.execute(query).fetchall())
    assert sorted((r["project"], r["contract_rupiah"], int(r["registered"])) for r in rows) == told
    text = client.get("/daerah/33.19.csv?tabel=pemberi-kerja&periode=2026-10").text.lstrip("\ufeff")
    listed = list(csv.DictReader(io.StringIO(text)))
    assert {row["mark"] for row in listed} == {"SIMULASI"}
    assert sum(int(row["employers"]) for row in listed if row["registration"] == "belum") == int(
        base.execute(
            f"SELECT sum(employers) FROM employer {LIVE} WHERE registration = 'belum' AND area_code = '33.19'"
        ).fetchone()[0]
    )
