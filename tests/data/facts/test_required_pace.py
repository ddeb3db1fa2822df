"""Pace, what is needed, when it is reached, what it costs: by head, and against published budgets."""

import csv
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates import month_end, months_apart
from data.definitions.contribution_rates import monthly, rates
from data.facts.required_pace import HORIZON, cost, months_left, needed, pace, pace_of, reached
from data.settings import ROOT

SEPTEMBER = date(2026, 9, 30)
COUNTS = {
    date(2025, 9, 30): 40_000.0,
    date(2026, 3, 31): 43_000.0,
    date(2026, 6, 30): None,
    date(2026, 9, 30): 46_000.0,
}


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 9, 1), 0, date(2026, 9, 30)),
        (date(2026, 9, 30), 3, date(2026, 12, 31)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2026, 1, 15), -12, date(2025, 1, 31)),
    ],
)
def test_month_ends(day: date, months: int, end: date) -> None:
    assert month_end(day, months) == end
    assert months_apart(day, end) == months


def test_pace_from_the_first_and_the_last_month_of_a_span() -> None:
    """(46,000 - 43,000) / 6 = 500; (46,000 - 40,000) / 12 = 500; June was not reported."""
    half, year = pace(COUNTS, SEPTEMBER, 6), pace(COUNTS, SEPTEMBER, 12)
    assert half is not None
    assert (half.monthly, half.people, half.then, half.now) == (500, 3_000, date(2026, 3, 31), SEPTEMBER)
    assert year is not None
    assert year.monthly == 500
    assert pace(COUNTS, SEPTEMBER, 3) is None
    assert pace(COUNTS, date(2026, 6, 30), 3) is None
    assert pace({}, SEPTEMBER, 12) is None


def test_areas_together_count_where_both_months_were_reported() -> None:
    """600 of the one area over three months; the other was silent in June, the third is silent now."""
    june = date(2026, 6, 30)
    parts = [{june: 1_000.0, SEPTEMBER: 1_600.0}, {SEPTEMBER: 9_000.0}, {june: 500.0, SEPTEMBER: None}]
    found = pace_of(parts, SEPTEMBER, 3)
    assert found is not None
    assert (found.monthly, found.areas, found.reported) == (200, 1, 2)


@pytest.mark.parametrize(
    ("people", "now", "year", "left", "a_month"),
    [
        (14_000, SEPTEMBER, 2026, 3, Fraction(14_000, 3)),
        (14_000, date(2026, 11, 30), 2026, 1, 14_000),
        (14_000, date(2026, 12, 31), 2026, 0, None),
        (14_000, SEPTEMBER, 2027, 15, Fraction(14_000, 15)),
        (0, date(2026, 12, 31), 2026, 0, 0),
        (-5, SEPTEMBER, 2026, 3, 0),
    ],
)
def test_people_a_month_until_the_target_is_due(
    people: int, now: date, year: int, left: int, a_month: Fraction | int | None
) -> None:
    assert months_left(now, year) == left
    found = needed(people, now, year)
    assert found == (None if a_month is None else pytest.approx(float(a_month)))


@pytest.mark.parametrize(
    ("people", "a_month", "month"),
    [
        (1_000, 500.0, date(2026, 11, 30)),
        (1_001, 500.0, date(2026, 12, 31)),
        (3, 0.1, date(2029, 3, 31)),
        (0, -5.0, SEPTEMBER),
        (1, 0.0, None),
        (1_000, -1.0, None),
        (219, 1.0, date(2044, 12, 31)),
        (220, 1.0, date.max),
        (10**9, 1e-9, date.max),
    ],
)
def test_the_month_a_pace_leads_to(people: int, a_month: float, month: date | None) -> None:
    """219 months lie between September 2026 and December 2044, the last that is named."""
    assert months_apart(SEPTEMBER, HORIZON) == 219
    assert reached(people, SEPTEMBER, a_month) == month


@given(st.integers(1, 10**6), st.floats(0.01, 10**5))
def test_the_month_reached_is_the_first_that_suffices(people: int, a_month: float) -> None:
    found = reached(people, SEPTEMBER, a_month)
    assert found is not None
    if found != date.max:
        months = months_apart(SEPTEMBER, found)
        assert months * a_month >= people - 1e-4
        assert (months - 1) * a_month < people


@pytest.mark.parametrize(
    ("workers", "first", "months", "rupiah"),
    [
        (4_500, date(2024, 10, 1), 1, 75_600_000),  # Blora, APBD-P 2024
        (1_500, date(2025, 1, 1), 12, 302_400_000),  # Blora, APBD 2025
        (0, date(2025, 1, 1), 12, 0),
        (10, date(2025, 1, 1), 0, 0),
    ],
)
def test_published_budgets(workers: int, first: date, months: int, rupiah: int) -> None:
    assert cost(workers, first, months) == rupiah


@pytest.mark.parametrize(
    ("kind", "month", "rupiah"),
    [
        ("all", "2026-06", 16_800),
        ("other", "2026-03", 16_800),
        ("other", "2026-04", 8_400),
        ("other", "2026-12", 8_400),
        ("other", "2027-01", 16_800),
        ("transport", "2025-12", 16_800),
        ("transport", "2026-01", 8_400),
        ("transport", "2027-03", 8_400),
        ("transport", "2027-04", 16_800),
    ],
)
def test_the_months_of_the_discount(kind: str, month: str, rupiah: int) -> None:
    year, number = map(int, month.split("-"))
    for day in (date(year, number, 1), month_end(date(year, number, 1))):
        assert monthly(day, kind) == rupiah  # type: ignore[arg-type]


def test_a_year_across_the_end_of_the_discount() -> None:
    """From November 2026: two months at half the rate and ten whole; five at half for transport workers."""
    assert cost(100, date(2026, 11, 1), 12) == 20_160_000
    assert cost(100, date(2026, 11, 30), 12, "other") == 100 * (2 * 8_400 + 10 * 16_800)
    assert cost(100, date(2026, 11, 30), 12, "transport") == 100 * (5 * 8_400 + 7 * 16_800)


def test_the_rates_are_the_published_ones() -> None:
    """Rupiah, months and sources as data/reference/contribution_rates.csv has them."""
    with (ROOT / "reference" / "contribution_rates.csv").open(encoding="utf-8") as file:
        rows = {row["segmen"]: row for row in csv.DictReader(file) if row["tarif"] in ("16800", "8400")}
    names = {"all": "BPU", "transport": "BPU transportasi", "other": "BPU non-transportasi"}
    assert {rate.workers for rate in rates()} == set(names)
    for rate in rates():
        row = rows[names[rate.workers]]
        assert (str(rate.rupiah), rate.source) == (row["tarif"], row["sumber"])
        if rate.workers != "all":
            assert f"{rate.start:%Y-%m-%d}" == row["berlaku_dari"] + "-01"
            assert rate.end == month_end(date.fromisoformat(row["berlaku_sampai"] + "-01"))
