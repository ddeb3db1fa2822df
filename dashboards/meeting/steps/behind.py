"""Who is below the path, by how many people? Most first; who gets worse is marked."""

from dashboards.components.quality.completeness import untargeted
from dashboards.insights.headlines.watchlist import path_words
from dashboards.insights.watchlist import Agenda, agenda
from dashboards.meeting.marks import bar, more, name, word
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow

MOST = 8


def screen(context: Context) -> list[Element | None]:
    """Bars of people short of the target on one scale; how many more there are and what they make."""
    _, language = context.language.text, context.language
    found = agenda(context)
    if not found.judged:
        return [untargeted(context)]
    if not found.rows:
        return [None]
    most = max(row.gap_people or 0.0 for row in found.rows)
    listed = html.Ol([_line(context, found, row, most) for row in found.rows[:MOST]], className="m-behind")
    rest = found.rows[MOST:]
    people = language.number(sum(row.gap_people or 0.0 for row in rest))
    also = _("bersama kurang {n} orang", n=people) if rest else ""
    return [listed, more(context, len(rest), also)]


def _line(context: Context, found: Agenda, row: MetricRow, most: float) -> Element:
    _, language = context.language.text, context.language
    ratio = context.metric.unit == "percent"
    value = language.percent(row.value) if ratio else language.number(row.value)
    target = language.percent(row.target) if ratio else language.number(row.target)
    path = _("{value}, jalur bulan ini {path}", value=value, path=path_words(context, row))
    worse = html.B([" · ", f"▼ {_('memburuk')}"], className="down") if row.area in found.worse else None
    return html.Li(
        [
            name(context, row.area),
            html.B(language.number(row.gap_people), className="value"),
            html.Div(
                [
                    bar(row.gap_people, most, fill=f"s-{row.status}"),
                    html.P([word(context, row.status), " · ", path, ", ", _("target"), f" {target}", worse]),
                ]
            ),
        ]
    )
