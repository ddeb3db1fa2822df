"""Files that are plain tables with named columns: find the header, give each row by column name."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal, TypeVar

from data.provinces.definition import province
from etl.model import Cell, DayOrder, Issue, Recognition, Sheet
from etl.parsing import numbers
from etl.parsing.day_order import ColumnOrders, in_order
from etl.parsing.periods import FIRST_YEAR, LAST_YEAR

HEADER_WITHIN = 15  # rows
T = TypeVar("T")


@dataclass(frozen=True)
class Header:
    """Where the named columns stand: `row` counts from 1 as in the file, `columns` gives positions from 0.

    `doubled`: names that head two columns which both hold something.
    """

    sheet: Sheet
    row: int
    columns: Mapping[str, int]
    doubled: tuple[str, ...] = ()


def column_name(cell: Cell) -> str:
    """What a heading is called, however it is written: bulan_iuran of "Bulan Iuran *"; "" of no heading."""
    return _text_as_name(cell) if isinstance(cell, str) else ""


@lru_cache(4096)  # each format looks for its own columns among the same cells
def _text_as_name(text: str) -> str:
    return re.sub(r"[\W_]+", "_", numbers.one_width(text).casefold()).strip("_")


def find_header(sheets: Sequence[Sheet], required: Sequence[str]) -> Header | None:
    """The first row, among the first 15 of a sheet, that holds every required column name."""
    for sheet in sheets:
        for number, cells in enumerate(sheet.rows[:HEADER_WITHIN], 1):
            if set(required) <= {column_name(cell) for cell in cells}:
                return _header(sheet, number)
    return None


def _header(sheet: Sheet, number: int) -> Header:
    """Of columns with the same name (a merged heading spans several) the one that is filled counts."""
    places: dict[str, list[int]] = defaultdict(list)
    for position, cell in enumerate(sheet.rows[number - 1]):
        if name := column_name(cell):
            places[name].append(position)
    columns, doubled = {}, []
    for name, found in places.items():
        filled = [
            at
            for at in found
            if len(found) > 1 and any(at < len(row) and row[at] is not None for row in sheet.rows[number:])
        ]
        columns[name] = (filled or found)[0]
        doubled += [name] if len(filled) > 1 else []
    return Header(sheet, number, columns, tuple(doubled))


def recognise(sheets: Sequence[Sheet], required: Sequence[str]) -> Recognition | None:
    """Sure of a file that holds every required column name, silent on any other."""
    header = find_header(sheets, required)
    if header is None:
        return None
    return Recognition(90, f"baris {header.row} berisi kolom {', '.join(required)}")


@dataclass(frozen=True)
class Record:
    """One row of the file by column name.

    Cells that cannot be read become issues, and None. `orders` knows which columns name the month before the
    day.
    """

    sheet: str | None
    row: int
    cells: Mapping[str, Cell]
    issues: list[Issue]
    orders: ColumnOrders | None = None

    @property
    def place(self) -> dict[str, str | int | None]:
        """Sheet and row, as facts and issues keep them."""
        return {"sheet": self.sheet, "source_row": self.row}

    def cell(self, column: str) -> Cell:
        """The cell as delivered; None where it is blank or the file has no such column."""
        cell = self.cells.get(column)
        return None if isinstance(cell, str) and not cell.strip() else cell

    def dated(self, column: str) -> Cell:
        """The cell of a column of dates, by the order of day and month that the whole column has."""
        cell = self.cell(column)
        return in_order(cell, self.orders.of(column)) if self.orders and isinstance(cell, str) else cell

    def text(self, column: str) -> str | None:
        """The cell as the words it shows: 2025 for a number 2025.0, 2025-07 for a date on the first."""
        cell = self.cell(column)
        if isinstance(cell, datetime | date):
            return f"{cell:%Y-%m}" if cell.day == 1 else f"{cell:%Y-%m-%d}"
        if isinstance(cell, float) and cell.is_integer():
            cell = int(cell)
        return None if cell is None else str(cell).strip()

    def given(self, column: str) -> str | None:
        """The cell as words; None also where it says that there is nothing: a dash, dots."""
        return None if numbers.is_none(self.cell(column)) else self.text(column)

    def needed(self, column: str) -> str:
        """The cell as words; a blank one is refused."""
        text = self.text(column)
        if text is None:
            self.refuse("kosong", f"kolom {column} kosong; isi kolom ini", column)
        return text or ""

    def word(self, column: str, words: Mapping[str, T]) -> T | None:
        """The value of one of the listed words; any other is refused with the list."""
        text = self.needed(column)
        said = " ".join(numbers.one_width(text).casefold().split())
        found = said if said in words else said.replace(" ", "_")
        if text and found not in words:
            known = ", ".join(words)
            self.refuse("kata_tak_dikenal", f"{column} berisi {text!r}; yang dikenal: {known}", column)
        return words.get(found)

    def count(self, column: str) -> int | None:
        """The number of people (or months, or a year) in a column; None where the cell says there is none."""
        return self.number(column, numbers.count)

    def amount(self, column: str, read: Callable[[Cell], T | None]) -> T | None:
        """The number of a column that must have one; a blank cell is refused."""
        if numbers.is_none(self.cell(column)):
            self.refuse("kosong", f"kolom {column} tidak berisi angka", column)
        return self.number(column, read)

    def year(self, column: str) -> int | None:
        """The year in a column; a blank one, one of two digits or none of this century is refused."""
        if self.given(column) is None:
            self.refuse("kosong", f"kolom {column} kosong; isi tahunnya", column)
            return None
        return self.number(column, _year)

    def number(self, column: str, read: Callable[[Cell], T | None]) -> T | None:
        """The number of a column, read by its kind; None where the cell says there is none."""
        return self.reading(column, lambda: read(self.cell(column)), numbers.NumberError, rule="angka")

    def reading(
        self, column: str, read: Callable[[], T | None], error: type[ValueError], *, rule: str
    ) -> T | None:
        """What `read` gives; where it raises `error`, None and an issue."""
        try:
            return read()
        except error as reason:
            self.refuse(rule, str(reason), column)
            return None

    def refuse(self, rule: str, message: str, column: str) -> None:
        """Note that a cell cannot be taken, and why."""
        value = self.text(column)
        message = message[:1].upper() + message[1:] + ("" if message.endswith((".", "?")) else ".")
        self.issues.append(Issue(rule, "error", message, self.sheet, self.row, column, value))


def _year(cell: Cell) -> int | None:
    try:
        found = numbers.count(cell)
    except numbers.NumberError:
        raise numbers.NumberError(f"bukan tahun: {str(cell)!r}; tulis misalnya 2026") from None
    if found is not None and not FIRST_YEAR <= found <= LAST_YEAR:
        raise numbers.NumberError(f"tahun {found} tidak mungkin; tulis tahunnya lengkap, misalnya 2026")
    return found


def column_orders(headers: Sequence[Header], day_order: DayOrder | None, issues: list[Issue]) -> ColumnOrders:
    """The orders of day and month of the columns of a file, which may stand in several sheets."""
    parts = [(header.columns, header.sheet.rows[header.row :]) for header in headers]
    place = (headers[0].sheet.name, headers[0].row) if headers else (None, None)
    return ColumnOrders(parts, day_order, issues, place)


def records(header: Header, issues: list[Issue], orders: ColumnOrders | None = None) -> Iterator[Record]:
    """Every row below the header that is not blank."""
    for number, cells in enumerate(header.sheet.rows[header.row :], header.row + 1):
        named = {name: cells[at] for name, at in header.columns.items() if at < len(cells)}
        record = Record(header.sheet.name, number, named, issues, orders)
        if any(record.cell(name) is not None for name in named):
            yield record


Kind = Literal[
    "teks", "kode", "orang", "bilangan", "persen", "rupiah", "tanggal", "bulan", "tahun", "pilihan"
]


@dataclass(frozen=True)
class Field:
    """One column. `column` says whether the file must have it, `filled` whether each row must fill it."""

    name: str
    kind: Kind
    meaning: str  # Indonesian
    example: str = ""
    column: bool = True
    filled: bool = True
    choices: tuple[str, ...] = ()

    @property
    def needed(self) -> str:
        """ya, boleh kosong (the column must be there), or tidak."""
        return "tidak" if not self.column else "ya" if self.filled else "boleh kosong"


def required(fields: Iterable[Field]) -> tuple[str, ...]:
    """The names of the columns that a file of the format must have: what it is known by."""
    return tuple(field.name for field in fields if field.column)


_CODE = province().examples.code
CODE = Field(
    "kode_wilayah",
    "kode",
    f"Kode Kemendagri ({_CODE}) atau BPS ({province().example['bps_code']}), sebagai teks.",
    _CODE,
    False,
    False,
)
_NAMED = "Nama provinsi." if province().is_national else "Nama daerah, dengan Kabupaten atau Kota."
AREA = Field("wilayah", "teks", _NAMED, province().example["name"])
NOTE = Field("catatan", "teks", "Keterangan bebas; tersimpan bersama barisnya.", "", False, False)
ADDRESS = Field("sumber", "teks", "Alamat atau nama dokumen asal barisnya.", "https://contoh.id/berita")
