"""The UCJ class of each area, by the limits the office has loaded; without them what to load."""

from typing import Any

from dashboards.components.common.how_to_load import how_to_load
from dashboards.components.common.source_link import source_link
from dashboards.components.datasets import ORIGIN, origin
from dashboards.insights.calendar.ucj_classes import Classed, Classes
from dashboards.rendering.dataset import Table, tabled
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from data.facts.ucj_class import CLASSES, COVERAGE

COLUMNS = (
    *("area", "area_name", "period", "ucj_class", "percent", "class_start", "measured", "numerator"),
    *("denominator", "target", "year", "address", "load_id", "source_row", *ORIGIN),
)


def class_words(context: Context, word: str) -> str:
    """The name of a class."""
    _ = context.language.text
    return {
        "sangat_rendah": _("Sangat rendah"),
        "rendah": _("Rendah"),
        "sedang": _("Sedang"),
        "tinggi": _("Tinggi"),
    }[word]


def class_list(context: Context, found: Classes | None) -> Element:
    """The classes, highest first, each with its areas and their percentages; who cannot be classed below."""
    _ = context.language.text
    if found is None or not found.loaded:
        words = _(
            "Batas keempat kelas UCJ (sangat rendah, rendah, sedang, tinggi) tidak pernah diterbitkan, dan "
            "tidak dikarang di sini. Isi batas dari dokumen kantor, lalu kirim."
        )
        return how_to_load(context, "kelas_ucj", words)
    parts: list[Any] = [_class(context, found, word) for word in reversed(CLASSES)]
    if found.unknown:
        names = _joined(context, found.unknown)
        parts.append(html.Li([html.B(_("Belum dapat digolongkan")), html.P(names)], className="muted"))
    return html.Div([html.Ul(parts, className="classes"), _basis(context, found)])


def _class(context: Context, found: Classes, word: str) -> Element:
    _, language, own = context.language.text, context.language, found.of(word)
    start = ""
    if found.limits:
        from_ = found.limits.starts[CLASSES.index(word)]
        start = _("mulai {p}", p=language.percent(from_, 0 if float(from_).is_integer() else 1))
    return html.Li(
        [
            html.P([html.B(str(len(own))), " ", html.B(class_words(context, word)), html.Span(start)]),
            html.P(_joined(context, own) if own else "–"),
        ]
    )


def _joined(context: Context, areas: list[Classed]) -> str:
    """Names with their percentages, as a sentence."""
    names = []
    for one in areas:
        figure = f" {context.language.percent(one.percent)}" if one.percent is not None else ""
        names.append(context.name(one.area) + figure)
    return ", ".join(names)


def _basis(context: Context, found: Classes) -> Element | None:
    """What is measured, since when, and where the limits are written."""
    _ = context.language.text
    if found.limits is None:
        return html.P(_("Batasnya berbeda menurut daerah; lihat berkasnya."), className="muted")
    measured = (
        _("Cakupan semua segmen: peserta aktif per potensi")
        if found.limits.measured == COVERAGE
        else _("Capaian target: cakupan semua segmen per target tahun ini")
    )
    words = _("{measured}; batas berlaku mulai {year}, menurut", measured=measured, year=found.limits.year)
    return html.P([words, " ", source_link(context, found.limits.rows[0].address)], className="muted")


def class_rows(context: Context, found: Classes | None) -> Table:
    """Every area with its percentage and class, and where its limit is written."""
    around = origin(context.selection.edition)

    def record(one: Classed) -> dict[str, Any]:
        limit = (
            next((row for row in one.limits.rows if row.ucj_class == one.ucj_class), None)
            if one.limits
            else None
        )
        return {
            **around,
            "area": one.area,
            "area_name": context.areas[one.area].name,
            "period": one.row.period,
            "ucj_class": one.ucj_class,
            "percent": one.percent,
            "class_start": limit.start if limit else None,
            "measured": one.limits.measured if one.limits else None,
            "numerator": one.row.numerator,
            "denominator": one.row.denominator,
            "target": one.row.target,
            "year": one.limits.year if one.limits else None,
            "address": limit.address if limit else None,
            "load_id": limit.load_id if limit else None,
            "source_row": limit.source_row if limit else None,
        }

    records = map(record, found.areas.values() if found and found.loaded else ())
    return tabled("kelas-ucj", context.language.text("Kelas UCJ"), COLUMNS, records)
