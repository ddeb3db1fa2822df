"""Figures of another basis than the view's: out of every sum, rank and judgement, shown as what they are."""

from typing import Any

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


def apart(row: Any) -> bool:
    """Whether a row of a MetricFrame is about one kabkota whose people were counted on another basis."""
    return row.level == "kabkota" and bool(row.other_basis)


def hidden(row: Any) -> Any:
    """The row as everything that adds up, ranks or compares has it: without a figure."""
    return row._replace(**dict.fromkeys((*FIGURES, *COMPARED)))


def alone(row: Any) -> Any:
    """The row as it is shown by itself: its own figures, held against nothing."""
    return row._replace(**dict.fromkeys(("gap_points", "gap_people", "path_gap", *ASKED)))


def basis_of(row: Any) -> str:
    """How the people of a figure were counted: the numerator's part of nik/eligible."""
    return str(row.basis or "").partition("/")[0]
