"""The rows of pages as tables that can leave the screen; which columns, in which order."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboards.components.common.provenance import row_mark
from dashboards.components.common.text import column_of
from dashboards.components.quality.quality import issues_seen
from dashboards.insights.facts.agreements import Agreements
from dashboards.insights.facts.duties import Duties
from dashboards.insights.metric_history import histories_of
from dashboards.rendering.dataset import Drawing, Table, tabled
from dashboards.request.context import Context
from data.definitions.rules import public_words
from data.repository.editions import Edition

ORIGIN = ("edition", "collection", "simulated", "mark")
METRIC = (
    *("area", "area_name", "period", "metric", "metric_name", "rank", "previous_rank", "status", "value"),
    *("unit", "numerator", "denominator", "denominator_period", "basis", "target", "target_people"),
    *("target_kind", "target_year", "target_base", "gap_points", "gap_people", "uncovered"),
    *("path", "path_start", "path_from", "path_people", "path_gap"),
    *("previous_period", "change_month", "change_year", "same_base_month", "same_base_year"),
    *("people_month", "people_year", "compared_month", "compared_year"),
    *("rank_change", "rank_compared", "rank_change_year", "rank_compared_year"),
    *(
        "ranked",
        "reported",
        "other_basis",
        "areas",
        "provisional",
        "approximate",
        "conflict",
        "scheme",
        "load_id",
    ),
    *("source_row", *ORIGIN),
)
BARS = Drawing("bar", "area_name", "value")
LINE = Drawing("line", "period", "value")


def origin(edition: Edition | None) -> dict[str, Any]:
    """Through which edition, and the mark of figures that are invented or not open yet."""
    if edition is None:
        return dict.fromkeys(ORIGIN)
    mark = row_mark(edition, simulated=edition.simulated)
    known = (edition.slug, edition.collection, edition.simulated, mark)
    return dict(zip(ORIGIN, known, strict=True))


def metric_table(
    context: Context, name: str, title: str, rows: Sequence[Any], *, drawing: Drawing | None = None
) -> Table:
    """MetricFrame rows, in the order given."""
    code, metrics = context.language.code, context.registry.metrics
    around = {**origin(context.selection.edition), "scheme": context.selection.scheme}
    records = (
        {
            **context.seen(row)._asdict(),
            "area_name": context.areas[row.area].name,
            "metric_name": metrics[row.metric].label[code],
            "unit": metrics[row.metric].unit,
            **around,
        }
        for row in rows
    )
    return tabled(name, title, METRIC, records, drawing=drawing)


def series(context: Context, name: str, title: str, codes: Iterable[str]) -> Table:
    """The chosen metric of areas in every month with reports of it until the chosen one, area by area."""
    wanted = list(codes)
    months = () if context.empty else tuple(histories_of(context).days)
    rows = context.rows(months=months, areas=tuple(wanted))
    rows.sort(key=lambda row: (wanted.index(row.area), row.period))
    return metric_table(
        context, name, title, rows, drawing=Drawing("line", "period", "value", rows=len(months))
    )


def duties_table(context: Context, title: str, found: Duties) -> Table:
    """What stands for each duty of each area shown; those that have not reported have no row."""
    around = origin(context.selection.edition)
    records = (
        {
            **row._asdict(),
            "area": row.area_code,
            "area_name": context.areas[row.area_code].name,
            "duty_status": row.status,
            **around,
        }
        for (area, _duty), row in sorted(found.found.items())
        if area in found.areas
    )
    columns = (
        *("area", "area_name", "duty", "duty_status", "document_number", "document_date", "evidence"),
        *("due_on", "note", "load_id", "source_row", *ORIGIN),
    )
    return tabled("kewajiban", title, columns, records)


def agreements_table(context: Context, title: str, found: Agreements) -> Table:
    """What stands of each agreement, what is overdue first."""
    around = origin(context.selection.edition)
    records = (
        {
            **row._asdict(),
            "area": row.area_code,
            "area_name": context.areas[row.area_code].name,
            "agreement_status": row.status,
            "overdue": found.late(row),
            **around,
        }
        for row in found.found
    )
    columns = (
        *("met_on", "area", "area_name", "agreed", "responsible", "due_on", "agreement_status", "overdue"),
        *("evidence", "note", "load_id", "source_row", *ORIGIN),
    )
    return tabled("kesepakatan", title, columns, records)


def published_rows(context: Context, title: str, figures: Sequence[Any], flags: Any) -> Table:
    """Published figures as printed, with what disagrees marked."""
    around = origin(context.published_edition)
    records = (
        {
            **figure._asdict(),
            **around,
            "area": figure.area_code,
            "amount": figure.value,
            "flagged": (figure.load_id, figure.seq) in flags,
        }
        for figure in figures
    )
    columns = (
        *("area", "area_name", "level", "data_date", "indicator", "segment", "amount", "printed", "unit"),
        *("precision", "basis", "flagged", "address", "note", "load_id", "source_row", *ORIGIN),
    )
    return tabled("angka-terbit", title, columns, records)


def intake_tables(context: Context, loads: str, issues: str) -> tuple[Table, ...]:
    """What came in, and what was noticed; by their titles."""
    around = origin(context.selection.edition)
    columns = ("load", "title", "source", "file_name", "publisher", "address", "published_on", "loaded_at")
    came = ({**load._asdict(), "load": load.id, **around} for load in context.loads)
    noticed = (
        {
            **one._asdict(),
            "source_column": column_of(one.source_column),
            "message": public_words(one.rule, one.message),
            **around,
        }
        for one in issues_seen(context)
    )
    counts = ("rows_read", "rows_accepted", "rows_rejected")
    found = ("load_id", "file_name", "sheet", "source_row", "source_column", "severity", "rule", "message")
    return (
        tabled("muatan", loads, (*columns, *counts, *ORIGIN), came),
        tabled("temuan", issues, (*found, *ORIGIN), noticed),
    )


def definition_table(context: Context, title: str) -> Table:
    """The metrics as the registry declares them."""
    records = (
        {
            **metric.model_dump(),
            "label_id": metric.label.id,
            "label_en": metric.label.en,
            "description_id": metric.description.id,
            "description_en": metric.description.en,
            "unit": metric.unit,
            "numerator_measure": metric.numerator,
            "denominator_measure": metric.denominator,
        }
        for metric in context.registry.metrics.values()
    )
    columns = (
        *("key", "label_id", "label_en", "description_id", "description_en", "unit", "numerator_measure"),
        *("denominator_measure", "segment", "decimals", "better", "targets"),
    )
    return tabled("metrik", title, columns, records)
