"""Ranks move only by areas passing each other: what read() says of small worlds, by hand."""

import pandas as pd

from data.repository.store import Store
from tests.data.metrics.test_known_numbers import NOVEMBER, cell, pu
from tests.support.world import KABKOTA, Builder, month


def test_ranks_move_only_by_areas_passing_each_other(build: Builder, store: Store) -> None:
    """October: 40, 30, 20, 10 % and 33.12 at 5 %. November: 33.01, the first, is silent; 33.12 passes
    33.11; 33.02 and 33.03, second and third in October, are first and second, and passed nobody."""
    october = (*pu("33.01", month("2023-10"), 40, 100), *pu("33.02", month("2023-10"), 30, 100))
    october += (*pu("33.03", month("2023-10"), 20, 100), *pu("33.11", month("2023-10"), 10, 100))
    november = (*pu("33.02", NOVEMBER, 31), *pu("33.03", NOVEMBER, 21), *pu("33.11", NOVEMBER, 11))
    build.load(*october, *pu("33.12", month("2023-10"), 5, 100), *november, *pu("33.12", NOVEMBER, 15))
    rows = [cell(store, "coverage_pu", area, NOVEMBER) for area in KABKOTA]
    assert [row["rank_compared"] for row in rows] == [4] * 5
    assert pd.isna(rows[0]["rank_change"])
    assert [row["rank_change"] for row in rows[1:]] == [0, 0, -1, 1]
    assert [row["rank"] for row in rows[1:]] == [1, 2, 4, 3]
    assert [row["previous_rank"] for row in rows[1:]] == [2, 3, 4, 5]  # as it stood, with 33.01
    assert pd.isna(cell(store, "coverage_pu", "33", NOVEMBER)["rank_change"])


def test_ranks_over_a_year_move_among_those_that_reported_a_year_ago(build: Builder, store: Store) -> None:
    """33.01 came in only this year and stands above all: it moves nobody. 33.02 and 33.03 were equal, and are
    not any more: 33.03 is passed."""
    then = month("2022-11")
    build.load(*pu("33.02", then, 20, 100), *pu("33.03", then, 20, 100), *pu("33.11", then, 10, 100))
    build.load(*pu("33.01", NOVEMBER, 90, 100), *pu("33.02", NOVEMBER, 25), *pu("33.03", NOVEMBER, 22))
    rows = [cell(store, "coverage_pu", area, NOVEMBER) for area in KABKOTA]
    assert [row["rank_compared_year"] for row in rows] == [2] * 5
    assert [row["rank_change_year"] for row in rows[1:3]] == [0, -1]
    assert [pd.isna(row["rank_change_year"]) for row in rows] == [True, False, False, True, True]
