"""What meetings agreed, a row each: how late, what and whose, until when, how far."""

from collections.abc import Callable, Sequence
from typing import Any

from dashboards.components.common.source_link import source_link
from dashboards.components.common.text import area_link
from dashboards.components.inpres.duty_cards import duty_pill
from dashboards.insights.facts.agreements import Agreements
from dashboards.rendering.elements import Element, html
from dashboards.rendering.safe_link import safe_href
from dashboards.request.context import Context
from data.facts.agreements import AgreementRow
from data.facts.duties import done


def agreement_rows(
    context: Context,
    found: Agreements,
    rows: Sequence[Any],
    *,
    below: Callable[[Any], Element] | None = None,
) -> Element:
    """The rows in the order of `found`: what is overdue first, the days as the number.

    `below`: what stands under a row.
    """
    items = [_row(context, found, row, below(row) if below else None) for row in rows]
    return html.Ol(items, className="agreements")


def _row(context: Context, found: Agreements, row: AgreementRow, below: Element | None) -> Element:
    _, language = context.language.text, context.language
    met = _("rapat {day}", day=language.short_day(row.met_on))
    who: list[Any] = [html.Span(row.responsible, lang="id"), " · ", met]
    if row.evidence:
        named = _("bukti") if safe_href(row.evidence) else None
        who += [" · ", source_link(context, row.evidence, named)]
    if row.note and not context.simulated:  # there it only says so again
        who += [" · ", html.Span(row.note, lang="id")]
    return html.Li(
        [
            _time(context, found, row),
            html.Div(
                [
                    html.P([area_link(context, row.area_code), ": ", html.Span(row.agreed, lang="id")]),
                    html.P(who, className="muted"),
                ]
            ),
            html.Span(_until(context, row), className="until"),
            duty_pill(context, row.status),
            below,
        ],
        className="late" if found.late(row) else "done" if done(row) else "",
    )


def _time(context: Context, found: Agreements, row: AgreementRow) -> Element:
    """Days since it was due, as the number of the row; else how many there still are."""
    _, language = context.language.text, context.language
    if row.due_on is None or done(row):
        return html.Span("", className="days")
    days = (found.on - row.due_on).days
    words = _("hari lewat") if days > 0 else _("hari lagi")
    return html.Span([html.B(language.number(abs(days))), " ", words], className="days")


def _until(context: Context, row: AgreementRow) -> str:
    if row.due_on is None:
        return context.language.text("tanpa tenggat")
    return context.language.text("tenggat {day}", day=context.language.short_day(row.due_on))
