"""Where does this figure come from: which file, sheet, row and column, loaded when and by whom?"""

from dashboards.components.layout import section
from dashboards.components.origin import (
    areas_table,
    origin_finding,
    origin_table,
    other_table,
    standing_table,
)
from dashboards.components.origin_target import target_table
from dashboards.components.provenance import provenance
from dashboards.components.status import path_origin
from dashboards.context import Context
from dashboards.elements import html
from dashboards.origin import said
from dashboards.page import View
from dashboards.pages.tidak_ada import not_found


def layout(context: Context, kode: str) -> View:
    _ = context.language.text
    area = context.areas.get(kode)
    if area is None or area.level not in ("kabkota", "karesidenan", "provinsi"):
        return not_found(context)
    row, members = context.rows(areas=(kode,))[0], context.members(kode)
    found = said(context, members)
    if members == [kode]:
        body = [
            section(_("Yang dihitung"), standing_table(context, found)),
            section(_("Yang lain tentang hitungan yang sama"), other_table(context, found)),
        ]
    else:
        rows = context.rows(areas=tuple(members))
        body = [section(_("Daerah demi daerah"), areas_table(context, rows, found))]
    held = target_table(context, kode)
    return View(
        title=_("Asal angka {name}", name=context.full(kode)),
        finding=origin_finding(context, row, found),
        body=[
            provenance(context, row),
            *body,
            section(_("Target"), *([html.P(line)] if (line := path_origin(context, row)) else []), held),
        ],
        tables=lambda: (origin_table(context, found),),
        filters=("edisi", "periode", "skema", "metrik"),
    )
