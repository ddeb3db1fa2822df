"""Whose cover does government pay, and when does it lapse?"""

from dashboards import findings
from dashboards.components.lapses import calendar, lapse_list, spell_columns, spell_rows, to_confirm
from dashboards.components.layout import columns, nothing, section
from dashboards.components.paid_cards import paid_cards
from dashboards.components.provenance import provenance
from dashboards.components.records import spells_table
from dashboards.components.table import sorted_rows, table
from dashboards.context import Context
from dashboards.page import View
from dashboards.paid import paid


def layout(context: Context) -> View:
    _ = context.language.text
    found = paid(context)
    kinds = spell_columns(context, found)
    key, down = context.selection.get("urut"), context.selection.get("arah") == "turun"
    rows = sorted_rows(spell_rows(found), kinds, key, descending=down)
    caption = _(
        "Program yang berjalan, direncanakan, atau berakhir dalam setahun. Judul kolom mengurutkan tabel."
    )
    listing = table(context, kinds, rows, caption=caption, path="/pendanaan")
    return View(
        title=_("Pendanaan"),
        finding=findings.funding(context, found),
        body=[
            paid_cards(context, found),
            provenance(context, found.whole._replace(target=None)),
            columns(
                section(
                    _("Kapan berakhir"),
                    calendar(context, found),
                    note=_("perlindungan menurut bulan terakhir yang dibayar"),
                ),
                section(
                    _("Yang perlu diperpanjang"),
                    lapse_list(context, found),
                    note=_("enam bulan ke depan; orang"),
                )
                if found.lapsing
                else None,
                name="half" if found.lapsing else "",
            ),
            to_confirm(context, found),
            section(
                _("Semua program"),
                listing if rows else nothing(_("Tidak ada program yang tercatat dalam edisi ini.")),
                note=_("satu orang dapat terhitung dua kali bila ditanggung dua dana"),
                name="spells",
            ),
        ],
        filters=("edisi", "periode", "kares"),
        tables=lambda: (spells_table(context, _("Semua program"), found),),
    )
