"""Rank ranges: worlds whose answer is known, and the whole simulation once more in plain loops."""

import random
from math import sqrt
from statistics import NormalDist

import pytest

from data.analysis.rank_uncertainty import Estimate, Range, combined, level_with, rank_ranges


def test_without_an_error_there_is_no_range() -> None:
    assert rank_ranges({"a": Estimate(1, 2, None), "b": Estimate(1, 3, None)}) == {}
    assert rank_ranges({"a": Estimate(1, 2, 0.0)}) == {}
    assert rank_ranges({}) == {}


def test_far_apart_keeps_its_rank_and_equal_ones_share_two() -> None:
    world = {"a": Estimate(90, 100, 3), "b": Estimate(50, 100, 3), "c": Estimate(50, 100, 3)}
    found = rank_ranges(world)
    assert found == {"a": Range(1, 1), "b": Range(2, 3), "c": Range(2, 3)}
    assert level_with(found, "a") == []
    assert level_with(found, "b") == ["c"]
    assert level_with(found, "x") == []
    assert rank_ranges(world, higher_is_better=False)["a"] == Range(3, 3)


@pytest.mark.parametrize(("gap", "told_apart"), [(1.0, False), (1.5, False), (1.8, True), (2.5, True)])
def test_two_areas_are_told_apart_where_95_percent_are_on_one_side(gap: float, told_apart: bool) -> None:
    """Potensi 1,000 and 1,000 less so many standard errors of their difference, the same participants: the
    chance of the first rank is the normal distribution's; above 95 % the range is the rank alone."""
    spread = 10.0
    world = {"a": Estimate(100, 1_000 - gap * spread, None), "b": Estimate(100, 1_000, 1.0)}
    assert (NormalDist().cdf(gap) > 0.95) == told_apart
    assert rank_ranges(world) == (
        {"a": Range(1, 1), "b": Range(2, 2)} if told_apart else {"a": Range(1, 2), "b": Range(1, 2)}
    )


def test_the_same_every_time_and_whatever_the_order() -> None:
    world = {name: Estimate(40 + at, 100 + at, 5.0) for at, name in enumerate("abcdefgh")}
    assert rank_ranges(world) == rank_ranges(dict(reversed(world.items())))


def test_a_huge_error_never_makes_potensi_negative() -> None:
    """Two areas, one of them with an error of 300 %: its rank is open, nobody gets a coverage below zero."""
    found = rank_ranges({"a": Estimate(50, 100, 300.0), "b": Estimate(1, 10_000, None)})
    assert found["b"] == Range(2, 2)


def test_once_more_in_plain_loops() -> None:
    """Other draws, so ranges may differ by the luck of a draw: by one rank at most."""
    world = {f"{n:02}": Estimate(100 + 7 * n, 1_000 + 11 * n, 2 + n % 5) for n in range(12)}
    luck = random.Random(5)
    seen: dict[str, list[int]] = {area: [] for area in world}
    for _ in range(2_000):
        shares = {}
        for area, one in world.items():
            potensi = luck.gauss(one.eligible, one.eligible * (one.rse or 0) / 100)
            shares[area] = one.active / potensi
        for area, share in shares.items():
            seen[area].append(1 + sum(other > share for other in shares.values()))
    for area, found in rank_ranges(world).items():
        ordered = sorted(seen[area])
        assert abs(found.best - ordered[100]) <= 1
        assert abs(found.worst - ordered[1_899]) <= 1


def test_the_error_of_a_sum() -> None:
    """5 % of 300 and 8 % of 100 are 15 and 8 people: 17 of 400."""
    assert combined([(300, 5.0), (100, 8.0)]) == pytest.approx(sqrt(15**2 + 8**2) / 4)
    assert combined([(300, 5.0), (100, None)]) is None
    assert combined([(300, 5.0), (0, None)]) == 5.0
    assert combined([]) is None
