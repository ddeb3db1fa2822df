"""The whole ranking as one table that sorts, folded away: every column that the rows leave out."""

from dashboards.components.common.provenance import origin_link, provenance
from dashboards.components.common.table import sorted_rows, table
from dashboards.components.ranking.ranking import ranking_columns
from dashboards.insights.comparison_period import base_rule
from dashboards.insights.ranks.movement import passing_rule
from dashboards.rendering.elements import Element, html
from dashboards.request.context import PROVINCE, Context
from data.metrics.contracts import MetricRow


def in_order(context: Context, areas: list[MetricRow]) -> list[MetricRow]:
    """By rank, or as a heading of the table asks; those without a value at the foot."""
    key, down = context.selection.get("urut"), context.selection.get("arah") == "turun"
    known = [row for row in areas if row.value is not None]
    found: list[MetricRow] = sorted_rows(known, ranking_columns(context), key, descending=down)
    foot = [context.seen(row) for row in areas if row.value is None]
    return found + sorted(foot, key=lambda row: row.value is None)


def whole_table(context: Context, ordered: list[MetricRow]) -> Element:
    """Every column, each a heading that sorts; how movement is counted, and where the figures come from."""
    _, kinds = context.language.text, ranking_columns(context)
    metric = context.metric.label[context.language.code]
    whole = next(row for row in context.rows() if row.area == PROVINCE)
    caption = _(
        "{metric} menurut {areas}. Judul kolom mengurutkan tabel.", metric=metric, areas=context.areas_word
    )
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
