"""One word for how an area moves: by its year, by a fall in one step, else by its direction."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.analysis.trend import WORDS, Drop, change_over_year, clearly_lower, drop_of, movement
from data.definitions.trend_rules import parse, trend_rules

NAN = float("nan")
YEAR_OF_20 = [20.0] * 13
months = st.lists(st.one_of(st.floats(0, 100), st.just(NAN)), min_size=0, max_size=30)


def word(values: list[float], *, ratio: bool = True) -> str:
    return movement(values, ratio=ratio).word


def line(start: float, step: float, count: int = 13) -> list[float]:
    return [start + step * month for month in range(count)]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (line(20, 0.3), "naik"),  # +3.6 points
        (YEAR_OF_20, "stabil"),
        (line(20, -0.3), "turun"),  # -3.6 points, never a tenth at once
        ([*[20.0] * 12, 19.0], "turun"),  # -1.0 in a year: clear, although eleven months were flat
        ([*[20.0] * 12, 19.01], "stabil"),  # -0.99
        ([*[20.0] * 11, 18.0, 18.2], "jatuh"),  # a tenth in one step
        ([*[20.0] * 11, 18.01, 18.2], "turun"),  # -9.95 %, -1.8 points in a year
        ([*[20.0] * 11, 10.0, 19.0], "turun"),  # back at 95 %, still 1 point lower than a year ago
        ([*[20.0] * 11, 10.0, 20.0], "stabil"),  # one odd month
        ([*line(10, 1.0, 12), 18.0], "jatuh"),  # from 21 to 18: more than a year ago, and fallen
        (line(20, 0.3, 12), "belum"),  # twelve months: no figure of a year ago
        ([*line(20, 0.3, 12), NAN], "belum"),
        ([NAN, *line(20, 0.3, 12)], "belum"),
        ([20.0, *[NAN] * 8, *[20.0] * 4], "belum"),  # 4 of 12 months: no direction
        ([20.0, *[NAN] * 8, *[17.0] * 4], "jatuh"),  # -15 % between two reports that follow each other
        ([20.0, *[NAN] * 8, 19.5, 19.2, 18.9, 18.6], "turun"),
        ([], "belum"),
    ],
)
def test_words_by_hand(values: list[float], expected: str) -> None:
    assert word(values) == expected


def test_counts_go_by_two_percent_of_a_year_ago() -> None:
    assert word([*[1000.0] * 12, 980.0], ratio=False) == "turun"
    assert word([*[1000.0] * 12, 981.0], ratio=False) == "stabil"
    assert word([*[1000.0] * 12, 900.0], ratio=False) == "jatuh"


def test_three_months_below_last_year_are_turun() -> None:
    """Half a point below in each of three months, and less than the point that one month needs."""
    assert word([*[20.0] * 13, 19.4, 19.4, 19.4]) == "turun"
    assert word([*[20.0] * 14, 19.4, 19.4]) == "stabil"


def test_the_direction_never_contradicts_the_year() -> None:
    """Up from month to month after an earlier fall, and 0.4 lower than a year ago."""
    rising = [21.0, *[18.95 + 0.15 * month for month in range(12)]]
    assert rising[-1] == pytest.approx(20.6)
    assert word(rising) == "stabil"
    assert word([40.0 - value for value in rising]) == "stabil"


def test_the_fall_that_is_told_is_the_largest_not_made_up_for() -> None:
    values = [30.0, 20.0, 29.0, 29.0, 24.0, 24.0, 20.0, 20.0, 20.0, 20.0, 20.0, 20.0, 20.0]
    assert drop_of(values) == Drop(3, 4, 5.0)  # 30 to 20 was back at 29, which is 96.7 %
    assert drop_of([50.0, *YEAR_OF_20]) is None  # older than a year
    assert drop_of([20.0, NAN, NAN, 18.0]) == Drop(0, 3, 2.0)
    assert drop_of([0.0, 0.0]) is None
    assert movement(values, ratio=True).drop == Drop(3, 4, 5.0)


def test_change_over_a_year() -> None:
    assert change_over_year([1.0, *[NAN] * 11, 4.0]) == 3.0
    assert change_over_year([1.0] * 12) is None
    assert change_over_year([NAN, *[1.0] * 12]) is None


@given(months, st.booleans())
def test_nobody_clearly_lower_than_a_year_ago_rises_or_stands(values: list[float], ratio: bool) -> None:
    found = movement(values, ratio=ratio)
    assert found.word in WORDS
    year = change_over_year(values)
    if year is None:
        assert found.word == "belum"
        return
    if year <= -(1.0 if ratio else 0.02 * values[-13]) and year < 0:
        assert found.word in ("turun", "jatuh")
    assert not (found.word == "naik" and year < 0)
    assert not (found.word == "turun" and year > 0)
    assert (found.word == "jatuh") == (found.drop is not None)


def test_the_thresholds_that_ship() -> None:
    rules = trend_rules()
    assert (rules.year.points, rules.year.share) == (1.0, 0.02)
    assert (rules.fall.step, rules.fall.back) == (0.10, 0.95)
    assert (rules.direction.window, rules.direction.fewest, rules.direction.points) == (12, 8, 0.5)


SHIPPED = """
[direction]
window = 12
fewest = 8
significant = 1.96
points = 0.5
share = 0.01
[year]
points = 1.0
share = 0.02
[fall]
step = 0.10
back = 0.95
"""


def test_an_office_may_declare_others() -> None:
    strict = parse(SHIPPED.replace("points = 1.0", "points = 0.3").replace("step = 0.10", "step = 0.06"))
    assert movement([*[20.0] * 12, 19.7], ratio=True, rules=strict).word == "turun"
    assert movement([*[20.0] * 11, 18.8, 18.8], ratio=True, rules=strict).word == "jatuh"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("fewest = 8", "fewest = 13"),
        ("back = 0.95", "back = 0.9"),
        ("window = 12", "window = 12\nmonths = 3"),
    ],
)
def test_thresholds_that_contradict_each_other_are_refused(old: str, new: str) -> None:
    with pytest.raises(ValueError, match=r"known months|undone|months"):
        parse(SHIPPED.replace(old, new))


@pytest.mark.parametrize(
    ("change", "then", "ratio", "lower"),
    [
        (-1.0, 20.0, True, True),
        (-0.9999999999, 20.0, True, True),  # a point, but for the last bit of a quotient
        (-0.99, 20.0, True, False),
        (-20.0, 1000.0, False, True),
        (-19.0, 1000.0, False, False),
        (0.0, 0.0, False, False),  # nobody then, nobody now: nothing was lost
        (5.0, 20.0, True, False),
    ],
)
def test_a_clear_loss(change: float, then: float, ratio: bool, lower: bool) -> None:
    assert clearly_lower(change, then=then, ratio=ratio) == lower
