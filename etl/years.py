"""The rows of tables whose columns are years: one row an area, one observation a year."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from data.registry import registry
from etl import areas, meanings, numbers, periods
from etl.meanings import Meaning
from etl.source import Cell, Finding, Options, Printed, Tidy
from etl.units import PEOPLE, Unit
from etl.year_tables import YearColumn, YearTable, line_of

_CODE = re.compile(r"\d\d\.\d\d?|\d{4}")


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
        line = _Line(number, cells, table.start, table.unit_column)
        if not line.counted(columns):
            if text := line_of(cells):
                result.findings += line.as_note(text, table)
            continue
        result.rows_read += 1
        if line.unit and line.unit not in PEOPLE:
            message = f"Satuan berisi {line.unit!r}, bukan orang; unduh tabel jumlah orangnya."
            result.findings.append(Finding("satuan_keliru", "error", message, table.sheet.name, number))
            continue
        own = Unit.of(line.unit) if line.unit else unit
        facts = [line.fact(column, table, meaning=meaning, unit=own) for column in columns]
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
    unit_column: int | None
    left: list[str] = field(init=False)

    def __post_init__(self) -> None:
        before = [cell for at, cell in enumerate(self.cells[: self.start]) if at != self.unit_column]
        object.__setattr__(self, "left", [str(cell).strip() for cell in before if cell is not None])

    @property
    def unit(self) -> str:
        """What the row is counted in, where the table has a column for it."""
        cell = self.cells[self.unit_column] if self.unit_column is not None else None
        return meanings.plain(str(cell)) if cell is not None else ""

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
