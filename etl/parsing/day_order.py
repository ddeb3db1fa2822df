"""Whether the dates of a column name the day first (31/08/2026) or the month (08/31/2026).

Decided for the whole column, or row of headings, by one value that can be read only one way. Where none can,
the day is first, as Indonesian offices write, and an issue says so.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from etl.model import Cell, DayOrder, Issue, Sheet
from etl.parsing import numbers, periods

DAY_FIRST: DayOrder = "hari-bulan"
MONTH_FIRST: DayOrder = "bulan-hari"
ORDERS: tuple[DayOrder, ...] = (DAY_FIRST, MONTH_FIRST)
_NUMERIC = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](20\d\d)\b(.*)", re.DOTALL)
_HEADING_DATE = re.compile(r"(?<![\d/.-])\d{1,2}[-/.]\d{1,2}[-/.]20\d\d\b")
HEADINGS = "judul di baris "
"""What a row of headings is called in place of a column's name."""
_PREFIX = re.compile(r"\A\D*")


@dataclass
class Seen:
    """What the dates of one column say of their order, met one after another.

    Each of the three is the first cell of its kind as written: one that has the day first for certain, one
    that has the month first for certain, and one that could be either.
    """

    day: str | None = None
    month: str | None = None
    either: str | None = None

    def meet(self, cell: Cell) -> None:
        """Take one cell into account; cells that are no such date decide nothing."""
        if not isinstance(cell, str) or (parts := _parts(cell)) is None:
            return
        first, second = parts
        if first > 12 >= second:
            self.day = self.day or cell.strip()
        elif second > 12 >= first:
            self.month = self.month or cell.strip()
        elif first != second and max(first, second) <= 12:
            self.either = self.either or cell.strip()

    def order(self, declared: DayOrder | None) -> DayOrder:
        """The order of the column: the one given, else the one that its values decide."""
        return declared or (MONTH_FIRST if self.month and not self.day else DAY_FIRST)

    def issue(
        self, column: str, declared: DayOrder | None, place: tuple[str | None, int | None]
    ) -> Issue | None:
        """The issue of the column (or HEADINGS 2), if any.

        Two orders, another one than is `declared`, or that none decides.
        """
        sheet, row = place
        place_words = column[:1].upper() + column[1:] if column.startswith(HEADINGS) else f"Kolom {column}"
        against = {None: self.day and self.month, DAY_FIRST: self.month, MONTH_FIRST: self.day}[declared]
        if against and not declared:
            text = (
                f"{place_words} berisi dua urutan tanggal: {self.day} (hari-bulan) dan {self.month} "
                "(bulan-hari). Samakan, misalnya menjadi 2026-09-30."
            )
            return Issue("urutan_tanggal", "error", text, sheet, row, column)
        if against:
            text = f"{place_words} berisi {against}, yang bukan {declared} (--urutan-tanggal); samakan dulu."
            return Issue("urutan_tanggal", "error", text, sheet, row, column)
        if self.either and not (declared or self.day or self.month):
            text = (
                f"{place_words}: {self.either} dapat dibaca hari-bulan atau bulan-hari, dan tidak ada "
                "tanggal yang memastikannya; dibaca hari-bulan. Bila maksudnya bulan-hari: "
                "--urutan-tanggal bulan-hari."
            )
            return Issue("urutan_dianggap", "warning", text, sheet, row, column)
        return None


def _parts(text: str) -> tuple[int, int] | None:
    found = _NUMERIC.match(_PREFIX.sub("", numbers.one_width(text)))
    return (int(found[1]), int(found[3])) if found else None


def in_order(cell: Cell, order: DayOrder) -> Cell:
    """The cell; a date that names the month first as 2026-08-31, which everybody reads alike."""
    if order == DAY_FIRST or not isinstance(cell, str) or (parts := _parts(cell)) is None:
        return cell
    found = _NUMERIC.match(_PREFIX.sub("", numbers.one_width(cell)))
    assert found is not None
    return f"{found[4]}-{parts[0]:02d}-{parts[1]:02d}{found[5]}"


def seen_in(cells: Iterable[Cell]) -> Seen:
    """What all the cells of a column say together."""
    seen = Seen()
    for cell in cells:
        seen.meet(cell)
    return seen


def ordered(
    column: str, cells: Sequence[Cell], declared: DayOrder | None, place: tuple[str | None, int | None]
) -> tuple[list[Cell], list[Issue]]:
    """The cells of a column by its order, and the issue about it."""
    seen = seen_in(cells)
    issue = seen.issue(column, declared, place)
    order = seen.order(declared)
    return [in_order(cell, order) for cell in cells], [issue] if issue else []


def title_issue(text: str, sheet: str | None) -> Issue | None:
    """The issue about a lone date in a title that could be read both ways; the day is read first."""
    seen = Seen()
    for found in re.finditer(r"(?<![\d/.-])\d{1,2}[-/.]\d{1,2}[-/.]20\d\d\b", text):
        seen.meet(found[0])
    if seen.either is None or seen.day or seen.month:
        return None
    mention = periods.find(seen.either)[0]
    message = (
        f"Tanggal {seen.either} di judul dapat dibaca hari-bulan atau bulan-hari; dibaca hari-bulan "
        f"({periods.name(mention.period)}). Tulis nama bulannya bila bukan itu."
    )
    return Issue("urutan_dianggap", "warning", message, sheet)


@dataclass
class ColumnOrders:
    """The order of each dated column of a file, decided over all its rows when it is first asked for.

    Issues go to `issues`, one a column. `columns`: position of each name in the rows of a
    sheet.
    """

    parts: Sequence[tuple[Mapping[str, int], Sequence[Sequence[Cell]]]]
    declared: DayOrder | None
    issues: list[Issue]
    place: tuple[str | None, int | None] = (None, None)
    _known: dict[str, DayOrder] = field(default_factory=dict)

    def of(self, column: str) -> DayOrder:
        """The order of a column of that name, decided once; what is odd about it goes to `issues`."""
        if column not in self._known:
            seen = seen_in(self._cells(column))
            self._known[column] = seen.order(self.declared)
            if issue := seen.issue(column, self.declared, self.place):
                self.issues.append(issue)
        return self._known[column]

    def _cells(self, column: str) -> Iterable[Cell]:
        for columns, rows in self.parts:
            if (at := columns.get(column)) is not None:
                yield from (row[at] for row in rows if at < len(row))


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
        dates = [
            found for cell in rows[number] if isinstance(cell, str) for found in _HEADING_DATE.findall(cell)
        ]
        seen = seen_in(dates)
        order = seen.order(day_order)
        rows[number] = [_ordered(cell, order) for cell in rows[number]]
        if issue := seen.issue(f"{HEADINGS}{number + 1}", day_order, (sheet.name, number + 1)):
            issues.append(issue)
    return (replace(sheet, rows=rows) if rows != sheet.rows else sheet), issues


def _ordered(cell: Cell, order: DayOrder) -> Cell:
    """A heading, the dates in it as 2026-08-31 where they name the month first."""
    return (
        _HEADING_DATE.sub(lambda found: str(in_order(found[0], order)), cell)
        if isinstance(cell, str)
        else cell
    )
