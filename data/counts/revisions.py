"""What later loads changed: counts that stand in several loads with different values. Pure."""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np

from data.counts.packed import Cells, Kind, period

Loads = Iterable[tuple[int, Cells]]


class Revision(NamedTuple):
    """A count of one load, and the different one that the load before it had said."""

    area_code: str
    period: date
    segment: str
    programme: str
    measure: str
    basis: str
    old: int
    old_load: int
    new: int
    new_load: int

    @property
    def difference(self) -> int:
        """The new value less the old one."""
        return self.new - self.old


@dataclass(frozen=True)
class Revised:
    """So many steps from one load to the next changed a count, in these areas (codes).

    `newest` are the first of the steps: those of the newest load first, and of these the largest difference
    first.
    """

    count: int
    areas: frozenset[str]
    newest: tuple[Revision, ...]


def revised(
    kinds: Iterable[tuple[Kind, Loads]], codes: Sequence[str], span: tuple[int, int], *, most: int
) -> Revised:
    """What loads changed in what was said before, kind by kind; `newest` has `most` at the longest.

    The loads of a kind come the oldest first, and are looked at one at a time on a grid of areas and months
    (first and last ordinal). Of several figures of one load counts the one that its block keeps.
    """
    count, areas, newest = 0, set[str](), list[Revision]()
    for kind, loads in kinds:
        for places, first in _steps(kind, loads, codes, span, most=most):
            count += len(places)
            areas.update(codes[place] for place in np.unique(places))
            newest = heapq.nsmallest(most, [*newest, *first], key=_order)
    return Revised(count, frozenset(areas), tuple(newest))


def _order(step: Revision) -> tuple[Any, ...]:
    return (-step.new_load, -abs(step.difference), *step[:6])


def _steps(
    kind: Kind, loads: Loads, codes: Sequence[str], span: tuple[int, int], *, most: int
) -> Iterator[tuple[Any, list[Revision]]]:
    """Of each load the areas (places in `codes`) of the counts it changed, and the first of these counts."""
    months = span[1] - span[0] + 1
    place = {code: number for number, code in enumerate(codes)}
    said = np.full(len(codes) * months, -1, dtype=np.int64)
    by = np.zeros(len(said), dtype=np.int64)
    for load, cells in loads:
        area = np.array([place[code] for code in cells.codes], dtype=np.int64)[cells.area]
        at = area * months + cells.month.astype(np.int64) - span[0]
        changed = np.flatnonzero((said[at] >= 0) & (said[at] != cells.value))
        old, new = said[at[changed]], cells.value[changed].astype(np.int64)
        first = np.argsort(-np.abs(new - old), kind="stable")[:most]  # cells are sorted by area and month
        yield (
            area[changed],
            [
                Revision(
                    codes[area[changed[n]]],
                    period(int(cells.month[changed[n]])),
                    *kind,
                    old=int(old[n]),
                    old_load=int(by[at[changed[n]]]),
                    new=int(new[n]),
                    new_load=load,
                )
                for n in first
            ],
        )
        said[at], by[at] = cells.value, load
