"""What keeps rows out of their table: a month the option contradicts, a key that a row has, a text too long.

Of two targets, duties, events, agreements or sectors with one key only one can be in force, and nobody is
paid for twice. A database that holds to its types takes no text that is longer than its column. --periode
fills in a month that is missing, and contradicts none.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import String

from data.database import tables
from data.facts.latest import REPEATED_KEYS, comparable
from etl.model import Issue, Tidy
from etl.parsing import periods
from etl.parsing.cells_to_facts import at

WORDS = {"each": "tiap daerah", "percent": "persen", "people": "orang", "growth": "kenaikan"}
PLACE = ("sheet", "source_column")
LETTERS_SHOWN = 60  # letters


def repeated(table: str, frame: pd.DataFrame) -> Iterator[Issue]:
    """An error for every row whose key an earlier row has. `frame` has its areas resolved."""
    if table not in REPEATED_KEYS or frame.empty:
        return
    key, frame = list(REPEATED_KEYS[table]), comparable(table, frame)
    first: dict[tuple[object, ...], dict[Any, Any]] = {}
    doubles = frame[frame.duplicated(key, keep=False)]
    for row in doubles.to_dict("records") if len(doubles) else ():
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
            row, shown = {**rows[place], "source_column": None}, cell[:LETTERS_SHOWN]
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


MONTHS_SHOWN = 5


def contradicted(tidy: Tidy, option: date | None) -> list[Issue]:
    """Issues where the file names another month than --periode, or has no use for it.

    Of each month that it names the first place, naming the column.
    """
    if option is None:
        return []
    if tidy.table != "observation":
        text = (
            f"--periode {option:%Y-%m} tidak dipakai: setiap baris berkas ini menyebut waktunya sendiri. "
            "Muat lagi tanpa --periode."
        )
        return [Issue("periode_berbeda", "error", text)]
    if tidy.frame.empty:
        return []
    found: dict[date, list[dict[Any, Any]]] = {}
    for row in tidy.frame.to_dict("records"):
        if (month := _month(row.get("period"))) and month != option:
            found.setdefault(month, []).append(row)
    return [_issue(month, rows, option) for month, rows in list(found.items())[:MONTHS_SHOWN]]


def _month(cell: Any) -> date | None:
    """The month of a cell; None of one that names none, which is an issue where cells are read."""
    try:
        return None if cell is None else periods.parse(cell, today=date.max)
    except periods.PeriodError:
        return None


def _issue(month: date, rows: list[dict[Any, Any]], option: date) -> Issue:
    row = rows[0]
    column = row.get("period_column") or row.get("source_column")
    more = f" (dan {len(rows) - 1} baris atau kolom lain)" if len(rows) > 1 else ""
    shown = f"berisi {row['period_shown']}" if row.get("period_shown") else f"menyebut {periods.name(month)}"
    text = (
        f"--periode menyebut {periods.name(option)}, sedangkan kolom {column} {shown}"
        f"{more}. Muat lagi tanpa --periode: berkasnya menyebut bulannya sendiri."
    )
    cell = row.get("period_shown") or row.get("period")
    shown = f"{cell:%Y-%m-%d}" if isinstance(cell, date) else str(cell)
    return Issue("periode_berbeda", "error", text, row.get("sheet"), row.get("source_row"), column, shown)
