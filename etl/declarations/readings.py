"""What single cells of one file mean (48.118 or 4.811?), as a person said: taken in the place of the cell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.model import Cell, Issue, Sheet
from etl.parsing.column_letter import letter
from etl.parsing.numbers import written
from etl.parsing.units import People

RULE = "jawaban"


@dataclass(frozen=True)
class Reading:
    """A cell of one file: `find` is what it says, `people` what is meant (None: no figure).

    `column` counts from 1, as `row` does; `by` is role and office of who answered, `on` the day (ISO).
    """

    sheet: str | None
    row: int
    column: int
    find: str
    people: int | None
    by: str
    on: str

    @property
    def key(self) -> str:
        """What it changes in the meaning of a file."""
        return f"jawaban {self.sheet or ''} {self.row} kolom {self.column} {self.find} {self.people}"


def read_as(
    sheets: Sequence[Sheet], readings: Sequence[Reading]
) -> tuple[list[Sheet], list[Issue], set[str]]:
    """The sheets with what was said of their cells, an info for each, the keys of those that applied.

    Only where the cell still says what was asked about.
    """
    issues: list[Issue] = []
    used: set[str] = set()
    found = []
    for sheet in sheets:
        rows: list[list[Cell]] = sheet.rows
        for one in readings:
            if one.sheet == sheet.name and _says(rows, one):
                rows = [*rows]
                rows[one.row - 1] = [*rows[one.row - 1]]
                rows[one.row - 1][one.column - 1] = None if one.people is None else People(one.people)
                issues.append(_reading_issue(one))
                used.add(one.key)
        found.append(sheet if rows is sheet.rows else replace(sheet, rows=rows))
    return found, issues, used


def _says(rows: Sequence[Sequence[Cell]], one: Reading) -> bool:
    inside = 0 < one.row <= len(rows) and 0 < one.column <= len(rows[one.row - 1])
    return inside and str(rows[one.row - 1][one.column - 1]) == one.find


def _reading_issue(one: Reading) -> Issue:
    means = "dikosongkan" if one.people is None else f"dibaca {written(one.people)} orang"
    cell = f"{letter(one.column - 1)}{one.row}"
    message = f"{cell}: {one.find!r} {means} menurut jawaban {one.by}, {one.on}."
    return Issue(RULE, "info", message, one.sheet, one.row, letter(one.column - 1), one.find)
