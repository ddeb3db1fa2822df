"""Figures of another basis than the view's: out of every sum, rank and judgement, shown as what they are."""

from typing import Any

from data.definitions.registry import AREA_LEVEL
from data.metrics.contracts import MetricRow

STATUS = "dasar_lain"
FIGURES = ("value", "numerator", "denominator", "uncovered")
COMPARED = (
    *("change_month", "change_year", "same_base_month", "same_base_year", "people_month", "people_year"),
    *("gap_points", "gap_people", "path_gap"),
)
ASKED = (
    *("target", "target_people", "target_kind", "target_year", "target_base"),
    *("path", "path_start", "path_from", "path_people"),
)


def is_other_basis(row: MetricRow) -> bool:
    """Whether a row of a MetricFrame is about one kabkota whose people were counted on another basis."""
    return row.level == AREA_LEVEL and bool(row.other_basis)


def hidden(row: MetricRow) -> MetricRow:
    """The row as everything that adds up, ranks or compares has it: without a figure."""
    blank: dict[str, Any] = dict.fromkeys((*FIGURES, *COMPARED))
    return row._replace(**blank)


def alone(row: MetricRow) -> MetricRow:
    """The row as it is shown by itself: its own figures, held against nothing."""
    blank: dict[str, Any] = dict.fromkeys(("gap_points", "gap_people", "path_gap", *ASKED))
    return row._replace(**blank)


def basis_of(row: MetricRow) -> str:
    """How the people of a figure were counted: the numerator's part of nik/eligible."""
    return str(row.basis or "").partition("/")[0]
