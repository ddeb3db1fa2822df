"""Which of the percentages printed about an area can be true?"""

from dashboards.components.common.layout import section
from dashboards.components.common.not_found import not_found
from dashboards.components.published.contradictions import budget_list, contradiction_list
from dashboards.components.published.percentages import (
    grade_key,
    other_areas,
    percentages_chart,
    percentages_key,
    percentages_rows,
    percentages_table,
)
from dashboards.insights.headlines.printed import printed_headline
from dashboards.insights.printed import printed_figures
from dashboards.rendering.elements import html
from dashboards.request.context import Context
from dashboards.request.page import View
from data.definitions.registry import AREA_LEVEL, WHOLE_LEVEL


def layout(context: Context, kode: str) -> View:
    """The page of one area; not found where no percentage could have been printed about it."""
    _ = context.language.text
    area = context.areas.get(kode)
    if area is None or area.level not in (AREA_LEVEL, WHOLE_LEVEL):
        return not_found(context)
    found = printed_figures(context, kode)
    selection = context.selection
    links = [
        html.A(_("Buka halaman daerah"), href=selection.href(f"/daerah/{kode}")),
        html.A(_("Semua angka terbit"), href=selection.href("/angka-terbit", wilayah=kode)),
    ]
    return View(
        title=_("Cocok? {name}", name=context.full(kode)),
        headline=printed_headline(context, kode, found),
        body=[
            html.P(links, className="share"),
            section(
                _("Semua persen pada satu sumbu"),
                percentages_chart(context, kode, found),
                note=percentages_key(context, kode, found),
            ),
            section(_("Yang tidak dapat benar bersama"), contradiction_list(context, found)),
            section(_("Anggaran yang tidak cocok dengan orangnya"), budget_list(context, found))
            if found.budgets or found.own_budgets
            else None,
            section(
                _("Semua persen, menurut tanggal"), percentages_table(context, found), grade_key(context)
            ),
            other_areas(context, kode),
        ],
        filters=("edisi",),
        real_rows=True,
        tables=lambda: (percentages_rows(context, _("Persen terbit"), kode, found),),
    )
