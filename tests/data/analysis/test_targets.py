"""The path of the year in numbers that can be checked by hand; each test is a clause of its definition."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from data.analysis.targets import Path
from data.metrics.query import Query, read
from data.repository.store import Store
from tests.data.metrics.agreement import edition_called
from tests.data.metrics.test_known_numbers import cell, facts, pu
from tests.support.world import KABKOTA, Builder, Goal, month

LAST, SEPTEMBER, DECEMBER = month("2025-12"), month("2026-09"), month("2026-12")


def judged(row: Any) -> list[Any]:
    """Value, path, where it starts and why, status; numbers rounded to six digits."""
    numbers = [
        None if pd.isna(row[name]) else round(row[name], 6) for name in ("value", "path", "path_start")
    ]
    return [*numbers, row["path_from"], row["status"]]


def test_from_what_the_scheme_asked_last_december(build: Builder, store: Store) -> None:
    """40 % for 2025, 52 % for 2026: in September 40 + 12 x 9/12 = 49 %, in December 52 %."""
    goals = [Goal("s", "33.01", "PU", 2025, 40), Goal("s", "33.01", "PU", 2026, 52)]
    counts = {month("2026-01"): 100, SEPTEMBER: 490, month("2026-10"): 490, DECEMBER: 519}
    build.load(*(f for period, n in counts.items() for f in pu("33.01", period, n, 1_000)), goals=goals)
    found = {period: judged(cell(store, "coverage_pu", "33.01", period, "s")) for period in counts}
    assert found == {
        month("2026-01"): [10, 41, 40, "asked", "jauh_tertinggal"],
        SEPTEMBER: [49, 49, 40, "asked", "di_jalur"],
        month("2026-10"): [49, 50, 40, "asked", "perlu_percepatan"],
        DECEMBER: [51.9, 52, 40, "asked", "perlu_percepatan"],  # nobody is Di jalur in December
    }
    row = cell(store, "coverage_pu", "33.01", month("2026-10"), "s")
    assert [row["path_people"], row["path_gap"], row["gap_points"]] == [500, 1, 3]


def test_an_interpolated_target_is_a_start_too(build: Builder, store: Store) -> None:
    """20 % for 2024 and 32 % for 2026 make 26 % for 2025; in September 26 + 6 x 9/12 = 30.5 %."""
    goals = [Goal("s", "33.01", "PU", 2024, 20), Goal("s", "33.01", "PU", 2026, 32)]
    build.load(*pu("33.01", SEPTEMBER, 305, 1_000), goals=goals)
    row = cell(store, "coverage_pu", "33.01", SEPTEMBER, "s")
    assert judged(row) == [30.5, 30.5, 26, "asked", "di_jalur"]


def test_another_unit_or_base_is_no_start(build: Builder, store: Store) -> None:
    """300 people of 1,000 took part last December: 30 %, and 30 + 22 x 9/12 = 46.5 % in September."""
    goals = [
        *(Goal("satuan", "33.01", "PU", 2025, 400, "people"), Goal("satuan", "33.01", "PU", 2026, 52)),
        *(Goal("dasar", "33.01", "PU", 2025, 40, base="lain"), Goal("dasar", "33.01", "PU", 2026, 52)),
        *(Goal("sama", "33.01", "PU", 2025, 400, "people"), Goal("sama", "33.01", "PU", 2026, 520, "people")),
    ]
    build.load(*pu("33.01", LAST, 300, 1_000), *pu("33.01", SEPTEMBER, 465), goals=goals)
    for scheme in ("satuan", "dasar"):
        found = judged(cell(store, "coverage_pu", "33.01", SEPTEMBER, scheme))
        assert found == [46.5, 46.5, 30, "reported", "di_jalur"], scheme
    assert judged(cell(store, "active_pu", "33.01", SEPTEMBER, "sama")) == [
        *(465, 490, 400, "asked", "perlu_percepatan"),
    ]


def test_asked_in_two_units_last_year_the_same_one_is_the_start(build: Builder, store: Store) -> None:
    """2025 said 35 % and 400 people, 2026 says 520 people: the line of people starts at 400."""
    goals = [
        Goal("s", "33.01", "PU", 2025, 35),
        Goal("s", "33.01", "PU", 2025, 400, "people", base="orang"),
        Goal("s", "33.01", "PU", 2026, 520, "people", base="orang"),
    ]
    build.load(*pu("33.01", SEPTEMBER, 489, 1_000), goals=goals)
    row = cell(store, "coverage_pu", "33.01", SEPTEMBER, "s")
    assert judged(row) == [48.9, 49, 40, "asked", "perlu_percepatan"]
    assert row["path_people"] == 490


def test_a_new_potensi_is_no_fall(build: Builder, store: Store) -> None:
    """Pati's way: 40 % of 500 last year; over this month's 800 the same 200 people are 25 %. In September the
    path is 25 + 20 x 9/12 = 40 % and not 40 + 5 x 9/12."""
    build.load(
        *pu("33.01", LAST, 200, 500),
        *pu("33.01", SEPTEMBER, 320, 800),
        goals=[Goal("s", "33.01", "PU", 2026, 45)],
    )
    row = cell(store, "coverage_pu", "33.01", SEPTEMBER, "s")
    assert judged(row) == [40, 40, 25, "reported", "di_jalur"]


def test_the_newest_report_of_last_year_counts_from_december(build: Builder, store: Store) -> None:
    """August 2025 was the last report (150), after June (90): the line starts in December with 150."""
    june, august = month("2025-06"), month("2025-08")
    build.load(*pu("33.01", june, 90, 500), *pu("33.01", august, 150), *pu("33.01", SEPTEMBER, 200, 1_000))
    build.load(goals=[Goal("s", "33.01", "PU", 2026, 55)])
    row = cell(store, "coverage_pu", "33.01", SEPTEMBER, "s")
    assert judged(row) == [20, 45, 15, "reported", "jauh_tertinggal"]  # 15 + 40 x 9/12


def test_participants_are_enough_of_a_start(build: Builder, store: Store) -> None:
    """Last year's participants were told, their potensi only this year."""
    build.load(*pu("33.01", LAST, 150), *pu("33.01", SEPTEMBER, 450, 1_000))
    build.load(goals=[Goal("s", "33.01", "PU", 2026, 55)])
    assert judged(cell(store, "coverage_pu", "33.01", SEPTEMBER, "s")) == [45, 45, 15, "reported", "di_jalur"]


