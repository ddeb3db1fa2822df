"""The duties of Inpres 2/2021 as a page sees them: of the areas shown, on a day."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.request.context import Context
from data.dates import today, wib
from data.definitions.registry import registry
from data.facts.duties import DutyRows, current_duties, done, overdue, status_of, tally

LATE = "lewat"
FEWEST, PLACE, NAME = "selesai", "letak", "daerah"  # how areas may be ordered; else what is overdue is first


@dataclass(frozen=True)
class Duties:
    """The duties in force, the codes of the areas shown, and the day that decides what is overdue."""

    found: DutyRows
    areas: list[str]
    on: date

    def row(self, area: str, duty: str) -> Any:
        """The report of an area on a duty; None where there is none."""
        return self.found.get((area, duty))

    def late(self, area: str, duty: str) -> bool:
        """Whether the duty of an area is overdue on the day of judgement."""
        return overdue(self.row(area, duty), self.on)

    def days_late(self, area: str, duty: str) -> int:
        """Days since the promised one; 0 where nothing is overdue."""
        return (self.on - self.row(area, duty).due_on).days if self.late(area, duty) else 0

    def count(self, duty: str) -> dict[str, int]:
        """How many areas have each status of a duty."""
        return dict(tally(self.found, self.areas, duty))

    def done(self, area: str) -> int:
        """How many duties an area has fulfilled."""
        return sum(done(self.row(area, duty)) for duty in registry().duties)

    def finished(self, duty: str) -> int:
        """How many of the areas have fulfilled a duty."""
        return sum(done(self.row(area, duty)) for area in self.areas)

    def late_in(self, duty: str) -> int:
        """In how many of the areas a duty is overdue."""
        return sum(self.late(area, duty) for area in self.areas)

    def fits(self, area: str, duty: str, state: str) -> bool:
        """Whether an area is in a state: the key of a status, or LATE."""
        return self.late(area, duty) if state == LATE else status_of(self.found, area, duty).key == state

    @property
    def overdue(self) -> list[Any]:
        """What is overdue, the longest first."""
        rows = [row for (area, _), row in self.found.items() if area in self.areas and overdue(row, self.on)]
        return sorted(rows, key=lambda row: (row.due_on, row.area_code, row.duty))


def judged_on(context: Context) -> date:
    """The day that decides what is overdue: today, or the day a fixed edition was made."""
    edition = context.selection.edition
    return today() if edition is None or edition.live else wib(edition.created_at).date()


def duties(context: Context) -> Duties:
    """Of the chosen edition and region."""
    areas = [area.code for area in context.kabkota if context.inside(area.code)]
    return Duties(current_duties(context.facts("compliance")), areas, judged_on(context))


def ordered(context: Context, found: Duties, areas: list[str], order: str) -> list[str]:
    """The areas as asked: what is overdue longest first, the fewest done first, by karesidenan, by name."""

    def place(area: str) -> tuple[Any, ...]:
        if order == NAME:
            return (context.name(area),)
        if order == PLACE:
            return (context.areas[area].parent, area)
        late = max(found.days_late(area, duty) for duty in registry().duties)
        return (found.done(area), area) if order == FEWEST else (-late, found.done(area), area)

    return sorted(areas, key=place)
