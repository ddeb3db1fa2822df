"""Where a figure comes from: the counts that a metric of an area is made of, and what files say of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from data.definitions.registry import registry
from data.metrics.panel import Counts, carries, panel, used
from data.repository.editions import Edition
from data.repository.store import Store


@dataclass(frozen=True)
class Part:
    """A count in force.

    How many people (or employers) as of the end of `period`, which load says so, and in which row of its
    file, where the load says.
    """

    measure: str
    segment: str
    period: date
    value: int
    basis: str
    load_id: int
    source_row: int | None


def parts(
    store: Store, edition: Edition, metric: str, areas: Sequence[str], period: date, basis: str | None = None
) -> dict[str, list[Part]]:
    """The stored counts behind a metric in one month, by area.

    The counts that a metric is made of in each of these areas in one month, numerator first, those of a basis
    before others; none where it is not known. Of an area above others, where figures add up, there are none:
    ask for those below.
    """
    known, carried = registry().metrics[metric], registry().collections[edition.collection].carries_forward
    places, months, grid = panel(store, edition, basis)
    days = [month.date() for month in months]
    wanted = used(grid, known.numerator, known.denominator, known.segment, carried=carried)

    def of(place: tuple[int, int]) -> Iterator[Part]:
        for measure, segment in wanted(place):
            counts = stored(measure, segment)
            if counts.month[place] >= 0:
                yield _part(measure, segment, counts, place, days[counts.month[place]])

    @cache
    def stored(measure: str, segment: str) -> Counts:
        return grid.stored(measure, segment, carried=carried and carries(measure))

    column = days.index(period)
    return {area: list(of((places.index.get_loc(area), column))) for area in areas}


def _part(measure: str, segment: str, counts: Counts, place: tuple[int, int], day: date) -> Part:
    row = counts.row[place]
    return Part(
        measure,
        segment,
        period=day,
        value=int(counts.value[place]),
        basis=counts.basis[place],
        load_id=int(counts.load[place]),
        source_row=None if np.isnan(row) else int(row),
    )
