"""What the tables have room for: a database that holds to its types takes no longer text."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from sqlalchemy import String

from data.database import tables
from etl.model import Issue
from etl.parsing.facts import at

PLACE = ("sheet", "source_column")
SHOWN = 60  # letters


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
