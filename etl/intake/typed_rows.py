"""Rows that somebody typed into a form, looked at by the rules of the format before they go on their way."""

from collections.abc import Mapping, Sequence

from etl.checks.row_errors import unstorable
from etl.model import Cell, Issue, Options, Sheet
from etl.sources import SOURCES

FIRST = 2  # the row of a file that the first typed row is


def wrong(name: str, rows: Sequence[Mapping[str, str]]) -> list[tuple[int, str, str, str]]:
    """What a file of these rows would be refused for: row from 0, column, rule, message in Indonesian.

    `name` is the format; the column is empty where a message is about no cell of its own.
    """
    columns = list(rows[0])
    cells: list[list[Cell]] = [list(columns)]
    cells += [[row[name] or None for name in columns] for row in rows]
    sheet = Sheet(None, cells)
    tidy = SOURCES[name].tidy([sheet], Options("resmi"))
    found: list[Issue] = [*tidy.issues, *unstorable(tidy.table, tidy.frame)]
    return [
        (one.source_row - FIRST, one.source_column or "", one.rule, one.message)
        for one in found
        if one.severity == "error" and one.source_row and one.source_row >= FIRST
    ]
