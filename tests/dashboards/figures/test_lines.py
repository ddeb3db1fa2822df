"""Round values at the side of a chart, and the room its names need."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.figures.line_labels import end_labels, sides, spread_apart
from dashboards.figures.lines import Line, ticks_to


@pytest.mark.parametrize(
    ("most", "found"),
    [
        (0.4, [0, 1]),
        (3.2, [0, 1, 2, 3, 4]),
        (13.8, [0, 5, 10, 15]),
        (21.4, [0, 5, 10, 15, 20, 25]),
        (33.0, [0, 10, 20, 30, 40]),
        (100.0, [0, 20, 40, 60, 80, 100]),
        (112.0, [0, 25, 50, 75, 100, 125]),
        (48_118.0, [0, 10_000, 20_000, 30_000, 40_000, 50_000]),
    ],
)
def test_values_that_people_count_in(most: float, found: list[float]) -> None:
    assert ticks_to(most) == found


@given(st.floats(0.01, 1e9), st.integers(2, 6))
def test_the_last_is_the_first_not_below(most: float, intervals: int) -> None:
    found = ticks_to(most, intervals)
    assert len(found) <= intervals + 1
    assert found[-2] < most <= found[-1]


def test_names_that_would_touch_stand_apart_and_inside() -> None:
    assert spread_apart([12.8, 13.6, 13.8, 14.0], room=1.0, most=15.0) == [12.0, 13.0, 14.0, 15.0]
    assert spread_apart([3.0, 14.0], room=1.0, most=15.0) == [3.0, 14.0]
    assert spread_apart([14.5, 14.9, 15.0], room=1.0, most=15.0) == [13.0, 14.0, 15.0]


def test_words_beside_marks_cover_neither_marks_nor_words() -> None:
    assert sides([(0.2, 0.5)], ["33,4"], height=300) == ["top center"]
    assert sides([(0.2, 0.5), (0.3, 0.5)], ["33,4", "35"], height=300) == ["top center", "middle right"]
    assert sides([(0.2, 0.5), (0.2, 0.52)], ["33,4", "35"], height=300)[1] != "top center"


def test_names_of_lines_that_end_early_do_not_lie_on_each_other() -> None:
    first, end, last = date(2025, 9, 30), date(2026, 9, 30), date(2026, 12, 31)
    same = [
        Line(name, "#000000", [first, end], [16.0, 16.0]) for name in ("Demak", "Semarang", "Jawa Tengah")
    ]
    path = Line("target", "#000000", [first, last], [20.0, 30.0])
    found = end_labels([*same, path], first, last, top=40.0, height=240)
    heights = sorted(240 * label["y"] / 40 + label.get("yshift", 0) for label in found)
    assert len(found) == 4
    assert all(b - a >= 15.9 for a, b in pairwise(heights))


def test_a_name_beside_its_end_keeps_clear_of_the_line_that_goes_on_and_of_a_mark() -> None:
    """10 px a unit: the path passes at 20.0 and 21.0, so a line of 19.5 is named 16 px below 20.0."""
    first, end, last = date(2025, 1, 31), date(2026, 6, 30), date(2026, 12, 31)
    own = Line("Demak", "#000000", [first, end], [10.0, 19.5])
    path = Line("target", "#000000", [end, last], [20.0, 21.0])
    name = end_labels([own, path], first, last, top=24.0, height=240)[0]
    assert (name["xanchor"], 10 * name["y"] + name["yshift"]) == ("left", 184.0)
    name = end_labels([own], first, last, top=24.0, height=240)[0]
    assert 10 * name["y"] + name["yshift"] == 195.0
    mark = end_labels([own, path], first, last, top=24.0, height=240, marks=[(end, 18.4)])[0]
    assert 10 * mark["y"] + mark["yshift"] == 168.0
