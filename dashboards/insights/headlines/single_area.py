"""The headline of a sum of which one area alone has a figure: nothing is said of the whole."""

from typing import Any

from dashboards.insights.shortfall import against_target, below, figure_words, metric_words
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow


def is_single_area(row: MetricRow) -> bool:
    """Whether a row adds up several areas, of which one has a figure."""
    return bool(row.reported == 1 < row.areas)


def single_area_headline(context: Context, row: MetricRow) -> Headline:
    """Which area it is and its status; that the whole cannot be judged."""
    _ = context.language.text
    only = next(one for one in below(context, row) if one.value is not None)
    fields: dict[str, Any] = {"area": context.name(only.area), "metric": metric_words(context)}
    fields |= {"value": figure_words(context, only), "place": context.name(row.area), "m": row.areas}
    text = _("**Hanya {area}** yang punya angka {metric}, {value}", **fields)
    if only.target is not None:
        text += _(" (target {target}, {short}, {where})", **against_target(context, only))
    return Headline(text + _("; {place}, dengan {m} daerah, belum dapat dinilai.", **fields), only.status)
