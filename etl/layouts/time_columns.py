"""Columns that give each row its time, wherever they stand.

A year, a month, a quarter, or all of it in one cell. A column that says when and is not read would let its
figures stand under another month.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from etl.model import Cell, DayOrder, Issue, Sheet
from etl.parsing import numbers, periods, vocabulary
from etl.parsing.day_order import ordered


class Contradiction(periods.PeriodError):
    """Two places of a file, or a file and --periode, name different months."""


@dataclass(frozen=True)
class Stated:
    """A year, a month, or both; `where` names the place that says so and what it says, for a message."""

    year: int | None = None
    month: int | None = None
    where: str = ""

    @staticmethod
    def of(period: date | None, where: str) -> "Stated":
        """A whole month; nothing of None."""
        return Stated(period.year, period.month, where) if period else Stated()

    def __bool__(self) -> bool:
        """Whether anything is stated."""
        return self.year is not None or self.month is not None

    def joined(self, other: "Stated") -> "Stated":
        """Both together. Raises Contradiction where they differ."""
        for one, two in ((self.year, other.year), (self.month, other.month)):
            if one and two and one != two:
                raise Contradiction(f"{self.where}, sedangkan {other.where}; samakan dulu")
        where = " dan ".join(dict.fromkeys(one.where for one in (self, other) if one))
        return Stated(self.year or other.year, self.month or other.month, where)

    def period(self, option: date | None) -> date:
        """The last day of the month.

        `option` is --periode: it fills in what is missing; where it contradicts what is stated, that stands
        and etl.checks.row_errors refuses it. Raises PeriodError for a month without a year.
        """
        if option and self.year in (None, option.year) and self.month in (None, option.month):
            return option
        if self.year is None:
            raise periods.PeriodError(f"{self.where or 'bulan kosong'}, tanpa tahun; tulis tahunnya")
        return periods.valid_month(self.year, self.month or 12)


_OF_SOMETHING_ELSE = re.compile(
    r"\b(sensus( penduduk)?|sp|st|se|dasar|dalam angka|proyeksi|supas|podes|susenas|sakernas|potensi|"
    r"semesta|target|rpjm\w*|rkp\w*|rencana|penyebut|denominator|data bps|survei)\b"
    r"[^·\d]{0,25}20\d\d(\s*[-–]\s*20\d\d)?",
    re.IGNORECASE,
)


def title_year(title: str) -> int | None:
    """The one year of a title, also as it ends in _2022; None where it names none, or several."""
    years = periods.months_and_years(_OF_SOMETHING_ELSE.sub(" ", title.replace("_", " ")))[1]
    return years.pop() if len(years) == 1 else None


Kind = Literal["year", "month", "part", "whole"]
_OF = r"( (ke|data|laporan|pelaporan|angka|pendataan|referensi|kegiatan|posisi|anggaran|survei|realisasi))?"
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("year", re.compile(rf"(periode |data )?(tahun|thn|th|year){_OF}")),
    ("month", re.compile(rf"(periode |data )?(bulan|bln|month){_OF}")),
    ("part", re.compile(rf"(periode |data )?(triwulan|tri wulan|twl?|kuartal|quarter|semester|smt){_OF}")),
    (
        "whole",
        re.compile(
            rf"(data )?(periode|period|posisi|keadaan|date|waktu|tanggal|tgl|bulan tahun|tahun bulan){_OF}|"
            r"data per|per( tanggal| bulan| tahun)?|(bulan|tahun)( ?/ ?| dan )(bulan|tahun)"
        ),
    ),
)
_WORD = {"year": "tahun", "month": "bulan", "part": "triwulan atau semester", "whole": "bulan atau tahun"}
_EXAMPLE = {"year": "2026", "month": "September", "part": "Triwulan III", "whole": "2026-09"}
_YEAR = re.compile(r"(?:tahun\s*)?((?:19|20)\d\d)\s*(\*{0,2}\)?|r|p)", re.IGNORECASE)
_SAYS_TIME = re.compile(
    r"\b(tahun|thn|th|periode|bulan|bln|triwulan|semester|year|month|period|date|tanggal|tgl)\b"
)
_OF_FILE = re.compile(r"\b(cetak|unduh|dibuat|update|diperbarui|pembaruan|input|entri|berdiri|terbit)\b")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def kind_of(heading: Cell) -> Kind | None:
    """What a column of that heading says of time; None for any other heading."""
    if not isinstance(heading, str):
        return None
    text = " ".join(re.sub(r"[^\w/]", " ", vocabulary.plain(heading)).split())
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(text)), None)


@dataclass(frozen=True)
class TimeColumn:
    """`at` is where the cells of the column are found: a position or a name; `name` its heading."""

    at: Hashable
    kind: Kind
    name: str

    def stated(self, cell: Cell) -> Stated:
        """What a cell says; nothing of an empty one. Raises PeriodError for one that is no time."""
        if numbers.is_none(cell):
            return Stated()
        shown = periods.name(cell) if isinstance(cell, date) else str(cell).strip()
        where = f"kolom {self.name} berisi {shown}"
        year, month = self._read(cell)
        if year is None and month is None:
            advice = f"yang bukan {_WORD[self.kind]}; tulis misalnya {_EXAMPLE[self.kind]}"
            raise periods.PeriodError(f"{where}, {advice}")
        if year is not None and not periods.FIRST_YEAR <= year <= periods.LAST_YEAR:
            raise periods.PeriodError(f"{where}, tahun yang tidak mungkin; periksa tahunnya")
        return Stated(year, month, where)

    def _read(self, cell: Cell) -> tuple[int | None, int | None]:
        if isinstance(cell, date):
            return cell.year, cell.month
        text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
        if found := _YEAR.fullmatch(text):
            return (int(found[1]), None) if self.kind != "month" else (None, None)
        named = {mention.period for mention in periods.find(text)}
        named = named or {period for period in (periods.loose(text), periods.quarter(text)) if period}
        if len(named) == 1:
            (period,) = named
            return period.year, period.month
        if named:
            return None, None
        if text.isdigit() or text.casefold() in _ROMAN:
            return None, self._numbered(_ROMAN.get(text.casefold()) or int(text))
        months, years = periods.months_and_years(text)
        if len(months) > 1 or len(years) > 1 or periods.has_short_year(text):
            return None, None
        return (years.pop() if years else None), (months.pop() if months else None)

    def _numbered(self, number: int) -> int | None:
        """The month that a bare number means: the eighth, or the last of the third quarter."""
        times = 1 if self.kind == "month" else 0
        if self.kind == "part":
            times = 6 if re.search(r"sem|smt", self.name.casefold()) else 3
        return number * times if 1 <= number * times <= 12 else None


def time_columns(headings: Iterable[tuple[Hashable, Cell]]) -> list[TimeColumn]:
    """The columns among these that say when; the finest last."""
    found = [
        TimeColumn(at, kind, " ".join(str(cell).split()))
        for at, cell in headings
        if (kind := kind_of(cell)) is not None
    ]
    return sorted(found, key=lambda one: one.kind == "part", reverse=True)


def names_time(heading: str) -> bool:
    """Whether a heading has a word for a time: Bulan Kepesertaan, Tahun Periode."""
    return bool(
        _SAYS_TIME.search(" ".join(re.sub(r"[^\w/]", " ", heading.replace("_", " ")).casefold().split()))
    )


def seems_time(heading: Cell, cells: Iterable[Cell]) -> bool:
    """Whether a column that is not read holds nothing but years or months under a heading of time.

    The heading is none that is known, such as tahun periode, or says nothing of time (masa, keterangan) over
    cells that are each a year or a month with its year. A date of printing, or of a file, is none of figures;
    a year under it is.
    """
    text = vocabulary.plain(heading) if isinstance(heading, str) else ""
    words = " ".join(re.sub(r"[^\w/]", " ", text.replace("_", " ")).split())
    held = [cell for cell in cells if not numbers.is_none(cell)]
    dates_of_file = bool(_OF_FILE.search(words))
    if not held or (not _SAYS_TIME.search(words) and dates_of_file):
        return False
    if not _SAYS_TIME.search(words):
        return all(map(_is_year_or_month, held))
    return all(_is_time(cell, only_years=dates_of_file) for cell in held)


def _is_year_or_month(cell: Cell) -> bool:
    """Whether a cell is nothing but a year of this century, or a month with its year."""
    if isinstance(cell, date):
        return False
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    if re.fullmatch(r"20[0-4]\d", text):
        return True
    try:
        named = periods.find(text)
    except periods.PeriodError:
        return False
    bare = not re.sub(r"[\W_]", "", periods.without(text))
    return len(named) == 1 and named[0].day is None and bare


def _is_time(cell: Cell, *, only_years: bool) -> bool:
    if isinstance(cell, date):
        return not only_years
    text = str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()
    if _YEAR.fullmatch(text):
        return True
    try:
        return not only_years and bool(periods.find(text) or any(periods.months_and_years(text)))
    except periods.PeriodError:
        return not only_years


def unread_time(name: str) -> str:
    """The message about such a column, without a full stop."""
    return (
        f"kolom {name} tampak menyebut waktu, tetapi judulnya tidak dikenal, jadi tidak dibaca; beri judul "
        "Tahun, Bulan, atau Periode, atau hapus kolomnya"
    )


def in_column_order(
    sheet: Sheet, below: int, columns: Sequence[TimeColumn], day_order: DayOrder | None
) -> tuple[Sheet, list[Issue]]:
    """The sheet with the dates of these columns by the order of day and month of each, and the issues.

    `at` of a column is a position; only rows from `below` on (from 0) are read.
    """
    rows: list[list[Cell]] = [list(row) for row in sheet.rows]
    issues: list[Issue] = []
    for column in columns:
        at = int(str(column.at))
        held = [number for number in range(below, len(rows)) if at < len(rows[number])]
        place = (sheet.name, below)
        cells, column_issues = ordered(column.name, [rows[number][at] for number in held], day_order, place)
        for number, cell in zip(held, cells, strict=True):
            rows[number][at] = cell
        issues += column_issues
    return (replace(sheet, rows=rows) if columns else sheet), issues


def stated(columns: Iterable[TimeColumn], cell_of: Callable[[Hashable], Cell]) -> Stated:
    """What a row says in all of them.

    Raises PeriodError, and Contradiction where they differ; a month within the quarter that another column
    names does not differ from it.
    """
    whole, part = Stated(), Stated()
    for column in columns:
        said = column.stated(cell_of(column.at))
        if column.kind == "part" and said:
            part = said
            if said.year:
                whole = whole.joined(Stated(said.year, None, said.where))
        else:
            whole = whole.joined(said)
    if part.month is None:
        return whole
    length = 6 if "sem" in part.where.casefold() or "smt" in part.where.casefold() else 3
    if whole.month and part.month - length < whole.month <= part.month:
        return whole
    return whole.joined(part)
