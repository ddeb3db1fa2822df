"""Dates in the columns of a record: read, or an issue about that cell."""

from datetime import date

from data.dates import today
from etl.layouts.named_columns import Record
from etl.parsing import numbers
from etl.parsing.dates import DateError, iso, printed_date, whole_day


def printed(record: Record, column: str, *, until: date | None = None) -> tuple[str, date, str] | None:
    """The year, month or day in a column as `iso` and `printed_date` give it.

    None where it is blank, None and an issue where it is none, or begins after `until` (today).
    """
    text, cell = record.given(column), record.dated(column)

    def read() -> tuple[str, date, str]:
        written = iso(cell if isinstance(cell, str) else str(text))
        end, precision = printed_date(written)
        first = date.fromisoformat((written + "-01-01")[:10])
        if first > (until or today()):
            raise DateError(f"tanggal {text} belum tiba; periksa bulan dan tahunnya")
        return written, end, precision

    return None if text is None else record.reading(column, read, DateError, rule="tanggal")


def day(record: Record, column: str, *, until: date | None = None) -> date | None:
    """The day in a column of a record; None where it is blank, None and an issue where it is no day."""
    cell = record.dated(column)
    if numbers.is_none(cell):
        return None
    return record.reading(column, lambda: whole_day(cell, until=until), DateError, rule="tanggal")
