"""Who reports late, and how often: the day a month of an area first came in against its due day. Pure.

A month is judged only where it fell due after the first file of its collection came in: what was brought in
later, all at once, says nothing of when it was reported.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Literal

State = Literal["on_time", "late", "missing", "waiting", "unjudged", "unjudged_missing"]
REPORTED = ("on_time", "late", "unjudged")


@dataclass(frozen=True)
class Delivery:
    """A month of an area: when it was due, and when it first came in (None: not yet)."""

    period: date
    due: date
    arrived: date | None
    state: State

    @property
    def days_late(self) -> int | None:
        """Days after the due one; 0 where it was on time, None where it is not judged or has not come."""
        if self.arrived is None or self.state not in ("on_time", "late"):
            return None
        return max(0, (self.arrived - self.due).days)

    @property
    def reported(self) -> bool:
        """Whether there is a report, whenever it came."""
        return self.state in REPORTED


@dataclass(frozen=True)
class Record:
    """The months of one area, oldest first."""

    deliveries: tuple[Delivery, ...]

    def count(self, *states: State) -> int:
        """How many months are in one of these states."""
        return sum(one.state in states for one in self.deliveries)

    @property
    def judged(self) -> int:
        """How many months can be judged: those on time, late and missing."""
        return self.count("on_time", "late", "missing")

    @property
    def reported(self) -> int:
        """How many months there is a report of."""
        return sum(one.reported for one in self.deliveries)

    @property
    def days(self) -> float | None:
        """Half of the late reports came no more than so many days late; None without a late one."""
        late = [one.days_late for one in self.deliveries if one.state == "late"]
        return float(median(days for days in late if days is not None)) if late else None


def delivery(period: date, due: date, *, arrived: date | None, since: date | None, on: date) -> Delivery:
    """What a month is on the day `on`; `since`: when the collection's first file came (None: none did)."""
    if since is None or due < since:
        state: State = "unjudged" if arrived else "unjudged_missing"
    elif arrived is not None:
        state = "on_time" if arrived <= due else "late"
    else:
        state = "missing" if due < on else "waiting"
    return Delivery(period, due, arrived, state)


def records(
    areas: Iterable[str],
    months: Iterable[date],
    arrived: Mapping[tuple[str, date], date],
    due: Callable[[date], date],
    *,
    since: date | None,
    on: date,
) -> dict[str, Record]:
    """The record of each area over these months."""
    ordered = sorted(months)
    return {
        area: Record(
            tuple(
                delivery(month, due(month), arrived=arrived.get((area, month)), since=since, on=on)
                for month in ordered
            )
        )
        for area in areas
    }
