"""How does this area stand, against whom, and what would it take?"""

from dashboards.components.area.activities import deeds
from dashboards.components.area.coverage_card import coverage_card
from dashboards.components.area.neighbours import compared, family, funded, published_here
from dashboards.components.area.peers import peers
from dashboards.components.area.share import share
from dashboards.components.common.layout import flow, section
from dashboards.components.common.provenance import provenance
from dashboards.components.datasets import metric_table, series
from dashboards.components.planning.rank_target import climbing
from dashboards.components.planning.rank_target_table import climb_table
from dashboards.components.planning.requirements import needs
from dashboards.components.trend.area_trend import area_trend
from dashboards.components.trend.forecast import projected
from dashboards.insights.headlines.area import area_headline
from dashboards.insights.ranks.movement import passing_rule
from dashboards.pages.tidak_ada import not_found
from dashboards.rendering.elements import html
from dashboards.request.context import COVERAGES, PROVINCE, Context
from dashboards.request.page import View


def layout(context: Context, kode: str) -> View:
    """How one area is doing, against whom, and what it would take."""
    _ = context.language.text
    area = context.areas.get(kode)
    if area is None or area.level not in ("kabkota", "karesidenan", "provinsi"):
        return not_found(context)
    row = context.rows(areas=(kode,))[0]
    coverage = context.rows(*COVERAGES, areas=(kode,))
    metric, neighbours = context.metric.label[context.language.code], (area.neighbours or "").split()
    return View(
        title=context.full(kode),
        headline=area_headline(context, row),
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
