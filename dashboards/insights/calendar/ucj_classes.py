"""The UCJ class of each area by the office's own limits, as the chosen month sees it."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboards.request.context import Context
from data.facts.ucj_class import CLASSES, COVERAGE, Limits, limits
from data.metrics.contracts import MetricRow

METRIC = "coverage_total"


@dataclass(frozen=True)
class Classed:
    """An area with the percentage it is classed by and its class; None where they are not known."""

    area: str
    row: MetricRow
    limits: Limits | None
    percent: float | None
    ucj_class: str | None


@dataclass(frozen=True)
class Classes:
    """`limits`: those that hold for the chosen part as a whole; None where only single areas have some."""

    limits: Limits | None
    areas: Mapping[str, Classed]

    @property
    def loaded(self) -> bool:
        """Whether any limits are known."""
        return any(one.limits for one in self.areas.values())

    def of(self, word: str) -> list[Classed]:
        """The areas of a class, the highest percentage first."""
        own = [one for one in self.areas.values() if one.ucj_class == word]
        return sorted(own, key=lambda one: (-(one.percent or 0), one.area))

    @property
    def unknown(self) -> list[Classed]:
        """The areas that cannot be classed."""
        return [one for one in self.areas.values() if one.ucj_class is None]


def percent_of(row: MetricRow, measured: str) -> float | None:
    """What an area is classed by: its coverage, or that as a percentage of the year's target."""
    if row.value is None:
        return None
    if measured == COVERAGE:
        return row.value
    return row.value / row.target * 100 if row.target else None


def ucj_classes(context: Context) -> Classes | None:
    """None where the edition has no month."""
    period = context.selection.period
    if period is None:
        return None
    return context.remember(("ucj classes",), lambda: _classes(context, period.year))


def _classes(context: Context, year: int) -> Classes:
    rows, facts = {row.area: row for row in context.rows(METRIC)}, context.facts("ucj_class")
    found = {}
    for area in context.kabkota:
        if not context.inside(area.code):
            continue
        own, row = limits(facts, _area_and_ancestors(context, area.code), year), rows[area.code]
        percent = percent_of(row, own.measured) if own else None
        known = own.class_of(percent) if own and percent is not None else None
        found[area.code] = Classed(area.code, row, own, percent, known)
    whole = {one.limits for one in found.values() if one.limits}
    return Classes(whole.pop() if len(whole) == 1 else None, found)


def _area_and_ancestors(context: Context, area: str) -> list[str]:
    """An area and those it lies in, the nearest first."""
    found, at = [], area
    while at in context.areas:
        found.append(at)
        at = context.areas[at].parent
    return found


__all__ = ["CLASSES", "Classed", "Classes", "percent_of", "ucj_classes"]
