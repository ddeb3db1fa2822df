"""Where does a figure come from that is no coverage: paid cover, benefits, programmes, lists, reports?"""

from dashboards.components.calendar.report_files import report_rows, reports_table
from dashboards.components.common.layout import section
from dashboards.components.common.provenance import edition_line
from dashboards.components.lineage.fact_rows import (
    counted_table,
    fact_headline,
    fact_table,
    months_paid,
    narrowed,
    others_table,
)
from dashboards.insights.calendar.report_files import reports_of
from dashboards.insights.facts.origin import WORDS, origin_of, paid_beside
from dashboards.rendering.elements import html
from dashboards.request.context import Context
from dashboards.request.page import View
from data.definitions.registry import AREA_LEVEL


def of_fact(context: Context, kode: str, kind: str) -> View:
    """The rows it is made of, and what else files say of it; the context must not be empty."""
    _ = context.language.text
    title = _("Asal angka {name}", name=context.full(kode))
    many, filters = context.areas[kode].level != AREA_LEVEL, ("edisi", "periode")
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
