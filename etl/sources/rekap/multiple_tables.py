"""Several tables under one another in a sheet: each with its own header, and the month that it names."""

from dataclasses import replace
from itertools import pairwise

from etl.model import Cell, Sheet
from etl.parsing import numbers, periods, vocabulary
from etl.sources.rekap.column import measures_named
from etl.sources.rekap.header import Layout, find_layout, is_lead, place_columns


def layouts(sheet: Sheet) -> list[Layout]:
    """The tables of a sheet from top to bottom; none where it holds none.

    Rows keep their numbers: what belongs to another table is blank. A header repeated word for word without a
    month above it (a page break) begins no table; a table that names no month has the title of the first.
    """
    first = find_layout(sheet)
    if first is None:
        return []
    starts: list[tuple[int, int]] = [(0, first.first)]
    header = _words(sheet, first)
    below = first.first
    while (found := find_layout(sheet, start=below, within=len(sheet.rows))) is not None:
        begins = _title_begins(sheet, below, found.top)
        dated = _names_month(sheet, begins, found.top)
        if dated or _subjects(sheet, begins, found.top) or _words(sheet, found) != header:
            starts.append((begins, found.first))
        below, header = found.first, _words(sheet, found)
    if len(starts) == 1:
        return [first]
    ends = [begins for begins, _ in starts[1:]] + [len(sheet.rows)]
    cut = [
        _cut(sheet, begins, end, title=0 if number == 0 or _names_month(sheet, begins, below) else first.top)
        for number, ((begins, below), end) in enumerate(zip(starts, ends, strict=True))
    ]
    found_in = [find_layout(part, start=begins) for part, (begins, _) in zip(cut, starts, strict=True)]
    return [layout for layout in found_in if layout]


def _words(sheet: Sheet, layout: Layout) -> list[str]:
    """The header as written."""
    rows = sheet.rows[layout.top : layout.first]
    return [str(cell).strip().casefold() for row in rows for cell in row if cell is not None]


def _title_begins(sheet: Sheet, below: int, top: int) -> int:
    """The row where the title above a header begins.

    The last paragraph that names a month, else the first row after the last one with figures.
    """
    begins = top
    while begins > below and not any(_is_figure(cell) for cell in sheet.rows[begins - 1]):
        begins -= 1
    paragraphs = [begins] + [
        number
        for number in range(begins + 1, top)
        if _filled(sheet.rows[number]) and not _filled(sheet.rows[number - 1])
    ]
    dated = [
        start
        for start, end in zip(paragraphs, [*paragraphs[1:], top], strict=True)
        if _names_month(sheet, start, end)
    ]
    return dated[-1] if dated else begins


def _filled(row: list[Cell]) -> bool:
    return any(cell is not None for cell in row)


def _is_figure(cell: Cell) -> bool:
    if cell is None or (isinstance(cell, str) and not any(mark.isdigit() for mark in cell)):
        return False
    try:
        return numbers.percent(cell) is not None
    except numbers.NumberError:
        return False


def _names_month(sheet: Sheet, start: int, end: int) -> bool:
    try:
        return any(
            mention.weight
            for row in sheet.rows[start:end]
            for cell in row
            if isinstance(cell, str)
            for mention in periods.find(cell)
        )
    except periods.PeriodError:
        return True  # month 13: the title tells


def _subjects(sheet: Sheet, start: int, end: int) -> set[str]:
    """What the lines of a title say is counted, and of which segments."""
    lines = (cell for row in sheet.rows[start:end] for cell in row if isinstance(cell, str))
    return set().union(*(measures_named(line) | set(vocabulary.segments(line)) for line in lines))


def _cut(sheet: Sheet, start: int, end: int, *, title: int) -> Sheet:
    """The rows of one table, with the first `title` rows of the sheet where it has no title of its own.

    But not with a line that says what or whom the first table counts, unless it names the month too.
    """

    def belongs(number: int) -> bool:
        if number >= title:
            return start <= number < end
        return _names_month(sheet, number, number + 1) or not _subjects(sheet, number, number + 1)

    rows: list[list[Cell]] = [row if belongs(number) else [] for number, row in enumerate(sheet.rows[:end])]
    return replace(sheet, rows=rows)


def bands(sheet: Sheet) -> list[Sheet]:
    """The sheet once for each of its tables side by side, blank where another table is.

    Rows and columns keep their numbers. What is above and below the tables belongs to each, but for a
    month, segment or measure that a table of its own says otherwise.
    """
    layout = find_layout(sheet)
    heads = place_columns(sheet.rows[layout.top]) if layout else {}
    number = layout.top if layout else 0
    while layout and layout.area not in heads.get("area", []) and number + 1 < layout.first:
        number += 1
        heads = place_columns(sheet.rows[number])
    if layout is None or layout.area not in heads.get("area", []):
        return [sheet]
    counted = [column.index for column in layout.columns if column.counts or column.role == "unclear"]
    starts = [layout.area]
    for place in heads["area"]:
        if any(starts[-1] < index < place for index in counted) and any(index > place for index in counted):
            starts.append(place)
    if len(starts) == 1:
        return [sheet]
    edges = [0, *(_left_edge(sheet.rows[number], place) for place in starts[1:]), _width(sheet)]
    return [_band(sheet, left, right, layout.top) for left, right in pairwise(edges)]


def _left_edge(row: list[Cell], place: int) -> int:
    """Where a table begins whose areas stand at `place`: with its numbers or codes."""
    while row[place - 1] is None or is_lead(row[place - 1]):
        place -= 1
    return place


def _width(sheet: Sheet) -> int:
    return max(map(len, sheet.rows))


def _band(sheet: Sheet, left: int, right: int, top: int) -> Sheet:
    last = max(number for number, row in enumerate(sheet.rows) if any(_is_number(cell) for cell in row))
    rows: list[list[Cell]] = []
    for number, row in enumerate(sheet.rows):
        own = [cell if left <= index < right else None for index, cell in enumerate(row)]
        if number < top:
            own = _title(row, own)
        rows.append(row if number > last else own)
    return replace(sheet, rows=rows)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and cell.strip().isdigit())


def _title(row: list[Cell], own: list[Cell]) -> list[Cell]:
    """A row above the tables, without what contradicts what it says over this one."""
    said = [_subjects_beside(cell) for cell in own]
    kinds = {kind for subjects in said for kind in subjects}
    return [
        cell if mine is not None or not (kinds & set(_subjects_beside(cell))) else None
        for cell, mine in zip(row, own, strict=True)
    ]


def _subjects_beside(cell: Cell) -> list[str]:
    """Which of the things that a title says a cell says: month, segment, measure."""
    if cell is None:
        return []
    text = f"{cell}"
    said = {
        "month": periods.months_and_years(text)[0],
        "segment": vocabulary.segments(text),
        "measure": measures_named(text),
    }
    return [kind for kind, found in said.items() if found]
