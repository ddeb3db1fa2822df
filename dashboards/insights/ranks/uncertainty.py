"""The rank ranges of the chosen metric and month."""

from datetime import date

from dashboards.request.context import Context
from data.analysis.rank_uncertainty import Estimate, Range, combined, rank_ranges
from data.metrics.contracts import MetricRow

Errors = dict[tuple[str, date | None, str], float]


def ranges(context: Context) -> dict[str, Range]:
    """Of every ranked kabupaten/kota; empty for counts and where no potensi of the month carries an error.

    Computed once for each edition, metric and month.
    """
    edition, period = context.selection.edition, context.selection.period
    if edition is None or period is None or context.metric.kind != "ratio":
        return {}
    key = ("rank ranges", edition.slug, context.metric.key, period)
    return context.store.remember(key, lambda: _ranges(context), brief=True)


def _ranges(context: Context) -> dict[str, Range]:
    edition = context.selection.edition
    assert edition is not None
    key = ("survey errors", edition.slug)
    errors = context.store.remember(key, lambda: _errors(context)).get(context.metric.denominator or "")
    if not errors:
        return {}
    rows = [row for row in context.rows() if row.rank is not None]
    parts = _parts(context)
    estimates = {
        row.area: Estimate(row.numerator, row.denominator, _error(context, row, errors, parts))
        for row in rows
        if row.numerator is not None and row.denominator is not None
    }
    return rank_ranges(estimates, higher_is_better=context.metric.better != "lower")


def _errors(context: Context) -> dict[str, Errors]:
    """The survey errors of the edition, by what was counted."""
    assert context.selection.edition is not None
    frame, found = context.store.errors(context.selection.edition), dict[str, Errors]()
    columns = (frame[name].tolist() for name in ("measure", "area_code", "period", "segment", "rse"))
    for measure, area, day, segment, rse in zip(*columns, strict=True):
        found.setdefault(measure, {})[area, day, segment] = rse
    return found


def _parts(context: Context) -> dict[str, list[MetricRow]]:
    """The coverage rows of the segments that the chosen one is made of, by area."""
    segment = context.registry.segments[context.metric.segment]
    names = (*segment.required, *segment.optional)
    metrics = [m.key for m in context.registry.metrics.values() if m.kind == "ratio" and m.segment in names]
    found: dict[str, list[MetricRow]] = {}
    for row in context.rows(*metrics) if metrics else ():
        if row.denominator is not None:
            found.setdefault(row.area, []).append(row)
    return found


def _error(
    context: Context, row: MetricRow, errors: Errors, parts: dict[str, list[MetricRow]]
) -> float | None:
    """The error given for the potensi itself, else that of the sum of its parts."""
    own = errors.get((row.area, row.denominator_period, context.metric.segment))
    if own is not None or row.area not in parts:
        return own

    def of(part: MetricRow) -> float | None:
        segment = context.registry.metrics[part.metric].segment
        return errors.get((row.area, part.denominator_period, segment))

    return combined(
        [(part.denominator, of(part)) for part in parts[row.area] if part.denominator is not None]
    )
