"""How an area got here: series on one denominator, steps by year, and a word that one odd month cannot flip.

Arrays have one row an area and one column a month, NaN where an area has not reported. The trend words want
every month in them, as `monthly` makes it: percent for a ratio, people for a count, on the denominator of
that month. The rest takes the months there are.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from data.analysis.coverage import Flags, Numbers, Places, divides
from data.dates import months_apart
from data.definitions.trend_rules import TrendRules, trend_rules

REBASED = 0.1  # percent by which potensi moves for its month to be marked


@dataclass(frozen=True)
class Trend:
    """The direction alone, before data.analysis.trend holds it against the year.

    `word`: naik, stabil, turun or belum; `slope`: a month, in the unit of the series; `known`: months.
    """

    word: str
    slope: float | None
    known: int


@dataclass(frozen=True)
class Step:
    """From one month to another over the areas that reported in both.

    `raw` less `same` is what the new potensi did. For counts `potensi` is unknown, and `raw` and `same` are
    people. `then` and `now` are the values of these areas, the difference between which is `raw`.
    """

    start: date
    end: date
    areas: int
    people: float
    potensi: float | None
    raw: float
    same: float
    then: float
    now: float


def monthly(days: Sequence[date], values: Numbers) -> Numbers:
    """Values of these months (the last axis, in order) on every month from the first to the last.

    NaN in those between.
    """
    if not days:
        return values
    places = [months_apart(days[0], day) for day in days]
    found = np.full((*values.shape[:-1], places[-1] + 1), np.nan)
    found[..., places] = values
    return found


def judge(values: Sequence[float], *, floor: float) -> Trend:
    """The direction of the last months.

    Mann-Kendall significant at 5 percent and a Theil-Sen slope of at least `floor` a year, over all months
    and also without any single one of them.
    """
    rules = trend_rules().direction
    recent = np.asarray(values[-rules.window :], dtype=float)
    at = np.flatnonzero(~np.isnan(recent))
    if len(at) < rules.fewest:
        return Trend("belum", None, len(at))
    known = recent[at]
    first, second, without = _pairs(len(at))
    steps = known[second] - known[first]
    slopes, signs = steps / (at[second] - at[first]), np.sign(steps)
    middle = np.median(slopes)
    slope = np.append(np.median(slopes[without], axis=1), middle)
    score = np.append(signs[without].sum(axis=1), signs.sum())
    found = _directions(score, slope, _variances(known), floor)
    word = {1: "naik", -1: "turun"}.get(int(found[0]) if (found == found[0]).all() else 0, "stabil")
    return Trend(word, float(middle), len(at))


@cache
def _pairs(count: int) -> tuple[Places, Places, Places]:
    """The pairs of so many months, the earlier and the later of each.

    And for each month that may be left out which pairs are left, of shape (months, pairs).
    """
    first, second = np.triu_indices(count, 1)
    left = [np.flatnonzero((first != out) & (second != out)) for out in range(count)]
    return first, second, np.array(left)


def _variances(known: Numbers) -> Numbers:
    """The variance of Kendall's score, corrected for ties, without each month in turn and last with all."""
    same = known[:, None] == known
    ties = np.vstack([same.sum(axis=1) - same, same.sum(axis=1)])  # how many share a month's value
    present = np.vstack([~np.eye(len(known), dtype=bool), np.ones(len(known), dtype=bool)])
    shared = np.where(present, (ties - 1) * (2 * ties + 5), 0).sum(axis=1)
    count = present.sum(axis=1)
    variances: Numbers = (count * (count - 1) * (2 * count + 5) - shared) / 18
    return variances


def _directions(score: Numbers, slope: Numbers, variance: Numbers, floor: float) -> Numbers:
    """1, -1 or 0 each: of Kendall's score, its variance, and the slope a month."""
    with np.errstate(divide="ignore", invalid="ignore"):
        clear = (variance > 0) & (
            (np.abs(score) - 1) / np.sqrt(variance) >= trend_rules().direction.significant
        )
    directions: Numbers = np.where(
        clear & (np.abs(slope) * 12 >= floor) & (slope * score > 0), np.sign(slope), 0.0
    )
    return directions


