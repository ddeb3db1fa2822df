"""--periode beside what a file says itself: it fills in a month that is missing, and contradicts none.

A file whose rows name their own dates has no use for it.
"""

from datetime import date
from typing import Any

from etl.model import Issue, Tidy
from etl.parsing import periods

SHOWN = 5


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
    return [_issue(month, rows, option) for month, rows in list(found.items())[:SHOWN]]


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
