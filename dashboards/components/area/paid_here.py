"""Whose contributions others pay in an area, and until when."""

from typing import Any

from dashboards.components.benefits.remarks import benefits_here
from dashboards.components.common.layout import folded, nothing
from dashboards.components.funding.cover_timeline import cover_timeline
from dashboards.components.funnel.bars import lost_here
from dashboards.insights.facts.paid_cover import spells_of, spells_of_area
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.definitions.registry import AREA_LEVEL
from data.facts.paid_cover import last_month

MOST = 8


def paid_here(context: Context, code: str) -> Element:
    """The section: bars over months; of an area above how many programmes its areas have."""
    _ = context.language.text
    residency = code if context.areas[code].level == "karesidenan" else None
    single = context.areas[code].level == AREA_LEVEL
    drawn = cover_timeline(context, code) if single else None
    undated = _undated(context, code)
    return folded(
        _("Iuran yang dibayarkan, sampai kapan"),
        drawn,
        undated,
        lost_here(context, code) if single else None,
        benefits_here(context, code) if single else None,
        nothing(_below(context, code)) if drawn is None and undated is None else None,
        html.P(
            html.A(_("Semua pendanaan"), href=context.selection.href("/jurang", kares=residency)),
            className="onward",
        ),
        note=_("pekerja yang iurannya dibayar pihak lain; makin tebal makin banyak orang") if drawn else "",
        name="wide-open paid-section",
    )


def _undated(context: Context, code: str) -> Element | None:
    """Programmes that do not say their months, the newest first."""
    _, language = context.language.text, context.language
    spells = [s for s in spells_of_area(context, code) if last_month(s) is None]
    spells.sort(key=lambda spell: (-spell.year, -spell.workers))
    if not spells:
        return None
    items = []
    for spell in spells[:MOST]:
        words: list[Any] = [html.B(language.number(spell.workers)), " "]
        words.append(html.Span(f"{spell.group_name}, {spell.fund}", lang="id"))
        money = _(" · Rp{n}", n=language.short(spell.rupiah)) if spell.rupiah else ""
        months = _("bulannya tidak disebut")
        items.append(html.Li([*words, f" · {int(spell.year)}, {months}{money}"]))
    return html.Ul(items, className="plain")


def _below(context: Context, code: str) -> str:
    """Of an area that has no programme of its own: how many the areas within it have."""
    _, within = context.language.text, set(context.kabkota_in(code))
    found = [spell for spell in spells_of(context) if spell.area_code in within]
    if not found:
        return _("Tidak ada program yang tercatat atas nama daerah ini.")
    if context.areas[code].level == AREA_LEVEL:
        return _("Tidak ada program tercatat yang berjalan atau berakhir dalam setahun ini.")
    areas = len({spell.area_code for spell in found})
    return _(
        "Atas nama {areas} di dalamnya: {n} program di {m} daerah.",
        areas=context.areas_word,
        n=len(found),
        m=areas,
    )
