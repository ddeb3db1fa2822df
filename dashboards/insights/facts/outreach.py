"""Outreach events as a page sees them: where and when, and how many took part in the scheme around them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.request.context import Context
from data.dates import month_end
from data.facts.latest import last_rows

AROUND = 3  # months before and after an event


@dataclass(frozen=True)
class Event:
    """One event.

    `before` and `after` are BPU participants of its area three months either side, None where no figure
    is known.
    """

    area: str
    held_on: date
    topic: str
    audience: str
    people: int | None
    before: float | None
    after: float | None


@dataclass(frozen=True)
class Month:
    """The events of a month: how many, and how many people came to those that counted them."""

    last_day: date
    events: int
    people: int


def events(context: Context, code: str) -> list[Event]:
    """The events of an area or of those it is made of, until the chosen month, the newest first."""
    return context.remember_figures(("events", code), lambda: _events(context, code))


def later_events(context: Context, code: str) -> int:
    """How many events after the chosen month are known: they stand with the figures of later months."""
    inside, until = set(context.kabkota_in(code)), context.selection.period
    return sum(
        row.area_code in inside and until is not None and row.held_on > until for row in _newest(context)
    )


def _events(context: Context, code: str) -> list[Event]:
    inside, until = set(context.kabkota_in(code)), context.selection.period
    rows = [row for row in _newest(context) if row.area_code in inside and until and row.held_on <= until]
    found = [_event(context, row) for row in rows]
    return sorted(found, key=lambda event: (event.held_on, event.area, event.topic), reverse=True)


def _newest(context: Context) -> list[Any]:
    edition = context.selection.edition
    key = ("newest outreach", edition.slug if edition else None)
    return context.store.remember(
        key, lambda: list(last_rows("outreach", context.facts("outreach")).values())
    )


def by_month(found: Iterable[Event]) -> list[Month]:
    """The months with events, the newest first."""
    months: dict[date, list[Event]] = {}
    for event in found:
        months.setdefault(month_end(event.held_on), []).append(event)
    return [
        Month(day, len(held), sum(event.people or 0 for event in held))
        for day, held in sorted(months.items(), reverse=True)
    ]


def _event(context: Context, row: Any) -> Event:
    month, until = month_end(row.held_on), context.selection.period
    before, later = month_end(month, -AROUND), month_end(month, AROUND)
    around = context.rows("active_bpu", months=(before, later), areas=(row.area_code,))
    known = {one.period: one.value for one in around}
    return Event(
        row.area_code,
        row.held_on,
        row.topic,
        row.audience,
        row.people,
        known.get(before),
        known.get(later) if until and later <= until else None,
    )
