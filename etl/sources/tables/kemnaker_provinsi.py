"""Active and inactive participants by province, as Kemnaker gives them. Only our own is an area here."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from data.definitions.registry import PROVINCE, registry
from data.provinces.definition import province
from etl.layouts.time_columns import (
    Stated,
    TimeColumn,
    in_column_order,
    seems_time,
    stated,
    time_columns,
    unread_time,
)
from etl.layouts.unread import other_unit
from etl.model import Cell, Issue, Options, Recognition, Sheet, Tidy
from etl.parsing import areas, numbers, periods, vocabulary
from etl.sources.table_source import TableSource

NAME = "kemnaker_provinsi"
TITLE = "Peserta aktif dan nonaktif menurut provinsi (Kemnaker)"
HEADER_WITHIN = 15  # rows
COLUMNS = ("provinsi", "peserta_aktif", "peserta_nonaktif")
NATION = "00"
# In this order: "non aktif" holds "aktif".
_COLUMNS = (
    ("province", re.compile(r"(nama )?provinsi\Z")),
    (
        "inactive_participants",
        re.compile(r"((kepesertaan|peserta|jumlah peserta) )?(non ?-?aktif|tidak aktif)\Z"),
    ),
    ("active_participants", re.compile(r"((kepesertaan|peserta|jumlah peserta) )?aktif\Z")),
    ("source", re.compile(r"(sumber|source)\Z")),
)
PARTS = (
    (
        "provinsi",
        "Semua provinsi dan baris Indonesia disimpan."
        if province().is_national
        else f"Hanya {province().name} (dan baris Indonesia) yang disimpan; provinsi lain disebut dalam "
        "laporan.",
    ),
    (
        "peserta aktif, peserta nonaktif",
        "Juga kepesertaan_aktif, non aktif, tidak aktif; kepalanya boleh dua baris. Semua segmen, basis "
        "kemnaker.",
    ),
    ("bulan", "Di judul, di kolom periode, atau dengan --periode 2023-12."),
    ("koleksi", "Hanya terbit: koleksi resmi menjumlah daerahnya sendiri."),
)
MEASURES = ("active_participants", "inactive_participants")


@dataclass(frozen=True)
class _Table:
    """`row` of the header counts from 1; `columns` gives positions from 0."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]
    times: tuple[TimeColumn, ...] = ()

    def cell(self, cells: list[Cell], name: str) -> Cell:
        at = self.columns.get(name)
        return cells[at] if at is not None and at < len(cells) else None


def recognise(sheets: Sequence[Sheet]) -> Recognition | None:
    """Sure of a table of provinces with active and inactive participants; None of any other."""
    table = _table(sheets)
    if table is None:
        return None
    return Recognition(88, f"baris {table.row} berisi kolom provinsi, peserta aktif, dan peserta nonaktif")


def tidy(sheets: Sequence[Sheet], options: Options) -> Tidy:
    """Our province (and Indonesia, where the table has it) as observations, basis kemnaker.

    The other provinces are named in an issue. Raises ValueError where the file is no such table.
    """
    table = _table(sheets)
    if table is None:
        raise ValueError("tidak ada baris judul dengan kolom provinsi, peserta aktif, dan peserta nonaktif")
    result = Tidy("observation", pd.DataFrame(), title="Peserta menurut provinsi (Kemnaker)")
    if registry().collections[options.collection].rolls_up:
        message = "Angka provinsi hanya masuk koleksi terbit; tambahkan --koleksi terbit."
        result.issues.append(Issue("koleksi_keliru", "error", message))
        return result
    sheet, order_issues = in_column_order(table.sheet, table.row, table.times, options.day_order)
    table, result.issues = replace(table, sheet=sheet), [*result.issues, *order_issues, *_unread(table)]
    try:
        title = _title_time(table)
        if not table.times:
            _month(table, [], title, options.period)
    except periods.PeriodError as error:
        result.issues.append(_unclear(table, str(error)))
        return result
    rows: list[dict[str, Any]] = []
    others: list[str] = []
    for number, cells in enumerate(table.sheet.rows[table.row :], table.row + 1):
        name = table.cell(cells, "province")
        if all(numbers.is_none(table.cell(cells, measure)) for measure in MEASURES) or not isinstance(
            name, str
        ):
            continue
        result.rows_read += 1
        code = _code(name)
        area = name.strip() if province().is_national and areas.names_district(name, bare=True) else None
        if code is None and area is None:
            others.append(name.strip())
            continue
        try:
            month = _month(table, cells, title, options.period)
        except periods.PeriodError as error:
            result.issues.append(_unclear(table, str(error), number))
            continue
        rows += _facts(table, number, code=code, area=area, month=month)
    result.frame = pd.DataFrame(rows, dtype=object)
    unsure = any(issue.severity == "error" for issue in result.issues)
    result.issues += [*([] if unsure else _missing(rows, table)), *_others(others, table)]
    return result


