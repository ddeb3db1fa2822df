"""What keeps rows of facts out of their table: a key that an earlier row has, a text that is too long.

Of two targets, duties, events, agreements or sectors with one key only one can be in force, and nobody is
paid for twice. A database that holds to its types takes no text that is longer than its column.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from sqlalchemy import String

from data.database import tables
from data.facts.latest import REPEATED_KEYS, comparable
from etl.model import Issue
from etl.parsing.facts import at

WORDS = {"each": "tiap daerah", "percent": "persen", "people": "orang", "growth": "kenaikan"}
PLACE = ("sheet", "source_column")
SHOWN = 60  # letters


def repeated(table: str, frame: pd.DataFrame) -> Iterator[Issue]:
    """An error for every row whose key an earlier row has. `frame` has its areas resolved."""
    if table not in REPEATED_KEYS or frame.empty:
        return
    key, frame = list(REPEATED_KEYS[table]), comparable(table, frame)
    first: dict[tuple[object, ...], dict[Any, Any]] = {}
    for row in frame[frame.duplicated(key, keep=False)].to_dict("records"):
        found = tuple(row[name] for name in key)
        if found not in first:
            first[found] = row
            continue
        sheet = f"lembar {first[found]['sheet']} " if first[found]["sheet"] else ""
        what = " ".join(WORDS.get(str(part), str(part)) for part in found if part not in (None, "area"))
        message = f"{what} sudah ada di {sheet}baris {first[found]['source_row']}; hapus salah satunya"
        yield at(row, "baris_ganda", "error", message)


def unstorable(table: str, frame: pd.DataFrame) -> Iterator[Issue]:
    """An error for every text of the rows that its column of the table cannot hold; codes are no texts."""
    rows: list[dict[Any, Any]] = []
    for column in tables.FACTS[table].columns:
        if column.name not in frame or column.name in (*PLACE, "area_code"):
            continue
        most = column.type.length if isinstance(column.type, String) else None
        if most is None:
            continue
        for place, cell in enumerate(frame[column.name]):
            if not isinstance(cell, str) or len(cell) <= most:
                continue
            rows = rows or frame.to_dict("records")
            row, shown = {**rows[place], "source_column": None}, cell[:SHOWN]
            message = f"teks {shown!r} lebih dari {most} huruf; persingkat"
            yield at(row, "teks_keliru", "error", message, value=shown)


def placed(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows whose places in the file are cut to what the tables have room for."""
    cut = frame.copy()
    for name in PLACE:
        kind = tables.issue.c[name].type
        most = kind.length if isinstance(kind, String) else None
        cut[name] = [cell[:most] if isinstance(cell, str) else cell for cell in frame[name]]
    return cut
