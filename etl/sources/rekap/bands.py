"""Tables beside one another in a sheet, each with a column of areas of its own."""

from dataclasses import replace
from itertools import pairwise

from etl.model import Cell, Sheet
from etl.parsing import periods, vocabulary
from etl.sources.rekap.column import measures_named
from etl.sources.rekap.header import find_layout
from etl.sources.rekap.places import is_lead, place_columns


def bands(sheet: Sheet) -> list[Sheet]:
    """The sheet once for each of its tables side by side, blank where another table stands; rows and columns
    keep their numbers. What stands above and below the tables is everybody's, but for a month, segment or
    measure that a table of its own says otherwise."""
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
    said = [_subjects(cell) for cell in own]
    kinds = {kind for subjects in said for kind in subjects}
    return [
        cell if mine is not None or not (kinds & set(_subjects(cell))) else None
        for cell, mine in zip(row, own, strict=True)
    ]


def _subjects(cell: Cell) -> list[str]:
    """Which of the things that a title says a cell says: month, segment, measure."""
    if cell is None:
        return []
    text = f"{cell}"
    said = {
        "month": periods.apart(text)[0],
        "segment": vocabulary.segments(text),
        "measure": measures_named(text),
    }
    return [kind for kind, found in said.items() if found]
