"""Peers: four variables, each in its standard deviations, worked out once more by hand."""

from math import log, sqrt
from statistics import pstdev

import pytest

from data.analysis.peers import Profile, distances

WORLD = {
    "A": Profile(100_000, 50_000, 10_000, kota=False),
    "B": Profile(100_000, 50_000, 10_000, kota=False),
    "C": Profile(200_000, 50_000, 10_000, kota=False),
    "D": Profile(100_000, 90_000, 10_000, kota=True),
}


def test_alike_areas_are_at_no_distance_and_the_rest_by_hand() -> None:
    sizes = [log(p.potensi) for p in WORLD.values()]
    bpu, jakon, kota = [0.5, 0.5, 0.25, 0.9], [0.1, 0.1, 0.05, 0.1], [0.0, 0.0, 0.0, 1.0]
    to_c = sqrt((log(2) / pstdev(sizes)) ** 2 + (0.25 / pstdev(bpu)) ** 2 + (0.05 / pstdev(jakon)) ** 2)
    to_d = sqrt((0.4 / pstdev(bpu)) ** 2 + (1 / pstdev(kota)) ** 2)
    found = distances(WORLD, "A")
    assert found == [("B", 0.0), ("D", pytest.approx(to_d)), ("C", pytest.approx(to_c))]


def test_what_does_not_differ_does_not_count_and_size_is_a_ratio() -> None:
    """Only size differs, by a factor of ten each: 0, 1 and 2 over the deviation of 0, 1, 2."""
    world = {name: Profile(10**power, 0, 0, kota=False) for name, power in (("x", 2), ("y", 3), ("z", 4))}
    step = 1 / pstdev([0, 1, 2])
    assert distances(world, "x") == [("y", pytest.approx(step)), ("z", pytest.approx(2 * step))]
    assert [name for name, _ in distances(world, "y")] == ["x", "z"]  # equally near: by name


def test_without_a_profile_there_are_no_peers() -> None:
    world = WORLD | {"E": Profile(0, 0, 0, kota=False)}
    assert distances(world, "E") == []
    assert distances(world, "F") == []
    assert {name for name, _ in distances(world, "A")} == {"B", "C", "D"}
    assert distances({"A": WORLD["A"]}, "A") == []
