"""Rows of files that say the same thing twice: of two targets, duties, events, agreements, sectors one
stands, and nobody is paid for twice."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from data.facts.latest import REPEATED_KEYS, comparable
from etl.model import Finding
from etl.parsing.facts import at

WORDS = {"each": "tiap daerah", "percent": "persen", "people": "orang", "growth": "kenaikan"}


def repeated(table: str, frame: pd.DataFrame) -> Iterator[Finding]:
    """An error for every row whose key stands in an earlier row. `frame` has its areas resolved."""
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
