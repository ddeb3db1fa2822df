"""The derived facts of /api/v1, recomputed from the rows of the database with plain SQL and plain loops."""

import csv
import io
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.dashboards.api.test_api import rows
from tests.support.dashboards.plain_sql import Plain

MONTH = "periode=2026-10&per_halaman=1000"
OWN = "JOIN load l ON l.id = f.load_id AND l.collection = 'simulasi' AND l.status = 'published'"


@pytest.fixture(scope="module")
def query(full_file: Path) -> Iterator[Any]:
    connection = sqlite3.connect(f"file:{full_file}?mode=ro", uri=True)
    yield lambda sql: connection.execute(sql).fetchall()
    connection.close()


def test_the_funnel_step_by_step(client: FlaskClient, query: Any) -> None:
    found = {
        (r["area"], r["step_before"], r["step_after"]): (r["entered"], r["passed"], r["compared_both"])
        for r in rows(client, f"/api/v1/funnel?{MONTH}")
    }
    wanted = {}
    for before, after in (
        ("planned", "verified"),
        ("verified", "paid"),
        ("paid", "active"),
        ("verified", "active"),
    ):
        for area, entered, passed, n in query(
            f"SELECT area_code, sum(f.{before}), sum(f.{after}), count(*) FROM funding f {OWN} "
            f"WHERE year = 2026 AND f.{before} IS NOT NULL AND f.{after} IS NOT NULL GROUP BY area_code"
        ):
            wanted[area, before, after] = (entered, passed, n)
    assert found == wanted
    assert len({area for area, _, _ in found}) > 5


def test_depth_is_participants_of_those_active(client: FlaskClient, query: Any) -> None:
    found = rows(client, f"/api/v1/programmes?{MONTH}")
    people = {(r["area"], r["segment"], r["programme"]): r["numerator"] for r in found}
    assert people == {
        (area, segment, programme): value
        for area, segment, programme, value in query(
            f"SELECT area_code, segment, programme, value FROM observation f {OWN} WHERE programme <> '' "
            "AND period = '2026-10-31' AND measure = 'active_participants'"
        )
    }
    for row in found:
        assert row["share"] == pytest.approx(100 * row["numerator"] / row["denominator"])
    one = rows(client, f"/api/v1/programmes?{MONTH}&daerah=33.10")
    assert {row["area"] for row in one} == {"33.10"}


def _last(first: str, months: int) -> str:
    place = int(first[:4]) * 12 + int(first[5:7]) - 1 + months - 1
    return f"{place // 12:04d}-{place % 12 + 1:02d}"


def test_what_lapses_and_what_keeping_it_costs(client: FlaskClient, plain: Plain) -> None:
    """In October 2026; no budget of the simulation follows another of the same group and fund."""
    spells = [(s[0], s[2], s[3][:7], _last(s[3], s[4])) for s in plain.spells if s[3]]
    lapsing = [s for s in spells if "2026-10" <= s[3] <= "2027-03"]
    found = rows(client, f"/api/v1/lapses?{MONTH}")
    assert sorted((r["area"], r["people_lapsing"], r["last_month"][:7]) for r in found) == sorted(
        (area, workers, end) for area, workers, _, end in lapsing
    )
    assert [r["last_month"] for r in found] == sorted(r["last_month"] for r in found)
    for row in found:
        assert row["rupiah_to_keep"] == row["people_lapsing"] * 16_800 * 12
        assert row["months_paid"] == ("2026-10", "2026-11", "2026-12", "2027-01", "2027-02", "2027-03").index(
            row["last_month"][:7]
        )
        active, potensi = plain.pair(row["area"], "2026-10-31", "BPU") or (None, None)
        assert (row["numerator"], row["denominator"]) == (active, potensi)
        if row["coverage_lapsed"] is not None:
            after = (active - row["people_lapsing"]) / potensi * 100
            assert row["coverage_lapsed"] == pytest.approx(after)
            assert row["rank_lapsed"] >= row["rank"]


def test_people_paid_for_month_by_month(client: FlaskClient, plain: Plain) -> None:
    spells = [(s[0], s[2], s[3][:7], _last(s[3], s[4])) for s in plain.spells if s[3]]
    found = rows(client, f"/api/v1/paid_months?{MONTH}")
    assert {row["paid_month"][:7] for row in found} == {_last("2026-09", n) for n in range(1, 13)}
    for row in found:
        at = row["paid_month"][:7]
        paid = [
            workers for area, workers, first, last in spells if area == row["area"] and first <= at <= last
        ]
        assert (row["people_paid"], row["programmes"]) == (sum(paid), len(paid))
    assert {row["area"] for row in found} == {s[0] for s in spells if s[2] <= "2027-08" and s[3] >= "2026-09"}
    published = rows(client, "/api/v1/paid_months?edisi=terbit-terkini")
    assert not any(all(r["people_paid"] == 0 for r in published if r["area"] == a["area"]) for a in published)


def test_contributions_beside_benefits(client: FlaskClient, query: Any) -> None:
    """Benefits of an area's group over the year to October 2026; a lag moves only the contributions."""
    told = {
        (area, group.casefold()): (rupiah, cases)
        for area, group, rupiah, cases in query(
            f"SELECT area_code, group_name, sum(f.rupiah), sum(f.cases) FROM benefit f {OWN} WHERE "
            "group_name <> '' AND first_month >= '2025-11-01' AND period <= '2026-10-31' "
            "GROUP BY area_code, group_name"
        )
    }
    now, then = (
        {(r["area"], r["group_name"]): r for r in rows(client, f"/api/v1/benefit_balances?{MONTH}{lag}")}
        for lag in ("", "&jeda=12")
    )
    for found in (now, then):
        own = {key: (r["rupiah_received"], r["cases"]) for key, r in found.items() if r["months_told"]}
        assert own == told
    assert {r["lag"] for r in now.values()} == {0}
    assert {r["lag"] for r in then.values()} == {12}
    assert any(now[key]["rupiah_paid"] != then[key]["rupiah_paid"] for key in told)


@pytest.mark.parametrize(
    ("resource", "page", "table"),
    [
        ("programmes", "program", "program"),
        ("funnel", "corong", "corong-langkah"),
        ("benefit_balances", "manfaat", "manfaat"),
        ("lapses", "jurang", "berakhir"),
        ("paid_months", "jurang", "dibayar-bulanan"),
    ],
)
def test_api_and_page_say_the_same(client: FlaskClient, resource: str, page: str, table: str) -> None:
    tables = json.loads(client.get(f"/{page}.json?periode=2026-10").text)["tables"]
    own = next(t for t in tables if t["name"] == table)
    assert own["rows"] == rows(client, f"/api/v1/{resource}?{MONTH}") != []
    text = client.get(f"/api/v1/{resource}?{MONTH}&format=csv").text
    assert len(list(csv.DictReader(io.StringIO(text)))) == len(own["rows"])
