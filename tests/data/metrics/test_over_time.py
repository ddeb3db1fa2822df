"""What changes since the previous report and in a year, on small worlds that can be checked by hand."""

import pandas as pd
import pytest

from data.metrics.query import periods
from data.repository.store import Store
from tests.data.metrics.agreement import edition_called
from tests.data.metrics.test_known_numbers import cell, pu
from tests.support.world import Builder, month, months


def test_a_year_ago(build: Builder, store: Store) -> None:
    periods = months("2023-11", 13)
    build.load(*(f for n, p in enumerate(periods) for f in pu("33.01", p, 100 + n, 200)))
    row = cell(store, "coverage_pu", "33.01", periods[-1])
    assert [row["change_year"], row["same_base_year"]] == pytest.approx([6, 6])
    assert row["people_year"] == 12
    assert pd.isna(cell(store, "coverage_pu", "33.01", periods[-2])["change_year"])


def test_quarters_are_compared_with_the_quarter_before(build: Builder, store: Store) -> None:
    """June: 33.01 (20 of 100) and 33.02 (50 of 100); September: 33.01 (30 of 120) and 33.03 (90 of 100):
    only 33.01 reported both, so the province rose by 25 - 20 points and not by 60 - 35."""
    june, september = month("2026-06"), month("2026-09")
    build.load(*pu("33.01", june, 20, 100), *pu("33.02", june, 50, 100))
    build.load(*pu("33.01", september, 30, 120), *pu("33.03", september, 90, 100))
    edition = edition_called(store, "resmi-terkini")
    assert periods(store, edition) == [june, september]
    province = cell(store, "coverage_pu", "33", september)
    assert province["value"] == pytest.approx(100 * 120 / 220)
    assert [province["previous_period"], province["compared_month"]] == [june, 1]
    assert province["change_month"] == pytest.approx(5)
    assert province["same_base_month"] == pytest.approx(100 * 10 / 120)
    assert province["people_month"] == 10
    one = cell(store, "coverage_pu", "33.01", september)
    assert [one["change_month"], one["rank"], one["previous_rank"]] == [5, 2, 2]
    assert pd.isna(cell(store, "coverage_pu", "33.03", september)["change_month"])
    assert cell(store, "coverage_pu", "33.01", june)["previous_period"] is None
