"""Dates as sources print them: a year, a month or a day."""

import re
from datetime import date

from etl.periods import month_end

PRINTED = re.compile(r"([12]\d{3})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


class NotADate(ValueError):
    """A cell that is no year, month or day; the text says why, in Indonesian."""


def printed_date(text: str) -> tuple[date, str]:
    """The last day of the printed year or month, and how precise it was printed: year, month or day.

    A day counts for its month: 2023-11-30 and 2023-11-02 both give 30 November. Raises NotADate.
    """
    found = PRINTED.match(text)
    if not found:
        raise NotADate(f"bukan tanggal: {text!r}; tulis 2024, 2024-11, atau 2024-11-30")
    year, month, day = found.groups()
    try:
        if day:
            date.fromisoformat(text)
        end = month_end(int(year), int(month or 12))
    except ValueError as error:
        raise NotADate(f"tanggal {text} tidak ada") from error
    return end, "day" if day else "month" if month else "year"