def test_a_report_of_two_years_ago_is_no_start_and_the_path_is_the_target(
    build: Builder, store: Store
) -> None:
    build.load(*pu("33.01", month("2024-12"), 300, 1_000), *pu("33.01", SEPTEMBER, 500))
    build.load(goals=[Goal("s", "33.01", "PU", 2026, 52), Goal("p", "33.01", "PU", 2026, 520, "people")])
    for scheme in ("s", "p"):
        row = cell(store, "coverage_pu", "33.01", SEPTEMBER, scheme)
        assert judged(row) == [50, 52, None, "target", "perlu_percepatan"]


def test_only_what_the_edition_sees_is_a_start(build: Builder, store: Store) -> None:
    """The December of last year came after the meeting: its edition has no start, the newest one has."""
    build.load(*pu("33.01", SEPTEMBER, 400, 1_000), goals=[Goal("s", "33.01", "PU", 2026, 52)])
    build.edition("rapat")
    build.load(*pu("33.01", LAST, 200))
    found = {}
    for slug in ("rapat", "resmi-terkini"):
        query = Query(edition_called(store, slug), ("coverage_pu",), (SEPTEMBER,), ("33.01",), "s")
        found[slug] = judged(read(store, query).iloc[0])
    assert found["rapat"] == [40, 52, None, "target", "jauh_tertinggal"]  # 0.85 x 52 = 44.2
    assert found["resmi-terkini"] == [40, 44, 20, "reported", "perlu_percepatan"]


