"""Whose cover does government pay, and when does it lapse?"""

from dashboards.components.common.layout import columns, nothing, section
from dashboards.components.common.provenance import provenance
from dashboards.components.common.table import sorted_rows, table
from dashboards.components.datasets import spells_table
from dashboards.components.funding.funding_cards import paid_cards
from dashboards.components.funding.lapses import calendar, lapse_list, spell_columns, spell_rows, to_confirm
from dashboards.insights.facts.paid_cover import paid
from dashboards.insights.headlines import facts as headlines
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """Whose cover is paid from budgets, and when it ends."""
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
        headline=headlines.funding(context, found),
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
