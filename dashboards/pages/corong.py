"""Where do people on a list vanish before they are participants, and whose work is that?"""

from dashboards.components.common.how_to_load import how_to_load
from dashboards.components.common.layout import section
from dashboards.components.common.memberships import memberships
from dashboards.components.funnel.bars import funnel_bars, money_facts, silent_words
from dashboards.components.funnel.parts import (
    funnel_parts,
    parts_table,
    passages_table,
    rows_table,
    side_links,
)
from dashboards.insights.facts.funnel import losses
from dashboards.insights.headlines.funnel import funnel_headline
from dashboards.rendering.elements import html
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """The funnel of the newest budget year up to the chosen month, whole and in parts."""
    _ = context.language.text
    found = losses(context)
    if found is None:
        words = _(
            "Isi kolom direncanakan, terverifikasi, dibayar, dan aktif dalam daftar pendanaan, lalu kirim."
        )
        body = [how_to_load(context, "pendanaan", words)]
    else:
        silent = silent_words(context, found)
        body = [
            section(
                _("Dari rencana sampai aktif"),
                funnel_bars(context, found),
                html.P(silent, className="muted") if silent else None,
                note=_("tahun anggaran {year}; kelabu: tidak sampai ke langkah berikutnya", year=found.year),
            ),
            money_facts(context, found.whole),
            section(
                _("Di mana hilangnya"),
                side_links(context, found),
                funnel_parts(context, found),
                note=_("langkah dijumlahkan bila setiap programnya menyebutnya"),
            ),
            html.P(memberships(context), className="muted"),
            html.P(
                html.A(_("Yang dibayar, bulan demi bulan"), href=context.selection.href("/jurang")),
                className="onward",
            ),
        ]
    return View(
        title=_("Corong kepesertaan"),
        headline=funnel_headline(context, found),
        body=body,
        filters=("edisi", "periode", "kares"),
        carries=("menurut",),
        tables=lambda: (
            parts_table(context, _("Corong"), found),
            passages_table(context, found),
            rows_table(context, _("Program"), found),
        ),
    )
