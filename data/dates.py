"""Moments and months as the tables keep them: UTC without a zone, and the last day of a month."""

from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache

WIB = timezone(timedelta(hours=7), "WIB")  # Western Indonesian Time: of Java and Sumatra, all year round


def now() -> datetime:
    """This moment in UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def today() -> date:
    """This day in WIB."""
    return wib(now()).date()


def wib(moment: datetime) -> datetime:
    """A moment in UTC without a zone as clocks in WIB show it."""
    return moment.replace(tzinfo=UTC).astimezone(WIB)


@lru_cache(maxsize=20_000)
def month_end(day: date, months: int = 0) -> date:
    """The last day of the month so many months after (before, where negative) the month of `day`."""
    place = day.year * 12 + day.month + months  # of the month after that one
    return date(place // 12, place % 12 + 1, 1) - timedelta(days=1)


def last_day(year: int, month: int) -> date:
    """The last day of a month (1 to 12)."""
    return month_end(date(year, month, 1))


def months_apart(first: date, last: date) -> int:
    """How many months from the month of one day to that of another; negative backwards."""
    return (last.year - first.year) * 12 + last.month - first.month
