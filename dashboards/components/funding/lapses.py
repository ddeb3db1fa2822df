"""Why nothing lapses in the next six months, and which ends are not known well enough to be listed."""

from typing import Any

from dashboards.components.common.how_to_load import how_to_load
from dashboards.components.common.layout import section
from dashboards.components.common.source_link import source_link
from dashboards.components.common.table import Column, table
from dashboards.components.common.text import area_link
from dashboards.insights.facts.paid_cover import Paid
from dashboards.rendering.elements import Element, html
from dashboards.rendering.safe_link import safe_href
from dashboards.request.context import Context


def no_lapse(context: Context, found: Paid) -> str:
    """Why nobody drops out, and what to do."""
    _ = context.language.text
    if found.undated and not found.running:
        return _(
            "Jurang memerlukan bulan pertama dan lama iuran. Lengkapi kolom bulan_pertama dan bulan_iuran "
            "dalam berkas pendanaan, lalu kirim lagi."
        )
    if found.spells:
        return _("Tidak ada yang berakhir dalam enam bulan sejak bulan ini. Pilih bulan lain di atas.")
    return _(
        "Belum ada pendanaan yang dimuat: isi templat pendanaan (siapa yang dibayar, oleh dana apa, sejak "
        "bulan apa, berapa lama), lalu kirim."
    )


def lapse_notice(context: Context, found: Paid) -> Element:
    """The same on a page: with the template where a file would help."""
    words = no_lapse(context, found)
    if found.spells and (found.running or not found.undated):
        return html.P(words)
    return how_to_load(context, "pendanaan", words)


def to_confirm(context: Context, found: Paid) -> Element | None:
    """Spells without a first month that can only end with their year, if that is near."""
    _, language = context.language.text, context.language
    if not found.year_long:
        return None
    items = [
        html.Li(
            [
                area_link(context, spell.area_code),
                ": ",
                html.Span(f"{spell.group_name} · {spell.fund}", lang="id"),
                _(
                    ", {n} orang: {m} bulan dalam {year} tanpa bulan mulai, jadi hanya dapat berakhir "
                    "Desember {year}. Lengkapi bulan_pertama.",
                    n=language.number(spell.workers),
                    m=int(spell.months),
                    year=int(spell.year),
                ),
            ]
        )
        for spell in found.year_long
    ]
    return section(_("Perlu dipastikan"), html.Ul(items))


def spell_rows(found: Paid) -> list[Any]:
    """What runs (the first to end at the top), what is planned, what ended, what is not dated."""
    running = sorted(found.running, key=lambda spell: (spell.end, -spell.of.workers))
    return [*running, *found.planned, *found.lapsed, *found.undated]


def undated_list(context: Context, found: Paid) -> Element | None:
    """Programmes whose months the source does not give: they may run or not; None where there are none."""
    _, language = context.language.text, context.language
    if not found.undated:
        return None
    kinds = [
        Column(
            "daerah", _("Daerah"), lambda row: area_link(context, row.area_code), numeric=False, head=True
        ),
        Column("kelompok", _("Kelompok"), lambda row: html.Span(row.group_name, lang="id"), numeric=False),
        Column("dana", _("Dana"), lambda row: html.Span(row.fund, lang="id"), numeric=False),
        Column("pekerja", _("Pekerja"), lambda row: html.B(language.number(row.workers))),
        Column("tahun", _("Tahun"), lambda row: str(row.year), numeric=False),
        Column("rupiah", _("Anggaran, Rp"), lambda row: language.short(row.rupiah)),
        Column("sumber", _("Sumber"), lambda row: _source(context, row), numeric=False),
    ]
    caption = _("Bulan mulai atau lamanya tidak disebut sumbernya, jadi kapan berakhirnya tidak diketahui.")
    return section(
        _("Program tanpa bulan"), table(context, kinds, found.undated, caption=caption), name="spells"
    )


def _source(context: Context, spell: Any) -> Any:
    source = source_link(context, spell.address)
    noted = spell.note and safe_href(spell.address)
    return [source, html.Span(spell.note, className="muted", lang="id")] if noted else source
