"""Improvement on the same denominator and ranks by it, by head and by counting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.analysis.improvement import improvement, places


@pytest.mark.parametrize(
    ("now", "then", "base", "points", "people"),
    [
        (92_000, 60_000, 400_000, 8.0, 32_000),  # Pati: 30 % to 23 % as printed, and 8 points better
        (40, 50, 200, -5.0, -10),
        (40, None, 200, None, None),
        (None, 40, 200, None, None),
        (40, 30, 0, None, 10),
        (40, 30, None, None, 10),
    ],
)
def test_points_of_the_potensi_of_now(
    now: float | None, then: float | None, base: float | None, points: float | None, people: float | None
) -> None:
    assert improvement(now, then, base, ratio=True) == points
    assert improvement(now, then, None, ratio=False) == people


def test_ties_share_and_the_silent_have_no_rank() -> None:
    assert places({"a": 1.0, "b": 3.0, "c": 3.0, "d": None, "e": -2.0}) == {"a": 3, "b": 1, "c": 1, "e": 4}
    assert places({"a": 1.0, "b": 3.0}, higher_is_better=False) == {"a": 1, "b": 2}
    assert places({}) == {}
    assert places({"a": None}) == {}


@pytest.mark.slow
@given(st.dictionaries(st.text(max_size=3), st.none() | st.integers(-9, 9).map(float), max_size=12))
def test_a_rank_counts_those_above(values: dict[str, float | None]) -> None:
    known = {area: value for area, value in values.items() if value is not None}
    assert places(values) == {
        area: 1 + sum(other > value for other in known.values()) for area, value in known.items()
    }
