"""Tables: rows that leave the screen, each cell what its column in definitions/fields.toml says it holds."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Literal

import pandas as pd

from dashboards.rendering.language import missing
from data.definitions.fields import Column, Kind, fields
from data.rounding import plain

WHOLE = ("integer", "people", "rupiah")


@dataclass(frozen=True)
class Drawing:
    """A chart of a table for a workbook: bars, or lines of so many rows each (none: one of all)."""

    kind: Literal["bar", "line"]
    category: str
    value: str
    rows: int | None = None


@dataclass(frozen=True)
class Table:
    """`columns` are names of fields.

    Every row has as many cells, None where unknown: text, whole numbers, numbers, dates, UTC times, truth
    values. Values are in the unit of the row's column `unit`.
    """

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    drawing: Drawing | None = None

    @cached_property
    def fields(self) -> dict[str, Column]:
        """The columns as declared, by name."""
        return {name: fields()[name] for name in self.columns}

    def records(self) -> list[dict[str, Any]]:
        """Each row by the names of its columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def tabled(
    name: str,
    title: str,
    columns: Sequence[str],
    records: Iterable[Mapping[str, Any]],
    *,
    drawing: Drawing | None = None,
) -> Table:
    """A table of records that have at least these columns."""
    kinds = [(column, fields()[column].kind) for column in columns]
    rows = tuple(tuple(cell(kind, record[column]) for column, kind in kinds) for record in records)
    return Table(name, title, tuple(columns), rows, drawing)


def cell(kind: Kind, value: Any) -> Any:
    """A value as plain Python of its kind; None where unknown."""
    if missing(value) or value is pd.NaT:
        return None
    if kind in WHOLE:
        return int(value) if float(value) == int(value) else plain(float(value))
    if kind in ("value", "points", "number"):
        return plain(float(value))
    if kind == "flag":
        return bool(value)
    if kind == "moment":
        return pd.Timestamp(value).to_pydatetime()
    if kind == "date":
        return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None
    return str(value)


def json_of(value: Any) -> str:
    """JSON with dates as text; NaN is refused."""

    def written(found: Any) -> str:
        if isinstance(found, datetime):
            return f"{found:%Y-%m-%dT%H:%M:%SZ}"
        if isinstance(found, date):
            return found.isoformat()
        raise TypeError(f"{type(found).__name__} has no place in JSON")

    return json.dumps(value, default=written, ensure_ascii=False, allow_nan=False)
