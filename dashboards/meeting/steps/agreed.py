"""What did we agree? Everything that is open, the longest overdue first, days as the number."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.inpres.agreement_answers import silent_words
from dashboards.components.inpres.agreements import all_agreements, as_of, none_agreed
from dashboards.components.inpres.duty_cards import duty_pill
from dashboards.insights.facts.agreement_answers import answered, rate_words
from dashboards.insights.facts.agreements import Agreements, agreements_now
from dashboards.meeting.marks import name
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.facts.agreements import AgreementRow
from data.facts.duties import done

MOST, NAMED = 6, 4  # agreements, and areas whose answer is missing


def screen(context: Context) -> list[Element | None]:
    """What is open of whichever meeting, and how many of the last one are done."""
    _, language = context.language.text, context.language
    found = agreements_now(context)
    if found.last is None:
        return [nothing(none_agreed(context))]
    lines = [_line(context, found, row) for row in found.open[:MOST]]
    answers = answered(found)
    rest, finished = len(found.open) - len(lines), sum(done(row) for row in found.of_last)
    foot: list[Any] = [html.P([f"{rate_words(context, answers)}. ", *silent_words(context, found, NAMED)])]
    if rest > 0:
        foot.append(all_agreements(context, _("dan {n} lagi", n=language.number(rest))))
    if finished:
        day = language.day(found.last)
        foot.append(html.P(_("Selesai dari rapat {day}: {n}.", day=day, n=language.number(finished))))
    if found.beside:
        foot.append(html.P(as_of(context, found)))
    listed = html.Ul(lines, className="m-agreed") if lines else nothing(_("Semua selesai."))
    return [listed, html.Div(foot, className="more-of") if foot else None]


def _line(context: Context, found: Agreements, row: AgreementRow) -> Element:
    language = context.language
    meeting = language.text("rapat {day}", day=language.short_day(row.met_on))
    about = [html.Span(row.responsible, lang="id"), " · ", meeting]
    if row.due_on is not None:
        about += [" · ", language.text("tenggat {day}", day=language.short_day(row.due_on))]
    return html.Li(
        [
            days(context, found, row),
            html.Div(
                [
                    html.P([name(context, row.area_code), ": ", html.Span(row.agreed, lang="id")]),
                    html.P(about, className="muted"),
                ]
            ),
            duty_pill(context, row.status),
        ]
    )


def days(context: Context, found: Agreements, row: AgreementRow) -> Element:
    """Days past or to the day something is due; a dash without one."""
    _, language = context.language.text, context.language
    if row.due_on is None:
        return html.P([html.B("–"), html.Span(_("tanpa tenggat"))], className="m-days")
    left = (row.due_on - found.on).days
    said = _("hari lewat") if left < 0 else _("hari lagi")
    return html.P(
        [html.B(language.number(abs(left))), html.Span(said)],
        className="m-days late" if left < 0 else "m-days",
    )
