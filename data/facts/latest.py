"""What the newest statement about a thing is: the key of each table of facts, and which of its rows counts.

The newest load is in force (docs/decisions.md): of the rows that share a key only those of the load that came
last count, whatever an earlier load said. Counts follow the same rule (data/counts/packed.py). Pure.
"""

from collections.abc import Hashable, Iterable, Iterator
from typing import Any

import pandas as pd

KEYS: dict[str, tuple[str, ...]] = {
    "target": ("scheme", "area_code", "scope", "segment", "year"),
    "funding": ("area_code", "group_name", "fund", "year", "first_month"),
    "compliance": ("area_code", "duty"),
    "regulation": ("area_code", "regulation_kind", "village", "document_number"),
    "outreach": ("area_code", "held_on", "topic", "audience"),
    "agreement": ("area_code", "met_on", "agreed"),
    "sector_gap": ("area_code", "period", "sector"),
    "employer": ("area_code", "period", "sector", "registration", "left_out"),
    "project": ("area_code", "project", "contract_on"),
    "benefit": ("area_code", "segment", "programme", "group_name", "first_month", "period"),
    "ucj_class": ("area_code", "year", "ucj_class"),
}

# What else must be the same before two rows of one file say the same thing twice: a document gives a target
# in several units, and a second tranche of one budget differs in one of these.
_REPEATED = {"target": ("unit",), "funding": ("workers", "months", "rupiah", "address")}
REPEATED_KEYS = {table: (*key, *_REPEATED.get(table, ())) for table, key in KEYS.items()}


def wording(agreed: str) -> str:
    """The words of an agreement as they are compared: however spaced, capitalised or ended."""
    return " ".join(agreed.split()).rstrip(".").casefold()


def comparable(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with the words of their keys as they are compared."""
    return frame.assign(agreed=frame["agreed"].map(wording)) if table == "agreement" else frame


def keyed(table: str, frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """The key of each row; what is not known is None."""
    frame = comparable(table, frame)
    columns = [frame[name].astype(object).where(frame[name].notna(), None) for name in KEYS[table]]
    yield from zip(*columns, strict=True)


def key_of(table: str, row: Any) -> tuple[Hashable, ...]:
    """The key of one row with the table's columns as attributes, None where unknown."""
    cells = (getattr(row, name) for name in KEYS[table])
    return tuple(
        wording(cell) if name == "agreed" else cell for name, cell in zip(KEYS[table], cells, strict=True)
    )


def is_newest(table: str, frame: pd.DataFrame) -> "pd.Series[bool]":
    """For each row whether its load is the last to speak of its key; the rows in the order of their loads."""
    keys, loads = list(keyed(table, frame)), list(frame["load_id"])
    last = dict(zip(keys, loads, strict=True))
    found = [last[key] == load for key, load in zip(keys, loads, strict=True)]
    return pd.Series(found, index=frame.index, dtype=bool)


def newest(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Of the rows of each key those of the newest load, all of them; the rows in the order of their loads."""
    return frame[is_newest(table, frame)]


def newest_rows(table: str, rows: Iterable[Any]) -> list[Any]:
    """`newest` for row objects with `load_id`, in whatever order they come; their order stays."""
    keys = [(key_of(table, row), row) for row in rows]
    last: dict[tuple[Hashable, ...], int] = {}
    for key, row in keys:
        last[key] = max(last.get(key, row.load_id), row.load_id)
    return [row for key, row in keys if row.load_id == last[key]]


def last_rows(table: str, rows: Iterable[Any]) -> dict[tuple[Hashable, ...], Any]:
    """The one row that counts for each key: of the newest load the last in the file.

    Keys in the order in which they were first stated; rows are objects with `load_id` and `seq`.
    """
    ordered = sorted(rows, key=lambda row: (row.load_id, row.seq))
    return {key_of(table, row): row for row in ordered}


def last_by_area(table: str, rows: Iterable[Any]) -> dict[str, list[Any]]:
    """The rows of `last_rows` by the code of their area."""
    found: dict[str, list[Any]] = {}
    for row in last_rows(table, rows).values():
        found.setdefault(row.area_code, []).append(row)
    return found
