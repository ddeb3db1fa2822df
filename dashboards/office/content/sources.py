"""Where the figures of a section come from: what stands in speaker notes and at the end of a document."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboards.components.common.provenance import edition_words, provenance
from dashboards.office.content.section import words
from dashboards.request.context import Context


def foot(context: Context) -> str:
    """The line at the foot of every slide and page."""
    _, period = context.language.text, context.selection.period
    parts = ["Pantau Jamsostek", _("edisi: {title}", title=edition_words(context))]
    if period is not None:
        parts.append(context.language.month(period))
    return " · ".join(parts)


def sources(
    context: Context, path: str, *, rows: Iterable[Any] = (), metrics: Iterable[str] = (), base: str = ""
) -> tuple[str, ...]:
    """Edition and month, basis and potensi of the figures in `rows`, what is counted, and the page."""
    _, language, selection = context.language.text, context.language, context.selection
    lines = [context.simulation] if context.simulated else []
    if selection.edition is not None:
        lines.append(_("Edisi: {title}", title=edition_words(context)))
    if selection.period is not None:
        lines.append(_("Bulan data: {month}", month=language.month(selection.period)))
    known = [row for row in rows if row.value is not None]
    lines += list(dict.fromkeys(words(provenance(context, row)) for row in known[:4]))
    for key in metrics:
        metric = context.registry.metrics[key]
        lines.append(f"{metric.label[language.code]}: {metric.description[language.code]}")
    lines.append(_("Halaman: {address}", address=address(context, path, base=base)))
    return tuple(lines)


def address(context: Context, path: str, *, base: str = "") -> str:
    """The page's address with every choice; absolute where `base` (scheme and host) is known."""
    selection = context.selection
    return base + selection.href(
        path,
        edisi=selection.edition.slug if selection.edition else None,
        periode=f"{selection.period:%Y-%m}" if selection.period else None,
        skema=selection.words()["skema"],
    )


def unheard(context: Context, codes: Sequence[str] = ()) -> tuple[str, ...]:
    """What of the address was not understood: choices that fell back, codes of areas left out."""
    _, language = context.language.text, context.language
    lines = []
    if context.selection.notices:
        words = language.joined([f"“{key}”" for key in context.selection.notices])
        lines.append(_("Nilai {words} di alamat ini tidak dikenal; dipakai pilihan bawaan.", words=words))
    if codes:
        found = ", ".join(codes)
        lines.append(_("Kode daerah yang tidak dikenal, dan karena itu tidak dimuat: {list}.", list=found))
    return tuple(lines)
