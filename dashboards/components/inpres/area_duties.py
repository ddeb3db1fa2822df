"""The four duties of Inpres 2/2021 in one area, each with how far it is."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.inpres.duty_cards import duty_pill
from dashboards.insights.facts.duties import Duties, duties
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.facts.duties import done, status_of


def area_duties(context: Context, code: str) -> Any:
    """Status and date of each duty; of a larger area how many of its areas are done.

    Leads to the page of all duties.
    """
    _ = context.language.text
    found = duties(context)
    residency = code if context.areas[code].level == "karesidenan" else None
    more = html.P(
        html.A(_("Kewajiban semua daerah"), href=context.selection.href("/inpres", kares=residency))
    )
    if not found.found:
        return html.Div([nothing(_("Belum ada laporan kepatuhan dalam edisi ini.")), more])
    line = _own if context.areas[code].level == "kabkota" else _together
    items = [html.Li(line(context, found, code, duty)) for duty in context.registry.duties.values()]
    return html.Div([html.Ul(items, className="overdue"), more])


def _own(context: Context, found: Duties, code: str, duty: Any) -> list[Element]:
    _, language = context.language.text, context.language
    row = found.row(code, duty.key)
    words: list[Any] = [f"{duty.number}. {duty.label[language.code]}"]
    if found.late(code, duty.key):
        words.append(html.Span(_("lewat {day}", day=language.short_day(row.due_on)), className="small late"))
    elif row is not None and row.document_number:
        words.append(html.Span(row.document_number, className="small"))
    return [html.Span(words), duty_pill(context, status_of(found.found, code, duty.key).key)]


def _together(context: Context, found: Duties, code: str, duty: Any) -> list[Element]:
    _, language = context.language.text, context.language
    inside = context.kabkota_in(code)
    count = sum(done(found.row(area, duty.key)) for area in inside)
    words = _("{n} dari {m} daerah selesai", n=language.number(count), m=language.number(len(inside)))
    return [html.Span(f"{duty.number}. {duty.label[language.code]}"), html.B(words)]
