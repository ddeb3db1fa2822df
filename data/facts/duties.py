"""The four duties of Inpres 2/2021: the newest row for each area, and what is overdue. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from data.definitions.registry import DutyStatus, registry
from data.facts.latest import last_rows

DutyRows = dict[tuple[str, str], Any]  # by area and duty


def current_duties(rows: Iterable[Any]) -> DutyRows:
    """The row that counts for each area and duty. `rows` are those of the table `compliance`."""
    return {(row.area_code, row.duty): row for row in last_rows("compliance", rows).values()}


def status_of(found: DutyRows, area: str, duty: str) -> DutyStatus:
    """How far an area is with a duty. Without a row it has not reported, which is not: not begun."""
    row = found.get((area, duty))
    return registry().duty_not_reported if row is None else registry().duty_statuses[row.status]


def overdue(row: Any, on: date) -> bool:
    """Whether what was promised by a day is not done after it."""
    return row is not None and not done(row) and row.due_on is not None and row.due_on < on


def done(row: Any) -> bool:
    """Whether a duty counts as fulfilled."""
    return row is not None and registry().duty_statuses[row.status].done


def tally(found: DutyRows, areas: Iterable[str], duty: str) -> Mapping[str, int]:
    """How many areas are in each status of a duty, best first, those that have not reported last."""
    words = registry()
    counts = dict.fromkeys([*words.duty_statuses, words.duty_not_reported.key], 0)
    for area in areas:
        counts[status_of(found, area, duty).key] += 1
    return counts
