"""The rows of a MetricFrame as typed tuples, made month by month as they are asked for."""

from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.metrics.contracts import METRIC_COLUMNS, MetricRow

NUMBERS = {"Float64": np.float64, "Int64": np.int64}
Column = tuple[NDArray[Any], NDArray[np.bool_] | None]  # values, and where they are unknown


class Rows:
    """The rows of a frame of one metric, in its order: those of a month lie together."""

    def __init__(self, frame: pd.DataFrame) -> None:
        """No row is made yet."""
        self._columns = [_column(frame[name], kind) for name, kind in METRIC_COLUMNS.items()]
        self._periods = frame["period"].tolist()

    @cached_property
    def _places(self) -> dict[date, slice]:
        found, start = dict[date, slice](), 0
        for month, rows in groupby(self._periods):
            if month in found:
                raise ValueError(f"the rows of {month} do not lie together")
            stop = start + len(list(rows))
            found[month] = slice(start, stop)
            start = stop
        return found

    def month(self, month: date) -> list[MetricRow]:
        """The rows of a month; none where it is not in the frame."""
        place = self._places.get(month)
        return [] if place is None else self._made(place)

    def whole(self) -> list[MetricRow]:
        """Every row."""
        return self._made(slice(None))

    def _made(self, place: slice) -> list[MetricRow]:
        lists = []
        for values, unknown in self._columns:
            found = values[place].tolist()
            if unknown is not None:
                for at in np.flatnonzero(unknown[place]).tolist():
                    found[at] = None
            lists.append(found)
        return [MetricRow._make(row) for row in zip(*lists, strict=True)]


def _column(column: "pd.Series[Any]", kind: str) -> Column:
    unknown = column.isna().to_numpy()
    if kind in NUMBERS:
        values = column.to_numpy(dtype=NUMBERS[kind], na_value=0)
    else:
        values = column.to_numpy(dtype=object)
    return values, unknown if unknown.any() else None


def metric_rows(frame: pd.DataFrame) -> list[MetricRow]:
    """The rows of a MetricFrame, in its order, as typed tuples with None for NA."""
    return Rows(frame).whole()
