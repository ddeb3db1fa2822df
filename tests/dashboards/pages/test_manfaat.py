"""/manfaat: recomputed from the rows of the database with plain loops; editions, withdrawal, no data."""

import csv
import io
import sqlite3
from collections import defaultdict
from contextlib import closing
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pandas as pd
import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from data.repository.load_writer import add_load, withdraw
from data.repository.store import Store
from tests.support.dashboards.html_tree import number, page
from tests.support.dashboards.small import DEMAK, fill
from tests.support.world import new_load

Sums = dict[str, tuple[Fraction, int, int]]


@pytest.fixture(scope="module")
def sums(full_file: Path) -> Sums:
    """By group of the simulation: contributions, benefits and cases, November 2025 to October 2026."""
    window = [*((2025, m) for m in (11, 12)), *((2026, m) for m in range(1, 11))]
    joined = "JOIN load l ON l.id = f.load_id AND l.collection = 'simulasi' AND l.status = 'published'"
    with closing(sqlite3.connect(f"file:{full_file}?mode=ro", uri=True)) as connection:
        benefits = connection.execute(
            f"SELECT area_code, group_name, period, f.rupiah, cases FROM benefit f {joined} "
            "WHERE group_name IS NOT NULL"
        ).fetchall()
        spells = connection.execute(
            "SELECT area_code, group_name, first_month, months, "
            f"coalesce(rupiah_spent, rupiah_changed, rupiah) FROM funding f {joined}"
        ).fetchall()
    connection.close()
    months, back, cases = defaultdict(set), defaultdict(int), defaultdict(int)
    for area, group, period, rupiah, n in benefits:
        month = (int(period[:4]), int(period[5:7]))
        if month in window:
            months[area, group].add(month)
            back[area, group] += rupiah
            cases[area, group] += n
    paid = defaultdict(Fraction)
    for area, group, first, length, rupiah in spells:
        for step in range(length):
            place = int(first[:4]) * 12 + int(first[5:7]) - 1 + step
            if (place // 12, place % 12 + 1) in months[area, group]:
                paid[area, group] += Fraction(rupiah, length)
    found: dict[str, tuple[Fraction, int, int]] = {}
    for key in (key for key in months if months[key]):
        old = found.get(key[1], (Fraction(0), 0, 0))
        found[key[1]] = (old[0] + round(paid[key]), old[1] + back[key], old[2] + cases[key])
    return found


def test_each_group_as_recomputed(full_store: Store, sums: Sums) -> None:
    found = page(full_store, "/manfaat", "periode=2026-10")
    rows = {item.one("span").text: item.text for item in found.one("ol", "money").all("li")}
    untold = "iuran dibayarkan, manfaatnya tidak dilaporkan"  # of the staff whom the simulation pays for
    assert [name for name, text in rows.items() if untold in text] == ["pegawai non-ASN"]
    assert len(rows) == len(sums) + 1
    for group, (paid, back, cases) in sums.items():
        (text,) = [
            text for name, text in rows.items() if name.partition("dari")[0].rstrip(" 0123456789") == group
        ]
        assert f"{number(float(back / paid), 2)}×" in text
        assert f"{number(cases)} kasus" in text
        assert ("mudah berubah" in text) == (cases < 20)
    assert "Kepesertaan bukan orang" in found.one("main").text


def test_its_files_and_the_lag(client: FlaskClient, sums: Sums) -> None:
    def rows(query: str) -> list[dict[str, str]]:
        text = client.get(f"/manfaat.csv?periode=2026-10{query}").text.lstrip("\ufeff")
        return list(csv.DictReader(io.StringIO(text)))

    told = [row for row in rows("") if row["rupiah_received"] and row["rupiah_paid"]]
    assert sum(int(row["rupiah_received"]) for row in told) == sum(back for _, back, _ in sums.values())
    assert sum(int(row["cases"]) for row in told) == sum(cases for *_, cases in sums.values())
    assert {row["mark"] for row in told} == {"SIMULASI"}
    assert {row["lag"] for row in rows("&jeda=6")} == {"6"}
    assert {row["lag"] for row in rows("&jeda=5")} == {"0"}
    api = client.get("/api/v1/benefits?edisi=simulasi-terkini&daerah=33.23&per_halaman=5").json
    assert {"programme", "group_name", "cases", "rupiah_received", "load_id"} <= set(api["data"][0])


def test_an_edition_sees_what_was_known_then(full_store: Store) -> None:
    head = page(full_store, "/manfaat", "edisi=simulasi-2026-t2").one("h1").text
    assert head.endswith("sampai Juni 2026.")


def test_one_area_with_its_rows_and_one_that_does_not_report(full_store: Store) -> None:
    found = page(full_store, "/manfaat", "periode=2026-10&wilayah=33.23")
    assert "baris" in found.one("section", "spells").text
    assert "SIMULASI v" in found.one("section", "spells").text
    silent = page(full_store, "/manfaat", "periode=2026-10&wilayah=33.26").one("main").text
    assert "manfaatnya tidak dilaporkan" in silent


@pytest.mark.parametrize("hidden", ["withdrawn", "embargo"])
def test_where_nobody_tells_and_what_is_hidden(areas_engine: Engine, empty_store: Store, hidden: str) -> None:
    fill(areas_engine)
    assert "Belum ada manfaat" in page(Store(areas_engine), "/manfaat").one("h1").text
    assert page(empty_store, "/manfaat").one("h1").text
    row = {
        **{"area_code": DEMAK, "segment": "BPU", "programme": "JKM", "group_name": "nelayan"},
        **{"first_month": date(2026, 1, 1), "period": date(2026, 1, 31)},
        **{"cases": 3, "rupiah": 126_000_000, "address": "x", "source_row": 2},
    }
    until = datetime(2999, 1, 1) if hidden == "embargo" else None
    load = new_load(digest="manfaat", source="manfaat", embargo_until=until)
    added = add_load(areas_engine, load, {"benefit": pd.DataFrame([row])})
    if hidden == "withdrawn":
        words = page(Store(areas_engine), "/manfaat").one("main").text
        assert "tidak ada iuran yang tercatat" in words
        withdraw(areas_engine, added, "uji")
    assert "Belum ada manfaat" in page(Store(areas_engine), "/manfaat").one("h1").text
