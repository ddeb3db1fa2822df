"""The parts of an area's page: those it is compared with, what was published, what is paid."""

from typing import Any

from dashboards.components.common.layout import nothing
from dashboards.components.common.source_link import source_link
from dashboards.components.common.text import area_link, pill, segment_words
from dashboards.components.published.wording import figures_published, indicator_words, printed_figure
from dashboards.insights.facts.paid_cover import spells_of
from dashboards.rendering.elements import html
from dashboards.rendering.language import inside
from dashboards.request.context import Context
from dashboards.request.other_basis import apart
from data.definitions.registry import PROVINCE
from data.facts.paid_cover import last_month


def family(context: Context, code: str) -> list[str]:
    """The kabupaten/kota of the same eks-karesidenan, and what they add up to; of the province the six."""
    area = context.areas[code]
    if area.level == "provinsi":
        return [code, *(a.code for a in context.areas.values() if a.level == "karesidenan")]
    home = code if area.level == "karesidenan" else area.parent
    return [*context.kabkota_in(home), home, PROVINCE]


def compared(context: Context, codes: list[str], *, own: str) -> Any:
    """Areas side by side as small bars with their target tick, best first."""
    language = context.language
    rows = context.rows(areas=tuple(codes))
    percent = context.metric.unit == "percent"
    known = sorted((r for r in rows if r.value is not None), key=lambda r: -(r.value or 0.0))
    most = max((v for r in known for v in (r.value, r.target) if v is not None), default=1) or 1
    items = []
    foot = sorted((context.seen(r) for r in rows if r.value is None), key=lambda r: r.value is None)
    for row in [*known, *foot]:
        bar: list[Any] = []
        if row.value is not None and not apart(row):
            bar.append(
                html.Span(className=f"fill s-{row.status}", style={"width": f"{row.value / most * 100:.1f}%"})
            )
        if row.target is not None:
            bar.append(
                html.Span(className="tick", style={"left": f"{min(row.target / most * 100, 100):.1f}%"})
            )
        value = language.number(row.value, 1 if percent else 0)
        items.append(
            html.Li(
                [
                    area_link(context, row.area),
                    html.Span(bar, className="meter thin", **{"aria-hidden": "true"}),
                    html.B(value),
                    pill(context, row.status),
                    counts_of(context, row),
                ],
                className="own" if row.area == own else "",
            )
        )
    return html.Ul(items, className="compared")


def counts_of(context: Context, row: Any) -> Any:
    """The two counts a percentage was made of; nothing for a count, which is its own."""
    _, language = context.language.text, context.language
    if row.value is None or row.denominator is None:
        return None
    n, d = language.number(row.numerator), language.number(row.denominator)
    return html.Span(_("{n} dari {d}", n=n, d=d), className="muted counts")


def published_here(context: Context, code: str) -> Any:
    """What others have published about an area, newest first."""
    _, language = context.language.text, context.language
    found = sorted(
        (f for f in figures_published(context) if f.area_code == code),
        key=lambda f: f.data_date,
        reverse=True,
    )
    if not found:
        return nothing(_("Belum ada angka terbit untuk daerah ini."))
    items = [
        html.Li(
            [
                html.Span(
                    f"{indicator_words(context, f.indicator)}, {inside(segment_words(context, f.segment))}: "
                ),
                html.B(printed_figure(context, f)),
                html.Span(f" · {language.printed_date(f.data_date)} · ", className="muted"),
                source_link(context, f.address),
            ]
        )
        for f in found[:10]
    ]
    more = html.A(
        _("Semua {n} angka", n=len(found)), href=context.selection.href("/angka-terbit", wilayah=code)
    )
    agree = html.A(_("Cocok?"), href=context.selection.href(f"/cocok/{code}"))
    return html.Div([html.Ul(items, className="plain"), html.P([more, " · ", agree])])


def funded(context: Context, code: str) -> Any:
    """Spells of paid cover, newest first: who pays, for how many, until when."""
    _, language = context.language.text, context.language
    spells = [s for s in spells_of(context) if s.area_code == code]
    spells.sort(key=lambda s: (s.first_month is not None and str(s.first_month), s.year), reverse=True)
    residency = code if context.areas[code].level == "karesidenan" else None
    more = html.P(html.A(_("Semua pendanaan"), href=context.selection.href("/pendanaan", kares=residency)))
    if not spells:
        return html.Div([nothing(_funded_below(context, code)), more])
    items = []
    for spell in spells[:8]:
        end = last_month(spell)
        until = _(" · sampai {month}", month=language.month(end, short=True)) if end else ""
        start = language.month(spell.first_month, short=True) if spell.first_month else str(spell.year)
        money = _(" · Rp{n}", n=language.short(spell.rupiah)) if spell.rupiah else ""
        items.append(
            html.Li(
                [
                    html.B(language.number(spell.workers)),
                    " ",
                    html.Span(f"{spell.group_name} · {spell.fund}", lang="id"),
                    f" · {start}{until}{money}",
                ]
            )
        )
    return html.Div([html.Ul(items, className="plain"), more])


def _funded_below(context: Context, code: str) -> str:
    """Of an area that has no programme of its own: how many the areas within it have."""
    _, within = context.language.text, set(context.kabkota_in(code))
    found = [spell for spell in spells_of(context) if spell.area_code in within]
    if not found:
        return _("Tidak ada program yang tercatat atas nama daerah ini.")
    areas = len({spell.area_code for spell in found})
    return _("Atas nama kabupaten/kotanya: {n} program di {m} daerah.", n=len(found), m=areas)
