"""The people of a file: each row below a heading NIK, whatever the sheet and the columns are called."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from data.definitions.people_lists import people_lists
from etl.model import Cell, Sheet

HEADER_WITHIN = 40  # rows
NO_COLUMN = -1
_TOTALS = re.compile(r"(jumlah|total|sub ?total)\b.*", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")


@dataclass(frozen=True)
class Columns:
    """Where the header is (from 0), and the columns under it; NO_COLUMN where there is none."""

    header: int
    nik: int
    name: int
    born: int
    group: int


@dataclass(frozen=True)
class Person:
    """One row of a list; `sheet` is its place in the file from 0, `row` counts from 1."""

    sheet: int
    row: int
    nik: Cell
    name: str
    born: date | None
    group: str


def text(cell: Cell) -> str:
    """A cell as one line of text; whole numbers without a decimal point."""
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 10**21:
        cell = int(cell)
    return " ".join(str(cell).split())


def heading(cell: Cell) -> str:
    """A heading in small letters, signs between its words left out: "No. KTP (NIK)" -> "no ktp nik"."""
    return " ".join(re.findall(r"[a-z0-9]+", cell.lower())) if isinstance(cell, str) else ""


def columns(sheet: Sheet) -> Columns | None:
    """The header of a sheet and its columns; None where nothing is called NIK."""
    known = people_lists().headings
    for number, cells in enumerate(sheet.rows[:HEADER_WITHIN]):
        names = [heading(cell) for cell in cells]
        at = {
            key: next((place for place, name in enumerate(names) if name in words), NO_COLUMN)
            for key, words in known.items()
        }
        if at["nik"] != NO_COLUMN:
            return Columns(number, **at)
    return None


def people(sheets: Sequence[Sheet]) -> Iterator[Person]:
    """The people of all sheets that have a column NIK; rows without NIK and name, and totals, are none."""
    for place, sheet in enumerate(sheets):
        found = columns(sheet)
        if found is None:
            continue
        for number, cells in enumerate(sheet.rows[found.header + 1 :], found.header + 2):
            person = _person(place, number, cells, found)
            if person is not None:
                yield person


def _person(sheet: int, row: int, cells: Sequence[Cell], at: Columns) -> Person | None:
    def cell(place: int) -> Cell:
        return cells[place] if 0 <= place < len(cells) else None

    nik, name = cell(at.nik), text(cell(at.name))
    written = text(nik)
    if not written and (not name or _TOTALS.fullmatch(name)):
        return None
    if heading(nik) in people_lists().headings["nik"]:  # the header once more, as at the head of a page
        return None
    return Person(sheet, row, nik, name, birthday(cell(at.born)), text(cell(at.group)))


def birthday(cell: Cell) -> date | None:
    """A date of a cell, or written 5-10-1965, 05/10/1965, 1965-10-05; None for all else."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    written = cell.strip() if isinstance(cell, str) else ""
    if found := _DAY_FIRST.fullmatch(written):
        day, month, year = map(int, found.groups())
    elif found := _YEAR_FIRST.fullmatch(written):
        year, month, day = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
