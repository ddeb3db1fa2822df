"""Whose paid cover lapses next? People by the last month that is paid, and the largest of them."""

from dashboards.components.common.layout import nothing
from dashboards.components.funding.lapses import no_lapse
from dashboards.insights.facts.paid_cover import Paid, paid
from dashboards.meeting.marks import bar, more, name
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.dates import month_end, today
from data.facts.paid_cover import AHEAD, Spell

MOST = 5


def screen(context: Context) -> list[Element | None]:
    """Six months beside the budgets that end in them, those with most people first."""
    _ = context.language.text
    found = paid(context)
    if not found.lapsing:
        return [nothing(no_lapse(context, found))]
    largest = found.soonest
    listed = [_line(context, spell) for spell in largest[:MOST]]
    people = context.language.number(sum(spell.lost for spell in largest[MOST:]))
    also = _("bersama {n} orang", n=people) if len(largest) > MOST else ""
    return [
        html.Div(
            [
                html.Section(
                    [
                        html.H2([_("Orang, menurut bulan terakhir yang dibayar")]),
                        html.Ul(_months(context, found), className="m-months"),
                    ]
                ),
                html.Section(
                    [
                        html.H2(
                            [_("Sebelum APBD {year} dahulu, terbesar di atas", year=found.month.year + 1)]
                        ),
                        html.Ul(listed, className="m-lapses"),
                        more(context, len(largest) - len(listed), also),
                    ]
                ),
            ],
            className="m-twins",
        )
    ]


def _months(context: Context, found: Paid) -> list[Element]:
    language = context.language
    months = [month_end(found.month, step) for step in range(AHEAD)]
    people = {month: sum(spell.lost for spell in found.lapsing if spell.end == month) for month in months}
    most = max(people.values()) or 1
    return [
        html.Li(
            [
                html.Span(language.month(month, short=True)),
                bar(float(n), float(most), colour="var(--seg-bpu)"),
                html.B(language.number(n), className="value"),
            ]
        )
        for month, n in people.items()
    ]


def _line(context: Context, spell: Spell) -> Element:
    _, language = context.language.text, context.language
    until = _("sampai {month}", month=language.month(spell.end))
    over = html.B([" · ", _("sudah berakhir")], className="down") if spell.end < today() else None
    return html.Li(
        [
            html.B(language.number(spell.lost), className="value"),
            html.Div(
                [
                    html.P([name(context, spell.area), " ", html.Span(until), over]),
                    html.P(f"{spell.of.group_name} · {spell.of.fund}", className="muted", lang="id"),
                ]
            ),
        ]
    )
