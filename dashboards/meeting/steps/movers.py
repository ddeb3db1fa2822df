"""Who rose and who fell, and was it real? The most moved on this month's potensi, each with its cause."""

from collections.abc import Sequence
from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.insights.comparison_period import Since, on_this_potensi, since
from dashboards.insights.drivers import cause
from dashboards.insights.facts.paid_cover import spells_of
from dashboards.insights.headlines.movers import LEAST
from dashboards.meeting.agenda import areas_of
from dashboards.meeting.marks import more, name
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow

EACH = 4


def screen(context: Context) -> list[Element | None]:
    """Risers beside fallers, in a year or since the previous report."""
    _, language = context.language.text, context.language
    areas = areas_of(context)
    span = since(areas)
    if span is None:
        return [nothing(_("Belum ada laporan sebelumnya dalam edisi ini."))]
    least = LEAST[context.metric.kind]
    known = [row for row in areas if abs(span.same(row) or 0.0) >= least]
    known.sort(key=lambda row: span.same(row) or 0.0)
    down = [row for row in known if (span.same(row) or 0.0) < 0]
    up = [row for row in reversed(known) if (span.same(row) or 0.0) > 0]
    if not known:
        return [nothing(_("Tidak ada yang naik atau turun sejak bulan itu."))]
    then = language.month(span.then)
    parts = [
        _side(context, span, _("Naik sejak {month}", month=then), up, "up"),
        _side(context, span, _("Turun sejak {month}", month=then), down, "down"),
    ]
    return [html.Div([part for part in parts if part], className="m-twins")]


def _side(
    context: Context, span: Since, title: str, rows: Sequence[MetricRow], direction: str
) -> Element | None:
    if not rows:
        return None
    spells = spells_of(context)
    earlier = {row.area: row for row in context.rows(months=(span.then,))}
    lines = [_line(context, span, row, earlier[row.area], spells, direction) for row in rows[:EACH]]
    note = f", {on_this_potensi(context)}" if context.metric.kind == "ratio" else ""
    return html.Section(
        [
            html.H2([title, html.Small(note)]),
            html.Ul(lines, className="m-movers"),
            more(context, len(rows) - len(lines)),
        ]
    )


def _line(
    context: Context, span: Since, row: MetricRow, then: MetricRow, spells: Sequence[Any], direction: str
) -> Element:
    _, language = context.language.text, context.language
    percent = context.metric.unit == "percent"
    moved = language.signed(span.same(row), 1) if percent else language.signed(span.same(row))
    unit = _("poin") if percent else _("orang")
    value = language.percent(row.value) if percent else language.number(row.value)
    return html.Li(
        [
            html.P([html.B(moved), " ", html.Span(unit)], className=f"m-days {direction}"),
            html.Div(
                [
                    html.P([name(context, row.area), " ", html.Span(_("kini {value}", value=value))]),
                    html.P(cause(context, row, then, spells), className="muted"),
                ]
            ),
        ]
    )
