"""A row without a value is held against nothing: no gap, so nothing of it can be called short or reached."""

from typing import Any

from data.metrics.contracts import MetricRow

GAPS: dict[str, Any] = dict.fromkeys(("gap_points", "gap_people", "path_gap"))


def unjudged(row: MetricRow) -> MetricRow:
    """The row as pages read it: where potensi is zero or unknown, nobody is counted beyond a target."""
    return row if row.value is not None or row.gap_people is None else row._replace(**GAPS)
