"""Which target of a scheme is due for an area in a year: its document's, or one on the line between two."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import pandas as pd

from data.rounding import plain

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
    """The target of one area, segment and scheme for a year: the document's own, or the straight line
    between the nearest dated ones around it; none before the first, after the last, or where the unit or
    the base changes between them. Growth is never interpolated. Where a document says the same in several
    units, it is there in each of them, in the order of `units`: the first is the one that counts."""
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
    """The same of the first of the scopes `where` that asks anything for the year; `said` holds the rows of
    a scheme and a segment by scope."""
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
    """Where a target of an area may stand, the nearest first; "each" of a kabkota is that one. `areas` has
    the index code and the columns level and parent."""
    scopes = [("area", code)]
    parents = areas["parent"]
    above = code if areas.at[code, "level"] == "kabkota" else None
    while above:
        scopes.append(("each", above))
        above = parents.get(above)
    return scopes
