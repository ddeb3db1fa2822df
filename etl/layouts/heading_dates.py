"""Dates in the headings of columns: 31/08/2026, then 30/09/2026.

The order of day and month is decided for the whole row of headings, as it is for a column of dates.
"""

import re
from dataclasses import replace

from etl.model import Cell, DayOrder, Issue, Sheet
from etl.parsing.day_order import HEADINGS, in_order, seen_in

_DATE = re.compile(r"(?<![\d/.-])\d{1,2}[-/.]\d{1,2}[-/.]20\d\d\b")


def headings_in_order(
    sheet: Sheet, top: int, first: int, day_order: DayOrder | None
) -> tuple[Sheet, list[Issue]]:
    """The sheet with the dates in its rows of headings by the order of their row, and the issues of it.

    The rows are `top` to before `first` (from 0). An issue is two orders in one row, or that none decides.
    `day_order` is the option.
    """
    rows: list[list[Cell]] = [list(row) for row in sheet.rows]
    issues: list[Issue] = []
    for number in range(top, first):
        dates = [found for cell in rows[number] if isinstance(cell, str) for found in _DATE.findall(cell)]
        seen = seen_in(dates)
        order = seen.order(day_order)
        rows[number] = [_ordered(cell, order) for cell in rows[number]]
        if issue := seen.issue(f"{HEADINGS}{number + 1}", day_order, (sheet.name, number + 1)):
            issues.append(issue)
    return (replace(sheet, rows=rows) if rows != sheet.rows else sheet), issues


def _ordered(cell: Cell, order: DayOrder) -> Cell:
    """A heading, the dates in it as 2026-08-31 where they name the month first."""
    return _DATE.sub(lambda found: str(in_order(found[0], order)), cell) if isinstance(cell, str) else cell
