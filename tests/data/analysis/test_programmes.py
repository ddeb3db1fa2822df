"""Depth of cover by head: sums over the areas that gave both figures, and who may be in what."""

import pytest

from data.analysis.programmes import depth, may_join

ACTIVE = {("a", "PU"): 200, ("b", "PU"): 100, ("c", "PU"): 50, ("a", "BPU"): 40}
COUNTS = {
    ("a", "PU", "JP"): 120,
    ("b", "PU", "JP"): 30,
    ("a", "PU", "JKP"): 50,
    ("d", "PU", "JP"): 999,  # an area without active participants
    ("a", "BPU", "JHT"): 6,
}


def test_the_share_is_a_ratio_of_sums_over_the_areas_with_both_figures() -> None:
    """150 of 300, not the mean of 60 % and 30 %; c gave no JP and d no active participants."""
    found = depth(COUNTS, ACTIVE, "abcd")
    pension = found["PU", "JP"]
    assert (pension.participants, pension.active, pension.areas) == (150, 300, 2)
    assert (pension.share, pension.without) == (50.0, 150)
    assert (found["PU", "JKP"].share, found["PU", "JKP"].active) == (25.0, 200)
    assert found["BPU", "JHT"].share == 15.0
    assert set(depth(COUNTS, ACTIVE, "b")) == {("PU", "JP")}
    assert depth({}, ACTIVE, "abcd") == {}


@pytest.mark.parametrize(
    ("segment", "programmes"),
    [("PU", "JKK JKM JHT JP JKP"), ("BPU", "JKK JKM JHT"), ("JAKON", "JKK JKM")],
)
def test_who_may_be_in_which_programme(segment: str, programmes: str) -> None:
    every = ("JKK", "JKM", "JHT", "JP", "JKP")
    assert [one for one in every if may_join(segment, one)] == programmes.split()
