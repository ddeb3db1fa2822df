"""From a catalogue of targets to numbers: which target is due, on which base, for how many people."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.compute import Numbers, least_people
from data.rounding import plain

Objects = NDArray[np.object_]
Row = dict[Hashable, Any]  # of the target table


@dataclass
class Targets:
    """Arrays of shape (areas, months). `people` is the least count that reaches the target of that year;
    `path_people` the straight line to it at that month, where the year before has a target too."""

    people: Numbers
    path_people: Numbers
    percent: Numbers  # as the document says it, for percent targets without a base of their own
    path_percent: Numbers
    year: Numbers
    kind: Objects  # document, interpolated, growth, summed, or None
    base: Objects


@dataclass(frozen=True)
class Due:
    """What a scheme asks of one area by the end of one year."""

    value: float
    kind: str
    unit: str
    base: str
    base_value: float | None


def empty(areas: int, months: int) -> Targets:
    def numbers() -> Numbers:
        return np.full((areas, months), np.nan)

    def words() -> Objects:
        return np.full((areas, months), None, dtype=object)

    return Targets(numbers(), numbers(), numbers(), numbers(), numbers(), kind=words(), base=words())


def due(rows: Sequence[Row], year: int, units: Sequence[str]) -> Due | None:
    """The target of one area, segment and scheme for a year: the document's own, or the straight line
    between the nearest dated ones around it; none before the first, after the last, or where the unit or
    the base changes between them. Growth is never interpolated. Where a document says the same in several
    units, the first of `units` is taken."""
    rows = sorted(rows, key=lambda row: units.index(row["unit"]))
    for row in rows:
        if row["year"] == year:
            return Due(row["value"], "document", row["unit"], row["base"], _base_value(row))
    start = max((row["year"] for row in rows if row["year"] < year), default=None)
    end = min((row["year"] for row in rows if row["year"] > year), default=None)
    for first, last in product(rows, rows):
        ends = first["year"] == start and last["year"] == end
        alike = first["unit"] == last["unit"] != "growth" and first["base"] == last["base"]
        if ends and alike:
            way = (year - first["year"]) / (last["year"] - first["year"])
            value = plain(first["value"] + (last["value"] - first["value"]) * way)
            return Due(value, "interpolated", last["unit"], last["base"], _base_value(last))
    return None


def _base_value(row: Row) -> float | None:
    return None if pd.isna(row["base_value"]) else float(row["base_value"])


def resolve(
    catalogue: pd.DataFrame,
    segment: str,
    areas: pd.DataFrame,
    months: Sequence[pd.Timestamp],
    *,
    units: Sequence[str],
    active: Numbers,
    eligible: Numbers,
) -> Targets:
    """Targets of one scheme's `catalogue` for every area and month.

    `areas` (index code, columns level and parent) gives the rows of `active` and `eligible`, people.
    A percent target is of its stated base, else of that month's eligible workers; a people target is of
    people; growth is over the area's own active participants of last December. A kabkota without a target
    of its own for a year takes what is asked of each area below the nearest area above it.
    """
    found = empty(len(areas), len(months))
    by_scope: dict[tuple[str, str], list[Row]] = {}
    for row in catalogue[catalogue["segment"] == segment].to_dict("records"):
        by_scope.setdefault((row["scope"], row["area_code"]), []).append(row)
    years = range(months[0].year - 1, months[-1].year + 1)
    for place, code in enumerate(areas.index):
        said = [by_scope[key] for key in scopes(areas, code) if key in by_scope]
        by_year = {
            year: next(filter(None, (due(part, year, units) for part in said)), None) for year in years
        }
        _fill(found, place, by_year, months, active=active[place], eligible=eligible[place])
    return found


def scopes(areas: pd.DataFrame, code: str) -> list[tuple[str, str]]:
    """Where a target of an area may stand, the nearest first; "each" of a kabkota is that one."""
    scopes = [("area", code)]
    parents = areas["parent"].to_dict()
    above = code if areas.at[code, "level"] == "kabkota" else None
    while above:
        scopes.append(("each", above))
        above = parents.get(above)
    return scopes


def _fill(
    found: Targets,
    place: int,
    by_year: dict[int, Due | None],
    months: Sequence[pd.Timestamp],
    *,
    active: Numbers,
    eligible: Numbers,
) -> None:
    for at, month in enumerate(months):
        goal, last = by_year[month.year], by_year[month.year - 1]
        if goal is None:
            continue
        found.year[place, at], found.base[place, at] = month.year, goal.base
        if goal.unit == "growth":
            found.kind[place, at] = "growth"
            december = at - month.month
            base = active[december] if december >= 0 else np.nan
            people = np.ceil(np.round(base * (1 + goal.value / 100), 6))
            found.people[place, at] = people
            found.path_people[place, at] = base + (people - base) * month.month / 12
            continue
        found.kind[place, at] = goal.kind
        alike = last is not None and (last.unit, last.base) == (goal.unit, goal.base)
        step = last.value + (goal.value - last.value) * month.month / 12 if last and alike else np.nan
        if goal.unit == "people":
            found.people[place, at], found.path_people[place, at] = np.ceil(goal.value), step
            continue
        base = eligible[at] if goal.base_value is None else goal.base_value
        found.people[place, at] = least_people(np.array(goal.value), np.array(base))
        found.path_people[place, at] = step * base / 100
        if goal.base_value is None:
            found.percent[place, at], found.path_percent[place, at] = goal.value, step
