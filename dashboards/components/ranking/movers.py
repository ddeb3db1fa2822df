"""Who rose and who fell most, and what did it."""

from typing import Any, Literal

from dashboards.components.common.layout import nothing, section
from dashboards.components.common.text import area_link, change
from dashboards.components.trend.sparkline import sparkline
from dashboards.insights.comparison_period import on_this_potensi
from dashboards.insights.drivers import cause
from dashboards.insights.facts.paid_cover import spells_of
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.analysis.improvement import YEAR
from data.dates import month_end
from data.metrics.contracts import MetricRow

EACH = 3
Span = Literal["month", "year"]


def movers(context: Context, areas: list[Any], span: Span) -> Element:
    """The three areas that rose and the three that fell most, each with its cause.

    Since the previous report (`month`) or in a year (`year`), on this month's potensi.
    """
    _, language = context.language.text, context.language
    assert context.selection.period is not None
    then = context.previous if span == "month" else month_end(context.selection.period, -YEAR)
    if then is None:
        return section(_("Paling berubah"), nothing(_("Belum ada laporan sebelumnya dalam edisi ini.")))
    earlier = {row.area: row for row in context.rows(months=(then,))}
    column = f"same_base_{span}"
    least = 0.05 if context.metric.unit == "percent" else 1  # what would read 0,0 has not moved
    moved = [row for row in areas if abs(getattr(row, column) or 0) >= least]
    moved.sort(key=lambda row: getattr(row, column))
    down = [row for row in moved[:EACH] if getattr(row, column) < 0]
    up = [row for row in reversed(moved[-EACH:]) if getattr(row, column) > 0]
    title = _("Paling berubah sejak {month}", month=language.month(then))
    if not up and not down:
        if any(getattr(row, column) is not None for row in areas):
            return section(title, nothing(_("Tidak ada yang naik atau turun sejak bulan itu.")))
        return section(title, nothing(_("Tidak ada pembanding untuk bulan itu.")))
    spells, ratio = spells_of(context), context.metric.kind == "ratio"

    def item(row: MetricRow) -> Element:
        percent = context.metric.unit == "percent"
        return html.Li(
            [
                html.P(
                    [
                        area_link(context, row.area),
                        change(
                            context,
                            getattr(row, column),
                            decimals=1 if percent else 0,
                            unit=" " + (_("poin") if percent else _("orang")),
                        ),
                    ]
                ),
                html.P(cause(context, row, earlier[row.area], spells), className="muted"),
                *(_reached(context, row) if span == "year" else ()),
            ],
            **{"data-area": row.area},
        )

    lists = [html.Ul([item(row) for row in found], className="movers") for found in (up, down) if found]
    listed = html.Div(lists, className="up-and-down")
    note = _("dan sebabnya")
    return section(title, listed, note=f"{on_this_potensi(context)}, {note}" if ratio else note)


def _reached(context: Context, row: MetricRow) -> tuple[Element | None, ...]:
    """The year as a line, and where it led."""
    language, percent = context.language, context.metric.unit == "percent"
    words = language.percent if percent else language.short
    found: list[Element] = [html.B(words(row.value))]
    if row.path is not None:
        found.append(html.Span(language.text("jalur {n}", n=words(row.path)), className="small"))
    spark = sparkline(context, row)
    return (spark, html.Span(found, className="reached")) if spark else ()


def since_the_last_report(context: Context, areas: list[Any]) -> Element:
    """One tap away: the same since the previous report."""
    words = context.language.text("Paling berubah sejak laporan sebelumnya")
    return html.Details([html.Summary(words), movers(context, areas, "month")], className="twin")
