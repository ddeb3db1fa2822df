"""How fast a target would have to be approached, how fast it is, and what the missing cover would cost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil

from data.dates import month_end, months_apart
from data.definitions.contribution_rates import Workers, monthly
from data.rounding import rounded_int

SPANS = (3, 6, 12)
HORIZON = date(2044, 12, 31)  # the last month worth naming: the long-term plans end in 2045


@dataclass(frozen=True)
class Pace:
    """People gained from the month `then` to the month `now` over areas that reported in both.

    `areas` of `reported` areas (those that reported in `now`) reported in both.
    """

    then: date
    now: date
    people: float
    areas: int = 1
    reported: int = 1

    @property
    def monthly(self) -> float:
        """People a month."""
        return self.people / months_apart(self.then, self.now)


Counts = Mapping[date, float | None]


def pace(counts: Counts, now: date, months: int) -> Pace | None:
    """The pace of the last so many months, from the first and the last of them; None where one is missing."""
    return pace_of([counts], now, months)


def pace_of(parts: list[Counts], now: date, months: int) -> Pace | None:
    """The same for areas taken together: only those that reported in both months count."""
    then = month_end(now, -months)
    reported = [part for part in parts if part.get(now) is not None]
    ends = [
        (a, b) for part in reported if (b := part.get(now)) is not None and (a := part.get(then)) is not None
    ]
    if not ends:
        return None
    return Pace(then, month_end(now), sum(b - a for a, b in ends), len(ends), len(reported))


def months_left(now: date, target_year: int) -> int:
    """Months from a month to 31 December of the target year: from September three, from December none."""
    return months_apart(now, date(target_year, 12, 31))


def needed(people: float, now: date, target_year: int) -> float | None:
    """People a month to make up for so many missing until 31 December of the target year.

    None where no month is left. Nothing missing needs nothing.
    """
    if people <= 0:
        return 0.0
    left = months_left(now, target_year)
    return people / left if left > 0 else None


def reached(people: float, now: date, people_a_month: float) -> date | None:
    """The month in which so many missing are made up at a pace, with target and potensi as they are now.

    None where the pace does not lead upward, `date.max` where it takes longer than HORIZON.
    """
    if people <= 0:
        return month_end(now)
    if people_a_month <= 0:
        return None
    months = ceil(round(people / people_a_month, 9))
    return month_end(now, months) if months <= months_apart(now, HORIZON) else date.max


def cost(people: float, first: date, months: int, workers: Workers = "all") -> int:
    """The cost in rupiah of covering BPU workers for some months.

    Rupiah for the cover (JKK + JKM, lowest band) of so many BPU workers from the month of `first`, so many
    months, each month at the rate that holds in it: Rp16,800, or Rp8,400 in the months of PP 50/2025 for
    those it covers. Sources: definitions/contributions.toml.
    """
    return sum(rounded_int(people) * monthly(month_end(first, step), workers) for step in range(months))
