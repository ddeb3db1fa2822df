"""What a strip at the top says of the reader's own area: a script takes it from the area's row or tile."""

from dashboards.insights.ranks.movement import moved_words
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon, symbol
from dashboards.request.context import PROVINCE, Context
from data.metrics.contracts import MetricRow


def pin(context: Context, row: MetricRow) -> list[str]:
    """Rank, among how many and how it moved, value, target, icon, status, the direction of the movement."""
    _, language, shown = context.language.text, context.language, context.seen(row)
    status = context.registry.statuses[row.status]
    moved = row.rank_change or 0
    among = ""
    if row.rank is not None:
        words = moved_words(context, row.rank_change)
        among = _("dari {m}", m=row.ranked) if row.ranked != 1 else _("satu-satunya")
        among += f", {words}" if words else ""
    percent = context.metric.unit == "percent"
    value = language.percent(shown.value) if percent else language.number(shown.value)
    if shown.value is None:
        value = status.label[language.code]
    target = ""
    if row.target is not None:
        asked = language.number(row.target, 1) if percent else language.number(row.target)
        target = _("target {target}", target=asked)
    way = "up" if moved > 0 else "down" if moved < 0 else ""
    rank = str(row.rank) if row.rank is not None else "–"
    return [rank, among, value, target, symbol(status.icon), row.status, way]


def pinned(context: Context) -> Element:
    """The strip, empty and unseen until the script knows an area."""
    _ = context.language.text
    return html.A(
        [
            html.Span([html.Span("", className="name"), html.Small(_("Daerah saya"))], className="area"),
            html.Span([html.B("", className="rank"), html.Small("", className="moved")], className="figure"),
            html.Span(
                [html.B("", className="value"), html.Small("", className="against")], className="figure"
            ),
            html.Span(icon("…"), className="sign"),
        ],
        href=context.selection.href(f"/daerah/{PROVINCE}"),
        className="pinned",
        hidden=True,
    )
