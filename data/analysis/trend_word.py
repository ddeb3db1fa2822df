"""The one word for how an area moves: by its year, by a fall in one step, else by its direction. Pure.

A series holds every month from the first to the one looked at, on the denominator of that month, NaN where
the area has not reported: percent for a ratio, people for a count.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.analysis.trend import Trend, fallen, judge
from data.definitions.trend_rules import TrendRules, trend_rules

YEAR = 12  # months
FINE = 9  # decimals to which shares are compared: 9 of 10 is a loss of a tenth
WORDS = ("naik", "stabil", "turun", "jatuh", "belum")


@dataclass(frozen=True)
class Drop:
    """A fall in one step: the places of the two months in the series, and what was lost."""

    start: int
    end: int
    lost: float


@dataclass(frozen=True)
class Movement:
    """`word` is one of WORDS.

    `slope` a month, and of how many months it is `known`, as data.analysis.trend.Trend; `year` the change
    against the same month a year before; `drop` what makes it jatuh. In the unit of the series, None where
    unknown.
    """

    word: str
    slope: float | None
    known: int
    year: float | None
    drop: Drop | None = None


def movement(values: Sequence[float], *, ratio: bool, rules: TrendRules | None = None) -> Movement:
    """How the series moved to its last month.

    Without a figure now and a year ago there is no word. A fall that is not made up for comes first. Who is
    clearly lower than a year before, or lower in each of three months, is turun; naik and turun never
    contradict the sign of the year.
    """
    rules = rules or trend_rules()
    floor = _floor(values, ratio=ratio, rules=rules)
    direction = judge(values, floor=floor)
    year = change_over_year(values)
    if year is None:
        return Movement("belum", direction.slope, direction.known, None)
    drop = drop_of(values, rules=rules)
    word = "jatuh" if drop else _word(values, direction, year, ratio=ratio, floor=floor, rules=rules)
    return Movement(word, direction.slope, direction.known, year, drop)


def _word(
    values: Sequence[float], direction: Trend, year: float, *, ratio: bool, floor: float, rules: TrendRules
) -> str:
    lower = clearly_lower(year, then=values[-1 - YEAR], ratio=ratio, rules=rules)
    if lower or fallen(values, floor=floor):
        return "turun"
    if (direction.word, year < 0) == ("naik", True) or (direction.word, year > 0) == ("turun", True):
        return "stabil"
    return direction.word


def clearly_lower(change: float, *, then: float, ratio: bool, rules: TrendRules | None = None) -> bool:
    """Whether a change over a year is a clear loss.

    In points of this month's potensi, or for a count in people against its value `then`.
    """
    year = (rules or trend_rules()).year
    clear = year.points if ratio else year.share * abs(then)
    return change < 0 and round(change, FINE) <= -round(clear, FINE)


def change_over_year(values: Sequence[float]) -> float | None:
    """The last value less that of a year before; None where one of them is unknown."""
    if len(values) <= YEAR:
        return None
    change = values[-1] - values[-1 - YEAR]
    return None if change != change else float(change)


def drop_of(values: Sequence[float], *, rules: TrendRules | None = None) -> Drop | None:
    """The largest fall in one step within the last year that no later month has made up for; None without.

    A step leads from a known month to the next known one.
    """
    rules = rules or trend_rules()
    first = max(0, len(values) - 1 - YEAR)
    known = [at for at in range(first, len(values)) if values[at] == values[at]]
    found = []
    for start, end in pairwise(known):
        level, lost = values[start], values[start] - values[end]
        if level <= 0 or round(lost / level, FINE) < rules.fall.step:
            continue
        best = max(values[at] for at in known if at >= end)
        if round(best / level, FINE) < rules.fall.back:
            found.append(Drop(start, end, float(lost)))
    return max(found, key=lambda drop: (drop.lost, drop.end), default=None)


def _floor(values: Sequence[float], *, ratio: bool, rules: TrendRules) -> float:
    """The least movement in a year that is called one."""
    if ratio:
        return rules.direction.points
    known = [abs(value) for value in values if value == value]
    return rules.direction.share * (known[-1] if known else 0.0)
