"""One card a duty: how many areas are how far, as a bar and in words; and what is overdue."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.text import area_link
from dashboards.insights.facts.duties import Duties
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context


def duty_pill(context: Context, key: str, *, count: str = "") -> Element:
    """The status of a duty: colour, icon and word."""
    words = context.registry
    status = words.duty_not_reported if key == words.duty_not_reported.key else words.duty_statuses[key]
    icon = html.Span(status.icon, className="icon", **{"aria-hidden": "true"})
    label = status.label[context.language.code]
    return html.Span([icon, f"{label} {count}".strip()], className=f"pill d-{key}")


def duty_cards(context: Context, found: Duties, chosen: str) -> Element:
    """Four cards; each leads to the list of its duty alone."""
    return html.Div(
        [_card(context, found, duty, duty.key == chosen) for duty in context.registry.duties.values()],
        className="figures",
    )


def _card(context: Context, found: Duties, duty: Any, chosen: bool) -> Element:
    _, language = context.language.text, context.language
    counts = found.count(duty.key)
    finished = sum(n for key, n in counts.items() if _is_done(context, key))
    parts = [
        html.Span(className=f"part d-{key}", style={"width": f"{100 * n / len(found.areas):.2f}%"})
        for key, n in counts.items()
        if n
    ]
    pills = [duty_pill(context, key, count=language.number(n)) for key, n in counts.items() if n]
    href = context.selection.href("/inpres", kewajiban="" if chosen else duty.key)
    here = {"aria-current": "true"} if chosen else {}
    return html.Section(
        [
            html.H2(html.A(f"{duty.number}. {duty.label[language.code]}", href=href, **here)),
            html.P(
                [
                    html.Span(language.number(finished), className="big"),
                    " ",
                    _("dari {m} daerah selesai", m=language.number(len(found.areas))),
                ],
                className="value",
            ),
            html.Div(parts, className="meter parts", **{"aria-hidden": "true"}),
            html.P(pills, className="legend"),
            html.P(duty.description[language.code], className="muted"),
        ],
        className="card figure-card",
    )


def _is_done(context: Context, key: str) -> bool:
    status = context.registry.duty_statuses.get(key)
    return status is not None and status.done


def overdue_list(context: Context, found: Duties, *, most: int | None = None) -> Element:
    """Promises past their day: whose, which duty, since when; all, or the first so many."""
    _, language = context.language.text, context.language
    if not found.overdue:
        return nothing(_("Tidak ada yang lewat tenggat."))
    items = []
    for row in found.overdue[:most]:
        duty = context.registry.duties[row.duty].label[language.code]
        days = _("{n} hari", n=language.number((found.on - row.due_on).days))
        due = html.Span([language.short_day(row.due_on), " · ", days], className="small")
        who = html.Span([area_link(context, row.area_code), " · ", duty, due])
        items.append(html.Li([who, duty_pill(context, row.status)]))
    rest = len(found.overdue) - len(items)
    more = html.P(_("dan {n} lagi", n=language.number(rest)), className="muted") if rest else None
    return html.Div([html.Ul(items, className="overdue"), more])
