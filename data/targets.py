"""From a catalogue of targets to numbers: which target is due, on which base, for how many people."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.compute import Numbers, least_people

Objects = NDArray[np.object_]


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


def due(rows: pd.DataFrame, year: int) -> Due | None:
    """The target of one area, segment and scheme for a year: the document's own, or the straight line
    between the nearest dated ones around it; none before the first, after the last, or where the unit
    changes between them. Growth is never interpolated."""
    own = rows[rows["year"] == year]
    if len(own):
        row = own.iloc[0]
        return Due(float(row["value"]), "document", row["unit"], row["base"], _base_value(row))
    earlier, later = rows[rows["year"] < year], rows[rows["year"] > year]
    if earlier.empty or later.empty:
        return None
    first, last = earlier.loc[earlier["year"].idxmax()], later.loc[later["year"].idxmin()]
    if first["unit"] != last["unit"] or first["unit"] == "growth" or first["base"] != last["base"]:
        return None
    way = (year - first["year"]) / (last["year"] - first["year"])
    value = float(first["value"] + (last["value"] - first["value"]) * way)
    return Due(value, "interpolated", first["unit"], first["base"], _base_value(last))


def _base_value(row: pd.Series) -> float | None:
    value = row["base_value"]
    return None if pd.isna(value) else float(value)


def resolve(
    catalogue: pd.DataFrame,
    segment: str,
    areas: pd.DataFrame,
    months: Sequence[pd.Timestamp],
    *,
    active: Numbers,
    eligible: Numbers,
) -> Targets:
    """Targets of one scheme's `catalogue` for every area and month.

    `areas` (index code, columns level and parent) gives the rows of `active` and `eligible`, people.
    A percent target is of its stated base, else of that month's eligible workers; a people target is of
    people; growth is over the area's own active participants of last December.
    """
    found = empty(len(areas), len(months))
    rows = catalogue[catalogue["segment"] == segment]
    if rows.empty:
        return found
    for place, (code, area) in enumerate(areas.iterrows()):
        own = rows[(rows["area_code"] == code) & (rows["scope"] == "area")]
        if own.empty and area["level"] == "kabkota":
            own = rows[rows["scope"] == "each"]
        if not own.empty:
            _fill(found, place, own, months, active=active[place], eligible=eligible[place])
    return found


def _fill(
    found: Targets,
    place: int,
    rows: pd.DataFrame,
    months: Sequence[pd.Timestamp],
    *,
    active: Numbers,
    eligible: Numbers,
) -> None:
    by_year = {year: due(rows, year) for year in range(months[0].year - 1, months[-1].year + 1)}
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
        step = np.nan if last is None else last.value + (goal.value - last.value) * month.month / 12
        if goal.unit == "people":
            found.people[place, at], found.path_people[place, at] = np.ceil(goal.value), step
            continue
        base = eligible[at] if goal.base_value is None else goal.base_value
        found.people[place, at] = least_people(np.array(goal.value), np.array(base))
        found.path_people[place, at] = step * base / 100
        if goal.base_value is None:
            found.percent[place, at], found.path_percent[place, at] = goal.value, step
