"""The four duties of Inpres 2/2021: what stands for each area, and what is overdue. Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from data.definitions.registry import DutyStatus, registry

Standing = dict[tuple[str, str], Any]


def standing(rows: Iterable[Any]) -> Standing:
    """The row that counts for each (area, duty): of the newest load, the last one in it. `rows` are those of
    the table `compliance`."""
    ordered = sorted(rows, key=lambda row: (row.load_id, row.seq))
    return {(row.area_code, row.duty): row for row in ordered}


def status_of(found: Standing, area: str, duty: str) -> DutyStatus:
    """How far an area is with a duty. Without a row it has not reported, which is not: not begun."""
    row = found.get((area, duty))
    return registry().duty_not_reported if row is None else registry().duty_statuses[row.status]


def overdue(row: Any, on: date) -> bool:
    """Whether what was promised by a day is not done after it."""
    return row is not None and not done(row) and row.due_on is not None and row.due_on < on


def done(row: Any) -> bool:
    """Whether a duty counts as fulfilled."""
    return row is not None and registry().duty_statuses[row.status].done


def tally(found: Standing, areas: Iterable[str], duty: str) -> Mapping[str, int]:
    """How many areas are in each status of a duty, best first, those that have not reported last."""
    words = registry()
    counts = dict.fromkeys([*words.duty_statuses, words.duty_not_reported.key], 0)
    for area in areas:
        counts[status_of(found, area, duty).key] += 1
    return counts
