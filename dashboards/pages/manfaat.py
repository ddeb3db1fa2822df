"""What do governments pay in contributions, and what do their people receive?"""

from dashboards.components.benefits.balances import balances, choices
from dashboards.components.benefits.received import behind, facts, pairs_table, rows_table, whole_table
from dashboards.components.benefits.remarks import remarks
from dashboards.components.common.how_to_load import how_to_load
from dashboards.components.common.layout import folded, section
from dashboards.insights.facts.benefits import received
from dashboards.insights.headlines.benefits import benefits_headline
from dashboards.rendering.elements import Element
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """Money out and back by group or area, over the twelve months that end with the newest month reported."""
    _, found = context.language.text, received(context)
    if found is None:
        words = _(
            "Belum ada manfaat yang dimuat: kasus dan rupiah menurut daerah, segmen, program, dan bulan, "
            "dengan kelompoknya bila disebut."
        )
        body: list[Element | None] = [how_to_load(context, "manfaat", words)]
    else:
        body = [
            section(
                _("Iuran dan manfaat"),
                choices(context, found),
                balances(context, found),
                note=_("dua belas bulan; ×: rupiah diterima untuk setiap rupiah iuran"),
            ),
            facts(context, found),
            section(_("Baris di baliknya"), behind(context, found), name="spells") if found.area else None,
            folded(
                _("Semua manfaat menurut program"),
                whole_table(context, found),
                note=_("seluruh segmen, juga yang membayar sendiri"),
            ),
            remarks(context, found),
        ]
    return View(
        title=_("Manfaat"),
        headline=benefits_headline(context, found),
        body=body,
        filters=("edisi", "periode", "kares"),
        carries=("menurut", "jeda"),
        tables=lambda: (
            pairs_table(context, _("Iuran dan manfaat"), found),
            rows_table(context, _("Baris")),
        ),
    )
