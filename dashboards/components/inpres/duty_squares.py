"""The four duties of one area in a row of a table: icon and word, on a phone the icon alone."""

from dashboards.insights.facts.duties import Duties
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import inside
from dashboards.rendering.status_icons import icon
from dashboards.request.context import Context
from data.definitions.registry import AREA_LEVEL
from data.facts.duties import done, status_of


def duty_squares(context: Context, found: Duties, area: str) -> Element:
    """Of an area above, how many of its areas are done with each; where nobody has reported any, nothing."""
    if not found.found:
        return html.Span("–", className="muted")
    return html.Span(
        [_square(context, found, area, duty) for duty in context.registry.duties], className="squares"
    )


def _square(context: Context, found: Duties, area: str, duty: str) -> Element:
    language, label = context.language, context.registry.duties[duty].short[context.language.code]
    if context.areas[area].level != AREA_LEVEL:
        inside_of = context.kabkota_in(area)
        count = sum(done(found.row(one, duty)) for one in inside_of)
        words = language.text("{n} dari {m}", n=count, m=len(inside_of))
        return html.Span(words, className="cell counted", title=f"{label}: {words}")
    status, late = status_of(found.found, area, duty), found.days_late(area, duty)
    said = f"{label}: {inside(status.label[language.code])}"
    if late:
        said += ", " + language.text("lewat {n} hari", n=language.number(late))
    return html.Span(
        [
            icon(status.icon),
            html.Span(status.short[language.code]),
        ],
        className=f"cell d-{status.key}" + (" late" if late else ""),
        title=said,
    )
