"""Where a table whose columns are years stands in its sheet: its title, its row of years, its groups."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl import meanings
from etl.source import Cell, Sheet

HEADER_WITHIN = 25  # rows
_YEAR = re.compile(r"(?:tahun\s*)?(20\d\d)\s*(\*{0,2}\)?|r|p)\Z", re.IGNORECASE)


@dataclass(frozen=True)
class YearColumn:
    """`index` counts from 0; `group` is what stands above the year, where the same year stands twice."""

    index: int
    year: int
    provisional: bool
    group: str = ""

    @property
    def place(self) -> str:
        return f"{self.group[:100]} · {self.year}" if self.group else str(self.year)


@dataclass(frozen=True)
class YearTable:
    """`row` of the years and `first` of the table count from 0; `title` is every text above and beside."""

    sheet: Sheet
    row: int
    columns: tuple[YearColumn, ...]
    title: str
    declared: str | None = None
    about: str = ""  # title and notes: where a source is named

    @property
    def start(self) -> int:
        return self.columns[0].index

    @property
    def unit_column(self) -> int | None:
        """The column before the years that says what is counted in."""
        head = self.sheet.rows[self.row][: self.start]
        return next((at for at, cell in enumerate(head) if str(cell).strip().casefold() == "satuan"), None)


def find_years(sheet: Sheet) -> YearTable | None:
    """The table under the first row, within 25, that holds years and besides them words only."""
    for number, cells in enumerate(sheet.rows[:HEADER_WITHIN]):
        columns = tuple(_years(cells))
        if not columns or not _names_below(sheet, number, columns[0].index):
            continue
        years = {column.index for column in columns}
        if any(_counts(cell) for index, cell in enumerate(cells) if index not in years):
            continue
        above = sheet.rows[:number]
        declared = next((word for row in above if (word := meanings.declared(row))), None)
        columns = _grouped(columns, above)
        groups = {column.group for column in columns}
        lines = [line for row in above if (line := line_of(row)) and not meanings.declared(row)]
        beside = [str(cell).strip() for i, cell in enumerate(cells) if i not in years and cell is not None]
        texts = dict.fromkeys(part for line in [*lines, *beside] for part in line.split(" · "))
        title = " · ".join(text for text in texts if text not in groups)
        below = [line_of(row) for row in sheet.rows[number + 1 :] if not any(map(_counts, row))]
        about = " · ".join([title, *(sheet.name or "",), *filter(None, below)])
        return YearTable(sheet, number, columns, title, declared, about)
    return None


def _years(cells: list[Cell]) -> Iterator[YearColumn]:
    for index, cell in enumerate(cells):
        found = _YEAR.match(str(cell).strip()) if isinstance(cell, str | int) and index else None
        if found:
            yield YearColumn(index, int(found[1]), bool(found[2]))


def _counts(cell: Cell) -> bool:
    if isinstance(cell, str):
        return bool(re.fullmatch(r"[\d.,\s]*\d{2}[\d.,\s]*", cell))
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _names_below(sheet: Sheet, number: int, start: int) -> bool:
    """Whether rows below begin with a name, and no heading stands below the year: "Tahun 2026" in a title."""
    below = sheet.rows[number + 1 : number + 9]
    said = next((row[start] for row in below if start < len(row) and row[start] is not None), None)
    if isinstance(said, str) and re.search(r"[^\W\d_]{3}", said):
        return False
    return any(
        isinstance(cell, str) and re.search(r"[^\W\d_]{3}", cell) for row in below for cell in row[:start]
    )


def _grouped(columns: tuple[YearColumn, ...], above: list[list[Cell]]) -> tuple[YearColumn, ...]:
    """Where a year stands twice, the columns with the headings above them, filled to the right."""
    if len({column.year for column in columns}) == len(columns) or not above:
        return columns
    row, heading, headings = above[-1], "", {}
    for index in range(columns[0].index, columns[-1].index + 1):
        cell = row[index] if index < len(row) else None
        heading = str(cell).strip() if cell is not None else heading
        headings[index] = heading
    return tuple(
        YearColumn(column.index, column.year, column.provisional, headings[column.index])
        for column in columns
    )


def line_of(row: list[Cell]) -> str:
    return " · ".join(dict.fromkeys(str(cell).strip() for cell in row if cell is not None))
