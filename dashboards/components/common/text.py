"""Small pieces of text: emphasised sentences, status pills, links to areas, changes with their sign."""

import re
from typing import Any

from dashboards.insights.ranks.movement import moved_words
from dashboards.rendering.elements import Element, html
from dashboards.rendering.language import missing
from dashboards.rendering.status_icons import icon
from dashboards.request.context import Context
from data.metrics.contracts import MetricRow
from data.repository.load_index import BY_RULE, SHIPPED


def sentence(text: str, tone: str = "") -> list[Any]:
    """`a **b** c` with b emphasised in the tone (a status key, or none)."""
    parts = re.split(r"\*\*(.+?)\*\*", text)
    return [html.Em(part, className=f"tone-{tone}") if at % 2 else part for at, part in enumerate(parts)]


def pill(context: Context, status: str) -> Element:
    """A status: colour, icon and word."""
    known = context.registry.statuses[status]
    return html.Span(
        [
            icon(known.icon),
            known.label[context.language.code],
        ],
        className=f"pill s-{status}",
    )


def status_word(context: Context, status: str) -> Element:
    """A status as icon and word in its colour, on the page itself."""
    known = context.registry.statuses[status]
    return html.Span(
        [
            icon(known.icon),
            " ",
            html.Span(known.label[context.language.code]),
        ],
        className=f"word tone-{status}",
    )


def segment_words(context: Context, segment: str) -> str:
    """A segment as a file or a source names it: PU, Construction, vulnerable workers."""
    _, known = context.language.text, context.registry.segments
    if segment in known:
        return known[segment].short[context.language.code]
    return {
        "BPU+JAKON": _("BPU dan jakon"),
        "BPU?": _("BPU (belum pasti)"),
        "PU?": _("PU (belum pasti)"),
        "TOTAL_TERCETAK": _("jumlah tercetak"),
        "MISKIN_EKSTREM": _("miskin ekstrem"),
        "NELAYAN": _("nelayan"),
        "NON_ASN": _("non-ASN"),
        "RENTAN": _("pekerja rentan"),
        "pekerja rentan": _("pekerja rentan"),
        "BPU miskin": _("BPU miskin"),
        "BPU transportasi": _("BPU transportasi"),
        "BPU non-transportasi": _("BPU nontransportasi"),
    }.get(segment, segment.replace("_", " "))


def loader_words(context: Context, account: str | None, office: str | None) -> str:
    """Who brought something in, as office or role; an account is nobody's business here."""
    _ = context.language.text
    if account == SHIPPED:
        return _("bawaan aplikasi")
    return office or _("petugas data")


def brought_in(context: Context, load: Any) -> str:
    """Who brought a load in, and whether one person published it alone: in an emergency, or as one may."""
    words = loader_words(context, load.loaded_by, load.office)
    if load.emergency is None:
        return words
    _ = context.language.text
    if load.emergency == BY_RULE:
        return f"{words} · {_('terbit oleh satu orang, menurut aturan kantor ini')}"
    return f"{words} · {_('terbit darurat oleh satu orang, tanpa orang kedua')}"


def column_of(place: str | None) -> str | None:
    """The letter of a column without the heading that the file gives it; the heading where there is none."""
    return str(place or "").partition(" · ")[0] or None


def place_in_file(finding: Any) -> str:
    """Sheet, row and column of a finding, as far as they are known; no heading beside a column's letter."""
    parts = [finding.sheet, finding.source_row, column_of(finding.source_column)]
    return " · ".join(str(part) for part in parts if part is not None) or "–"


def area_link(context: Context, code: str) -> Element:
    """The short name of an area as a link to its page."""
    return html.A(context.name(code), href=context.selection.href(f"/daerah/{code}"))


def movement(context: Context, row: MetricRow) -> Element | None:
    """Places gained or lost since the previous report, among the areas that are in both."""
    step, words = row.rank_change, moved_words(context, row.rank_change)
    if step is None or not words:
        return None
    if step == 0:
        return html.Span("=", className="move", title=words)
    return html.Span(
        [
            html.Span("▲" if step > 0 else "▼", **{"aria-hidden": "true"}),
            str(abs(step)),
            html.Span(f" ({words})", className="unseen"),
        ],
        className="move up" if step > 0 else "move down",
        title=words,
    )


def same_areas(context: Context, areas: int, compared: int) -> str:
    """What a change of a sum compares, where it is not all of the areas below; empty where it is."""
    if compared >= areas:
        return ""
    return context.language.text("{n} daerah yang sama", n=context.language.number(compared))


def change(context: Context, value: Any, *, decimals: int, unit: str = "") -> Element:
    """A change with its sign, coloured by its direction."""
    words = context.language.signed(value, decimals) + unit
    if missing(value) or not words.strip("−+0,. " + unit):
        return html.Span(words, className="change")
    return html.Span(words, className="change up" if value > 0 else "change down")
