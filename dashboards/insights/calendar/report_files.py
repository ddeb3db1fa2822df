"""By which file the report of each month came in first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.insights.calendar.timeliness import timeliness
from dashboards.request.context import Context, rows_of
from data.facts.timeliness import Delivery
from data.repository.arrivals import REPORT


@dataclass(frozen=True)
class Report:
    """A month of an area, by which load it came in first, and a row of it where that can be read."""

    area: str
    delivery: Delivery
    load: Any
    load_id: int | None
    row: Any


def reports_of(context: Context, code: str) -> list[Report]:
    """Of an area its last twelve months, the newest first; of an area above the newest month of each."""
    edition, found = context.selection.edition, timeliness(context)
    if edition is None or found is None:
        return []
    areas = [area for area in context.kabkota_in(code) if area in found.records]
    loads, came = {load.id: load for load in context.loads}, context.store.arrivals(edition).loads
    months = found.months if areas == [code] else found.months[-1:]
    cells = [(REPORT, segment, month) for segment in sorted(context.registry.segments) for month in months]
    rows: dict[tuple[str, date, int], Any] = {}
    for row in sorted(rows_of(context.store.source_rows(edition, areas, cells)), key=lambda r: r.seq):
        rows.setdefault((row.area_code, row.period, row.load_id), row)
    reports = []
    for area in areas:
        for delivery in reversed(found.records[area].deliveries):
            if delivery.period in months:
                load = came.get((area, delivery.period))
                row = rows.get((area, delivery.period, load)) if load is not None else None
                reports.append(Report(area, delivery, loads.get(load), load, row))
    return reports
