"""Contracts of the two shapes everybody shares: Observations (stored) and MetricFrame (what readers get)."""

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, get_type_hints

from data.dates import month_end
from data.definitions.registry import registry

if TYPE_CHECKING:
    import pandera.pandas as pa

PRECISIONS = ["exact", "approx"]


def _ends_a_month(period: date) -> bool:
    return period == month_end(period)


def observations() -> "pa.DataFrameSchema":
    """The contract of stored counts: whole, not negative, with known words; one row a count.

    Columns: area_code, period (date, last day of the month), segment, programme ("" = whatever the
    programmes), measure, basis, value (people or employers), precision, provisional, rse (relative standard
    error in percent), note, sheet, source_row, source_column.
    """
    words = registry()
    return _observations(
        tuple(words.segment_keys), tuple(words.programmes), tuple(words.measures), tuple(words.bases)
    )


@lru_cache(4)
def _observations(
    segments: tuple[str, ...], programmes: tuple[str, ...], measures: tuple[str, ...], bases: tuple[str, ...]
) -> "pa.DataFrameSchema":
    import pandera.pandas as pa  # a seventh of a second: readers and big files do without

    return pa.DataFrameSchema(
        {
            "area_code": pa.Column(str),
            "period": pa.Column(
                object, pa.Check(lambda s: s.map(_ends_a_month), name="akhir_bulan", element_wise=False)
            ),
            "segment": pa.Column(str, pa.Check.isin(segments)),
            "programme": pa.Column(str, pa.Check.isin(["", *programmes])),
            "measure": pa.Column(str, pa.Check.isin(measures)),
            "basis": pa.Column(str, pa.Check.isin(bases)),
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


class MetricRow(NamedTuple):
    """One row of a MetricFrame: one metric of one area in one month; None where unknown.

    Fields are the columns, in order; `data.metrics.rows` makes them, METRIC_COLUMNS holds their dtypes.
    Percentages are 0 to 100 and may pass 100; counts are people; an area above the kabkota sums those below.
    """

    period: date  # last day of the month
    area: str
    level: str  # provinsi, karesidenan, kabkota
    metric: str
    numerator: float | None  # people
    denominator: float | None  # people; None for counts
    denominator_period: date | None  # when that potensi was set; None if mixed or unknown
    value: float | None  # percent for ratios, people for counts
    target: float | None  # same unit as value
    target_people: float | None  # the least number of people that reaches the target
    target_kind: str | None  # document, interpolated, growth, summed; None without a target
    target_year: int | None
    target_base: str | None  # what the document counts against
    path: float | None  # what the path to the target asks at the end of this month, same unit as value
    path_start: float | None  # where it starts last December; None where it is the target all year
    path_from: str | None  # asked, reported, target (no start), summed; None without a target
    path_people: float | None  # the least number of people that is on the path
    path_gap: float | None  # path - value, points (people for counts); > 0 is behind it, 0 exactly on it
    gap_points: float | None  # target - value, percentage points (people for counts); > 0 is short
    gap_people: float | None  # target_people - numerator; > 0 is short
    uncovered: float | None  # denominator - numerator; < 0 above 100 %
    previous_period: date | None  # the last one before in which any area reported this; None if none
    change_month: float | None  # since previous_period: value - value then, both of the areas in both
    change_year: float | None  # the same since the same month a year before
    same_base_month: float | None  # change with this period's denominator on both sides
    same_base_year: float | None
    people_month: float | None  # numerator - numerator then, of the areas in both
    people_year: float | None
    compared_month: int  # areas below that reported in both: the ones the three above compare
    compared_year: int
    rank: int | None  # among kabkota of the period; ties share
    previous_rank: int | None  # in previous_period
    ranked: int  # how many have a rank this period
    rank_change: int | None  # places up (> 0) or down since previous_period, among those ranked in both
    rank_compared: int  # how many kabkota are ranked in both: among so many rank_change counts
    rank_change_year: int | None  # the same since the same month a year before
    rank_compared_year: int
    status: str
    provisional: bool
    approximate: bool
    basis: str | None  # how people were counted
    reported: int  # areas below that have reported (1 or 0 for a kabkota)
    other_basis: int  # of them those of another basis than the view, not added up nor ranked
    areas: int  # areas below
    conflict: bool  # the same source key carries more than one figure
    load_id: int | None  # the load of the numerator
    source_row: int | None


_DTYPES = {
    str: "str",
    bool: "bool",
    int: "Int64",
    int | None: "Int64",
    float | None: "Float64",
    date: "object",
    date | None: "object",
    str | None: "object",
}
METRIC_COLUMNS: dict[str, str] = {
    name: _DTYPES[annotation] for name, annotation in get_type_hints(MetricRow).items()
}
