"""What it takes to climb as rows that leave the screen: each segment and wish, then its groups."""

from collections.abc import Iterator
from typing import Any

from dashboards.components.datasets import ORIGIN, origin
from dashboards.insights.ranks.target import (
    RankGoal,
    RankPlan,
    groups,
    rank_goal,
    rank_plan,
    shared_out,
    until,
)
from dashboards.rendering.dataset import Table, tabled
from dashboards.request.context import COVERAGES, Context
from data.dates import month_end
from data.definitions.contribution_rates import Workers
from data.facts.required_pace import cost
from data.metrics.contracts import MetricRow

NAME = "bila-ingin-naik"
YEAR = 12
RATES: dict[str, Workers] = {"full": "all", "other": "other", "transport": "transport"}
COLUMNS = (
    *("area", "area_name", "period", "metric", "metric_name", "value", "unit", "numerator", "denominator"),
    *(
        "rank",
        "wish",
        "wish_value",
        "new_rank",
        "group_name",
        "needed_people",
        "months_left",
        "needed_monthly",
    ),
    *("due_by", "rupiah_full", "rupiah_other", "rupiah_transport", *ORIGIN),
)


def climb_table(context: Context, row: MetricRow) -> tuple[Table, ...]:
    """For the area of a MetricFrame row and the wishes of the address.

    Without rows where nothing can be reached, none for a metric that nobody should raise.
    """
    if not context.metric.targets:
        return ()
    asked = rank_goal(context)
    metrics = dict.fromkeys((context.metric.key, *COVERAGES))
    found = [rank_plan(context, metric, row.area, asked) for metric in metrics]
    records = [
        record for one in found if one.row.numerator is not None for record in _records(context, one, asked)
    ]
    return (tabled(NAME, context.language.text("Bila ingin naik"), COLUMNS, records),)


def _records(context: Context, one: RankPlan, asked: RankGoal) -> Iterator[dict[str, Any]]:
    """The climb, then the percentage asked for, each whole and by group."""
    if one.climb is not None:
        yield from _parts(context, one, "naik", one.ranks, one.climb.people, new_rank=one.climb.rank)
    if one.reach is not None and asked.percent is not None:
        yield from _parts(context, one, "target", float(asked.percent), one.reach, new_rank=None)


def _parts(
    context: Context, one: RankPlan, word: str, value: float, people: int, *, new_rank: int | None
) -> Iterator[dict[str, Any]]:
    due, months = until(one.row)
    known = context.registry.metrics[one.row.metric]
    first, payable = month_end(one.row.period, 1), known.segment in ("BPU", "TOTAL")
    split = shared_out(people, groups(context, one.row.area)[0]) if payable and people else {}
    for group, share in [(None, people), *split.items()]:
        money = {
            f"rupiah_{name}": cost(share, first, YEAR, workers) if payable else None
            for name, workers in RATES.items()
        }
        yield {
            **one.row._asdict(),
            **origin(context.selection.edition),
            "area_name": context.areas[one.row.area].name,
            "unit": known.unit,
            "metric_name": known.label[context.language.code],
            "wish": word,
            "wish_value": value,
            "new_rank": new_rank,
            "group_name": group,
            "needed_people": share,
            "months_left": months,
            "needed_monthly": -(-share // months),
            "due_by": due,
            **money,
        }
