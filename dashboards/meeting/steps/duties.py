"""Which of the four duties is undone where? How far all areas are with each, and what is longest overdue."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.inpres.duty_cards import duty_pill
from dashboards.insights.facts.duties import Duties, duties
from dashboards.meeting.marks import more, name
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.facts.duties import status_of

MOST = 5


def screen(context: Context) -> list[Element | None]:
    """The duties beside the promises past their day."""
    _, found = context.language.text, duties(context)
    if not found.found:
        return [None]
    late = found.overdue
    promises = [
        html.Ul([_late(context, found, row) for row in late[:MOST]], className="m-lapses"),
        more(context, len(late) - MOST),
    ]
    return [
        html.Div(
            [
                html.Section(
                    [
                        html.H2([_("Daerah yang selesai, dari {m}", m=len(found.areas))]),
                        html.Ul([_duty(context, found, key) for key in context.registry.duties]),
                    ],
                    className="m-duties",
                ),
                html.Section(
                    [
                        html.H2([_("Janji lewat tenggat, terlama di atas")]),
                        *(promises if late else [nothing(_("Tidak ada yang lewat tenggat."))]),
                    ]
                ),
            ],
            className="m-twins",
        )
    ]


def _duty(context: Context, found: Duties, key: str) -> Element:
    language = context.language
    duty, counts = context.registry.duties[key], found.count(key)
    finished = sum(status_of(found.found, area, key).done for area in found.areas)
    parts = [
        html.I("", className=f"d-{state}", style={"width": f"{100 * n / len(found.areas):.2f}%"})
        for state, n in counts.items()
        if n
    ]
    pills = [duty_pill(context, state, count=language.number(n)) for state, n in counts.items() if n]
    return html.Li(
        [
            html.B(language.number(finished), className="value"),
            html.Div(
                [
                    html.P(f"{duty.number}. {duty.label[language.code]}", className="name"),
                    html.Span(parts, className="bullet parts", **{"aria-hidden": "true"}),
                    html.P(pills, className="pills"),
                ]
            ),
        ]
    )


def _late(context: Context, found: Duties, row: Any) -> Element:
    _, language = context.language.text, context.language
    duty = context.registry.duties[row.duty].label[language.code]
    days = language.number((found.on - row.due_on).days)
    return html.Li(
        [
            html.P([html.B(days), html.Span(_("hari lewat"))], className="m-days late"),
            html.Div(
                [
                    html.P([name(context, row.area_code), " ", html.Span(duty)]),
                    html.P(_("tenggat {day}", day=language.short_day(row.due_on)), className="muted"),
                ]
            ),
        ]
    )
