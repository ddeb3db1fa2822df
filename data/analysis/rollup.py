"""Adding areas up: a rate is a ratio of sums over the areas below that have reported."""

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.analysis.coverage import Flags, Numbers, Places, values_at
from data.analysis.hierarchy import kabkota_below

Objects = NDArray[np.object_]


class Common(NamedTuple):
    """Sums over the same areas at two times, and how many areas they are."""

    now: Numbers
    then: Numbers
    base: Numbers
    base_then: Numbers
    areas: NDArray[np.int64]


class Sums:
    """Sums over the areas below each area, of shape (areas, months).

    `known` says which areas have reported in which month, `apart` and `alone` which of them are never added
    to others: those of another basis, and those of whose figures no rate can be taken. Where a collection
    does not add up, and for a kabkota, the one area below an area is itself.
    """

    def __init__(
        self,
        areas: pd.DataFrame,
        known: Flags,
        *,
        rolls_up: bool,
        apart: Flags | None = None,
        alone: Flags | None = None,
    ) -> None:
        """Take `areas` (index code, columns level and parent) and arrays of shape (areas, months)."""
        self.known, self.apart = known, np.zeros_like(known) if apart is None else apart
        self.figures = known if alone is None else known & ~alone
        self._left_out = self.apart if alone is None else self.apart | alone
        self._added_up = known & ~self._left_out
        self.members = _members(areas, rolls_up=rolls_up)
        self.sizes = np.array([len(below) for below in self.members])
        self._above = [place for place, below in enumerate(self.members) if below != [place]]
        self.reported = self.count(known)

    def _added(self, values: Numbers) -> Numbers:
        """Most areas are the one area below them: only the others are added up.

        By a product of matrices it would take longer, and threads that wait for each other.
        """
        total = values.copy()
        for place in self._above:
            below = self.members[place]
            total[place] = np.where(self._left_out[below], 0.0, values[below]).sum(axis=0)
        return total

    def every(self, where: Flags) -> NDArray[np.int64]:
        """How many of the areas below each area it holds for, those that are not added up among them."""
        return np.array([where[below].sum(axis=0) for below in self.members], dtype=np.int64)

    def having(self) -> NDArray[np.int64]:
        """How many of the areas below each area have a figure that counts above; a kabkota has its own."""
        found = self.every(self.figures)
        own = np.ones(len(found), dtype=bool)
        own[self._above] = False
        found[own] = self.known[own]
        return found

    def count(self, where: Flags) -> NDArray[np.int64]:
        """How many of the areas below each area it holds for."""
        return self._added(where.astype(np.float64)).round().astype(np.int64)

    def over(self, values: Numbers, where: Flags) -> Numbers:
        """Sums over the areas below for which it holds.

        NaN where it holds for none, or where the value of one of them is unknown: a part of a sum is not the
        sum.
        """
        given = where & ~np.isnan(values)
        total = self._added(np.where(given, values, 0.0))
        held = self.count(where)
        return np.where((held > 0) & (self.count(given) == held), total, np.nan)

    def of(self, values: Numbers) -> Numbers:
        """Sums over the areas below that have reported."""
        return self.over(values, self.known)

    def any(self, flags: Flags) -> Flags:
        """Whether it holds for any area below that has reported."""
        return np.asarray(self.count(flags & self.known) > 0)

    def common(self, top: Numbers, bottom: Numbers, then: Places, basis: Objects) -> "Common":
        """Sums of now and of an earlier month over the same areas.

        Numerators and denominators of now and of the month at the place `then` says for each, over the areas
        below that reported in both on the same basis: the same areas, however many others reported in one of
        them.
        """
        earlier = values_at(self.figures.astype(float), then) > 0
        same_basis = np.asarray(basis == basis[:, np.maximum(then, 0)], dtype=bool)
        both = self.figures & earlier & same_basis
        return Common(
            now=self.over(top, both),
            then=self.over(values_at(top, then), both),
            base=self.over(bottom, both),
            base_then=self.over(values_at(bottom, then), both),
            areas=self.count(both),
        )

    def common_value(self, values: NDArray[np.int64]) -> NDArray[np.int64]:
        """The value that all reporting areas below share; -1 where they differ or none has reported."""
        result, highest = np.where(self.known, values, -1), np.iinfo(np.int64).max
        for place in self._above:
            part, counted = values[self.members[place]], self._added_up[self.members[place]]
            least = np.where(counted, part, highest).min(axis=0, initial=highest)
            most = np.where(counted, part, -1).max(axis=0, initial=-1)
            result[place] = np.where(least == most, most, -1)
        return result

    def words(self, values: Objects) -> Objects:
        """The different words of the reporting areas below, parted by a comma; None where none reported."""
        result = np.full(values.shape, None, dtype=object)
        result[self.known] = [word or "" for word in values[self.known].tolist()]
        for place in self._above:
            result[place] = None
            for month in range(values.shape[1]):
                found = {values[row, month] for row in self.members[place] if self._added_up[row, month]}
                if found:
                    result[place, month] = ",".join(sorted(filter(None, found)))
        return result


def _members(areas: pd.DataFrame, *, rolls_up: bool) -> list[list[int]]:
    """For each area (index code, columns level and parent) the rows of the kabkota it is made of."""
    if not rolls_up:
        return [[place] for place in range(len(areas))]
    places = {code: place for place, code in enumerate(areas.index)}
    below = kabkota_below(areas["level"].to_dict(), areas["parent"].to_dict())
    return [[places[one] for one in below[code]] for code in areas.index]
