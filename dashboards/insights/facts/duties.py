"""The duties of Inpres 2/2021 as a page sees them: of the areas shown, on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.request.context import Context
from data.dates import today, wib
from data.definitions.registry import registry
from data.facts.duties import DutyRows, current_duties, done, overdue, tally

LATE = "lewat"


@dataclass(frozen=True)
class Duties:
    """What stands, the codes of the areas shown, and the day on which something is overdue or not."""

    found: DutyRows
    areas: list[str]
    on: date

    def row(self, area: str, duty: str) -> Any:
        return self.found.get((area, duty))

    def late(self, area: str, duty: str) -> bool:
        return overdue(self.row(area, duty), self.on)

    def count(self, duty: str) -> dict[str, int]:
        return dict(tally(self.found, self.areas, duty))

    def done(self, area: str) -> int:
        return sum(done(self.row(area, duty)) for duty in registry().duties)

    @property
    def overdue(self) -> list[Any]:
        """What is overdue, the longest first."""
        rows = [row for (area, _), row in self.found.items() if area in self.areas and overdue(row, self.on)]
        return sorted(rows, key=lambda row: (row.due_on, row.area_code, row.duty))


def judged_on(context: Context) -> date:
    """The day on which something is overdue or not: of a fixed edition the one it was made on, of a live one
    today."""
    edition = context.selection.edition
    return today() if edition is None or edition.live else wib(edition.created_at).date()


def duties(context: Context) -> Duties:
    """Of the chosen edition and region."""
    areas = [area.code for area in context.kabkota if context.inside(area.code)]
    return Duties(current_duties(context.facts("compliance")), areas, judged_on(context))
