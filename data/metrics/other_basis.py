"""Figures of a basis other than the view's: which they are, and that they are held against nothing. Pure."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.analysis.coverage import Flags
from data.analysis.rollup import Sums
from data.definitions.registry import AREA_LEVEL
from data.metrics.panel import Counts


def set_apart(counted: Counts, areas: pd.DataFrame, basis: str | None) -> Flags:
    """Which counts were taken on another basis than the view.

    The counts of kabkota whose people were not counted on the basis (None: whichever), of shape (areas,
    months).
    """
    if basis is None:
        return np.zeros(counted.value.shape, dtype=bool)
    leaf = (areas["level"] == AREA_LEVEL).to_numpy()[:, None]
    return np.asarray(~np.isnan(counted.value) & leaf & (counted.basis != basis), dtype=bool)


def judge_none(columns: dict[str, NDArray[Any]], sums: Sums) -> None:
    """Those set apart have no gap, and a status of their own; so has a sum of which all that reported are."""
    for name in ("gap_points", "gap_people", "path_gap"):
        columns[name] = np.where(sums.apart, np.nan, columns[name])
    apart = columns["other_basis"]
    every = (apart > 0) & (apart == columns["reported"])
    columns["status"] = np.where(every, "dasar_lain", columns["status"])
