"""The four segments of an area as the switch of the page: each a plain link that shows its metric below."""

from typing import Any

from dashboards.components.area.coverage_card import meter
from dashboards.insights.judged import shortage
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow


def segment_switch(context: Context, rows: list[Any], path: str) -> Element:
    """A tab for each coverage row of one area; the metric looked at is the chosen one."""
    tabs = [_tab(context, row, path) for row in rows]
    return html.Nav(tabs, className="tabs", **{"aria-label": context.language.text("Segmen")})


def _tab(context: Context, row: MetricRow, path: str) -> Element:
    language = context.language
    segment = context.registry.segments[context.registry.metrics[row.metric].segment]
    status = context.registry.statuses[row.status]
    short, _, long = segment.label[language.code].partition(" · ")
    chosen = {"aria-current": "true"} if row.metric == context.selection.metric else {}
    name = html.Span(
        [
            html.B(short, style={"color": f"var(--seg-{segment.key.lower()})"}),
            " ",
            html.Span(long, className="long"),
        ],
        className="name",
    )
    word = html.Span(
        [
            icon(status.icon),
            " ",
            status.label[language.code],
        ],
        className=f"word tone-{row.status}",
    )
    figure = html.Span(
        [
            html.Span(language.number(row.value, 1), className="big"),
            language.percent_sign if row.value is not None else "",
        ],
        className="value",
    )
    return html.A(
        [
            name,
            word,
            figure,
            _against(context, row),
            meter(row, segment.key) if row.value is not None else None,
        ],
        href=context.selection.href(path, metrik=row.metric),
        className="tab",
        **chosen,
    )


def _against(context: Context, row: MetricRow) -> Element:
    """What the value is held against and how many people that is short; that there is no target."""
    _, language = context.language.text, context.language
    if row.value is None:
        return html.Span(_("belum ada angka"), className="against")
    if row.target is None:
        return html.Span(_("tanpa target"), className="against")
    target = [_("target"), " ", html.B(language.percent(row.target))]
    return html.Span([html.Span(target), " ", html.Span(shortage(context, row))], className="against")
