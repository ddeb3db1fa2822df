"""The rows of a file that findings are about, as they stand in its sheets: shown beside the findings."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from etl.checks.personal_data import Personal
from etl.model import Cell, Issue, Sheet
from etl.parsing.column_letter import letter
from etl.pipeline.error_workbook import column_of

ROWS, COLUMNS, CHARACTERS = 14, 9, 40
LOOKED_AT = 400  # findings


def excerpts(sheets: Sequence[Sheet], issues: Sequence[Issue], people: Personal) -> list[dict[str, Any]]:
    """One value a sheet: lembar, kolom (letters), baris: nomor and sel, each with isi and tanda.

    Rows that identify a person are left out, as are rows and columns beyond what fits a page.
    """
    found = []
    for sheet in sheets:
        marks: dict[int, dict[int, str]] = {}
        for one in issues[:LOOKED_AT]:
            if one.source_row and one.severity in ("error", "warning") and one.sheet in (sheet.name, None):
                row = one.source_row - 1
                if row < len(sheet.rows) and not people.row(sheet.name, one.source_row):
                    at = marks.setdefault(row, {})
                    column = column_of(sheet, row, one)
                    at[column] = "error" if "error" in (one.severity, at.get(column)) else "warning"
        if marks and not people.whole:
            found.append(_excerpt(sheet, marks, people))
    return found


def _excerpt(sheet: Sheet, marks: dict[int, dict[int, str]], people: Personal) -> dict[str, Any]:
    first = min(marks)
    heading = next((row for row in range(first - 1, -1, -1) if _is_heading(sheet.rows[row])), None)
    rows = sorted({*marks, *([heading] if heading is not None else [])})[:ROWS]
    marked = sorted({column for row in rows for column in marks.get(row, {})})
    last = min(max([*marked, COLUMNS - 1]), max(len(sheet.rows[row]) for row in rows) - 1)
    columns = [c for c in range(last + 1) if c < COLUMNS - len(marked) or c in marked][-COLUMNS:]
    return {
        "lembar": sheet.name,
        "kolom": [letter(column) for column in columns],
        "baris": [
            {
                "nomor": row + 1,
                "kepala": row == heading,
                "sel": [
                    {"isi": _cell_text(sheet.rows[row], column), "tanda": marks.get(row, {}).get(column)}
                    for column in columns
                ],
            }
            for row in rows
            if not people.row(sheet.name, row + 1)
        ],
        "lainnya": max(0, len(marks) - ROWS),
    }


def _is_heading(cells: Sequence[Cell]) -> bool:
    """Whether most of what a row holds is text, in several cells."""
    filled = [cell for cell in cells if cell is not None]
    return len(filled) > 1 and sum(isinstance(cell, str) for cell in filled) * 2 > len(filled)


def _cell_text(cells: Sequence[Cell], column: int) -> str:
    cell = cells[column] if column < len(cells) else None
    if cell is None:
        return ""
    text = cell.isoformat()[:10] if isinstance(cell, date | datetime) else str(cell)
    return text if len(text) <= CHARACTERS else f"{text[:CHARACTERS]}…"