def _table(sheets: Sequence[Sheet]) -> _Table | None:
    for sheet in sheets:
        above: dict[str, int] = {}
        for number, cells in enumerate(sheet.rows[:HEADER_WITHIN], 1):
            found = _named(cells)
            both = {**above, **found}  # Provinsi in one row, Aktif and Non Aktif under it
            if {"province", *MEASURES} <= set(both):
                heads = sheet.rows[number - 2] if above else []
                times = time_columns([*enumerate(heads), *enumerate(cells)])
                return _Table(sheet, number, both, tuple(times))
            above = found
    return None


def _unread(table: _Table) -> Iterator[Issue]:
    """An error for each column that nobody reads, and that says when, or in which unit."""
    read = {*table.columns.values(), *(column.at for column in table.times)}
    headings, below = table.sheet.rows[table.row - 1], table.sheet.rows[table.row :]
    for at, heading in enumerate(headings):
        if at in read or not isinstance(heading, str):
            continue
        cells = [row[at] for row in below if at < len(row)]
        if issue := other_unit(table.sheet, table.row, heading, cells):
            yield issue
        elif seems_time(heading, cells):
            yield Issue("kolom_waktu", "error", unread_time(heading), table.sheet.name, table.row, heading)


def _named(cells: list[Cell]) -> dict[str, int]:
    """The columns a row of headings names, with their positions from 0."""
    found: dict[str, int] = {}
    for position, cell in enumerate(cells):
        text = vocabulary.plain(cell) if isinstance(cell, str) else ""
        if name := next((name for name, pattern in _COLUMNS if pattern.match(text)), None):
            found.setdefault(name, position)
    return found


def _title_time(table: _Table) -> Stated:
    """The month, or the year, that the title names. Raises PeriodError for two."""
    above = " ".join(
        str(cell) for row in table.sheet.rows[: table.row - 1] for cell in row if cell is not None
    )
    named = {mention.period for mention in periods.find(above) if mention.weight}
    if len(named) > 1:
        said = " dan ".join(periods.name(one) for one in sorted(named))
        raise periods.PeriodError(f"judul menyebut {said}; samakan dulu")
    if named:
        month = named.pop()
        return Stated.of(month, f"judul menyebut {periods.name(month)}")
    years = periods.months_and_years(above)[1]
    year = years.pop() if len(years) == 1 else None
    return Stated(year, None, f"judul menyebut {year}") if year else Stated()


def _month(table: _Table, cells: list[Cell], title: Stated, option: date | None) -> date:
    """The month of a row: of its own columns, of the title or the `option` --periode. Raises PeriodError."""
    own = stated(table.times, lambda at: cells[int(str(at))] if int(str(at)) < len(cells) else None)
    time = own.joined(title)
    if not time and option is None:
        raise periods.PeriodError("tidak disebut di judul; tambahkan --periode, misalnya --periode 2023-12")
    if time.year and not time.month and option is None:
        raise periods.PeriodError(
            f"{time.where}, tanpa bulan; tambahkan --periode, misalnya --periode 2023-12"
        )
    return time.period(option)


def _unclear(table: _Table, why: str, row: int | None = None) -> Issue:
    message = f"Bulan data tidak pasti: {why}."
    return Issue("bulan_keliru", "error", message, table.sheet.name, row or table.row)


def _code(name: str) -> str | None:
    if vocabulary.plain(name) in ("indonesia", "nasional"):
        return NATION
    return PROVINCE if areas.is_province(name) else None


def _facts(
    table: _Table, number: int, *, code: str | None, area: str | None, month: date
) -> list[dict[str, Any]]:
    cells = table.sheet.rows[number - 1]
    source = table.cell(cells, "source")
    return [
        {
            "area_code": code,
            "area_name": area,
            "period": month,
            "period_column": ", ".join(column.name for column in table.times) or None,
            "segment": "TOTAL",
            "programme": "",
            "measure": measure,
            "basis": "kemnaker",
            "value": table.cell(cells, measure),
            "precision": "exact",
            "provisional": False,
            "note": f"Sumber: {source}" if source else None,
            "sheet": table.sheet.name,
            "source_row": number,
            "source_column": registry().measures[measure].file_word,
        }
        for measure in MEASURES
    ]


def _missing(rows: list[dict[str, Any]], table: _Table) -> list[Issue]:
    if any(row["area_name"] or row["area_code"] == PROVINCE for row in rows):
        return []
    message = f"Tidak ada baris {province().name} di tabel provinsi ini; periksa nama provinsinya."
    return [Issue("domain_keliru", "error", message, table.sheet.name, table.row)]


def _others(others: list[str], table: _Table) -> list[Issue]:
    if not others:
        return []
    message = f"{len(others)} baris bukan {province().name} dan tidak disimpan: {', '.join(others)}."
    return [Issue("provinsi_lain", "info", message, table.sheet.name)]


SOURCE = TableSource(NAME, TITLE, recognise, tidy, parts=PARTS, columns=COLUMNS)
