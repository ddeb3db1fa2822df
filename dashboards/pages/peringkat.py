"""Who leads, who lags, who moved?"""

from typing import Any

from dashboards.components.common.layout import nothing, section
from dashboards.components.common.provenance import provenance
from dashboards.components.common.table import sorted_rows, table
from dashboards.components.datasets import BARS, metric_table
from dashboards.components.lineage.link import origin_link
from dashboards.components.ranking.improvement import movement_table
from dashboards.components.ranking.rank_filters import (
    FELL,
    MOVES,
    STATUS,
    VIEW,
    segments,
    status_counts,
    views,
    wanted,
)
from dashboards.components.ranking.rank_rows import rank_rows
from dashboards.components.ranking.ranking import ranking_chart, ranking_columns
from dashboards.insights.comparison_period import base_rule
from dashboards.insights.headlines.ranking import ranking
from dashboards.insights.ranks.movement import passing_rule
from dashboards.rendering.elements import html
from dashboards.request.context import PROVINCE, Context
from dashboards.request.page import View
from data.metrics.contracts import MetricRow


def layout(context: Context) -> View:
    """Rows that open, counts by status as filter, movement as second view; the whole table one tap away."""
    _, language, selection = context.language.text, context.language, context.selection
    rows = context.rows()
    areas = [row for row in rows if row.level == "kabkota" and context.inside(row.area)]
    areas.sort(key=lambda row: (row.rank is None, row.rank, not row.other_basis, row.area))
    metric, ordered = context.metric.label[language.code], _ordered(context, areas)
    shown = wanted(context, ordered)
    moves = selection.get(VIEW) == MOVES
    main = movement_table(context, shown) if moves else rank_rows(context, shown)
    return View(
        title=_("Peringkat"),
        headline=ranking(context, areas),
        body=[
            segments(context),
            status_counts(context, areas),
            views(context, areas),
            main if shown else nothing(_("Tidak ada daerah dengan pilihan ini.")),
            None if moves else _whole(context, ordered),
            section(
                metric, ranking_chart(context, areas), note=_("garis tegak: target"), name="ranking-chart"
            ),
        ],
        carries=(STATUS, FELL, VIEW),
        switch=True,
        tables=lambda: (metric_table(context, "peringkat", metric, ordered, drawing=BARS),),
    )


def _ordered(context: Context, areas: list[MetricRow]) -> list[MetricRow]:
    """By rank, or as a heading of the table asks; those without a value at the foot."""
    key, down = context.selection.get("urut"), context.selection.get("arah") == "turun"
    known = [row for row in areas if row.value is not None]
    found: list[MetricRow] = sorted_rows(known, ranking_columns(context), key, descending=down)
    foot = [context.seen(row) for row in areas if row.value is None]
    return found + sorted(foot, key=lambda row: row.value is None)


def _whole(context: Context, ordered: list[MetricRow]) -> Any:
    """Every column, each a heading that sorts; how movement is counted, and where the figures come from."""
    _, kinds = context.language.text, ranking_columns(context)
    metric = context.metric.label[context.language.code]
    whole = next(row for row in context.rows() if row.area == PROVINCE)
    caption = _("{metric} menurut kabupaten/kota. Judul kolom mengurutkan tabel.", metric=metric)
    caption = " ".join(filter(None, [caption, passing_rule(context, ordered), base_rule(context)]))
    return html.Details(
        [
            html.Summary(_("Semua kolom dalam satu tabel")),
            table(context, kinds, ordered, caption=caption, path="/peringkat", row_class=_row_class),
            provenance(context, whole),
            html.P(origin_link(context, whole, _("Asal angka tiap daerah")), className="downloads"),
        ],
        className="twin ranking",
        open=bool(context.selection.get("urut")),
    )


def _row_class(row: MetricRow) -> str:
    return "silent" if row.rank is None else ""
