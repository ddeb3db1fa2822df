"""Is the province on the path, and who holds it back?"""

from typing import Any

from dashboards.components.area.coverage_card import coverage_card
from dashboards.components.area.share import share
from dashboards.components.common.layout import columns, nothing, section, stack
from dashboards.components.common.provenance import provenance
from dashboards.components.datasets import BARS, metric_table
from dashboards.components.inpres.agreements import agreed_card
from dashboards.components.maps.choropleth import choropleth, has_borders
from dashboards.components.maps.tile_map import tile_map
from dashboards.components.quality.completeness import missing_reports
from dashboards.components.ranking.movers import movers
from dashboards.components.ranking.shortfall import shortfall_card
from dashboards.insights.headlines.province import province_headline
from dashboards.rendering.elements import html
from dashboards.request.context import COVERAGES, PROVINCE, Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    _, language = context.language.text, context.language
    code, chosen = context.selection.residency or PROVINCE, context.rows()
    coverage = context.rows(*COVERAGES, areas=(code,))
    areas = [row for row in chosen if row.level == "kabkota" and context.inside(row.area)]
    metric = context.metric.label[language.code]
    mapped = has_borders(context)
    unit = _("% potensi") if context.metric.unit == "percent" else _("orang")
    return View(
        title=_("Ringkasan"),
        headline=province_headline(context, areas),
        body=[
            html.Div([coverage_card(context, row, traced=True) for row in coverage], className="figures"),
            _provenance(context, coverage),
            columns(
                stack(
                    section(
                        _("{metric} terhadap target", metric=metric),
                        tile_map(context, chosen),
                        note=_("35 kabupaten/kota, {unit}", unit=unit),
                        name="map",
                    ),
                    section(_("Peta wilayah"), choropleth(context, chosen), note=metric) if mapped else None,
                ),
                stack(
                    shortfall_card(context, code, areas),
                    movers(context, areas, "month") if mapped else None,
                ),
                name="half",
            ),
            columns(
                stack(
                    None if mapped else movers(context, areas, "month"),
                    section(_("Kelengkapan data bulan ini"), *missing_reports(context, areas)),
                    agreed_card(context),
                ),
                movers(context, areas, "year"),
                name="half",
            ),
            share(context, code),
        ],
        tables=lambda: (
            metric_table(context, "daerah", metric, areas + [r for r in chosen if r.level != "kabkota"]),
            metric_table(context, "provinsi", context.full(code), coverage, drawing=BARS),
        ),
    )


def _provenance(context: Context, coverage: list[Any]) -> Any:
    known = [row for row in coverage if row.value is not None]
    held = [row for row in known if row.target is not None]
    return (
        provenance(context, (held or known)[-1])
        if known
        else nothing(context.language.text("Pilih bulan lain, atau buka halaman Angka terbit."))
    )
