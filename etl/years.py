"""Tables whose columns are years: a title, a row that holds only years, one row an area."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from data.registry import registry
from etl import areas, meanings, numbers, periods
from etl.meanings import Meaning
from etl.source import Cell, Finding, Options, Printed, Sheet, Tidy
from etl.units import Unit

HEADER_WITHIN = 25  # rows
_YEAR = re.compile(r"(?:tahun\s*)?(20\d\d)\s*(\*{0,2}\)?|r|p)\Z", re.IGNORECASE)
_CODE = re.compile(r"\d\d\.\d\d?|\d{4}")


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
        lines = [line for row in above if (line := _line(row)) and not meanings.declared(row)]
        beside = [str(cell).strip() for i, cell in enumerate(cells) if i not in years and cell is not None]
        texts = dict.fromkeys(part for line in [*lines, *beside] for part in line.split(" · "))
        title = " · ".join(text for text in texts if text not in groups)
        below = [_line(row) for row in sheet.rows[number + 1 :] if not any(map(_counts, row))]
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


def _line(row: list[Cell]) -> str:
    return " · ".join(dict.fromkeys(str(cell).strip() for cell in row if cell is not None))


def tidy_years(table: YearTable, meaning: Meaning, options: Options) -> Tidy:
    """Every area and year as an observation of December; the province's rows as printed totals where the
    collection adds up by itself."""
    result = Tidy("observation", pd.DataFrame(), title=table.title[:200])
    unit = Unit.of(meanings.plain(table.title))
    columns, refused = _chosen(table)
    result.findings += refused
    if part := meanings.only_part(table.title):
        message = f"Judul menyebut {part!r}: tabel ini hanya sebagian orang; unduh tabel jumlahnya."
        result.findings.append(_at(table, "ukuran_tak_jelas", message))
    rows: list[dict[str, Any]] = []
    for number, cells in enumerate(table.sheet.rows[table.row + 1 :], table.row + 2):
        line = _Line(number, cells, table.start)
        if not line.counted(columns):
            if text := _line(cells):
                result.findings += line.as_note(text, table)
            continue
        result.rows_read += 1
        facts = [line.fact(column, table, meaning=meaning, unit=unit) for column in columns]
        if line.is_total and registry().collections[options.collection].rolls_up:
            result.printed += [_printed(fact) for fact in facts if not numbers.is_none(fact["value"])]
        else:
            rows += facts
    result.frame = pd.DataFrame(rows, dtype=object)
    return result


def _chosen(table: YearTable) -> tuple[list[YearColumn], list[Finding]]:
    """The columns that count everybody, and what is said of the others."""
    columns = list(table.columns)
    if len({column.year for column in columns}) == len(columns):
        return columns, []
    whole = [column for column in columns if meanings.is_whole(column.group)]
    if not whole or len({column.year for column in whole}) < len(whole):
        groups = ", ".join(dict.fromkeys(column.group for column in columns if column.group)) or "tanpa judul"
        message = f"Tahun yang sama berulang ({groups}) tanpa satu kelompok Jumlah; unduh tabel jumlahnya."
        return [], [_at(table, "kolom_ganda", message)]
    others = ", ".join(dict.fromkeys(column.group for column in columns if column not in whole))
    message = f"Yang dibaca {whole[0].group}; kelompok yang tidak dibaca: {others}."
    return whole, [_at(table, "kolom_dilewati", message, "info")]


def _at(table: YearTable, rule: str, message: str, severity: str = "error") -> Finding:
    return Finding(rule, severity, message, table.sheet.name, table.row + 1)


@dataclass(frozen=True)
class _Line:
    """One row below the years."""

    number: int
    cells: list[Cell]
    start: int
    left: list[str] = field(init=False)

    def __post_init__(self) -> None:
        texts = [str(cell).strip() for cell in self.cells[: self.start] if cell is not None]
        object.__setattr__(self, "left", texts)

    def cell(self, column: YearColumn) -> Cell:
        return self.cells[column.index] if column.index < len(self.cells) else None

    def counted(self, columns: list[YearColumn]) -> bool:
        """Whether the row is one of the table: it names something and has a figure, or a mark for none."""
        given = [self.cell(column) for column in columns]
        said = [cell for cell in given if cell is not None]
        words = [cell for cell in said if isinstance(cell, str) and re.search(r"[^\W\d_]{4}", cell)]
        return bool(said) and len(words) < len(said) and not self.counts_columns

    @property
    def counts_columns(self) -> bool:
        return all(
            re.fullmatch(r"[\[(]?\d{1,2}[\])]?", str(cell).strip()) for cell in self.cells if cell is not None
        )

    @property
    def code(self) -> str | None:
        return next((text for text in self.left if _CODE.fullmatch(text)), None)

    @property
    def name(self) -> str | None:
        named = [text for text in self.left if re.search(r"[^\W\d_]{2}", text)]
        return named[-1] if named else None

    @property
    def is_total(self) -> bool:
        name = re.sub(r"\A\d{2}\.?00\b\s*", "", self.name or "")
        return areas.is_total(name) or self.code in ("3300", "33.00")

    def as_note(self, text: str, table: YearTable) -> list[Finding]:
        if self.counts_columns or not re.search(r"[^\W\d_]{2}", text):
            return []
        message = f"Keterangan, tidak dibaca sebagai angka: {text[:200]}"
        return [Finding("catatan_berkas", "info", message, table.sheet.name, self.number)]

    def fact(self, column: YearColumn, table: YearTable, *, meaning: Meaning, unit: Unit) -> dict[str, Any]:
        name = re.sub(r"\A\d{2}\.?00\b\s*", "", self.name or "") if self.is_total else self.name
        return {
            "area_code": None if self.is_total else self.code,
            "area_name": name,
            "period": december(column.year),
            "segment": meaning.segment,
            "programme": "",
            "measure": meaning.measure,
            "basis": meaning.basis,
            "value": unit.people(self.cell(column)),
            "precision": "exact" if unit.times == 1 else "approx",
            "provisional": column.provisional,
            "note": None,
            "sheet": table.sheet.name,
            "source_row": self.number,
            "source_column": column.place,
        }


def december(year: int) -> date:
    """What a yearly figure stands for."""
    return periods.month_end(year, 12)


def _printed(fact: dict[str, Any]) -> Printed:
    kept = ("value", "period", "segment", "measure", "programme", "sheet", "source_row", "source_column")
    return Printed(area_name=fact["area_name"] or "Jawa Tengah", **{name: fact[name] for name in kept})
