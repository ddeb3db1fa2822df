"""Where a table of counts is in its sheet: its title, its rows of headings, its columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from etl.layouts import table_titles
from etl.layouts.heading import Heading
from etl.layouts.time_columns import TimeColumn, kind_of, time_columns
from etl.layouts.unread import skipped_sheet
from etl.model import Cell, Issue, Sheet
from etl.parsing import numbers
from etl.parsing.areas import names_district

HEADER_WITHIN = 25  # rows
LONGEST_NAME = 120  # characters of a place
_FIGURE = re.compile(r"-?(\d{1,3}([., ']\d{3})+|\d+)([.,]\d+)?\s*%?")
_NUMBERS_COLUMNS = re.compile(r"[\[(]?(\d{1,2})[\])]?")
_BESIDE = re.compile(r"(no|nomor|id|kode|kod|kd|satuan|unit|sumber|keterangan|catatan)\b.*|tahun")
_CODES = re.compile(r"(no|nomor|id|kode|kod|kd|code)\b.*")
HEADINGS = 3  # rows of headings over one another


@dataclass(frozen=True)
class Column:
    """`index` counts from 0.

    `heads` are the words above its cells, from the top, that do not stand above every column; `place` is all
    that stands there.
    """

    index: int
    heads: tuple[str, ...]
    year: int | None
    month: int | None
    provisional: bool
    place: str
    doubt: str = ""


@dataclass(frozen=True)
class Table:
    """`row` of the last headings counts from 0; `title` is every text above and beside."""

    sheet: Sheet
    row: int
    columns: tuple[Column, ...]
    title: str
    declared: str | None = None
    about: str = ""  # title and notes: where a source is named

    @property
    def start(self) -> int:
        """The position of the leftmost column of counts, from 0."""
        return self.columns[0].index

    @property
    def unit_column(self) -> int | None:
        """The column that says what is counted in."""
        return next((at for at, text in self._heads() if table_titles.plain(text) == "satuan"), None)

    @cached_property
    def times(self) -> list[TimeColumn]:
        """The columns that give each row its time, wherever they stand."""
        return time_columns(self._heads())

    @cached_property
    def codes(self) -> set[int]:
        """The columns that are headed as codes or numbers."""
        return {at for at, text in self._heads() if _CODES.fullmatch(table_titles.plain(text))}

    @property
    def headings(self) -> list[tuple[int, str]]:
        """The position (from 0) and the lowest heading of each column, also of those that hold no counts."""
        return self._heads()

    def _heads(self) -> list[tuple[int, str]]:
        """The lowest heading of each column, also of those that hold no counts."""
        found: dict[int, str] = {}
        for cells in self.sheet.rows[max(0, self.row - HEADINGS + 1) : self.row + 1]:
            if sum(cell is not None for cell in cells) > 1:
                found |= {at: str(cell) for at, cell in enumerate(cells) if cell is not None}
        return sorted(found.items())

    @property
    def years(self) -> list[int]:
        """The years that head columns, each once, in order."""
        return sorted({column.year for column in self.columns if column.year})


def find_tables(sheets: Sequence[Sheet]) -> list[Table]:
    """The table of each visible sheet that has one."""
    return [table for sheet in sheets if not sheet.hidden and (table := find_table(sheet))]


def unread_sheets(sheets: Sequence[Sheet], tables: Sequence[Table]) -> list[Issue]:
    """What is said of the sheets of a workbook whose tables are not read."""
    read = {id(table.sheet) for table in tables}
    why = "tidak berisi tabel yang dikenal"
    return [skipped_sheet(sheet, why) for sheet in sheets if id(sheet) not in read]


def find_table(sheet: Sheet) -> Table | None:
    """The table whose first row of figures is within 25 rows, under headings of its columns."""
    for first, cells in enumerate(sheet.rows[: HEADER_WITHIN + 1]):
        if _name_before_figures(cells) is None:
            continue
        names = [
            name for row in sheet.rows[first : first + 10] if (name := _name_before_figures(row)) is not None
        ]
        start = min(names, key=lambda name: (-names.count(name), name)) + 1
        while first and _has_figures(sheet.rows[first - 1], start):  # a row whose name is missing
            first -= 1
        if table := _table(sheet, first, start):
            return table
    return None


def _has_figures(cells: list[Cell], start: int) -> bool:
    figures = [cell for cell in cells[start:] if is_figure(cell) and not numbers.is_none(cell)]
    return any(not Heading.of(cell).year for cell in figures) and not numbers_columns(cells)


def line_of(row: list[Cell]) -> str:
    """The different texts of a row, one after another."""
    return " · ".join(dict.fromkeys(str(cell).strip() for cell in row if cell is not None))


def numbers_columns(row: list[Cell]) -> bool:
    """Whether a row only counts the columns: (1) (2) (3)."""
    marks = [_NUMBERS_COLUMNS.fullmatch(str(cell).strip()) for cell in row if cell is not None]
    counts = [int(found[1]) for found in marks if found]
    return len(counts) == len(marks) and counts in (list(range(n, n + len(marks))) for n in (0, 1, 2))


def _name_before_figures(cells: list[Cell]) -> int | None:
    """The column of the name in a row of figures; None for any other row, and for one of years."""
    named: int | None = None
    for index, cell in enumerate(cells):
        if is_figure(cell) and named is not None:
            break
        if isinstance(cell, str) and re.search(r"[^\W\d_]{3}", cell) and not numbers.is_none(cell):
            named = index
            if names_district(cell, bare=True):
                return index if any(map(is_figure, cells[index + 1 :])) else None
    else:
        return None
    years = all(Heading.of(cell).year for cell in cells[named + 1 :] if is_figure(cell))
    return None if years else named


def is_figure(cell: Cell) -> bool:
    """Whether a cell holds a number, or a mark for none."""
    if isinstance(cell, str):
        return bool(_FIGURE.fullmatch(cell.strip())) or numbers.is_none(cell)
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _table(sheet: Sheet, first: int, start: int) -> Table | None:
    above, below = sheet.rows[:first], sheet.rows[first:]
    levels = [level for level in _levels(above, start, max(map(len, sheet.rows))) if level]
    filled = {index for row in below for index, cell in enumerate(row) if cell is not None}
    filled |= {
        index for row in above for index, cell in enumerate(row) if index >= start and Heading.of(cell).year
    }
    indexes = [
        index
        for index in sorted({index for level in levels for index in level} & filled)
        if not _is_beside(_lowest(levels, index))
    ]
    if not indexes:
        return None
    row = max(at for at, cells in enumerate(above) if _heads(cells, start))
    own = _own_levels(levels, indexes)
    columns = tuple(_column(index, [level[index] for level in own if index in level]) for index in indexes)
    declared = next((word for cells in above if (word := table_titles.declared(cells))), None)
    title = " · ".join(dict.fromkeys(_title(above[: row + 1], own, indexes)))
    notes = [line_of(cells) for cells in below if not any(map(is_figure, cells))]
    about = " · ".join([title, *(sheet.name or "",), *filter(None, notes)])
    return Table(sheet, row, columns, title, declared, about)


def _is_beside(heading: Cell) -> bool:
    return bool(_BESIDE.fullmatch(table_titles.plain(heading))) or kind_of(heading) is not None


def _lowest(levels: list[dict[int, Cell]], index: int) -> Cell:
    return next(level[index] for level in reversed(levels) if index in level)


def _heads(cells: list[Cell], start: int) -> bool:
    return any(cell is not None for cell in cells[start:]) and not numbers_columns(cells)


def _levels(above: list[list[Cell]], start: int, width: int) -> Iterator[dict[int, Cell]]:
    """The headings of each row by column, filled to the right until there is a new one in it or above it."""
    higher: list[dict[int, Cell]] = []
    for cells in above:
        if not _heads(cells, start) or table_titles.declared(cells):
            continue
        level: dict[int, Cell] = {}
        for index in range(start, width):
            cell = cells[index] if index < len(cells) else None
            begins = any(up.get(index) != up.get(index - 1) for up in higher)
            cell = level.get(index - 1) if cell is None and not begins else cell
            if cell is not None:
                level[index] = cell
        higher.append(level)
        yield level


def _own_levels(levels: list[dict[int, Cell]], indexes: list[int]) -> list[dict[int, Cell]]:
    """The rows of headings that tell columns apart, and those that only name a year or a month.

    Of a lone column, which nothing tells apart, the lowest words are its own where no year stands under them.
    """
    if len(indexes) > 1:
        cells_by_level = [
            (level, {str(level.get(index)): level.get(index) for index in indexes}) for level in levels
        ]
        return [
            level
            for level, cells in cells_by_level
            if len(cells) > 1
            or any(cell is not None and Heading.of(cell).is_period for cell in cells.values())
        ]
    (index,) = indexes
    lone = [level for level in levels if index in level]
    periods = [level for level in lone if Heading.of(level[index]).is_period]
    return periods or lone[-1:]


def _column(index: int, stack: list[Cell]) -> Column:
    headings = list(dict.fromkeys(Heading.of(cell) for cell in stack))
    years = [heading.year for heading in headings if heading.year]
    months = [heading.month for heading in headings if heading.month]
    shown = list(dict.fromkeys(heading.shown for heading in headings))
    place = " · ".join(shown)
    if len(place) > LONGEST_NAME:
        place = " · ".join([*(text[: 80 // len(shown)] for text in shown[:-1]), shown[-1]])[:LONGEST_NAME]
    return Column(
        index,
        tuple(heading.words for heading in headings if heading.words),
        years[-1] if years else None,
        months[-1] if months else None,
        any(heading.provisional for heading in headings),
        place or f"ke-{index + 1}",
        next((heading.doubt for heading in headings if heading.doubt), ""),
    )


def _title(above: list[list[Cell]], own: list[dict[int, Cell]], indexes: list[int]) -> Iterator[str]:
    """The texts above and beside the headings, but for what the columns say of themselves."""
    heads = {str(level[index]) for level in own for index in indexes if index in level}
    for cells in above:
        if table_titles.declared(cells) or numbers_columns(cells):
            continue
        for cell in cells:
            if cell is not None and str(cell) not in heads:
                yield str(cell).strip()
