"""The note in the corner of the small multiples: who fell when cover that government paid for ended."""

from collections.abc import Sequence

from dashboards.insights.bends import paid_lapse
from dashboards.insights.metric_history import History
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow

MOST = 6  # names


def cover_ended_note(context: Context, pairs: Sequence[tuple[MetricRow, History]]) -> Element | None:
    """Which areas fell in one step with the end of paid cover within the year; None where none did."""
    _, language = context.language.text, context.language
    fallen = [context.name(row.area) for row, past in pairs if paid_lapse(context, past)]
    if not fallen:
        return None
    link = html.A(_("Lihat jurang perlindungan"), href=context.selection.href("/jurang"))
    return html.Div(
        [
            html.B(_("Anak tangga: iuran yang dibayar")),
            html.P(
                [
                    _(
                        "{areas} jatuh ketika iuran yang dibayar pihak lain berakhir.",
                        areas=language.listed(fallen, MOST),
                    ),
                    " ",
                    link,
                ]
            ),
        ],
        className="pane",
    )
