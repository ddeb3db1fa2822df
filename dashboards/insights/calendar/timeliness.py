"""Who reported in time over the year, as the chosen month sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboards.insights.facts.duties import judged_on
from dashboards.request.context import Context
from data.dates import month_end
from data.definitions.report_dates import reports
from data.facts.timeliness import Record, records

MONTHS = 12


@dataclass(frozen=True)
class Timeliness:
    """`records`: of each kabupaten/kota of the chosen part its last twelve months; `since`: judged from."""

    months: tuple[date, ...]
    records: Mapping[str, Record]
    since: date | None
    on: date

    @property
    def judged(self) -> int:
        """How many months of areas can be judged."""
        return sum(record.judged for record in self.records.values())

    def late_now(self) -> list[str]:
        """Areas whose newest month is late or has not come though it was due."""
        return [area for area, one in self.records.items() if one.deliveries[-1].state in ("late", "missing")]

    def ordered(self) -> list[str]:
        """Areas with most missing and late months first, then by how many days late."""

        def place(area: str) -> tuple[int, int, float, str]:
            one = self.records[area]
            missing, late = one.count("missing"), one.count("late")
            return -missing, -late, -(one.days or 0), area

        return sorted(self.records, key=place)


def timeliness(context: Context) -> Timeliness | None:
    """None where the edition has no months, or its figures stand for themselves and nobody must report."""
    edition, period = context.selection.edition, context.selection.period
    if edition is None or period is None or not context.registry.collections[edition.collection].rolls_up:
        return None
    months = tuple(month_end(period, -step) for step in reversed(range(MONTHS)))
    on = judged_on(context)

    def make() -> Timeliness:
        arrived = context.store.arrivals(edition)
        areas = [area.code for area in context.kabkota if context.inside(area.code)]
        due = reports()["rekap"].due
        found = records(areas, months, arrived.first, due, since=arrived.since, on=on)
        return Timeliness(months, found, arrived.since, on)

    return context.remember(("timeliness", on), make)
