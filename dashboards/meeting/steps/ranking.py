"""Who stands where? Every kabupaten/kota on one screen: rank, movement, value against its target."""

from math import ceil

from dashboards.components.common.text import movement
from dashboards.components.quality.completeness import untargeted
from dashboards.insights.judged import judged
from dashboards.insights.missing_value import NOT_REPORTED
from dashboards.meeting.agenda import areas_of
from dashboards.meeting.marks import bar, icon, name, scale, value_words
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow

COLUMNS = 3


def screen(context: Context) -> list[Element | None]:
    """All of them in columns read downwards, the best first, without a rank at the foot."""
    rows = sorted(areas_of(context), key=lambda row: (row.rank is None, row.rank or 0, row.area))
    most, lines = scale(context, rows), max(ceil(len(rows) / COLUMNS), 1)
    listed = html.Ol(
        [_line(context, row, most) for row in rows],
        className="m-ranking",
        style={"gridTemplateRows": f"repeat({lines}, minmax(0, 1fr))"},
    )
    return [None if judged(rows) else untargeted(context), listed]


def _line(context: Context, row: MetricRow, most: float) -> Element:
    _, seen = context.language.text, context.seen(row)
    value = value_words(context, seen)
    if seen.value is None:
        value = _("belum") if row.status == NOT_REPORTED else "–"
    status = context.registry.statuses[row.status].label[context.language.code]
    return html.Li(
        [
            html.Span(str(row.rank) if row.rank is not None else "–", className="rank"),
            movement(context, row) or html.Span("", className="move"),
            name(context, row.area),
            bar(seen.value, most, target=row.target, fill=f"s-{row.status}"),
            html.B(value, className="value" if seen.value is not None else "value none"),
            html.Span(
                [icon(context, row.status), html.Span(status, className="unseen")],
                className=f"tone-{row.status}",
            ),
        ]
    )