def fallen(values: Sequence[float], *, floor: float) -> bool:
    """Whether each of the last three months lies at least `floor` below the same month a year before.

    One odd month alone never makes it so.
    """
    pairs = [(values[-at], values[-at - 12]) for at in (1, 2, 3)] if len(values) >= 15 else []
    return bool(pairs) and all(now <= then - floor for now, then in pairs)


def on_last_base(top: Numbers, bottom: Numbers | None) -> Numbers:
    """The series of the areas together on the denominator of its last known month.

    That month's value less the change since each month, over the areas that reported in both. NaN where none
    did.
    """
    result = np.full(top.shape[1], np.nan)
    known = _known(top, bottom)
    last = _last(known)
    if last is None:
        return result
    level = _value(top, bottom, last, known[:, last])
    both = known & known[:, [last]]
    people = np.where(both, top[:, [last]] - top, 0).sum(axis=0)
    if bottom is not None:
        with np.errstate(invalid="ignore"):  # 0 / 0 where no area reported in both
            people = people / np.where(both, bottom[:, [last]], 0).sum(axis=0) * 100
    common = both.any(axis=0)
    result[common] = level - people[common]
    return result


def rebased(bottom: Numbers) -> Numbers:
    """By how many percent potensi moved in each month against the last one known of the same areas.

    NaN where by less than REBASED.
    """
    result = np.full(bottom.shape[1], np.nan)
    before = np.full(bottom.shape[0], np.nan)
    for month in range(bottom.shape[1]):
        now = bottom[:, month]
        both = ~np.isnan(now) & ~np.isnan(before)
        if both.any() and before[both].sum() > 0:
            percent = (now[both].sum() / before[both].sum() - 1) * 100
            result[month] = percent if abs(percent) >= REBASED else np.nan
        before = np.where(np.isnan(now), before, now)
    return result


def steps(days: Sequence[date], top: Numbers, bottom: Numbers | None) -> list[Step]:
    """Divide a series into one step a calendar year.

    One step a calendar year, from the last known month of the year before (in the first year: from the first
    known month) to the last known month.
    """
    known = _known(top, bottom)
    months = [int(month) for month in np.flatnonzero(known.any(axis=0))]
    ends = {days[month].year: month for month in months}
    found = []
    start = months[0] if months else 0
    for end in ends.values():
        both = known[:, start] & known[:, end]
        if end > start and both.any():
            found.append(_step(days, top, bottom, start=start, end=end, both=both))
        start = end
    return found


def between(
    days: Sequence[date], top: Numbers, bottom: Numbers | None, *, start: date, end: date
) -> Step | None:
    """The step between two of the months; None where no area reported in both."""
    if start not in days or end not in days:
        return None
    places, known = (days.index(start), days.index(end)), _known(top, bottom)
    both = known[:, places[0]] & known[:, places[1]]
    return _step(days, top, bottom, start=places[0], end=places[1], both=both) if both.any() else None


def _step(
    days: Sequence[date], top: Numbers, bottom: Numbers | None, *, start: int, end: int, both: Flags
) -> Step:
    people = float((top[both, end] - top[both, start]).sum())
    then, now = (_value(top, bottom, month, both) for month in (start, end))
    span = (days[start], days[end], int(both.sum()), people)
    if bottom is None:
        return Step(*span, potensi=None, raw=now - then, same=people, then=then, now=now)
    potensi = float((bottom[both, end] - bottom[both, start]).sum())
    same = float(people / bottom[both, end].sum() * 100)
    return Step(*span, potensi=potensi, raw=now - then, same=same, then=then, now=now)


def _known(top: Numbers, bottom: Numbers | None) -> Flags:
    return ~np.isnan(top) if bottom is None else ~np.isnan(top) & divides(bottom)


def _last(known: Flags) -> int | None:
    months: NDArray[np.intp] = np.flatnonzero(known.any(axis=0))
    return int(months[-1]) if len(months) else None


def _value(top: Numbers, bottom: Numbers | None, month: int, where: Flags) -> float:
    people = top[where, month].sum()
    return float(people if bottom is None else people / bottom[where, month].sum() * 100)


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
