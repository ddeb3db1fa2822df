"""Is the province on the path, and who holds it back?"""

from dashboards.components.area.coverage_card import whole_figures
from dashboards.components.area.segment_switch import segment_switch
from dashboards.components.area.share import share
from dashboards.components.common.layout import columns, section
from dashboards.components.datasets import BARS, metric_table
from dashboards.components.funding.lapse_pointer import lapse_pointer
from dashboards.components.inpres.agreements import agreed_card
from dashboards.components.maps.choropleth import choropleth, has_borders
from dashboards.components.maps.tile_map import map_card
from dashboards.components.quality.completeness import completeness_card
from dashboards.components.ranking.dumbbell import dumbbell
from dashboards.components.ranking.holders import holders
from dashboards.components.ranking.movers import movers, since_the_last_report
from dashboards.components.ranking.shortfall import shortfall_card
from dashboards.insights.headlines.province import province_headline
from dashboards.insights.judged import judged
from dashboards.insights.watchlist import agenda
from dashboards.request.context import COVERAGES, PROVINCE, Context
from dashboards.request.page import View
from data.definitions.registry import AREA_LEVEL


def layout(context: Context) -> View:
    """Segments as the switch, the map and who holds back, both segments of all areas, who moved and why."""
    _, language = context.language.text, context.language
    code, chosen = context.selection.residency or PROVINCE, context.rows()
    coverage = context.rows(*COVERAGES, areas=(code,))
    areas = [row for row in chosen if row.level == AREA_LEVEL and context.inside(row.area)]
    metric = context.metric.label[language.code]
    mapped = has_borders(context)
    return View(
        title=_("Ringkasan"),
        headline=province_headline(context, areas),
        body=[
            segment_switch(context, coverage, "/"),
            columns(map_card(context, chosen), holders(context, code, areas), name="hero"),
            dumbbell(context),
            section(_("Peta wilayah"), choropleth(context, chosen), note=metric) if mapped else None,
            movers(context, areas, "year"),
            since_the_last_report(context, areas),
            columns(
                lapse_pointer(context),
                agreed_card(context),
                completeness_card(context, areas),
                name="thirds",
            ),
            whole_figures(context, coverage),
            share(context, code),
        ],
        switch=True,
        pictures=(lambda: [shortfall_card(context, code, areas)])
        if judged(areas) and agenda(context).rows
        else None,
        tables=lambda: (
            metric_table(context, "daerah", metric, areas + [r for r in chosen if r.level != AREA_LEVEL]),
            metric_table(context, "provinsi", context.full(code), coverage, drawing=BARS),
        ),
    )
