"""From a catalogue of targets to numbers: which target is due, on which base, for how many people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.analysis.coverage import Numbers, least_people
from data.analysis.target_due import Due, by_scope, due_of, scopes
from data.analysis.target_path import Path, newest_of_year, path

Objects = NDArray[np.object_]


@dataclass
class Targets:
    """Arrays of shape (areas, months). `people` is the least count that reaches the target of that year,
    `path_people` the path to it at that month, `start_people` where the path starts in December before. What
    is in percent is as the document says it, and only for percent targets without a base of their own."""

    people: Numbers
    path_people: Numbers
    start_people: Numbers
    percent: Numbers
    path_percent: Numbers
    start_percent: Numbers
    year: Numbers
    kind: Objects  # document, interpolated, growth, summed, or None
    base: Objects
    path_from: Objects  # asked, reported, target, summed, or None


def empty(areas: int, months: int) -> Targets:
    numbers = [np.full((areas, months), np.nan) for _ in range(7)]
    words = [np.full((areas, months), None, dtype=object) for _ in range(3)]
    return Targets(*numbers, *words)


def resolve(
    catalogue: pd.DataFrame,
    segment: str,
    areas: pd.DataFrame,
    months: Sequence[pd.Timestamp],
    *,
    units: Sequence[str],
    active: Numbers,
    eligible: Numbers,
    participants: Numbers,
    higher_is_better: bool,
) -> Targets:
    """Targets of one scheme's `catalogue` for every area and month.

    `areas` (index code, columns level and parent) gives the rows of `active`, `eligible` and `participants`,
    people; `participants` are known also where `eligible` is not. A percent target is of its stated base,
    else of that month's eligible workers; a people target is of people; growth is over the area's own active
    participants of last December. A kabkota without a target of its own for a year takes what is asked of
    each area below the nearest area above it.
    """
    found = empty(len(areas), len(months))
    said = by_scope(catalogue, segment)
    years = range(months[0].year - 1, months[-1].year + 1)
    dates = np.array([(month.year, month.month) for month in months])
    spans = {year: (np.flatnonzero(dates[:, 0] == year), dates[dates[:, 0] == year, 1]) for year in years[1:]}
    for place, code in enumerate(areas.index):
        where = scopes(areas, code)
        dues = {year: due_of(said, where, year, units) for year in years}
        counts = _Counts(
            active[place], eligible[place], newest_of_year(participants[place], months, list(years))
        )
        for year, (at, month) in spans.items():
            if dues[year]:
                span = _Span(place, at, month)
                _fill(found, span, dues[year], dues[year - 1], counts, year, higher=higher_is_better)
    return found


@dataclass(frozen=True)
class _Counts:
    """People of one area by month, and its participants by the newest report of each year."""

    active: Numbers
    eligible: Numbers
    newest: Mapping[int, float]


@dataclass(frozen=True)
class _Span:
    """The months of one year of one area: its place, theirs, and their numbers (1 to 12)."""

    area: int
    at: NDArray[np.intp]
    month: NDArray[np.int64]


def _fill(
    found: Targets,
    span: _Span,
    dues: Sequence[Due],
    before: Sequence[Due],
    counts: _Counts,
    year: int,
    *,
    higher: bool,
) -> None:
    """Fills in a year of an area, of which `dues` are asked and `before` was a year earlier."""
    goal, place = dues[0], (span.area, span.at)
    found.year[place], found.base[place] = year, goal.base
    found.kind[place] = "growth" if goal.unit == "growth" else goal.kind

    def people(whole: float | Numbers, way: Path, asked: float | Numbers, per: float | Numbers = 1.0) -> None:
        """Fills in people: the `whole` count that reaches the target, and the path to what is asked."""
        line = way.at(asked, span.month, higher_is_better=higher)
        found.people[place], found.start_people[place] = whole, way.start * per
        found.path_people[place] = np.where(line == asked, whole, line * per)
        found.path_from[place] = way.origin

    newest = counts.newest[year - 1]
    if goal.unit == "growth":
        december = span.at - span.month
        grown = np.where(december >= 0, counts.active[np.maximum(december, 0)], np.nan)
        whole = np.ceil(np.round(grown * (1 + goal.value / 100), 6))
        people(whole, Path(grown, "reported"), whole)
        return
    if goal.unit == "people":
        people(float(np.ceil(goal.value)), path(goal, before, newest), goal.value)
        return
    base = np.full(len(span.at), goal.base_value, dtype=float)
    if goal.base_value is None:
        base = counts.eligible[span.at]
    reported = np.full(len(base), np.nan)
    np.divide(newest, base, out=reported, where=base > 0)
    way = path(goal, before, reported * 100)
    people(least_people(np.array(goal.value), base), way, goal.value, base / 100)
    if goal.base_value is None:
        found.percent[place], found.start_percent[place] = goal.value, way.start
        found.path_percent[place] = way.at(goal.value, span.month, higher_is_better=higher)
