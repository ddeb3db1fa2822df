"""Which basis a view is about. People counted in different ways are never ranked or added up together.

Figures of another basis are set apart, and held against nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.analysis.coverage import Flags
from data.analysis.rollup import Sums
from data.definitions.registry import AREA_LEVEL, Metric, registry
from data.metrics.panel import Counts, Grid, Pair, pair, panel
from data.repository.editions import Edition
from data.repository.store import Store

PARTICIPANTS = "active_participants"


@dataclass(frozen=True)
class ReportedBases:
    """How many kabkota have a figure on each basis in each month.

    The bases (of a sum of segments that were counted differently: nik+cabang) in the order in which equals
    are taken, NIK before all.
    """

    bases: tuple[str, ...]
    areas: NDArray[np.int64]  # (bases, months)
    months: tuple[date, ...]

    def most(self, periods: Sequence[date] = ()) -> str | None:
        """The basis that most of the areas reporting in these months (none: all) have.

        None where nobody reported.
        """
        chosen = [place for place, month in enumerate(self.months) if not periods or month in periods]
        counted = self.areas[:, chosen].sum(axis=1)
        return self.bases[int(counted.argmax())] if counted.size and counted.max() else None

    def of(self, basis: str, month: date) -> int:
        """How many areas have a figure on a basis in a month."""
        if basis not in self.bases or month not in self.months:
            return 0
        return int(self.areas[self.bases.index(basis), self.months.index(month)])


def view_basis(
    store: Store, edition: Edition, metric: Metric, periods: Sequence[date] = (), *, asked: str | None = None
) -> str | None:
    """The basis of a view of a metric: the one asked for, else that of most reporting areas.

    What counts no participants (potensi, employers) keeps its own where it has none of the one asked for.
    """
    if asked is None:
        return reported_bases(store, edition, metric).most(periods)
    given = metric.numerator == PARTICIPANTS or asked in reported_bases(store, edition, metric).bases
    return asked if given else reported_bases(store, edition, metric).most(periods)


def reported_bases(store: Store, edition: Edition, metric: Metric) -> ReportedBases:
    """The bases of a metric in an edition."""
    return store.remember(
        ("bases", edition.slug, metric.key), lambda: _reported_bases(store, edition, metric)
    )


def _reported_bases(store: Store, edition: Edition, metric: Metric) -> ReportedBases:
    areas, ends, grid = panel(store, edition)
    lowest_level = (areas["level"] == AREA_LEVEL).to_numpy()[:, None]
    months = tuple(end.date() for end in ends)
    carried = registry().collections[edition.collection].carries_forward
    known = [basis for basis in registry().bases if basis in store.bases(edition, metric.numerator)]

    def figures(of: Grid) -> Pair:
        return pair(of, metric.numerator, metric.denominator, metric.segment, carried=carried)

    plain = _words(figures(grid), metric, lowest_level)
    counted = {basis: plain == basis for basis in known}
    for basis in known if len(known) > 1 else ():
        counted[basis] = _words(figures(panel(store, edition, basis)[2]), metric, lowest_level) == basis
    for mixed in sorted({word for word in plain.ravel() if word and word not in counted}):
        counted[mixed] = plain == mixed
    shown = grid.reported(PARTICIPANTS)
    found = {basis: (where & shown).sum(axis=0) for basis, where in counted.items() if where.any()}
    counts = np.array(list(found.values()), dtype=np.int64).reshape(len(found), len(months))
    return ReportedBases(tuple(found), counts, months)


def _words(found: Pair, metric: Metric, lowest_level: NDArray[np.bool_]) -> NDArray[np.object_]:
    """The basis of every figure of a kabkota; None where it has none."""
    known = lowest_level & ~np.isnan(found.numerator.value)
    if metric.kind == "ratio":
        known = known & ~np.isnan(found.denominator.value)
    words = found.numerator.basis.copy()
    words[~known] = None
    return words


def set_apart(counted: Counts, areas: pd.DataFrame, basis: str | None) -> Flags:
    """Which counts were taken on another basis than the view.

    The counts of kabkota whose people were not counted on the basis (None: whichever), of shape (areas,
    months).
    """
    if basis is None:
        return np.zeros(counted.value.shape, dtype=bool)
    lowest_level = (areas["level"] == AREA_LEVEL).to_numpy()[:, None]
    return np.asarray(~np.isnan(counted.value) & lowest_level & (counted.basis != basis), dtype=bool)


def judge_none(columns: dict[str, NDArray[Any]], sums: Sums) -> None:
    """Those set apart have no gap, and a status of their own; so has a sum of which all that reported are."""
    for name in ("gap_points", "gap_people", "path_gap"):
        columns[name] = np.where(sums.apart, np.nan, columns[name])
    apart = columns["other_basis"]
    every = (apart > 0) & (apart == columns["reported"])
    columns["status"] = np.where(every, "dasar_lain", columns["status"])
