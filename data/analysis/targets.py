"""From a catalogue of targets to numbers: what is due, its path over the year, and for how many people.

A target is due on 31 December. Its document gives it, or it lies on the straight line between two that its
document gives; the path of a year is the straight line from last December to the target of this December.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.analysis.coverage import Numbers, least_people
from data.analysis.hierarchy import ancestors
from data.definitions.registry import AREA_LEVEL
from data.rounding import plain

Objects = NDArray[np.object_]
Row = Mapping[Hashable, Any]  # of the target table


@dataclass(frozen=True)
class Due:
    """What a scheme asks of one area by the end of one year."""

    value: float
    kind: str
    unit: str
    base: str
    base_value: float | None


def due(rows: Sequence[Row], year: int, units: Sequence[str]) -> list[Due]:
    """The target of one area, segment and scheme for a year.

    The document's own, or the straight line between the nearest dated ones around it; none before the first,
    after the last, or where the unit or the base changes between them. Growth is never interpolated. Where a
    document says the same in several units, it is there in each of them, in the order of `units`: the first
    is the one that counts.
    """
    rows = sorted(rows, key=lambda row: units.index(row["unit"]))
    said = [row for row in rows if row["year"] == year]
    if said:
        return [_due(row, row["value"], "document") for row in said]
    start = max((row["year"] for row in rows if row["year"] < year), default=None)
    end = min((row["year"] for row in rows if row["year"] > year), default=None)
    found = []
    for first, last in product(rows, rows):
        ends = first["year"] == start and last["year"] == end
        comparable = first["unit"] == last["unit"] != "growth" and first["base"] == last["base"]
        if ends and comparable:
            way = (year - first["year"]) / (last["year"] - first["year"])
            value = plain(first["value"] + (last["value"] - first["value"]) * way)
            found.append(_due(last, value, "interpolated"))
    return found


def _due(row: Row, value: float, kind: str) -> Due:
    base = None if pd.isna(row["base_value"]) else float(row["base_value"])
    return Due(value, kind, row["unit"], row["base"], base)


def due_of(
    said: Mapping[tuple[str, str], Sequence[Row]],
    where: Sequence[tuple[str, str]],
    year: int,
    units: Sequence[str],
) -> list[Due]:
    """The same of the first of the scopes `where` that asks anything for the year.

    `said` holds the rows of a scheme and a segment by scope.
    """
    parts = (due(said[scope], year, units) for scope in where if scope in said)
    return next(filter(None, parts), [])


def by_scope(catalogue: pd.DataFrame, segment: str) -> dict[tuple[str, str], list[Row]]:
    """The targets of one scheme for a segment, by scope and area."""
    found: dict[tuple[str, str], list[Row]] = {}
    own = catalogue[catalogue["segment"] == segment]
    columns: dict[Hashable, list[Any]] = {name: own[name].tolist() for name in own.columns}
    for values in zip(*columns.values(), strict=True):
        row = dict(zip(columns, values, strict=True))
        found.setdefault((row["scope"], row["area_code"]), []).append(row)
    return found


def scopes(areas: pd.DataFrame, code: str) -> list[tuple[str, str]]:
    """Where a target of an area may stand, the nearest first; "each" of a kabkota is that one.

    `areas` has the index code and the columns level and parent.
    """
    return _scopes(code, areas.at[code, "level"], areas["parent"])


def scopes_of_all(areas: pd.DataFrame) -> dict[str, list[tuple[str, str]]]:
    """The same of each of the areas."""
    levels, parents = areas["level"].to_dict(), areas["parent"].to_dict()
    return {code: _scopes(code, level, parents) for code, level in levels.items()}


def _scopes(code: str, level: str, parents: Mapping[str, str | None]) -> list[tuple[str, str]]:
    above = (code, *ancestors(code, parents)) if level == AREA_LEVEL else ()
    return [("area", code), *(("each", place) for place in above)]


@dataclass(frozen=True)
class Path:
    """Where the path of a year starts, in December of the year before, and why.

    `asked`, the scheme asked for so much then; `reported`, so many took part by the newest report of that
    year; `target`, neither is known, and the path is the target all year. Numbers, or arrays of one a month.
    """

    start: float | Numbers
    origin: str | Objects

    def at(
        self, target: float | Numbers, month: int | NDArray[np.int64], *, higher_is_better: bool
    ) -> Numbers:
        """The path at the end of months (1 to 12), in the unit of start and target.

        A line that reaches the target in December and never lies past it; the target itself where there is no
        start.
        """
        line = self.start + (target - self.start) * month / 12
        held = np.minimum(line, target) if higher_is_better else np.maximum(line, target)
        return np.where(np.equal(month, 12) | np.isnan(self.start), target, held)


def path(goal: Due, before: Sequence[Due], reported: float | Numbers) -> Path:
    """The path to a target.

    `before`: what the scheme asked for a year earlier; it starts there if it was asked in the same unit and
    on the same base, else from `reported`, participants in the unit and on the base of the target (NaN: there
    was no report).
    """
    for asked in before:
        if (asked.unit, asked.base) == (goal.unit, goal.base) and goal.unit != "growth":
            return Path(asked.value, "asked")
    return Path(reported, np.where(np.isnan(reported), "target", "reported").astype(object))


def _newest_of_year(values: Numbers, year_of: NDArray[np.int64], years: Sequence[int]) -> dict[int, float]:
    """The last known value of an area (one a month) in each of the years; NaN where there is none."""
    known = ~np.isnan(values)
    return dict.fromkeys(years, float("nan")) | dict(
        zip(year_of[known].tolist(), values[known].tolist(), strict=True)
    )


@dataclass
class Targets:
    """Arrays of shape (areas, months).

    `people` is the least count that reaches the target of that year, `path_people` the path to it at that
    month, `start_people` where the path starts in December before. What is in percent is as the document says
    it, and only for percent targets without a base of their own.
    """

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
    """Targets of this shape with nothing known."""
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
    for place, where in enumerate(scopes_of_all(areas).values()):
        dues = {year: due_of(said, where, year, units) for year in years}
        counts = _Counts(
            active[place], eligible[place], _newest_of_year(participants[place], dates[:, 0], years)
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
