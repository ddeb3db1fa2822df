"""A file that has faults, written out as a workbook with the reasons beside the cells.

It is mended and sent again: the cells stay where they were.
"""

import io
import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from etl.layouts.named_columns import column_name
from etl.model import Cell, Issue, Sheet

ISSUES_SHEET = "Temuan"
HEADLINE = "Temuan Pantau Jamsostek"
REASON = "⚠ Alasan: "
HEADING_WITHIN = 15  # rows
WORDS = {"error": "galat", "warning": "awas", "info": "info"}
COLUMNS = ("Tingkat", "Lembar", "Baris", "Kolom", "Isi", "Aturan", "Pesan")
_FORMULA = re.compile(r"[=@\t\r]|[+-](?=.*[^\W\d_(|])")
_LETTER = re.compile(r"([A-Z]{1,3}) · ")
_CODE = re.compile(r"\s*(kode|kd)(\b|_)", re.IGNORECASE)
_COLOURS = {"error": "#F8CFCB", "warning": "#FBE7B5"}
_LOOKS: dict[str, dict[str, Any]] = {
    "plain": {},
    "head": {"bold": True},
    "reason": {"font_color": "#9B1C12", "text_wrap": True},
    "text": {"num_format": "@", "quote_prefix": True},
    "date": {"num_format": "yyyy-mm-dd"},
    **{name: {"bg_color": colour, "border": 1, "num_format": "@"} for name, colour in _COLOURS.items()},
    **{f"{name} number": {"bg_color": colour, "border": 1} for name, colour in _COLOURS.items()},
    **{
        f"{name} date": {"bg_color": colour, "border": 1, "num_format": "yyyy-mm-dd"}
        for name, colour in _COLOURS.items()
    },
}


