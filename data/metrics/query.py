"""read(store, query) -> MetricFrame: the one way from the database to what pages, exports and tests see."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data.definitions.registry import registry
from data.metrics.bases import panel, view_basis
from data.metrics.contracts import METRIC_COLUMNS, as_metric_frame
from data.metrics.metric_frame import REPORT, metric_frame
from data.repository.editions import Edition
from data.repository.store import Store


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
