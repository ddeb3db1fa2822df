"""What meetings agreed as a page sees it: of the areas shown, on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.insights.facts.duties import judged_on
from dashboards.request.context import PROVINCE, Context
from data.facts.agreements import current_agreements, last_meeting
from data.facts.duties import done, overdue


@dataclass(frozen=True)
class Agreements:
    """The agreements in force, and the day that decides what is overdue.

    Lists begin with what is overdue, the longest first; then what is open, as it falls due; then what is
    done.
    """

    found: tuple[Any, ...]
    on: date

    def late(self, row: Any) -> bool:
        """Whether an agreement is overdue on the day of judgement."""
        return overdue(row, self.on)

    @property
    def last(self) -> date | None:
        """The day of the meeting before the edition's day."""
        return last_meeting(self.found, self.on)

    @property
    def of_last(self) -> list[Any]:
        """What that meeting agreed."""
        return [row for row in self.found if row.met_on == self.last]

    @property
    def open(self) -> list[Any]:
        """What is not done yet, of whichever meeting."""
        return [row for row in self.found if not done(row)]

    @property
    def elsewhere(self) -> list[Any]:
        """What is open of the other meetings."""
        return [row for row in self.open if row.met_on != self.last]

    @property
    def overdue(self) -> list[Any]:
        """The agreements that are overdue."""
        return [row for row in self.found if self.late(row)]


def agreements(context: Context, code: str | None = None) -> Agreements:
    """Of an area and those it is made of, or of the chosen region; of the province all."""
    place, on = code or context.selection.residency or PROVINCE, judged_on(context)
    rows = [
        row
        for row in current_agreements(context.facts("agreement"))
        if context.is_within(row.area_code, place)
    ]

    def order(row: Any) -> tuple[bool, bool, date, date, str]:
        due = row.due_on or date.max
        return (done(row), not overdue(row, on), due, row.met_on, row.area_code)

    return Agreements(tuple(sorted(rows, key=order)), on)
