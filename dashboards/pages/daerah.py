"""How does this area stand, against whom, and what would it take?"""

from dashboards.area_finding import area_finding
from dashboards.components.area import compared, family, funded, published_here
from dashboards.components.cards import coverage_card
from dashboards.components.climb import climbing
from dashboards.components.climb_rows import climb_table
from dashboards.components.deeds import deeds
from dashboards.components.layout import flow, section
from dashboards.components.needs import needs
from dashboards.components.peers import peers
from dashboards.components.projection import projected
from dashboards.components.provenance import provenance
from dashboards.components.records import metric_table, series
from dashboards.components.share import share
from dashboards.components.trend import area_trend
from dashboards.context import COVERAGES, PROVINCE, Context
from dashboards.elements import html
from dashboards.page import View
from dashboards.pages.tidak_ada import not_found
from dashboards.passing import passing_rule


def layout(context: Context, kode: str) -> View:
    _ = context.language.text
    area = context.areas.get(kode)
    if area is None or area.level not in ("kabkota", "karesidenan", "provinsi"):
        return not_found(context)
    row = context.rows(areas=(kode,))[0]
    coverage = context.rows(*COVERAGES, areas=(kode,))
    metric, neighbours = context.metric.label[context.language.code], (area.neighbours or "").split()
    return View(
        title=context.full(kode),
        finding=area_finding(context, row),
        body=[
            html.Div([coverage_card(context, part, traced=True) for part in coverage], className="figures"),
            provenance(context, row),
            html.P(rule, className="muted") if (rule := passing_rule(context, [row])) else None,
            share(context, kode),
            flow(
                section(
                    _("Perkembangan {metric}", metric=metric),
                    area_trend(context, kode),
                    note=_("putus-putus: jalur; titik: proyeksi; lingkaran: terbit; kaki: sosialisasi"),
                    name="trend",
                ),
                section(_("Apa yang diperlukan"), *needs(context, row), note=metric, name="needs"),
                climbing(context, row),
                projected(context, row),
                section(
                    _("Eks-karesidenan") if kode == PROVINCE else _("Satu eks-karesidenan"),
                    compared(context, family(context, kode), own=kode),
                    note=metric,
                ),
                section(_("Tetangga"), compared(context, [kode, *neighbours], own=kode), note=metric)
                if neighbours
                else None,
                peers(context, kode),
                section(
                    _("Iuran yang ditanggung"),
                    funded(context, kode),
                    note=_("siapa penanggungnya, berapa orang, sampai kapan"),
                ),
                *deeds(context, kode),
                section(_("Angka terbit"), published_here(context, kode), note=_("nyata, dengan sumbernya")),
            ),
        ],
        carries=("naik", "target"),
        tables=lambda: (
            metric_table(context, "cakupan", context.full(kode), coverage),
            series(context, "deret", metric, [kode]),
            *climb_table(context, row),
        ),
    )
