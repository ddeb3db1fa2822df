"""Dates in the headings of columns (31/08/2026, then 30/09/2026): the order of day and month is decided for
the whole row of headings, as it is for a column of dates."""

import re
from dataclasses import replace

from etl.model import Cell, DayOrder, Finding, Sheet
from etl.parsing.day_order import HEADINGS, in_order, seen_in

_DATE = re.compile(r"(?<![\d/.-])\d{1,2}[-/.]\d{1,2}[-/.]20\d\d\b")


def headings_in_order(
    sheet: Sheet, top: int, first: int, told: DayOrder | None
) -> tuple[Sheet, list[Finding]]:
    """The sheet with the dates in its rows of headings, `top` to before `first` (from 0), by the order of
    their row, and what is told of it: two orders in one row, or that none decides. `told` is the option."""
    rows: list[list[Cell]] = [list(row) for row in sheet.rows]
    findings: list[Finding] = []
    for number in range(top, first):
        dates = [found for cell in rows[number] if isinstance(cell, str) for found in _DATE.findall(cell)]
        seen = seen_in(dates)
        order = seen.order(told)
        rows[number] = [_ordered(cell, order) for cell in rows[number]]
        if finding := seen.finding(f"{HEADINGS}{number + 1}", told, (sheet.name, number + 1)):
            findings.append(finding)
    return (replace(sheet, rows=rows) if rows != sheet.rows else sheet), findings


def _ordered(cell: Cell, order: DayOrder) -> Cell:
    """A heading, the dates in it as 2026-08-31 where they name the month first."""
    return _DATE.sub(lambda found: str(in_order(found[0], order)), cell) if isinstance(cell, str) else cell
