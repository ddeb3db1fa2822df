"""Who leads, who lags, who moved?"""

from dashboards.components.common.layout import folded, nothing
from dashboards.components.datasets import BARS, metric_table
from dashboards.components.ranking.improvement import movement_table
from dashboards.components.ranking.rank_filters import (
    FELL,
    MOVES,
    STATUS,
    VIEW,
    filtered_rows,
    segments,
    status_counts,
    views,
)
from dashboards.components.ranking.rank_rows import rank_rows
from dashboards.components.ranking.ranking import ranking_chart
from dashboards.components.ranking.whole_table import in_order, whole_table
from dashboards.insights.headlines.ranking import ranking
from dashboards.insights.judged import judged
from dashboards.request.context import Context
from dashboards.request.page import View
from data.definitions.registry import AREA_LEVEL


def layout(context: Context) -> View:
    """Rows that open, counts by status as filter, movement as second view; the whole table one tap away."""
    _, language, selection = context.language.text, context.language, context.selection
    rows = context.rows()
    areas = [row for row in rows if row.level == AREA_LEVEL and context.inside(row.area)]
    areas.sort(key=lambda row: (row.rank is None, row.rank, not row.other_basis, row.area))
    metric, ordered = context.metric.label[language.code], in_order(context, areas)
    shown = filtered_rows(context, ordered)
    moves = selection.get(VIEW) == MOVES
    main = movement_table(context, shown) if moves else rank_rows(context, shown)
    return View(
        title=_("Peringkat"),
        headline=ranking(context, areas),
        body=[
            segments(context),
            views(context, areas),
            status_counts(context, areas),
            main if shown else nothing(_("Tidak ada daerah dengan pilihan ini.")),
            None if moves else whole_table(context, ordered),
            folded(
                _("{metric} dalam satu bagan", metric=metric),
                ranking_chart(context, areas),
                note=_("garis tegak: target") if judged(areas) else "",
                name="ranking-chart",
            ),
        ],
        carries=(STATUS, FELL, VIEW),
        switch=True,
        tables=lambda: (metric_table(context, "peringkat", metric, ordered, drawing=BARS),),
    )