def test_growth_starts_from_the_count_it_grows_from(build: Builder, store: Store) -> None:
    """20 % over 1,000: in September 1,000 + 200 x 9/12 = 1,150; last year's 10 % is no start."""
    goals = [Goal("s", "33.01", "PU", year, 10 * (year - 2024), "growth") for year in (2025, 2026)]
    build.load(*pu("33.01", LAST, 1_000, 4_000), *pu("33.01", SEPTEMBER, 1_150), goals=goals)
    row = cell(store, "active_pu", "33.01", SEPTEMBER, "s")
    assert judged(row) == [1_150, 1_150, 1_000, "reported", "di_jalur"]
    assert judged(cell(store, "coverage_pu", "33.01", SEPTEMBER, "s"))[:3] == [28.75, 28.75, 25]


def test_a_growth_from_nobody_asks_for_nobody_and_is_judged(build: Builder, store: Store) -> None:
    build.load(*pu("33.01", LAST, 0, 4_000), *pu("33.01", SEPTEMBER, 0))
    build.load(goals=[Goal("s", "33.01", "PU", 2026, 20, "growth")])
    assert judged(cell(store, "active_pu", "33.01", SEPTEMBER, "s")) == [0, 0, 0, "reported", "tercapai"]


def test_a_path_of_nobody_is_judged(build: Builder, store: Store) -> None:
    """Nobody took part last December; a target of 0 % is reached by nobody."""
    build.load(*pu("33.01", SEPTEMBER, 0, 1_000), goals=[Goal("s", "33.01", "PU", 2026, 0)])
    assert judged(cell(store, "coverage_pu", "33.01", SEPTEMBER, "s")) == [0, 0, None, "target", "tercapai"]


def test_the_path_never_lies_past_the_target(build: Builder, store: Store) -> None:
    """Last year 60 % took part, 52 % are asked for: the path is 52 % all year, not a way down to it."""
    build.load(*pu("33.01", LAST, 600, 1_000), *pu("33.01", SEPTEMBER, 530))
    build.load(goals=[Goal("s", "33.01", "PU", 2026, 52)])
    assert judged(cell(store, "coverage_pu", "33.01", SEPTEMBER, "s")) == [53, 52, 60, "reported", "tercapai"]
    assert Path(60, "reported").at(52, 9, higher_is_better=False) == 54  # mirrored: down from 60, 54 by now
    assert Path(40, "reported").at(52, 9, higher_is_better=False) == 52


def test_a_base_of_its_own_is_the_denominator_of_the_start(build: Builder, store: Store) -> None:
    """40 % of the document's 500 people are 200; 100 took part last December (20 %). In September the path is
    35 % of 500, 175 people, whatever the potensi of 1,000 is."""
    build.load(*pu("33.01", LAST, 100, 900), *pu("33.01", SEPTEMBER, 175, 1_000))
    build.load(goals=[Goal("s", "33.01", "PU", 2026, 40, base="dokumen", base_value=500)])
    row = cell(store, "coverage_pu", "33.01", SEPTEMBER, "s")
    assert judged(row) == [17.5, 17.5, 10, "reported", "di_jalur"]
    assert [row["target"], row["target_people"], row["path_people"]] == [20, 200, 175]


def test_in_december_a_fraction_of_a_person_keeps_nobody_on_the_path(build: Builder, store: Store) -> None:
    """52.15 % of 999 are 520.98 people: 521 reach it, 520 do not. Over two areas 1,041.96 people are asked
    for and 1,042 reach it; 1,041 are less than that and not on any path in between."""
    build.load(*(f for a, n in (("33.01", 520), ("33.02", 521)) for f in pu(a, DECEMBER, n, 999)))
    build.load(goals=[Goal("s", "33", "PU", 2026, 52.15, scope="each")])
    statuses = {a: cell(store, "coverage_pu", a, DECEMBER, "s")["status"] for a in ("33.01", "33.02", "33")}
    assert statuses == {"33.01": "perlu_percepatan", "33.02": "tercapai", "33": "perlu_percepatan"}
    assert cell(store, "coverage_pu", "33", DECEMBER, "s")["path_people"] == 1_042