def without_marks(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets as they were before `write_mending` put its issues and reasons in."""
    ours = any(_is_issues(sheet) for sheet in sheets)
    return [
        replace(sheet, rows=[[_unmarked(cell, ours) for cell in row] for row in sheet.rows])
        if ours or any(_is_reason(row[-1]) for row in sheet.rows if row)
        else sheet
        for sheet in sheets
        if not _is_issues(sheet)
    ]


def _unmarked(cell: Cell, ours: bool) -> Cell:
    """Nothing of a reason, and of a text that `neutral` has marked the text."""
    if ours and isinstance(cell, str) and cell[:1] == "'" and neutral(cell[1:]) == cell:
        return cell[1:]
    return None if _is_reason(cell) else cell


def _is_reason(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.startswith(REASON.strip())


def _is_issues(sheet: Sheet) -> bool:
    return bool(sheet.rows and sheet.rows[0]) and str(sheet.rows[0][0]).startswith(HEADLINE)


def write_mending(path: Path, file_name: str, *, sheets: Sequence[Sheet], issues: Sequence[Issue]) -> None:
    """Write a workbook of the sheets with their faults; first a sheet that lists every issue.

    Each cell is at its place, cells with faults are coloured and commented, reasons to the right of each row.
    Codes are text, and no text can become a formula. Raises OSError where the file cannot be written.
    """
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        looks = {name: book.add_format(look) for name, look in _LOOKS.items()}
        names = {(sheet.name or "").casefold() for sheet in sheets}
        title = ISSUES_SHEET if ISSUES_SHEET.casefold() not in names else f"{ISSUES_SHEET} pemuat"
        _issues(book.add_worksheet(title), looks, file_name, issues)
        for number, sheet in enumerate(sheets, 1):
            own = [one for one in issues if one.sheet in (sheet.name, None) and one.source_row]
            page = book.add_worksheet(_tab(sheet, number))
            _Page(page, looks, sheet).write(own)
    path.write_bytes(content.getvalue())


def _tab(sheet: Sheet, number: int) -> str:
    """The name of the sheet, as far as Excel allows it."""
    return re.sub(r"[\[\]:*?/\\]", "_", sheet.name or f"Data{number if number > 1 else ''}").strip("'")[:31]


def neutral(text: str) -> str:
    """A text that no program takes for a formula, wherever it is pasted or exported to."""
    return f"'{text}" if _FORMULA.match(text) else text


def _issues(page: Any, looks: dict[str, Any], file_name: str, issues: Sequence[Issue]) -> None:
    errors = sum(issue.severity == "error" for issue in issues)
    page.write_string(0, 0, f"{HEADLINE}: {file_name}", looks["head"])
    page.write_string(
        1, 0, f"{errors} galat. Perbaiki sel berwarna merah di lembar lain, simpan, lalu muat lagi; "
        "lembar ini dan kolom Alasan boleh dibiarkan.", looks["plain"],
    )  # fmt: skip
    for column, (title, width) in enumerate(zip(COLUMNS, (8, 14, 7, 24, 18, 20, 90), strict=True)):
        page.write_string(3, column, title, looks["head"])
        page.set_column(column, column, width)
    order = list(WORDS)
    for row, one in enumerate(sorted(issues, key=lambda f: order.index(f.severity)), 4):
        place = (one.sheet, one.source_row, one.source_column, one.value, one.rule, one.message)
        for column, cell in enumerate((WORDS[one.severity], *place)):
            if cell is not None:
                page.write_string(row, column, neutral(str(cell)), looks["text"])
    page.freeze_panes(4, 0)


def column_of(sheet: Sheet, row: int, one: Issue) -> int:
    """The column an issue is about, counted from 0, as `row` is.

    The one it names, else the one that holds its value, else the first that is filled.
    """
    cells = sheet.rows[row] if row < len(sheet.rows) else []
    named = _named(sheet, row, one.source_column)
    if named is not None:
        return named
    same = [c for c, cell in enumerate(cells) if one.value is not None and str(cell) == one.value]
    filled = [column for column, cell in enumerate(cells) if cell is not None]
    return next(iter([*same, *filled]), 0)


def _named(sheet: Sheet, row: int, name: str | None) -> int | None:
    if name is None:
        return None
    if found := _LETTER.match(name):
        from xlsxwriter.utility import xl_cell_to_rowcol

        return int(xl_cell_to_rowcol(f"{found[1]}1")[1])
    for cells in sheet.rows[: min(row, HEADING_WITHIN)]:
        for column, cell in enumerate(cells):
            if column_name(cell) == column_name(name) != "":
                return column
    return None


class _Page:
    """One sheet of the file."""

    def __init__(self, page: Any, looks: dict[str, Any], sheet: Sheet) -> None:
        self.page, self.looks, self.sheet = page, looks, sheet
        if sheet.hidden:
            self.page.hide()
        self.width = max((len(row) for row in sheet.rows), default=0)
        self.codes = {
            column
            for row in sheet.rows[:HEADING_WITHIN]
            for column, cell in enumerate(row)
            if isinstance(cell, str) and _CODE.match(cell)
        }

    def write(self, issues: Sequence[Issue]) -> None:
        marks: dict[tuple[int, int], list[Issue]] = defaultdict(list)
        reasons: dict[int, list[Issue]] = defaultdict(list)
        for one in issues:
            row = (one.source_row or 1) - 1
            if one.severity == "error":
                reasons[row].append(one)
            if one.severity != "info":
                marks[row, column_of(self.sheet, row, one)].append(one)
        self.page.set_column(0, max(self.width - 1, 0), 16)
        for column in self.codes:
            self.page.set_column(column, column, 12, self.looks["text"])
        for row, cells in enumerate(self.sheet.rows):
            for column, cell in enumerate(cells):
                self._cell(row, column, cell, marks.get((row, column), []))
        for (row, column), found in marks.items():
            self.page.write_comment(
                row, column, "\n".join(dict.fromkeys(one.message for one in found))[:2_000]
            )
        for row, found in reasons.items():
            text = REASON + " ".join(dict.fromkeys(one.message for one in found))
            self.page.write_string(row, self.width, text, self.looks["reason"])
        self.page.set_column(self.width, self.width, 70)

    def _cell(self, row: int, column: int, cell: Cell, found: Sequence[Issue]) -> None:
        severity = next((s for s in ("error", "warning") if any(f.severity == s for f in found)), None)
        kind = f"{severity} " if severity else ""
        if isinstance(cell, int | float) and not isinstance(cell, bool) and not self._number(column, cell):
            cell = str(cell)
        if isinstance(cell, date | datetime) and cell.year < 1900:
            cell = cell.isoformat()
        if cell is None:
            if severity:
                self.page.write_blank(row, column, None, self.looks[severity])
        elif isinstance(cell, bool):
            self.page.write_boolean(row, column, cell, self.looks[severity or "plain"])
        elif isinstance(cell, int | float):
            self.page.write_number(row, column, cell, self.looks[f"{kind}number" if kind else "plain"])
        elif isinstance(cell, date | datetime):
            self.page.write_datetime(row, column, cell, self.looks[f"{kind}date"])
        else:
            self.page.write_string(row, column, neutral(cell)[:32_000], self.looks[severity or "text"])

    def _number(self, column: int, cell: int | float) -> bool:
        """Whether a number may stay one: not a code, and no more digits than Excel keeps."""
        return column not in self.codes and math.isfinite(cell) and abs(cell) < 1e15
