"""Moments as officials write them: day and hour in Western Indonesian Time, kept in UTC."""

from datetime import UTC, datetime

from data.dates import WIB, wib

FORMS = ("%Y-%m-%d %H:%M", "%Y-%m-%d %H.%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d")


class NotAMoment(ValueError):
    """A text that names no moment; it says so in Indonesian."""


def parse(text: str) -> datetime:
    """A moment in UTC without a zone from `2026-11-25 08:00` (WIB); a day alone is its first minute. Raises
    NotAMoment."""
    for form in FORMS:
        try:
            local = datetime.strptime(text.strip(), form).replace(tzinfo=WIB)
        except ValueError:
            continue
        return local.astimezone(UTC).replace(tzinfo=None)
    raise NotAMoment(f"bukan saat: {text!r}; tulis misalnya '2026-11-25 08:00' (WIB)")


def name(moment: datetime) -> str:
    """2026-11-25 08.00 WIB, from UTC without a zone."""
    return f"{wib(moment):%Y-%m-%d %H.%M} WIB"
