"""How does this area stand, against whom, and what would it take?"""

from dashboards.components.area.folded_parts import folded_parts
from dashboards.components.area.own_duties import own_duties
from dashboards.components.area.paid_here import paid_here
from dashboards.components.area.rank_and_segments import rank_and_segments
from dashboards.components.area.share import share, ways
from dashboards.components.area.what_it_takes import what_it_takes
from dashboards.components.area.what_others_do import what_others_do
from dashboards.components.area.why_changed import why_changed
from dashboards.components.common.layout import columns, folded, folds
from dashboards.components.common.not_found import not_found
from dashboards.components.datasets import metric_table, series
from dashboards.components.inpres.regulations import regulation_tables
from dashboards.components.planning.rank_target_table import climb_table
from dashboards.components.registration.employers import employer_tables
from dashboards.components.registration.projects import project_tables
from dashboards.components.trend.area_trend import area_trend
from dashboards.components.trend.line_key import line_key
from dashboards.insights.headlines.area import area_headline
from dashboards.request.context import COVERAGES, Context
from dashboards.request.page import View
from data.definitions.registry import LEVELS


def layout(context: Context, kode: str) -> View:
    """A kabupaten/kota, an eks-karesidenan or the province: rank, causes, needs, trend, others, promises."""
    _ = context.language.text
    area = context.areas.get(kode)
    if area is None or area.level not in LEVELS:
        return not_found(context)
    row = context.rows(areas=(kode,))[0]
    coverage = context.rows(*COVERAGES, areas=(kode,))
    metric = context.metric.label[context.language.code]
    return View(
        title=context.full(kode),
        headline=area_headline(context, row),
        body=[
            ways(context, kode),
            rank_and_segments(context, row, coverage),
            columns(why_changed(context, row), what_it_takes(context, row), name="twins"),
            folded(
                _("Perjalanan {metric}", metric=metric),
                area_trend(context, kode),
                note=line_key(context, kode),
                name="wide-open trend",
            ),
            what_others_do(context, row),
            columns(own_duties(context, kode), paid_here(context, kode), name="twins"),
            share(context, kode, ways_above=True),
            folds(*folded_parts(context, row, coverage)),
        ],
        carries=("naik", "target", "dengan"),
        tables=lambda: (
            metric_table(context, "cakupan", context.full(kode), coverage),
            series(context, "deret", metric, [kode]),
            *climb_table(context, row),
            *employer_tables(context, [kode]),
            *project_tables(context, [kode]),
            *regulation_tables(context, [kode]),
        ),
    )
