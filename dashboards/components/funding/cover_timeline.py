"""Until when cover is paid: a bar for each programme from its first to its last paid month, and today."""

from datetime import date
from math import sqrt
from typing import Any

from dashboards.insights.facts.paid_cover import spells_of_area
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.dates import month_end, months_apart, today
from data.facts.paid_cover import last_month

MOST = 6
THIN, THICK = 8, 24  # px
NEAR_THE_END = 85  # percent of the axis: from there on the word for today stands left of its line
YEAR = 12


def cover_timeline(context: Context, area: str) -> Element | None:
    """Of a kabupaten/kota, from a year back as far ahead as anything is paid; None where nothing is dated."""
    month = context.selection.period
    assert month is not None
    since = month_end(month, -YEAR)
    dated = [(spell, end) for spell in spells_of_area(context, area) if (end := last_month(spell))]
    shown = [(spell, end) for spell, end in dated if end >= since]
    if not shown:
        return None
    shown.sort(key=lambda pair: (pair[1], -pair[0].workers), reverse=True)
    start = month_end(since, -1)
    last = max(*(end for _spell, end in shown), month_end(today(), 1))
    span = max(months_apart(start, last), 1)

    def place(day: date) -> float:
        return months_apart(start, day) / span * 100

    most = max(int(spell.workers) for spell, _end in shown)
    rows = [_row(context, spell, end, month, place, most) for spell, end in shown[:MOST]]
    at = place(today())
    now = html.Span(
        html.Span(context.language.text("hari ini")),
        className="today" if at < NEAR_THE_END else "today last",
        style={"left": f"{at:.1f}%"},
    )
    rest = len(shown) - MOST
    more = html.P(context.language.text("dan {n} lagi", n=rest), className="muted") if rest > 0 else None
    return html.Div(
        [_scale(context, start, span, place), html.Ul(rows), html.Div(now, className="now"), more],
        className="cover",
    )


def _scale(context: Context, start: date, span: int, place: Any) -> Element:
    """The months along the top: every so many that five of them fit."""
    step = max(-(-span // 5), 1)
    days = [month_end(start, at) for at in range(step, span + 1, step)]
    marks = [
        html.Span(context.language.month(day, short=True), style={"left": f"{place(day):.1f}%"})
        for day in days
    ]
    return html.Div(marks, className="scale", **{"aria-hidden": "true"})


def _row(context: Context, spell: Any, end: date, month: date, place: Any, most: int) -> Element:
    """Thickness by the root of the people; what has ended is pale."""
    _, language = context.language.text, context.language
    left = max(place(month_end(spell.first_month, -1)), 0.0)
    width = max(place(end) - left, 1.5)
    thick = max(THIN, THICK * sqrt(int(spell.workers) / most))
    money = _("Rp{n}", n=language.short(spell.rupiah)) if spell.rupiah else ""
    state = _("berakhir {month}", month=language.month(end, short=True))
    if end >= month:
        state = _("sampai {month}", month=language.month(end, short=True))
    said = [
        html.Span(f"{spell.group_name}, {spell.fund}", lang="id"),
        *filter(None, [f" · {money}" if money else ""]),
    ]
    return html.Li(
        [
            html.Span([html.B(language.number(spell.workers)), " ", *said], className="who"),
            html.Span(state, className="until" + (" down" if end < month else "")),
            html.Span(
                html.I(
                    className="past" if end < month else "",
                    style={"left": f"{left:.1f}%", "width": f"{width:.1f}%", "height": f"{thick:.0f}px"},
                ),
                className="track",
            ),
        ]
    )
