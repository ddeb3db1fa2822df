"""The figures of one rapor as one value: HTML, PDF, message and picture all draw this."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from dashboards.insights.compared_areas import nearest
from dashboards.insights.facts.duties import Duties, duties
from dashboards.insights.facts.paid_cover import spells_of
from dashboards.insights.metric_history import histories_of
from dashboards.request.context import COVERAGES, PROVINCE, Context
from dashboards.request.other_basis import is_other_basis
from dashboards.request.selection import DEFAULT_METRIC, parse
from data.dates import month_end
from data.definitions.registry import AREA_LEVEL, LEVELS, WHOLE_LEVEL
from data.facts.paid_cover import Spell, dated
from data.metrics.contracts import MetricRow
from data.provinces.definition import province
from data.repository.store import Store

MONTHS = 36
YEAR = 12


@dataclass(frozen=True)
class Part:
    """One coverage: its MetricFrame row, and the rank it had a year ago."""

    row: MetricRow
    rank_year: int | None


@dataclass(frozen=True)
class Curve:
    """The last 36 months of the focus metric in percent, None where unknown.

    The area's own, the province's, and the straight way to the target; `rebased` holds the months in which
    potensi changed, with by how many percent.
    """

    days: tuple[date, ...]
    own: tuple[float | None, ...]
    above: tuple[float | None, ...]
    path: tuple[float | None, ...]
    rebased: tuple[tuple[date, float], ...]


@dataclass(frozen=True)
class Rapor:
    """`focus` is the part the rank, the trend and the way ahead are about.

    `near` and `family` hold the rows of the focus metric of the area, its neighbours, and those of its
    eks-karesidenan with their sums; `alike` those of its peers; `duties` is about the area, or the areas
    below it.
    """

    code: str
    focus: Part
    parts: tuple[Part, ...]
    curve: Curve
    lapsing: tuple[Spell, ...]
    near: tuple[Any, ...]
    family: tuple[Any, ...]
    alike: tuple[Any, ...]
    duties: Duties

    @property
    def month(self) -> date:
        """The month the rapor is about."""
        return self.focus.row.period


def rapor_context(store: Store, search: str, *, default_language: str = "id") -> Context:
    """What the address asks for; a rapor is about coverage, so another metric gives way to BPU coverage."""
    selection = parse(store, search, default_language=default_language)
    if selection.metric not in COVERAGES:
        selection = replace(selection, metric=DEFAULT_METRIC)
    return Context(store, selection)


def known(context: Context, code: str) -> bool:
    """Whether an area of this code has a rapor."""
    return code in context.areas and context.areas[code].level in LEVELS


def rapor(context: Context, code: str) -> Rapor:
    """The figures of a known area in the chosen edition, month and scheme; the context must not be empty."""
    parts = {metric: _part(context, metric, code) for metric in COVERAGES}
    members = set(context.kabkota_in(code))
    month = context.selection.period
    assert month is not None
    spells = [spell for spell in dated(spells_of(context)) if spell.area in members and spell.lapses(month)]
    area = context.areas[code]
    return Rapor(
        code=code,
        focus=parts[context.metric.key],
        parts=tuple(parts.values()),
        curve=_curve(context, code),
        lapsing=tuple(spells),
        near=_rows(context, [code, *(area.neighbours or "").split()]) if area.neighbours else (),
        family=_rows(context, _family(context, code)),
        alike=_peers(context, code),
        duties=replace(duties(context), areas=sorted(members)),
    )


def _part(context: Context, metric: str, code: str) -> Part:
    row = context.rows(metric, areas=(code,))[0]
    then = context.rows(metric, months=(month_end(row.period, -YEAR),), areas=(code,))
    return Part(row, then[0].rank if then else None)


def _rows(context: Context, codes: list[str]) -> tuple[Any, ...]:
    """Rows of the focus metric: areas with a figure first, the best at the top, what they add up to last."""
    rows = {row.area: row for row in context.rows(areas=tuple(codes))}
    found = [context.seen(rows[code]) for code in dict.fromkeys(codes)]

    def order(row: MetricRow) -> tuple[bool, bool, bool, float]:
        return (row.level != AREA_LEVEL, row.value is None, is_other_basis(row), -(row.value or 0.0))

    return tuple(sorted(found, key=order))


def _peers(context: Context, code: str) -> tuple[Any, ...]:
    """The area among its five nearest by size and make-up of potensi; nothing where that is not known."""
    if context.areas[code].level != AREA_LEVEL:
        return ()
    found = [area for area, _distance in nearest(context, code)]
    return _rows(context, [code, *found]) if found else ()


def _family(context: Context, code: str) -> list[str]:
    """The kabupaten/kota of the same eks-karesidenan, it, and the province; of the province its parts.

    Where there are no eks-karesidenan: those of the province, and it; provinces have no such family.
    """
    area = context.areas[code]
    if area.level == WHOLE_LEVEL:
        return [*(context.residencies or context.kabkota_in(code)), code]
    if province().is_national:
        return []
    home = code if area.level == "karesidenan" else area.parent
    return [*context.kabkota_in(home), *dict.fromkeys((home, PROVINCE))]


def _curve(context: Context, code: str) -> Curve:
    past = histories_of(context).of(code)
    since = month_end(past.days[-1], -MONTHS)
    rows = [row for row in past.rows if row.period > since]
    days = tuple(row.period for row in rows)
    above = {row.period: row.value for row in context.rows(months=(), areas=(PROVINCE,))}
    return Curve(
        days=days,
        own=tuple(row.value for row in rows),
        above=tuple(None if code == PROVINCE else above.get(day) for day in days),
        path=tuple(row.path for row in rows),
        rebased=tuple((day, percent) for day, percent in past.rebased if day in days),
    )
