"""Who holds the whole back, as rows: a line stands under those who carry half of what is missing."""

from collections.abc import Sequence

from dashboards.components.common.layout import nothing, section
from dashboards.components.quality.completeness import untargeted
from dashboards.components.ranking.shortfall import nobody_short
from dashboards.insights.judged import judged
from dashboards.insights.watchlist import agenda
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from dashboards.request.context import PROVINCE, Context
from data.metrics.contracts import MetricRow

MOST = 8  # rows, those under the line with them
HALF = 0.5


def holders(context: Context, code: str, areas: list[MetricRow]) -> Element:
    """The section: whom they hold back, the province or the chosen part of it."""
    _ = context.language.text
    place = context.whole_word if code == PROVINCE else context.name(code)
    title = _("Siapa menahan {place}", place=place)
    if not judged(areas):
        return section(title, untargeted(context))
    found = agenda(context)
    if not found.rows:
        return section(title, nothing(nobody_short(context, areas)))
    gaps = [row.gap_people or 0.0 for row in found.rows]
    carry = min(carrying(gaps), MOST)
    shown = found.rows[:MOST]
    rows = [_row(context, row, gaps[0], worse=row.area in found.worse) for row in shown]
    rows.insert(carry, _line(context, gaps, carry))
    return section(
        title,
        html.Ul(rows, className="holders"),
        html.P(html.A(_("Semua {n} daerah →", n=len(areas)), href=context.selection.href("/peringkat"))),
        note=_("Orang kurang dari target, {n} daerah di bawah jalur", n=len(found.rows)),
        name="holding",
    )


def carrying(gaps: Sequence[float]) -> int:
    """How many of the first of these make half of their sum."""
    whole, so_far = sum(gaps), 0.0
    for count, gap in enumerate(gaps, start=1):
        so_far += gap
        if so_far >= whole * HALF:
            return count
    return len(gaps)


def _line(context: Context, gaps: Sequence[float], carry: int) -> Element:
    _, language = context.language.text, context.language
    people = sum(gaps[:carry])
    words = _(
        "{people} orang: {share} kekurangan di bawah jalur ada di {n} daerah ini",
        people=language.number(people),
        share=language.percent(people / sum(gaps) * 100, 0),
        n=carry,
    )
    return html.Li(words, className="half-line")


def _row(context: Context, row: MetricRow, most: float, *, worse: bool) -> Element:
    _, language = context.language.text, context.language
    status = context.registry.statuses[row.status]
    word, gap = status.label[language.code], row.gap_people or 0.0
    way = ""
    if context.metric.unit == "percent":
        way = f"{language.number(row.value, 1)} → {language.number(row.target, 1)}"
    width = {"width": f"{gap / most * 100:.1f}%"}
    return html.Li(
        [
            html.Span(icon(status.icon), className=f"swatch s-{row.status}", title=word),
            html.A(context.name(row.area), href=context.selection.href(f"/daerah/{row.area}")),
            html.Span(html.I("", className=f"s-{row.status}", style=width), className="gauge"),
            html.B(language.number(gap)),
            html.Span([way, f" ▼ {_('memburuk')}" if worse else ""], className="way"),
        ],
        **{"data-area": row.area},
    )
