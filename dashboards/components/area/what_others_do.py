"""An area among those it is compared with: how they stand, who pays for whom there, and their four duties."""

from typing import Any

from dashboards.components.common.layout import section
from dashboards.components.common.text import area_link, change, status_word
from dashboards.components.funding.programme_words import programme_words
from dashboards.components.inpres.duty_squares import duty_squares
from dashboards.insights.compared_areas import ALIKE, FAMILY, NEIGHBOURS, circles
from dashboards.insights.facts.duties import Duties, duties
from dashboards.insights.judged import judged
from dashboards.insights.missing_value import segment_of
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from dashboards.request.context import PROVINCE, Context
from dashboards.request.other_basis import is_other_basis
from data.metrics.contracts import MetricRow

PLACE = "sekitar"


def what_others_do(context: Context, row: MetricRow) -> Element | None:
    """The section for one MetricFrame row, with the circle that the word `dengan` asks for."""
    _, language = context.language.text, context.language
    found = circles(context, row.area)
    if not found:
        return None
    asked = context.selection.get("dengan")
    chosen = asked if asked in found else next(iter(found))
    codes = [row.area, *(code for code in found[chosen] if code != row.area)]
    titles = {
        NEIGHBOURS: _("Tetangga: apa yang mereka kerjakan"),
        ALIKE: _("Sebanding: apa yang mereka kerjakan"),
        FAMILY: _("Sekaresidenan: apa yang mereka kerjakan"),
    }
    title = titles[chosen]
    if row.area == PROVINCE:
        title = (
            _("Eks-karesidenan: apa yang mereka kerjakan")
            if context.residencies
            else _("{areas}: apa yang mereka kerjakan", areas=context.areas_title)
        )
    note = _(
        "urut menurut {metric}, di samping iuran yang dibayar pihak lain dan empat kewajiban Inpres",
        metric=context.metric.label[language.code],
    )
    if chosen == ALIKE:
        note += "; " + _("paling mirip menurut ukuran dan susunan potensi")
    href = context.selection.href("/bandingkan", dan=",".join(codes[:6]))
    return html.Div(
        section(
            title,
            _switch(context, row.area, list(found), chosen),
            _table(context, codes, row),
            html.P(html.A(_("Bandingkan berdampingan"), href=href), className="onward"),
            note=note,
            name="others",
        ),
        id=PLACE,
    )


def _switch(context: Context, area: str, kinds: list[str], chosen: str) -> Element | None:
    """The circles as links; nothing where there is but one."""
    _ = context.language.text
    if len(kinds) < 2:
        return None
    names = {NEIGHBOURS: _("Tetangga"), ALIKE: _("Sebanding"), FAMILY: _("Sekaresidenan")}
    links = [
        html.A(
            names[kind],
            href=context.selection.href(f"/daerah/{area}", dengan=kind) + f"#{PLACE}",
            **({"aria-current": "true"} if kind == chosen else {}),
        )
        for kind in kinds
    ]
    return html.P(links, className="chips", **{"aria-label": _("Dibandingkan dengan")})


def _table(context: Context, codes: list[str], own: MetricRow) -> Element:
    """The best first; on one scale, which ends at the greatest value or target."""
    _, language = context.language.text, context.language
    rows = [context.seen(row) for row in context.rows(areas=tuple(codes))]
    rows.sort(key=lambda row: (row.value is None, is_other_basis(row), -(row.value or 0.0)))
    shown = [number for row in rows for number in (row.value, row.target) if number is not None]
    most = max(shown, default=1.0) or 1.0
    found = duties(context)
    percent = context.metric.unit == "percent"
    unit = "%" if percent else _("orang")
    heads = (
        (_("Daerah"), ""),
        (f"{segment_of(context, own)}, {unit}", "n"),
        (_("garis tegak: target") if judged(rows) else _("Capaian"), "bullet"),
        (_("Setahun, poin") if percent else _("Setahun, orang"), "n year"),
        (_("Iuran yang dibayarkan, orang"), ""),
    )
    names = [html.Span(duty.short[language.code]) for duty in context.registry.duties.values()]
    head = html.Tr(
        [
            *(html.Th(words, scope="col", className=kind) for words, kind in heads),
            html.Th(html.Span(names, className="squares"), scope="col", className="duties"),
        ]
    )
    body = [_row(context, row, found, most, own.area) for row in rows]
    return html.Table([html.Thead(head), html.Tbody(body)], className="peers-table")


def _row(context: Context, row: MetricRow, found: Duties, most: float, own: str) -> Element:
    language, percent = context.language, context.metric.unit == "percent"
    value = language.number(row.value, 1 if percent else 0)
    status = context.registry.statuses[row.status]
    sign, words = icon(status.icon), status.label[language.code]
    badge = html.Span(sign, className=f"swatch s-{row.status}", title=words)
    year = change(context, row.same_base_year, decimals=1 if percent else 0)
    return html.Tr(
        [
            html.Th(
                html.B(context.name(row.area)) if row.area == own else area_link(context, row.area),
                scope="row",
            ),
            html.Td([html.B(value), " ", badge], className="n value"),
            html.Td(_bullet(context, row, most), className="bullet"),
            html.Td(year, className="n year"),
            html.Td(programme_words(context, row.area), className="programme"),
            html.Td(duty_squares(context, found, row.area), className="duties"),
        ],
        className="own" if row.area == own else "",
    )


def _bullet(context: Context, row: MetricRow, most: float) -> Any:
    """A bar in the colour of its status with the target as a tick; why there is none."""
    if row.value is None or is_other_basis(row):
        return status_word(context, row.status)
    parts = [html.Span(className=f"fill s-{row.status}", style={"width": f"{row.value / most * 100:.1f}%"})]
    if row.target is not None:
        parts.append(html.Span(className="tick", style={"left": f"{row.target / most * 100:.1f}%"}))
    return html.Span(parts, className="meter thin", **{"aria-hidden": "true"})
