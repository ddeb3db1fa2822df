"""A figure, its target, the people short of it and the path of the month, as parts of a sentence."""

from typing import Any

from dashboards.insights.judged import below_path, path_of
from dashboards.insights.shortfall import shortage
from dashboards.request.context import Context


def figure_words(context: Context, row: Any) -> str:
    """The value; said where it may still change."""
    _, language = context.language.text, context.language
    percent = context.registry.metrics[row.metric].unit == "percent"
    words = language.percent(row.value) if percent else language.number(row.value)
    return _("{value} (sementara)", value=words) if row.provisional else words


def against_target(context: Context, row: Any) -> dict[str, str]:
    """`value`, `target`, `short` and `where` of a row that has both a value and a target."""
    _, language = context.language.text, context.language
    words = language.percent if context.registry.metrics[row.metric].unit == "percent" else language.number
    where = _("tidak di bawah jalur")
    if below_path(context, row):
        where = _("di bawah jalur bulan ini, {path}", path=words(path_of(row)))
    return {
        "value": figure_words(context, row),
        "target": words(row.target),
        "short": shortage(context, row),
        "where": where,
    }
