"""Why a line bends: the months in which potensi or paid cover moved an area's figure, largest first kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dashboards.insights.facts.paid_cover import spells_of_area
from dashboards.insights.metric_history import History, histories_of
from dashboards.request.context import Context
from data.facts.paid_cover import SHIFTING, paying, shifted
from data.metrics.contracts import MetricRow

MOST = 4  # bends that one chart can number and a reader can follow
POINTS, SHARE = 0.5, 0.05  # a step is a bend from so many points, and such a share of the level, on
PART = 4  # paid cover explains a step of which it is at least a fourth


@dataclass(frozen=True)
class Bend:
    """One month: how much potensi, participants and paid cover changed, over the areas in both months.

    Potensi in percent and people, the others in people; 0 where nothing is known or worth saying.
    """

    day: date
    potensi_percent: float
    potensi: float
    people: float
    paid: int
    moved: int  # staff who became PPPK, where that explains part of a fall
    size: float  # of the step, for choosing among bends: points, or people for a count


def bends(context: Context, code: str) -> list[Bend]:
    """At most MOST of them, in the order of the months."""
    past = histories_of(context).of(code)
    found = sorted(_bends(context, code, past), key=lambda bend: -bend.size)[:MOST]
    return sorted(found, key=lambda bend: bend.day)


def _bends(context: Context, code: str, past: History) -> Iterator[Bend]:
    rebased = dict(past.rebased)
    known = [row for row in past.rows if row.value is not None]
    for then, now in pairwise(known):
        step = past.between(then.period, now.period)
        if step is None:
            continue
        bent = _is_bend(then, step.same, ratio=past.bottom is not None)
        if not bent and now.period not in rebased:
            continue
        paid = _paid(context, code, then, now) if bent else 0
        yield Bend(
            day=now.period,
            potensi_percent=rebased.get(now.period, 0.0),
            potensi=step.potensi or 0.0 if now.period in rebased else 0.0,
            people=step.people if bent else 0.0,
            paid=paid if paid * step.people > 0 and abs(paid) * PART >= abs(step.people) else 0,
            moved=_moved(context, code, then, now) if bent and step.people < 0 else 0,
            size=max(abs(step.raw), abs(step.same)),
        )


def paid_lapse(context: Context, past: History) -> bool:
    """Whether an area fell in one step, and paid cover that ended is at least a fourth of what it lost."""
    if past.drop is None:
        return False
    then, now = past.drop
    step = past.between(then.period, now.period)
    paid = _paid(context, now.area, then, now)
    return step is not None and paid < 0 and -paid * PART >= abs(step.people)


def _is_bend(then: MetricRow, moved: float, *, ratio: bool) -> bool:
    level = abs(then.value or 0.0)
    return abs(moved) >= SHARE * level and (abs(moved) >= POINTS if ratio else moved != 0)


def _moved(context: Context, code: str, then: MetricRow, now: MetricRow) -> int:
    """How many staff became PPPK between two months, where the metric counts wage workers."""
    if context.metric.segment not in SHIFTING:
        return 0
    rows = [row for member in context.members(code) for row in spells_of_area(context, member)]
    return shifted(rows, then.period, now.period)


def _paid(context: Context, code: str, then: MetricRow, now: MetricRow) -> int:
    """By how many BPU paid cover changed between two months.

    Only in areas where no more were paid for than were active: an implausible figure explains nothing.
    """
    if context.metric.segment not in ("BPU", "TOTAL"):
        return 0
    members = context.members(code)
    spells = [spell for member in members for spell in spells_of_area(context, member)]
    months = (then.period, now.period)
    paid = [paying(spells, month) for month in months]
    active = {
        (row.period, row.area): row.value
        for row in context.rows("active_bpu", months=months, areas=tuple(members))
    }
    changed = 0
    for area in paid[0]:
        most = [active.get((month, area)) for month in months]
        counts = [by_area[area] for by_area in paid]
        if all(top is not None and count <= top for top, count in zip(most, counts, strict=True)):
            changed += counts[1] - counts[0]
    return changed
