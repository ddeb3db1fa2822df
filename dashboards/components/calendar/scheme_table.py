"""Every scheme's target of the year side by side, each with the base that its document counts against."""

from typing import Any

from dashboards.components.common.how_to_load import how_to_load
from dashboards.components.common.layout import carried
from dashboards.components.common.source_link import source_link
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import segment_words
from dashboards.components.datasets import ORIGIN, origin
from dashboards.insights.calendar.scheme_targets import Beside, place_of
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from dashboards.request.selection import KNOWN
from data.definitions.registry import AREA_LEVEL, LEVELS
from data.metrics.targets_side_by_side import NATION

COLUMNS = (
    *("scheme", "scheme_title", "document", "area", "area_name", "segment", "year", "amount", "amount_high"),
    *("unit", "target_kind", "base", "base_value", "target_people", "numerator", "gap_people", "percent"),
    *("asked_areas", "address", *ORIGIN),
)


def place_form(context: Context) -> Element:
    """Whose targets are looked at."""
    _, selection, chosen = context.language.text, context.selection, place_of(context)
    words = selection.words()
    kept = [
        carried(key, words[key])
        for key in KNOWN
        if words.get(key) and words[key] != selection.defaults.get(key)
    ]
    places = [code for code, area in context.areas.items() if area.level in LEVELS]
    places.sort(key=lambda code: (context.areas[code].level == AREA_LEVEL, context.formal(code)))
    options = [html.Option(context.formal(code), value=code, selected=code == chosen) for code in places]
    label = html.Label([html.Span(_("Daerah")), html.Select(options, name="wilayah")], className="choice")
    button = html.Button(_("Tampilkan"), type="submit", className="apply")
    return html.Form([*kept, label, button], action="/tenggat", method="get", className="filters inline")


def scheme_table(context: Context, found: list[Beside]) -> Element:
    """A row a scheme and segment; those of the nation stand below, for they are held against no area."""
    _, language = context.language.text, context.language
    if not found:
        words = _("Tidak ada target tahun ini dalam edisi ini. Isi target menurut dokumennya, lalu kirim.")
        return how_to_load(context, "target", words)
    every = [
        Column("skema", _("Dokumen"), lambda one: _document(context, one), numeric=False, head=True),
        Column("segmen", _("Segmen"), lambda one: segment_words(context, one.asked.segment), numeric=False),
        Column("target", _("Target"), lambda one: target_words(context, one)),
        Column("dasar", _("Dihitung terhadap"), lambda one: _base(context, one), numeric=False),
        Column("orang", _("Sama dengan, orang"), lambda one: language.number(one.people)),
        Column(
            "kini", _("Peserta aktif"), lambda one: language.number(one.row.numerator if one.row else None)
        ),
        Column("kurang", _("Kurang, orang"), lambda one: _short(context, one)),
    ]
    said = {"orang": "people", "kini": "row", "kurang": "short"}
    columns = [
        column
        for column in every
        if column.key not in said or any(getattr(one, said[column.key]) is not None for one in found)
    ]
    caption = _(
        "Persen dua dokumen tidak dapat dibandingkan bila dasarnya lain; yang dapat dibandingkan jumlah "
        "orangnya. Di antara dua tahun target dibaca pada garis lurusnya."
    )
    return table(context, columns, found, caption=caption)


def _document(context: Context, one: Beside) -> Element:
    _, whole = context.language.text, one.asked.place == NATION
    title = html.Span(one.asked.title, lang="id")
    return html.Span([source_link(context, one.asked.address, title), " · " + _("nasional") if whole else ""])


def target_words(context: Context, one: Beside) -> str:
    """The target in the unit of its document; a range where it is asked of areas one by one."""
    _, language, due = context.language.text, context.language, one.asked.due

    def figure(value: float | None, unit: str | None) -> str:
        if unit == "people":
            return _("{n} orang", n=language.number(value))
        words = language.percent(value, 0 if value is not None and float(value).is_integer() else 2)
        return _("naik {value} dari Desember lalu", value=words) if unit == "growth" else words

    if due is not None:
        return figure(due.value, due.unit)
    low, high = figure(one.asked.lowest, one.asked.unit), figure(one.asked.highest, one.asked.unit)
    span = low if low == high else _("{low} sampai {high}", low=low, high=high)
    return _("{n} daerah: {span}", n=one.asked.areas, span=span)


def _base(context: Context, one: Beside) -> Element:
    _, language, due = context.language.text, context.language, one.asked.due
    if due is None:
        return html.Span(_("masing-masing daerah"))
    parts: list[Any] = [html.Span(due.base, lang="id")]
    if due.base_value is not None:
        parts.append(f" ({_('{n} orang', n=language.number(due.base_value))})")
    elif due.unit == "percent" and one.base:
        parts.append("; " + _("di sini potensi {n} orang", n=language.number(one.base)))
    return html.Span(parts)


def _short(context: Context, one: Beside) -> str:
    _, language = context.language.text, context.language
    if one.short is None:
        return "–"
    return language.number(one.short) if one.short > 0 else _("tercapai")


def scheme_rows(context: Context, found: list[Beside]) -> Table:
    """The same as rows that leave the screen; `percent`: our participants on the document's own base."""
    around, period = origin(context.selection.edition), context.selection.period

    def record(one: Beside) -> dict[str, Any]:
        due = one.asked.due
        return {
            **around,
            "scheme": one.asked.scheme,
            "scheme_title": one.asked.title,
            "document": one.asked.document,
            "area": one.asked.place,
            "area_name": context.areas[one.asked.place].name,
            "segment": one.asked.segment,
            "year": period.year if period else None,
            "amount": due.value if due else one.asked.lowest,
            "amount_high": None if due else one.asked.highest,
            "unit": due.unit if due else one.asked.unit,
            "target_kind": due.kind if due else None,
            "base": due.base if due else None,
            "base_value": one.base,
            "target_people": one.people,
            "numerator": one.row.numerator if one.row else None,
            "gap_people": one.short,
            "percent": one.reached,
            "asked_areas": one.asked.areas or None,
            "address": one.asked.address,
        }

    title = context.language.text("Target tiap dokumen")
    return tabled("target-dokumen", title, COLUMNS, map(record, found))
