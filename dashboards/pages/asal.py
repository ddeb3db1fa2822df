"""Where does this figure come from: which file, sheet, row and column, loaded when and by whom?"""

from dashboards.components.calendar.report_files import report_rows, reports_table
from dashboards.components.common.layout import section
from dashboards.components.common.provenance import edition_line, provenance
from dashboards.components.common.status import path_origin
from dashboards.components.lineage.counts import (
    areas_table,
    origin_headline,
    origin_table,
    other_table,
    standing_table,
)
from dashboards.components.lineage.facts import (
    counted_table,
    fact_headline,
    fact_table,
    months_paid,
    narrowed,
    others_table,
)
from dashboards.components.lineage.targets import target_table
from dashboards.insights.calendar.report_files import reports_of
from dashboards.insights.facts.origin import WORDS, kind_asked, origin_of, paid_beside
from dashboards.insights.lineage import source_rows
from dashboards.pages.tidak_ada import not_found
from dashboards.rendering.elements import html
from dashboards.request.context import Context
from dashboards.request.page import View


def layout(context: Context, kode: str) -> View:
    """From which file and row each count of an area comes."""
    _ = context.language.text
    area = context.areas.get(kode)
    if area is None or area.level not in ("kabkota", "karesidenan", "provinsi"):
        return not_found(context)
    kind = kind_asked(context)
    if kind:
        return _of_fact(context, kode, kind)
    row, members = context.rows(areas=(kode,))[0], context.members(kode)
    found = source_rows(context, members)
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
        headline=origin_headline(context, row, found),
        body=[
            provenance(context, row),
            *body,
            section(_("Target"), *([html.P(line)] if (line := path_origin(context, row)) else []), held),
        ],
        tables=lambda: (origin_table(context, found),),
        filters=("edisi", "periode", "skema", "metrik"),
    )


def _of_fact(context: Context, kode: str, kind: str) -> View:
    """The same of a fact that is no coverage: the rows it is made of, and what else files say of it."""
    _ = context.language.text
    title = _("Asal angka {name}", name=context.full(kode))
    many, filters = context.areas[kode].level != "kabkota", ("edisi", "periode")
    line = html.P(edition_line(context), className="provenance")
    if kind == "laporan":
        reports = reports_of(context, kode)
        came = [one.load_id for one in reports if one.load_id is not None]
        return View(
            title=title,
            headline=fact_headline(context, kode, kind, came),
            body=[line, section(_("Berkas pertama tiap bulan"), reports_table(context, reports, many=many))],
            tables=lambda: (report_rows(context, reports),),
            filters=filters,
            carries=WORDS,
        )
    found = origin_of(context, kode, kind)
    beside = counted_table(context, paid_beside(context, kode), many=many) if kind == "manfaat" else None
    files = [one.row.load_id for one in found.counted]
    of = narrowed(context, found)
    return View(
        title=title,
        headline=fact_headline(context, kode, kind, files, of),
        body=[
            line,
            section(
                _("Yang dihitung"),
                months_paid(context, kode, found),
                counted_table(context, found, many=many),
            ),
            section(_("Iuran di sampingnya"), beside) if beside else None,
            section(_("Yang lain"), others_table(context, found, many=many)),
        ],
        tables=lambda: (fact_table(context, found),),
        filters=filters,
        carries=WORDS,
    )
