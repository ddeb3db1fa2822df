"""Who leads, who lags, who moved?"""

from typing import Any

from dashboards.components.common.layout import columns, section
from dashboards.components.common.provenance import provenance
from dashboards.components.common.table import sorted_rows, table
from dashboards.components.datasets import BARS, metric_table
from dashboards.components.lineage.link import origin_link
from dashboards.components.ranking.improvement import movement_table
from dashboards.components.ranking.ranking import ranking_chart, ranking_columns
from dashboards.insights.comparison_period import base_rule
from dashboards.insights.headlines.ranking import ranking
from dashboards.insights.ranks.movement import passing_rule
from dashboards.rendering.elements import html
from dashboards.request.context import PROVINCE, Context
from dashboards.request.page import View


def layout(context: Context) -> View:
    """Which areas lead, lag and move."""
    _, language = context.language.text, context.language
    rows = context.rows()
    areas = [row for row in rows if row.level == "kabkota" and context.inside(row.area)]
    areas.sort(key=lambda row: (row.rank is None, row.rank, not row.other_basis, row.area))
    whole = next(row for row in rows if row.area == PROVINCE)
    metric = context.metric.label[language.code]
    kinds = ranking_columns(context)
    key, down = context.selection.get("urut"), context.selection.get("arah") == "turun"
    ordered = sorted_rows([row for row in areas if row.value is not None], kinds, key, descending=down)
    foot = [context.seen(row) for row in areas if row.value is None]
    ordered += sorted(foot, key=lambda row: row.value is None)
    caption = _("{metric} menurut kabupaten/kota. Judul kolom mengurutkan tabel.", metric=metric)
    caption = " ".join(filter(None, [caption, passing_rule(context, areas), base_rule(context)]))
    return View(
        title=_("Peringkat"),
        headline=ranking(context, areas),
        body=[
            columns(
                section(
                    metric, ranking_chart(context, areas), note=_("garis tegak: target"), name="ranking-chart"
                ),
                section(
                    _("Tabel lengkap"),
                    table(context, kinds, ordered, caption=caption, path="/peringkat", row_class=_row_class),
                    provenance(context, whole),
                    html.P(origin_link(context, whole, _("Asal angka tiap daerah")), className="downloads"),
                ),
                name="ranking",
            ),
            movement_table(context, areas),
        ],
        tables=lambda: (metric_table(context, "peringkat", metric, ordered, drawing=BARS),),
    )


def _row_class(row: Any) -> str:
    return "silent" if row.rank is None else ""
