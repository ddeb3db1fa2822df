"""Contracts of the two shapes everybody shares: Observations (stored) and MetricFrame (what readers get)."""

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from data.definitions.registry import registry

if TYPE_CHECKING:
    import pandera.pandas as pa

PRECISIONS = ["exact", "approx"]


def _month_end(period: date) -> bool:
    return bool(pd.Timestamp(period).is_month_end)


def observations() -> "pa.DataFrameSchema":
    """The contract of stored counts: whole, not negative, with known words; one row a count.

    Columns: area_code, period (date, last day of the month), segment, programme ("" = whatever the
    programmes), measure, basis, value (people or employers), precision, provisional, rse (relative standard
    error in percent), note, sheet, source_row, source_column.
    """
    import pandera.pandas as pa  # a seventh of a second: readers and big files do without

    words = registry()
    return pa.DataFrameSchema(
        {
            "area_code": pa.Column(str),
            "period": pa.Column(
                object, pa.Check(lambda s: s.map(_month_end), name="akhir_bulan", element_wise=False)
            ),
            "segment": pa.Column(str, pa.Check.isin(words.segment_keys)),
            "programme": pa.Column(str, pa.Check.isin(["", *words.programmes])),
            "measure": pa.Column(str, pa.Check.isin(list(words.measures))),
            "basis": pa.Column(str, pa.Check.isin(list(words.bases))),
            "value": pa.Column("int64", pa.Check.in_range(0, 1_000_000_000)),
            "precision": pa.Column(str, pa.Check.isin(PRECISIONS)),
            "provisional": pa.Column(bool),
            "rse": pa.Column(float, pa.Check.in_range(0, 1000), nullable=True),
            "note": pa.Column(object, nullable=True),
            "sheet": pa.Column(object, nullable=True),
            "source_row": pa.Column(object, nullable=True),
            "source_column": pa.Column(object, nullable=True),
        },
        strict=True,
    )


METRIC_COLUMNS: dict[str, str] = {
    "period": "object",  # date, last day of the month
    "area": "str",
    "level": "str",  # provinsi, karesidenan, kabkota
    "metric": "str",
    "numerator": "Float64",  # people
    "denominator": "Float64",  # people; NA for counts
    "denominator_period": "object",  # when that potensi was set; None if mixed or unknown
    "value": "Float64",  # percent for ratios, people for counts
    "target": "Float64",  # same unit as value
    "target_people": "Float64",  # the least number of people that reaches the target
    "target_kind": "object",  # document, interpolated, growth, summed; None without a target
    "target_year": "Int64",
    "target_base": "object",  # what the document counts against
    "path": "Float64",  # what the path to the target asks at the end of this month, same unit as value
    "path_start": "Float64",  # where it starts last December; NA where it is the target all year
    "path_from": "object",  # asked, reported, target (no start), summed; None without a target
    "path_people": "Float64",  # the least number of people that is on the path
    "path_gap": "Float64",  # path - value, points (people for counts); > 0 is behind it, 0 exactly on it
    "gap_points": "Float64",  # target - value, percentage points (people for counts); > 0 is short
    "gap_people": "Float64",  # target_people - numerator; > 0 is short
    "uncovered": "Float64",  # denominator - numerator; < 0 above 100 %
    "previous_period": "object",  # the last one before in which any area reported this; None if none
    "change_month": "Float64",  # since previous_period: value - value then, both of the areas in both
    "change_year": "Float64",  # the same since the same month a year before
    "same_base_month": "Float64",  # change with this period's denominator on both sides
    "same_base_year": "Float64",
    "people_month": "Float64",  # numerator - numerator then, of the areas in both
    "people_year": "Float64",
    "compared_month": "Int64",  # areas below that reported in both: the ones the three above compare
    "compared_year": "Int64",
    "rank": "Int64",  # among kabkota of the period; ties share
    "previous_rank": "Int64",  # in previous_period
    "ranked": "Int64",  # how many have a rank this period
    "rank_change": "Int64",  # places up (> 0) or down since previous_period, among those ranked in both
    "rank_compared": "Int64",  # how many kabkota are ranked in both: among so many rank_change counts
    "rank_change_year": "Int64",  # the same since the same month a year before
    "rank_compared_year": "Int64",
    "status": "str",
    "provisional": "bool",
    "approximate": "bool",
    "basis": "object",  # how people were counted
    "reported": "Int64",  # areas below that have reported (1 or 0 for a kabkota)
    "other_basis": "Int64",  # of them those of another basis than the view, not added up nor ranked
    "areas": "Int64",  # areas below
    "conflict": "bool",  # the same source key carries more than one figure
    "load_id": "Int64",  # the load of the numerator
    "source_row": "Int64",
}


def as_metric_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with exactly the columns and dtypes of METRIC_COLUMNS, in that order."""
    return frame[list(METRIC_COLUMNS)].astype(METRIC_COLUMNS)
