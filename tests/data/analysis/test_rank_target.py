"""Climbing: people are added one at a time until the rank is there, and nothing else moves."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.analysis.rank_target import AreaCount, Climb, above, split, to_pass, to_reach

WORLD = {
    "Demak": AreaCount(46, 200),  # 23 %
    "Pati": AreaCount(92, 400),  # 23 %
    "Kudus": AreaCount(12, 100),  # 12 %
    "Batang": AreaCount(0, 0),  # nobody eligible: no place
    "Blora": AreaCount(90, 300),  # 30 %
}


def rank(world: Mapping[str, AreaCount], code: str, more: int) -> int:
    shares = {area: Fraction(s.active, s.eligible or 1) for area, s in world.items() if s.eligible != 0}
    shares[code] = Fraction(world[code].active + more, world[code].eligible or 1)
    return 1 + sum(share > shares[code] for share in shares.values())


def test_two_level_areas_are_passed_together() -> None:
    """24 of 100 is the first above 23 %: from rank 4 to 2, whether one or two are asked for."""
    assert to_pass(WORLD, "Kudus", 1) == Climb(12, 2, ("Demak", "Pati"))
    assert to_pass(WORLD, "Kudus", 2) == Climb(12, 2, ("Demak", "Pati"))
    assert to_pass(WORLD, "Kudus", 3) == Climb(19, 1, ("Demak", "Pati", "Blora"))
    assert to_pass(WORLD, "Kudus", 4) is None


def test_a_level_area_is_not_above() -> None:
    assert above(WORLD, "Demak") == ["Blora"]
    assert to_pass(WORLD, "Demak", 1) == Climb(15, 1, ("Blora",))  # 61 of 200; 60 would only be level
    assert to_pass(WORLD, "Blora", 1) is None
    assert above(WORLD, "Batang") == []


def test_counts_climb_by_people() -> None:
    counts = {
        "a": AreaCount(10, None),
        "b": AreaCount(12, None),
        "c": AreaCount(12, None),
        "d": AreaCount(20, None),
    }
    assert to_pass(counts, "a", 1) == Climb(3, 2, ("b", "c"))
    assert to_reach(counts["a"], Fraction(50)) is None


@pytest.mark.parametrize(
    ("percent", "people"), [("23", 0), ("20", 0), ("23.1", 1), ("60", 74), ("100", 154), ("0.5", 0)]
)
def test_people_to_a_percentage(percent: str, people: int) -> None:
    assert to_reach(WORLD["Demak"], Fraction(percent)) == people


def test_nobody_eligible_reaches_nothing() -> None:
    assert to_reach(WORLD["Batang"], Fraction(10)) is None


WORLDS = st.dictionaries(
    st.sampled_from("abcdefgh"), st.builds(AreaCount, st.integers(0, 40), st.integers(1, 20)), min_size=2
)


@given(WORLDS, st.integers(1, 8), st.data())
def test_the_fewest_people_that_climb(world: dict[str, AreaCount], n: int, data: st.DataObject) -> None:
    """One fewer and the n-th above is not passed; the rank and the passed are counted once more."""
    code = data.draw(st.sampled_from(sorted(world)))
    shares = {area: Fraction(s.active, s.eligible or 1) for area, s in world.items()}
    ahead = sorted(share for share in shares.values() if share > shares[code])
    found = to_pass(world, code, n)
    if len(ahead) < n:
        assert found is None
        return
    assert found is not None
    one = Fraction(1, world[code].eligible or 1)
    new = shares[code] + found.people * one
    assert ahead[n - 1] < new
    assert new - one <= ahead[n - 1]
    assert set(found.passed) == {area for area in world if shares[code] < shares[area] < new}
    assert len(found.passed) >= n
    assert found.rank == rank(world, code, found.people)
    assert rank(world, code, 0) - found.rank >= n


def test_a_split_adds_up() -> None:
    """100 over 3 : 3 : 1 is 42.86, 42.86 and 14.29: the larger remainders are rounded up."""
    assert split(100, {"RT/RW": 3, "nelayan": 3, "guru": 1}) == {"RT/RW": 43, "nelayan": 43, "guru": 14}
    assert split(1, {"a": 1, "b": 1}) == {"a": 1, "b": 0}
    assert split(10, {}) == {}
    assert split(10, {"a": 0}) == {}


@pytest.mark.slow
@given(st.integers(0, 10**7), st.dictionaries(st.text(max_size=2), st.integers(0, 10**5), min_size=1))
def test_every_part_is_within_one_of_its_share(people: int, workers: dict[str, int]) -> None:
    parts, whole = split(people, workers), sum(workers.values())
    if whole:
        assert sum(parts.values()) == people
        assert all(abs(parts[g] - Fraction(people * count, whole)) < 1 for g, count in workers.items())
