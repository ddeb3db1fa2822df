"""What an address asks for about climbing, and what it takes: people, rank, months, groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dashboards.insights.facts.paid_cover import spells_of_area
from dashboards.request.context import Context
from data.analysis.rank_target import AreaCount, Climb, above, split, to_pass, to_reach
from data.facts.paid_cover import dated
from data.facts.required_pace import months_left
from data.metrics.contracts import MetricRow

MOST = 10  # ranks and, in steps of five, percent that can be chosen
PERCENTS = tuple(range(5, 105, 5))


@dataclass(frozen=True)
class RankGoal:
    """`ranks` to climb, 1 where the address does not say; `percent` to reach, if it says so."""

    ranks: int
    percent: Fraction | None


def rank_goal(context: Context) -> RankGoal:
    """The words `naik` (1 to 34) and `target` (above 0, at most 200 percent); others are left aside."""
    ranks, percent = context.selection.get("naik"), context.selection.get("target").replace(",", ".")
    climbs = int(ranks) if ranks.isdecimal() and len(ranks) < 3 else 1
    whole, _, part = percent.partition(".")
    good = whole.isdecimal() and (not part or part.isdecimal()) and len(percent) < 8
    goal = Fraction(percent.rstrip(".")) if good else None
    return RankGoal(min(max(climbs, 1), 34), goal if goal is not None and 0 < goal <= 200 else None)


@dataclass(frozen=True)
class RankPlan:
    """What it takes for one metric: `climb` past so many (`ranks`) of the `ahead` areas above.

    `reach` people to the percentage asked for. None where it cannot be said.
    """

    row: MetricRow
    ahead: int
    ranks: int
    climb: Climb | None
    reach: int | None


def rank_plan(context: Context, metric: str, code: str, asked: RankGoal) -> RankPlan:
    """What it takes in an area for a metric of the chosen month; fewer ranks where fewer stand above."""
    rows = context.rows(metric)
    row = next(row for row in rows if row.area == code)
    if row.numerator is None:
        return RankPlan(row, 0, 0, None, None)
    counted = context.registry.metrics[metric].kind == "count"
    counts = context.remember_figures(
        ("counts of the ranked", metric),
        lambda: {other.area: _area_count(other, counted=counted) for other in rows if other.rank is not None},
    )
    if code not in counts:
        counts = {**counts, code: _area_count(row, counted=counted)}
    reach = to_reach(counts[code], asked.percent) if asked.percent is not None else None
    ahead = len(above(counts, code)) if row.rank is not None else 0
    ranks = min(asked.ranks, ahead)
    return RankPlan(row, ahead, ranks, to_pass(counts, code, ranks) if ranks else None, reach)


def _area_count(row: MetricRow, *, counted: bool) -> AreaCount:
    return AreaCount(int(row.numerator or 0), None if counted else int(row.denominator or 0))


def until(row: MetricRow) -> tuple[date, int]:
    """31 December of the year of the row's target, else of the chosen month, and the months to it.

    In a December of the year after.
    """
    year = int(row.target_year) if row.target_year is not None else row.period.year
    year += months_left(row.period, year) <= 0
    return date(year, 12, 31), months_left(row.period, year)


def groups(context: Context, code: str) -> tuple[dict[str, int], bool]:
    """Workers by the group that budgets pay for in an area, most workers first; and whether they run now.

    Of the programmes that run in the chosen month, else of those of the last year on record.
    """
    month = context.selection.period
    assert month is not None
    spells = [spell for spell in spells_of_area(context, code) if spell.year <= month.year]
    running = [spell.of for spell in dated(spells) if spell.pays(month)]
    newest = max((spell.year for spell in spells), default=0)
    found: dict[str, int] = {}
    for spell in running or [spell for spell in spells if spell.year == newest]:
        found[spell.group_name] = found.get(spell.group_name, 0) + int(spell.workers)
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))), bool(running)


def shared_out(people: int, found: Mapping[str, int]) -> dict[str, int]:
    """People over the groups, in proportion to their workers."""
    return split(people, found)
