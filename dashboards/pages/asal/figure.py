"""Where does this figure come from: which file, sheet, row and column, loaded when and by whom?"""

from dashboards.components.common.layout import section
from dashboards.components.common.not_found import not_found
from dashboards.components.common.provenance import provenance
from dashboards.components.common.status import path_origin
from dashboards.components.lineage.count_rows import (
    areas_table,
    counted_rows_table,
    origin_headline,
    origin_table,
    other_table,
)
from dashboards.components.lineage.target_rows import target_table
from dashboards.insights.facts.origin import kind_asked
from dashboards.insights.lineage import source_rows
from dashboards.pages.asal.fact import of_fact
from dashboards.rendering.elements import html
from dashboards.request.context import Context
from dashboards.request.page import View
from data.definitions.registry import LEVELS


def layout(context: Context, kode: str) -> View:
    """From which file and row each count of an area comes."""
    _ = context.language.text
    area = context.areas.get(kode)
    if area is None or area.level not in LEVELS:
        return not_found(context)
    kind = kind_asked(context)
    if kind:
        return of_fact(context, kode, kind)
    row, members = context.rows(areas=(kode,))[0], context.members(kode)
    found = source_rows(context, members)
    if members == [kode]:
        body = [
            section(_("Yang dihitung"), counted_rows_table(context, found)),
            section(_("Yang lain tentang hitungan yang sama"), other_table(context, found)),
        ]
    else:
        rows = context.rows(areas=tuple(members))
        body = [section(_("Daerah demi daerah"), areas_table(context, rows, found))]
    held = target_table(context, kode)
    return View(
        title=_("Asal angka {name}", name=context.full(kode)),
        headline=origin_headline(context, row, found),
        body=[
            provenance(context, row),
            *body,
            section(_("Target"), *([html.P(line)] if (line := path_origin(context, row)) else []), held),
        ],
        tables=lambda: (origin_table(context, found),),
        filters=("edisi", "periode", "skema", "metrik"),
    )