def test_an_area_above_with_a_target_of_its_own_has_its_own_path(build: Builder, store: Store) -> None:
    """The province asked for 30 % and asks for 42 %: 39 % in September, whatever its areas are asked."""
    goals = [
        Goal("s", "33", "PU", 2025, 30),
        Goal("s", "33", "PU", 2026, 42),
        Goal("s", "33.01", "PU", 2026, 90),
    ]
    build.load(*(f for a in KABKOTA for f in pu(a, SEPTEMBER, 39, 100)), goals=goals)
    assert judged(cell(store, "coverage_pu", "33", SEPTEMBER, "s")) == [39, 39, 30, "asked", "di_jalur"]


def test_an_area_above_starts_from_its_own_newest_report(build: Builder, store: Store) -> None:
    """No target last year: 20 of 100 took part in two areas each, 40 of this month's 400 people are 10 %."""
    build.load(*(f for a in ("33.01", "33.02") for f in pu(a, LAST, 20, 100)))
    build.load(*(f for a in ("33.01", "33.02") for f in pu(a, SEPTEMBER, 65, 200)))
    build.load(goals=[Goal("s", "kr-utara", "PU", 2026, 40)])
    row = cell(store, "coverage_pu", "kr-utara", SEPTEMBER, "s")
    assert judged(row) == [32.5, 32.5, 10, "reported", "di_jalur"]  # 10 + 30 x 9/12


def test_else_the_path_is_the_sum_over_those_that_reported(build: Builder, store: Store) -> None:
    """33.01: 10 % to 50 % of 1,000, 400 in September. 33.02: target 20 % of 3,000 without a start, 600.
    Together 1,000 of 4,000 are 25 %. 33.03 has a target and has not reported."""
    goals = [
        Goal("s", area, "PU", 2026, value) for area, value in (("33.01", 50), ("33.02", 20), ("33.03", 9))
    ]
    build.load(*pu("33.01", LAST, 100, 1_000), goals=goals)
    build.load(*pu("33.01", SEPTEMBER, 500), *pu("33.02", SEPTEMBER, 499, 3_000))
    row = cell(store, "coverage_pu", "kr-utara", SEPTEMBER, "s")
    assert judged(row) == [24.975, 25, None, "summed", "perlu_percepatan"]
    assert [row["path_people"], row["target_people"], row["path_gap"]] == [1_000, 1_100, pytest.approx(0.025)]


def test_no_path_where_one_that_reported_has_no_target(build: Builder, store: Store) -> None:
    build.load(*(f for area in KABKOTA for f in pu(area, SEPTEMBER, 50, 100)))
    build.load(goals=[Goal("s", area, "PU", 2026, 60) for area in KABKOTA[:4]])
    row = cell(store, "coverage_pu", "33", SEPTEMBER, "s")
    assert row["status"] == "tanpa_target"
    assert row[["target", "path", "path_start", "path_from", "path_people", "path_gap"]].isna().all()
    assert judged(cell(store, "coverage_pu", "kr-utara", SEPTEMBER, "s"))[3] == "summed"


def test_exactly_on_the_path_is_no_gap(build: Builder, store: Store) -> None:
    """A third of the way in sevenths: what rounding leaves over is nobody short."""
    goals = [Goal("s", "33.01", "PU", 2025, 10.1), Goal("s", "33.01", "PU", 2026, 40.3)]
    build.load(*facts("33.01", date(2026, 7, 31), {"PU": 33_260}, {"PU": 120_000}), goals=goals)
    row = cell(store, "coverage_pu", "33.01", date(2026, 7, 31), "s")
    assert [row["status"], row["path_gap"]] == ["di_jalur", 0]  # 10.1 + 30.2 x 7/12 = 27.71666... %
