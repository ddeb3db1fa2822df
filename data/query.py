"""read(store, query) -> MetricFrame: the one way from the database to what pages, exports and tests see."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data.frames import METRIC_COLUMNS, as_metric_frame
from data.panel import Grid, month_ends
from data.reading import metric_frame
from data.registry import registry
from data.store import Edition, Store

LEVELS = ("provinsi", "karesidenan", "kabkota")


@dataclass(frozen=True)
class Query:
    """What to read: through which edition, which metrics, which months (none: all), which areas (none: all),
    held against which target scheme (none: no targets)."""

    edition: Edition
    metrics: tuple[str, ...]
    periods: tuple[date, ...] = ()
    areas: tuple[str, ...] = ()
    scheme: str | None = None


def periods(store: Store, edition: Edition) -> list[date]:
    """Every month of an edition from its first to its last figure of active participants."""
    return store.remember(("periods", edition.slug), lambda: _periods(store, edition))


def _periods(store: Store, edition: Edition) -> list[date]:
    whole = store.span(edition, "active_participants")
    return [stamp.date() for stamp in month_ends(*whole)] if whole else []


def read(store: Store, query: Query) -> pd.DataFrame:
    """The MetricFrame (data.frames.METRIC_COLUMNS): one row per period x area x metric, complete, NA where
    unknown. Province and eks-karesidenan rows are ratios of sums over the areas below that have reported,
    unless the collection's figures stand for themselves. An unknown metric raises KeyError."""
    parts = [_remembered(store, query.edition, key, query.scheme) for key in query.metrics]
    frame = pd.concat(parts, ignore_index=True) if len(parts) > 1 else parts[0]
    keep = np.ones(len(frame), dtype=bool)
    if query.periods:
        keep &= frame["period"].isin(query.periods).to_numpy()
    if query.areas:
        keep &= frame["area"].isin(query.areas).to_numpy()
    return frame[keep].reset_index(drop=True)


def _remembered(store: Store, edition: Edition, key: str, scheme: str | None) -> pd.DataFrame:
    registry().metrics[key]
    return store.remember(("metric", edition.slug, key, scheme), lambda: _whole(store, edition, key, scheme))


def _whole(store: Store, edition: Edition, key: str, scheme: str | None) -> pd.DataFrame:
    """A metric over all months of the edition."""
    shown = periods(store, edition)
    areas = store.areas()
    areas = areas[areas["level"].isin(LEVELS)].sort_index()
    codes = list(areas.index)
    months, grid = store.remember(("grid", edition.slug), lambda: _grid(store, edition, codes))
    if not (shown and months):
        return as_metric_frame(pd.DataFrame(columns=list(METRIC_COLUMNS)))
    catalogue = store.targets(edition)
    frame = metric_frame(
        registry().metrics[key],
        registry().collections[edition.collection],
        areas=areas,
        months=months,
        grid=grid,
        catalogue=catalogue[catalogue["scheme"] == scheme],
    )
    return frame[frame["period"].isin(shown)].reset_index(drop=True)


def _grid(store: Store, edition: Edition, codes: list[str]) -> tuple[list[pd.Timestamp], Grid]:
    """The counts as arrays over every month that any of them has."""
    whole = store.span(edition)
    months = month_ends(*whole) if whole else []
    grid = Grid(lambda m, s: store.standing(edition, m, s, codes), (len(codes), len(months)))
    return months, grid
