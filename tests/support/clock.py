"""The clock of the product under test: stopped at a moment, or moved to another day for a whole run."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, tzinfo

import pytest

Clock = Callable[[datetime], None]  # takes a moment in UTC without a zone, as data.dates.now gives it

HOME = "data.dates.datetime"  # the only clock that data, etl and dashboards read


def _clock(moment: Callable[[], datetime]) -> type[datetime]:
    class Told(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return moment().replace(tzinfo=UTC).astimezone(tz)

    return Told


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Stop the clock of the product: `clock(datetime(2026, 11, 29, 13))` is 20.00 WIB."""
    return lambda moment: monkeypatch.setattr(HOME, _clock(lambda: moment))


@contextmanager
def stopped(moment: datetime) -> Iterator[None]:
    """The clock of this process stands at a moment in UTC, for what lasts longer than one test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(HOME, _clock(lambda: moment))
        yield


def move_to(day: date) -> None:
    """For the life of this process it is `day`, at the hour that it is (`pytest --day 2027-12-31`)."""
    import data.dates

    ahead = timedelta(days=(day - datetime.now(UTC).date()).days)
    data.dates.datetime = _clock(lambda: datetime.now(UTC).replace(tzinfo=None) + ahead)  # type: ignore[misc]
