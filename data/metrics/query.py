"""read(store, query) -> MetricFrame: the one way from the database to what pages, exports and tests see.

One metric of one edition against one scheme, for all its areas and months, is arrays put together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.analysis import coverage
from data.analysis.coverage import Flags, Numbers
from data.analysis.rollup import Sums
from data.analysis.targets import Targets, empty, resolve
from data.definitions.registry import AREA_LEVEL, Collection, Metric, registry
from data.metrics.bases import judge_none, set_apart, view_basis
from data.metrics.contracts import METRIC_COLUMNS
from data.metrics.panel import Grid, Pair, pair, panel
from data.metrics.rows import NUMBERS
from data.repository.editions import Edition
from data.repository.store import Store
from data.rounding import plain_numbers

Columns = dict[str, NDArray[Any]]
REPORT = "active_participants"  # an area has reported a month when somebody's are known
UNITS = {"ratio": ("percent", "people", "growth"), "count": ("people", "growth", "percent")}


@dataclass(frozen=True)
class Query:
    """What to read.

    Through which edition, which metrics, which months (none: all), which areas (none: all), held against
    which target scheme (none: no targets), counted on which basis (none: that of most reporting areas in
    these months, see data.metrics.bases).
    """

    edition: Edition
    metrics: tuple[str, ...]
    periods: tuple[date, ...] = ()
    areas: tuple[str, ...] = ()
    scheme: str | None = None
    basis: str | None = None


def periods(store: Store, edition: Edition) -> list[date]:
    """The months of an edition of which any area has a figure of active participants, in order.

    Where reports come by the quarter, the months between have none and are not among them.
    """
    return store.remember(("periods", edition.slug), lambda: _periods(store, edition))


def _periods(store: Store, edition: Edition) -> list[date]:
    _areas, months, grid = panel(store, edition)
    return [
        month.date() for month, has_report in zip(months, grid.reported(REPORT), strict=True) if has_report
    ]


def read(store: Store, query: Query) -> pd.DataFrame:
    """The MetricFrame (data.metrics.contracts.METRIC_COLUMNS).

    One row per period x area x metric, complete, NA where unknown. Province and eks-karesidenan rows are
    ratios of sums over the areas below that have reported, unless the collection's figures stand for
    themselves. An unknown metric raises KeyError.
    """
    parts = [_remembered(store, query, key) for key in query.metrics]
    frame = pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0]
    keep = np.ones(len(frame), dtype=bool)
    if query.periods:
        keep &= frame["period"].isin(query.periods).to_numpy()
    if query.areas:
        keep &= frame["area"].isin(query.areas).to_numpy()
    return frame[keep].reset_index(drop=True)


def _remembered(store: Store, query: Query, key: str) -> pd.DataFrame:
    edition, scheme = query.edition, query.scheme
    basis = view_basis(store, edition, registry().metrics[key], query.periods, asked=query.basis)
    return store.remember(
        ("metric", edition.slug, key, scheme, basis), lambda: _whole(store, edition, key, scheme, basis)
    )


def _whole(store: Store, edition: Edition, key: str, scheme: str | None, basis: str | None) -> pd.DataFrame:
    """A metric over all months of the edition, on one basis."""
    areas, months, grid = panel(store, edition, basis)
    shown = grid.reported(REPORT)
    if not shown.any():
        return as_metric_frame(pd.DataFrame(columns=list(METRIC_COLUMNS)))
    catalogue = store.targets(edition)
    return metric_frame(
        registry().metrics[key],
        registry().collections[edition.collection],
        areas=areas,
        months=months,
        shown=shown,
        grid=grid,
        catalogue=catalogue[catalogue["scheme"] == scheme],
        basis=basis,
    )


def metric_frame(
    metric: Metric,
    collection: Collection,
    *,
    areas: pd.DataFrame,
    months: Sequence[pd.Timestamp],
    shown: Flags,
    grid: Grid,
    catalogue: pd.DataFrame,
    basis: str | None = None,
) -> pd.DataFrame:
    """The MetricFrame of one metric.

    The MetricFrame of a metric for all `areas` (index code, columns level and parent) and those of the
    `months` that are `shown`; `catalogue` holds the targets of the one scheme it is held against. The figure
    of a kabkota whose people were not counted on the `basis` (None: whichever) is neither added up, ranked
    nor judged.
    """
    carried = collection.carries_forward
    counts = pair(grid, metric.numerator, metric.denominator, metric.segment, carried=carried)
    known = ~np.isnan(counts.numerator.value)
    alone = None
    if metric.kind == "ratio":
        known &= ~np.isnan(counts.denominator.value)
        alone = known & ~coverage.divides(counts.denominator.value)
    apart = set_apart(counts.numerator, areas, basis)
    sums = Sums(areas, known, rolls_up=collection.rolls_up, apart=apart, alone=alone)
    if metric.targets and len(catalogue):
        below = pair(grid, metric.numerator, "eligible_workers", metric.segment, carried=carried)
        goal = _goal(
            metric, catalogue, areas, months, sums=sums, counts=Pair(counts.numerator, below.denominator)
        )
    else:
        goal = empty(len(areas), len(months))
    then = coverage.last_before(shown & sums.figures.any(axis=0))
    columns = {
        **_levels(metric, counts, sums, goal),
        **_changes(metric, counts, sums, then),
        **_rank_and_status(
            metric, areas, counts, sums, goal, then, has_report=sums.every(grid.has_figure(REPORT)) > 0
        ),
        **_origin(metric, counts, sums),
    }
    judge_none(columns, sums)
    return _long(metric.key, areas, months, columns, shown)


def _goal(
    metric: Metric,
    catalogue: pd.DataFrame,
    areas: pd.DataFrame,
    months: Sequence[pd.Timestamp],
    *,
    sums: Sums,
    counts: Pair,
) -> Targets:
    """Each area's own target.

    An area above without one takes the sum of those below, if all that have reported have one.
    """
    active, eligible = sums.of(counts.numerator.value), sums.of(counts.denominator.value)
    active = np.where(sums.apart, np.nan, active)  # growth and path start from a count of the same basis
    top = np.where(sums.apart, np.nan, counts.numerator.value)
    goal = resolve(
        catalogue,
        metric.segment,
        areas,
        months,
        units=UNITS[metric.kind],
        active=active,
        eligible=eligible,
        participants=sums.over(top, ~np.isnan(top)),
        higher_is_better=metric.better != "lower",
    )
    lowest_level = (sums.sizes == 1) & (areas["level"] == AREA_LEVEL).to_numpy()
    has = sums.known & ~np.isnan(goal.people) & lowest_level[:, None]
    complete = (sums.count(has) == sums.reported) & (sums.reported > 0)
    summed = ~lowest_level[:, None] & np.isnan(goal.people) & complete
    for name in ("people", "path_people", "start_people"):
        setattr(goal, name, np.where(summed, sums.over(getattr(goal, name), has), getattr(goal, name)))
    goal.kind = np.where(summed, "summed", goal.kind)
    goal.path_from = np.where(summed, "summed", goal.path_from)
    goal.year = np.where(summed, [float(month.year) for month in months], goal.year)
    goal.base[summed] = None
    return goal


def _levels(metric: Metric, counts: Pair, sums: Sums, goal: Targets) -> Columns:
    """Value, target, path, gaps: people from sums, percent only at the end."""
    n = sums.of(counts.numerator.value)
    ratio = metric.kind == "ratio"
    d = sums.of(counts.denominator.value) if ratio else np.full(n.shape, np.nan)

    def in_unit(people: Numbers, percent: Numbers) -> Numbers:
        """In the unit of the metric: people of a count; of a ratio percent, as the document says it if so."""
        return np.where(np.isnan(percent), coverage.coverage(people, d), percent) if ratio else people

    value = coverage.coverage(n, d) if ratio else n
    target = in_unit(goal.people, goal.percent)
    path = in_unit(goal.path_people, goal.path_percent)
    on_path = coverage.reaches(value, path, higher_is_better=True)
    on_path &= coverage.reaches(path, value, higher_is_better=True)
    without = np.isnan(target) & np.isnan(goal.people)
    kind, base_words, path_from = goal.kind.copy(), goal.base.copy(), goal.path_from.copy()
    kind[without] = base_words[without] = path_from[without] = None
    return {
        "numerator": n,
        "denominator": d,
        "value": value,
        "target": target,
        "target_people": goal.people,
        "target_kind": kind,
        "target_year": np.where(without, np.nan, goal.year),
        "target_base": base_words,
        "path": path,
        "path_start": in_unit(goal.start_people, goal.start_percent),
        "path_from": path_from,
        "path_people": np.ceil(np.round(goal.path_people, 6)),
        "path_gap": np.where(on_path, 0.0, path - value),
        "gap_points": target - value,
        "gap_people": goal.people - n,
        "uncovered": d - n,
    }


def _changes(metric: Metric, counts: Pair, sums: Sums, previous: coverage.Places) -> Columns:
    """Change since the previous report and a year ago, each over the areas that reported in both.

    As shown, in people, and on the same denominator.
    """
    columns: Columns = {"previous_period": np.broadcast_to(previous, sums.known.shape)}
    for word, then in (("month", previous), ("year", coverage.months_earlier(len(previous), 12))):
        top = counts.numerator
        same = sums.common(top.value, counts.denominator.value, then, top.basis)
        people = same.now - same.then
        columns[f"change_{word}"] = columns[f"same_base_{word}"] = columns[f"people_{word}"] = people
        columns[f"compared_{word}"] = same.areas
        if metric.kind == "ratio":
            value, value_then = (
                coverage.coverage(same.now, same.base),
                coverage.coverage(same.then, same.base_then),
            )
            columns[f"change_{word}"] = value - value_then
            columns[f"same_base_{word}"] = coverage.coverage(people, same.base)
    return columns


def _rank_and_status(
    metric: Metric,
    areas: pd.DataFrame,
    counts: Pair,
    sums: Sums,
    goal: Targets,
    previous: coverage.Places,
    *,
    has_report: Flags,
) -> Columns:
    """Rank among the kabkota, and the status against the target.

    Without a value, whether the area, or one below it, has reported anything of the month (`has_report`,
    on whichever basis) or nothing.
    """
    levels = _levels(metric, counts, sums, goal)
    higher = metric.better != "lower"
    lowest_level = (areas["level"] == AREA_LEVEL).to_numpy()[:, None]
    rank = coverage.ranks(
        np.where(lowest_level & ~sums.apart, levels["value"], np.nan), higher_is_better=higher
    )
    ranked = np.broadcast_to((~np.isnan(rank)).sum(axis=0), rank.shape)
    status = coverage.statuses(
        levels["value"], levels["target"], levels["path"], registry().bands, higher_is_better=higher
    )
    status[np.isnan(levels["value"]) & (has_report | (sums.reported > 0))] = "tanpa_angka"
    placed = np.where(np.isnan(rank), np.nan, levels["value"])
    return {
        "rank": rank,
        "previous_rank": coverage.values_at(rank, previous),
        "ranked": ranked,
        **_passing(placed, previous, higher=higher),
        "status": status,
        "reported": sums.having(),
        "other_basis": sums.every(sums.apart & sums.figures),
        "areas": np.broadcast_to(sums.sizes[:, None], rank.shape),
    }


def _passing(placed: Numbers, previous: coverage.Places, *, higher: bool) -> Columns:
    """How ranks moved since the previous report and in a year by areas passing each other.

    `placed` holds the values that have a rank. Who did not report at one of the two dates moves nobody.
    """
    columns: Columns = {}
    for word, then in (("", previous), ("_year", coverage.months_earlier(len(previous), 12))):
        gained, compared = coverage.places_gained(placed, then, higher_is_better=higher)
        columns[f"rank_change{word}"] = gained
        columns[f"rank_compared{word}"] = np.broadcast_to(compared, gained.shape)
    return columns


def _origin(metric: Metric, counts: Pair, sums: Sums) -> Columns:
    """Where the figures come from and how far to trust them."""
    top, bottom = counts.numerator, counts.denominator
    alone = (sums.sizes == 1)[:, None] & sums.known
    basis, provisional = top.basis, top.provisional
    approximate, conflict = top.approximate, top.conflict
    set_in = np.full(top.value.shape, -1)
    if metric.kind == "ratio":
        differs = sums.known & (top.basis != bottom.basis)
        basis = top.basis.copy()
        basis[differs] = top.basis[differs] + "/" + bottom.basis[differs]
        provisional = provisional | bottom.provisional
        approximate, conflict = approximate | bottom.approximate, conflict | bottom.conflict
        set_in = sums.common_value(bottom.month)
    return {
        "denominator_period": set_in,
        "provisional": sums.any(provisional),
        "approximate": sums.any(approximate),
        "conflict": sums.any(conflict),
        "basis": sums.words(basis),
        "load_id": np.where(alone, top.load, np.nan),
        "source_row": np.where(alone, top.row, np.nan),
    }


def _long(
    key: str, areas: pd.DataFrame, months: Sequence[pd.Timestamp], columns: Columns, shown: Flags
) -> pd.DataFrame:
    """From arrays (areas, months) to one row a shown month and area, months first."""
    stamps = np.array([*(month.date() for month in months), None], dtype=object)
    for name in ("denominator_period", "previous_period"):
        columns[name] = stamps[columns[name]]
    long = {name: array[:, shown].T.ravel() for name, array in columns.items()}
    days = stamps[:-1][shown]
    for name in (name for name, values in long.items() if values.dtype == np.float64):
        long[name] = plain_numbers(long[name])
    long["period"] = np.repeat(days, len(areas))
    long["area"] = np.tile(areas.index.to_numpy(dtype=object), len(days))
    long["level"] = np.tile(areas["level"].to_numpy(dtype=object), len(days))
    long["metric"] = np.full(len(areas) * len(days), key, dtype=object)
    return _of_arrays(long)


def as_metric_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with exactly the columns and dtypes of METRIC_COLUMNS, in that order."""
    return frame[list(METRIC_COLUMNS)].astype(METRIC_COLUMNS)


def _of_arrays(columns: Columns) -> pd.DataFrame:
    """The same of arrays: numbers with NaN where there are none, words, days, truths. `astype` is slower."""
    made = {name: _typed(columns[name], kind) for name, kind in METRIC_COLUMNS.items()}
    return pd.DataFrame(made, copy=False)


def _typed(values: NDArray[Any], kind: str) -> Any:
    if kind not in NUMBERS:
        return pd.Series(values).astype(kind)
    numbers = values.astype(np.float64)
    unknown = np.isnan(numbers)
    if kind == "Float64":
        return pd.arrays.FloatingArray(numbers, unknown)
    numbers[unknown] = 0
    wholes = numbers.astype(np.int64)
    if (wholes != numbers).any():
        raise TypeError("a number that is to be whole is not")
    return pd.arrays.IntegerArray(wholes, unknown)
