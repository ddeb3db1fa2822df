"""The rows of tables of counts: one row an area, one observation a column."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pandas as pd

from data.definitions.registry import PROVINCE, registry
from etl.layouts import table_titles
from etl.layouts.count_table import HEADINGS, Table, find_table, line_of, numbers_columns
from etl.layouts.counted_columns import Choice, Counted, Counts, stated_by
from etl.layouts.heading import Heading
from etl.layouts.table_titles import UnclearTitleError
from etl.layouts.time_columns import Stated, in_column_order, stated, title_year
from etl.layouts.unread import hidden_but_read, skipped_note
from etl.model import Cell, Issue, Options, Printed, Tidy
from etl.parsing import areas, numbers, periods, vocabulary
from etl.parsing.areas import section, with_kind
from etl.parsing.day_order import headings_in_order
from etl.parsing.units import PEOPLE, AmbiguousUnitError, Unit

_AREAS = re.compile(r"(nama )?(kab|kabupaten|wilayah|daerah)( kota)?")
_CODE = re.compile(r"\d\d\.\d\d?|\d{4}")


def tidy_tables(tables: Sequence[Table], counts: Counts, options: Options) -> Tidy:
    """Every area and counted column as an observation.

    The province's rows as printed totals where the collection adds up by itself.
    """
    result = Tidy("observation", pd.DataFrame(), title=tables[0].title[:200], of_bps=True)
    rows: list[dict[str, Any]] = []
    for unordered in tables:
        given, heading_issues = _headings_ordered(unordered, options)
        result.issues += heading_issues
        sheet, order_issues = in_column_order(given.sheet, given.row + 1, given.times, options.day_order)
        table = replace(given, sheet=sheet)
        result.issues += order_issues
        try:
            choice = counts(table, options)
        except UnclearTitleError as error:
            row = table.row + 1 if error.rule == "kolom_ganda" else max(1, table.row)
            result.issues.append(Issue(error.rule, "error", str(error), table.sheet.name, row))
            continue
        result.issues += choice.issues
        found = _rows(table, choice, options, result)
        result.issues += _against_title(table, found)
        rows += found
    result.frame = pd.DataFrame(rows, dtype=object)
    return result


def _headings_ordered(table: Table, options: Options) -> tuple[Table, list[Issue]]:
    """The table, the dates of its headings by the order of day and month that each row has."""
    top = max(0, table.row + 1 - HEADINGS)
    sheet, issues = headings_in_order(table.sheet, top, table.row + 1, options.day_order)
    return (table if sheet is table.sheet else find_table(sheet) or table), issues


def _rows(table: Table, choice: Choice, options: Options, result: Tidy) -> list[dict[str, Any]]:
    rolls_up = registry().collections[options.collection].rolls_up
    rows: list[dict[str, Any]] = []
    kind = ""  # what the heading of a section says of the names below it
    for number, cells in enumerate(table.sheet.rows[table.row + 1 :], table.row + 2):
        line = _Line(number, cells, table, kind)
        if not line.counted(choice.columns):
            if text := line_of(cells):
                kind = section(text) or kind
                result.issues += line.as_note(text)
            continue
        if line.is_heading(choice.columns):
            result.issues.append(line.second_table())
            break
        result.rows_read += 1
        if line.unit and line.unit not in PEOPLE:
            message = f"Satuan berisi {line.unit!r}, bukan orang; unduh tabel jumlah orangnya."
            result.issues.append(Issue("satuan_keliru", "error", message, table.sheet.name, number))
            continue
        if rolls_up and vocabulary.plain(line.name or "") == "indonesia":
            message = "Baris Indonesia tidak disimpan: koleksi ini menjumlah daerahnya sendiri."
            result.issues.append(Issue("provinsi_lain", "info", message, table.sheet.name, number))
            continue
        facts = list(line.facts(choice.columns, options, result.issues))
        if line.is_total and rolls_up:
            result.printed += [printed(fact) for fact in facts if not numbers.is_none(fact["value"])]
        else:
            rows += facts
    read = {row["source_row"] for row in rows}
    columns = [(one.column.index, one.column.place) for one in choice.columns]
    result.issues += hidden_but_read(table.sheet, read, columns)
    return rows


def _against_title(table: Table, rows: Sequence[dict[str, Any]]) -> Iterator[Issue]:
    """An error where the title names one year, and the columns others only."""
    named, found = title_year(table.title), {row["period"].year for row in rows}
    if named and found and named not in found:
        years = ", ".join(map(str, sorted(found)))
        message = f"Judul menyebut tahun {named}, sedangkan kolomnya {years}; samakan dulu."
        yield Issue("bulan_keliru", "error", message, table.sheet.name, max(1, table.row))


@dataclass(frozen=True)
class _Line:
    """One row below the headings, in the section of a `kind`."""

    number: int
    cells: list[Cell]
    table: Table
    kind: str
    texts_left: dict[int, str] = field(init=False)

    def __post_init__(self) -> None:
        others = {self.table.unit_column, *(column.at for column in self.table.times)}
        before = enumerate(self.cells[: self.table.start])
        texts = {at: str(cell).strip() for at, cell in before if cell is not None and at not in others}
        object.__setattr__(self, "texts_left", texts)

    @property
    def unit(self) -> str:
        """What the row is counted in, where the table has a column for it."""
        cell = self._cell_at(self.table.unit_column)
        return table_titles.plain(str(cell)) if cell is not None else ""

    def _cell_at(self, at: int | None) -> Cell:
        return self.cells[at] if at is not None and at < len(self.cells) else None

    def period(self, one: Counted, option: date | None) -> date:
        """The month of the column, and of the row's own columns of time. Raises PeriodError."""
        if one.period:
            return one.period
        own = stated(self.table.times, lambda at: self._cell_at(int(str(at))))
        if not own:
            names = " dan ".join(column.name for column in self.table.times)
            raise periods.PeriodError(
                f"kolom {names} kosong di baris ini; isi tahunnya di setiap baris, juga di sel gabungan"
            )
        time = own.joined(stated_by(one.column))
        if time.year is None and (year := title_year(self.table.title)):
            time = time.joined(Stated(year, None, f"judul menyebut tahun {year}"))
        return time.period(option)

    def cell(self, one: Counted) -> Cell:
        return self.cells[one.column.index] if one.column.index < len(self.cells) else None

    def counted(self, columns: Sequence[Counted]) -> bool:
        """Whether the row is one of the table: it names something and has a figure, or a mark for none."""
        said = [cell for one in columns if (cell := self.cell(one)) is not None]
        texts = [cell for cell in said if isinstance(cell, str) and re.search(r"[^\W\d_]{4}", cell)]
        return bool(said) and len(texts) < len(said) and not numbers_columns(self.cells)

    def is_heading(self, columns: Sequence[Counted]) -> bool:
        """Whether the row is one of years again, over areas: a second table begins."""
        said = [cell for one in columns if (cell := self.cell(one)) is not None]
        over_areas = not self.name or _AREAS.fullmatch(table_titles.plain(self.name))
        return bool(len(said) > 1 and over_areas and all(Heading.of(cell).year for cell in said))

    def second_table(self) -> Issue:
        message = "Di sini tabel kedua dimulai; satu lembar satu tabel: pindahkan ke lembar atau berkas lain."
        return Issue("ukuran_tak_jelas", "error", message, self.table.sheet.name, self.number)

    @property
    def code(self) -> str | None:
        """The code: of a column headed so, or one of this province; no number is a code by standing there."""
        found = {at: text for at, text in self.texts_left.items() if _CODE.fullmatch(text)}
        headed = [text for at, text in found.items() if at in self.table.codes]
        return next(iter(headed or [text for text in found.values() if text.startswith(PROVINCE)]), None)

    @property
    def name(self) -> str | None:
        named = [text for text in self.texts_left.values() if re.search(r"[^\W\d_]{2}", text)]
        return named[-1] if named else None

    @property
    def area_name(self) -> str | None:
        """The name, with the kind its section says where it says none itself."""
        if self.is_total:
            return self._without_code
        coded = re.match(r"\d{2}\.?\d{2}\b", self.code or self.name or "")
        return self.name if coded or not self.name else with_kind(self.name, self.kind)

    @property
    def _without_code(self) -> str:
        """The name without the code of the province in front."""
        return re.sub(r"\A\d{2}\.?00\b\s*", "", self.name or "")

    @property
    def is_total(self) -> bool:
        return areas.is_total(self._without_code) or areas.is_province_code(self.code)

    def as_note(self, text: str) -> list[Issue]:
        if numbers_columns(self.cells) or section(text) or not re.search(r"[^\W\d_]{2}", text):
            return []
        return [skipped_note(self.table.sheet, self.number, text)]

    def facts(
        self, columns: Sequence[Counted], options: Options, issues: list[Issue]
    ) -> Iterator[dict[str, Any]]:
        """A fact for each column; one issue for a row whose time cannot be read, or is contradicted."""
        for one in columns:
            try:
                period = self.period(one, options.period)
            except periods.PeriodError as error:
                issues.append(self._untimed(str(error)))
                return
            unit = Unit.of(self.unit) if self.unit else one.unit
            try:
                district = bool(self.name) and areas.names_district(self.name or "", bare=True)
                value = unit.people(self.cell(one), of_district=district and not self.is_total)
            except AmbiguousUnitError as error:
                place = (self.table.sheet.name, self.number, one.column.place, str(self.cell(one)))
                issues.append(Issue("satuan_ribuan", "error", str(error), *place, readings=error.readings))
                continue
            yield self.fact(one, period, value) | {"precision": "exact" if unit.times == 1 else "approx"}

    def _untimed(self, text: str) -> Issue:
        names, shown = self._times()
        message = text[:1].upper() + text[1:]
        return Issue("bulan_keliru", "error", message, self.table.sheet.name, self.number, names, shown)

    def _times(self) -> tuple[str | None, str | None]:
        """The names of the row's columns of time, and what they hold."""
        times = self.table.times
        said = [str(cell) for column in times if (cell := self._cell_at(int(str(column.at)))) is not None]
        return ", ".join(column.name for column in times) or None, " ".join(said) or None

    def fact(self, one: Counted, period: date, value: Cell) -> dict[str, Any]:
        names, shown = self._times()
        return {
            "area_code": None if self.is_total else self.code,
            "area_name": self.area_name,
            "period": period,
            "period_column": names,
            "period_shown": shown,
            "segment": one.meaning.segment,
            "programme": "",
            "measure": one.meaning.measure,
            "basis": one.meaning.basis,
            "value": value,
            "provisional": one.column.provisional,
            "note": None,
            "sheet": self.table.sheet.name,
            "source_row": self.number,
            "source_column": one.column.place,
        }


def december(year: int) -> date:
    """What a yearly figure counts."""
    return periods.valid_month(year, 12)


def printed(fact: dict[str, Any]) -> Printed:
    """A total that the file prints, to be held against its parts."""
    kept = ("value", "period", "segment", "measure", "programme", "sheet", "source_row", "source_column")
    given = {name: fact[name] for name in kept}
    return Printed(
        area_name=fact["area_name"] or areas.province_name(), rounded=fact["precision"] != "exact", **given
    )
