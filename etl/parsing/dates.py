"""Dates as sources print them: a year, a month or a day."""

import re
from datetime import UTC, date, datetime

from data.dates import WIB, today, wib
from etl.model import Cell
from etl.parsing.periods import FIRST_YEAR, PeriodError, find, name, valid_month

PRINTED = re.compile(r"([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


class DateError(ValueError):
    """A cell that is no year, month or day; the text says why, in Indonesian."""


def printed_date(text: str) -> tuple[date, str]:
    """The last day of the printed year or month, and how precise it was printed: year, month or day.

    A day counts for its month: 2023-11-30 and 2023-11-02 both give 30 November. Raises DateError.
    """
    found = PRINTED.match(text)
    if not found:
        raise DateError(f"bukan tanggal: {text!r}; tulis 2024, 2024-11, atau 2024-11-30")
    year, month, day = found.groups()
    try:
        if day:
            date.fromisoformat(text)
        end = valid_month(int(year), int(month or 12))
    except ValueError as error:
        raise DateError(_not_there(text, int(year), int(month or 12))) from error
    return end, "day" if day else "month" if month else "year"


def _not_there(text: str, year: int, month: int) -> str:
    try:
        end = valid_month(year, month)
    except PeriodError:
        return f"tanggal {text} tidak ada"
    return f"tanggal {text} tidak ada; {name(end)} berakhir pada tanggal {end.day}"


def iso(text: str) -> str:
    """A year, month or day as 2024, 2024-11 or 2024-11-30, however it is written. Raises DateError."""
    if PRINTED.match(text):
        return text
    try:
        mentions = find(text)
    except PeriodError as error:
        raise DateError(str(error)) from None
    if len(mentions) != 1:
        raise DateError(f"bukan tanggal: {text!r}; tulis 2024, 2024-11, atau 2024-11-30")
    month, day = mentions[0].period, mentions[0].day
    return f"{month:%Y-%m}" if day is None else f"{month:%Y-%m}-{day:02d}"


def whole_day(cell: Cell, *, until: date | None = None) -> date:
    """The day a cell names: a date, 2026-09-30, 30-09-2026, 30/9/2026, 30 September 2026.

    Raises DateError, also for a day after `until` (today), a year of two digits and a bare number.
    """
    found = cell.date() if isinstance(cell, datetime) else cell
    if not isinstance(found, date):
        found = _written_day(str(cell).strip())
    if found > (until or today()):
        raise DateError(f"tanggal {found:%d-%m-%Y} belum tiba; periksa hari, bulan, dan tahunnya")
    if found.year < FIRST_YEAR:
        raise DateError(f"tanggal {found:%d-%m-%Y} sebelum tahun {FIRST_YEAR}; periksa tahunnya")
    return found


def _written_day(text: str) -> date:
    if re.fullmatch(r"\d{5}(\.\d+)?", text):
        raise DateError(f"{text} bukan tanggal, mungkin tanggal Excel sebagai angka; tulis 2026-09-30")
    if re.fullmatch(r"\d{1,2}[-/. ](\d{1,2}|[a-z]+)[-/. ]\d{2}", text.lower()):
        raise DateError(f"tahun dua angka ditolak: {text}; tulis tahunnya lengkap, misalnya 2026-09-30")
    try:
        mentions = find(text)
    except PeriodError as error:
        raise DateError(str(error)) from None
    if len(mentions) != 1 or mentions[0].day is None:
        raise DateError(f"bukan tanggal: {text!r}; tulis 2026-09-30 atau 30 September 2026")
    try:
        return mentions[0].period.replace(day=mentions[0].day)
    except ValueError:
        raise DateError(f"tanggal {text} tidak ada") from None


def last_day_planned() -> date:
    """How far ahead a promise may lie."""
    return date(2100, 12, 31)


MOMENT_FORMS = ("%Y-%m-%d %H:%M", "%Y-%m-%d %H.%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d")


class MomentError(ValueError):
    """A text that names no instant; it says so in Indonesian."""


def parse_moment(text: str) -> datetime:
    """A instant in UTC without a zone from `2026-11-25 08:00` (WIB); a day alone is its first minute.

    Raises MomentError.
    """
    for form in MOMENT_FORMS:
        try:
            local = datetime.strptime(text.strip(), form).replace(tzinfo=WIB)
        except ValueError:
            continue
        return local.astimezone(UTC).replace(tzinfo=None)
    raise MomentError(f"bukan saat: {text!r}; tulis misalnya '2026-11-25 08:00' (WIB)")


def moment_text(instant: datetime) -> str:
    """2026-11-25 08.00 WIB, from UTC without a zone."""
    return f"{wib(instant):%Y-%m-%d %H.%M} WIB"
