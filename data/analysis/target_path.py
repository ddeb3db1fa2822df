"""The path of a year: the straight line from last December to the target of this December."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.analysis.coverage import Numbers
from data.analysis.target_due import Due

Objects = NDArray[np.object_]


@dataclass(frozen=True)
class Path:
    """Where the path of a year starts, in December of the year before, and why: `asked`, the scheme asked for
    so much then; `reported`, so many took part by the newest report of that year; `target`, neither is
    known, and the path is the target all year. Numbers, or arrays of one a month."""

    start: float | Numbers
    origin: str | Objects

    def at(
        self, target: float | Numbers, month: int | NDArray[np.int64], *, higher_is_better: bool
    ) -> Numbers:
        """The path at the end of months (1 to 12), in the unit of start and target: a line that reaches the
        target in December and never lies past it; the target itself where there is no start."""
        line = self.start + (target - self.start) * month / 12
        held = np.minimum(line, target) if higher_is_better else np.maximum(line, target)
        return np.where(np.equal(month, 12) | np.isnan(self.start), target, held)


def path(goal: Due, before: Sequence[Due], reported: float | Numbers) -> Path:
    """The path to a target. `before`: what the scheme asked for a year earlier; it starts there if it was
    asked in the same unit and on the same base, else from `reported`, participants in the unit and on the
    base of the target (NaN: there was no report)."""
    for asked in before:
        if (asked.unit, asked.base) == (goal.unit, goal.base) and goal.unit != "growth":
            return Path(asked.value, "asked")
    return Path(reported, np.where(np.isnan(reported), "target", "reported").astype(object))


def newest_of_year(
    values: NDArray[np.float64], months: Sequence[pd.Timestamp], years: Sequence[int]
) -> dict[int, float]:
    """The last known value of an area (one a month) in each of the years; NaN where there is none."""
    found = dict.fromkeys(years, float("nan"))
    for value, month in zip(values, months, strict=True):
        if month.year in found and not np.isnan(value):
            found[month.year] = float(value)
    return found
