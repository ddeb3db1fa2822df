"""The top of a rapor: the four coverages with their ranks, the trend, the tables of those beside it."""

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from dashboards.components.area.coverage_card import coverage_card
from dashboards.components.common.layout import nothing
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import pill
from dashboards.components.trend.area_trend import trend_words
from dashboards.insights.ranks.movement import rank_words, since_words
from dashboards.rapor.trend_svg import Names, trend_svg
from dashboards.rapor.values import Curve, Part, Rapor
from dashboards.rendering.elements import Element, html
from dashboards.request.context import PROVINCE, Context

Picture = Callable[[Markup, str], Any]


def coverage(context: Context, part: Part) -> Element:
    """One figure, whole, and its rank now, in the previous report and a year ago."""
    card = coverage_card(context, part.row)
    return html.Section([*card.children, _rank(context, part)], **card.properties)


def _rank(context: Context, part: Part) -> Element | None:
    _, row = context.language.text, part.row
    if row.rank is None:
        return None
    then = since_words(context, row, rank_year=part.rank_year)
    words: list[Any] = [html.B(rank_words(context, row))]
    if then:
        words.append(f" ({then})")
    return html.P(words, className="rank")


def trend(context: Context, found: Rapor, picture: Picture) -> Any:
    """The last 36 months with the way to the target and the months in which potensi changed."""
    _, language, curve = context.language.text, context.language, found.curve
    if all(value is None for value in curve.own):
        return nothing(_("Belum ada data untuk daerah ini."))
    names = Names(
        own=_end(context, context.name(found.code), curve.own),
        above=_end(context, context.name(PROVINCE), curve.above),
        path=_("jalur target"),
    )
    svg = trend_svg(curve, names, segment=context.metric.segment, language=language, mark=context.mark)
    words = trend_words(context, found.code, _known(context, found.code, curve))
    caption = [words]
    if any(value is not None for value in curve.path):
        caption += [" ", _("Putus-putus: jalur ke target.")]
    if curve.rebased:
        caption += [" ", _("Garis tegak: bulan potensi berubah, dalam persen.")]
    return html.Figure(
        [picture(svg, "".join(caption)), html.Figcaption(caption, **{"aria-hidden": "true"})],
        className="chart",
    )


def _known(context: Context, code: str, curve: Curve) -> list[Any]:
    rows = context.rows(months=curve.days, areas=(code,))
    return [row for row in rows if row.value is not None]


def _end(context: Context, name: str, values: tuple[float | None, ...]) -> str:
    """The name of a line with its last value, short enough for the margin."""
    last = next((value for value in reversed(values) if value is not None), None)
    words = name if len(name) <= 13 else f"{name[:12]}…"
    return words if last is None else f"{words} {context.language.number(last, 1)}"


def peers_table(context: Context, rows: tuple[Any, ...], *, own: str, caption: str) -> Element:
    """Areas beside each other: coverage, target, people short, rank, status."""
    _, language = context.language.text, context.language

    def name(row: Any) -> Any:
        words = context.name(row.area)
        if row.area == own:
            return html.B(words)
        return html.A(words, href=context.selection.href(f"/rapor/{row.area}"))

    columns = [
        Column("peringkat", "#", lambda row: "–" if row.rank is None else str(row.rank)),
        Column("daerah", _("Daerah"), name, numeric=False),
        Column("cakupan", "%", lambda row: html.B(language.number(row.value, 1))),
        Column("target", _("Target, %"), lambda row: language.number(row.target, 1), wide_only=True),
        Column("kurang", _("Kurang, orang"), lambda row: language.number(row.gap_people)),
        Column("status", _("Status"), lambda row: pill(context, row.status), numeric=False),
    ]
    return table(
        context, columns, rows, caption=caption, row_class=lambda row: "own" if row.area == own else ""
    )
