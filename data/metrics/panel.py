"""From stored counts to arrays: one row an area, one column a month, the sums of TOTAL already taken."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, reduce
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.analysis.coverage import Flags, Numbers, carry_forward
from data.counts.packed import APPROXIMATE, CONFLICT, PROVISIONAL, Layer, basis_words
from data.definitions.registry import LEVELS, registry
from data.repository.editions import Edition
from data.repository.store import Store

Objects = NDArray[np.object_]


def month_ends(first: date, last: date) -> list[pd.Timestamp]:
    """Every month end from first to last."""
    return list(pd.date_range(first, last, freq="ME"))


@dataclass
class Counts:
    """One measure of one segment, arrays of shape (areas, months); months are indices."""

    value: Numbers
    month: NDArray[np.int64]  # where the figure was set; -1 unknown, or of pieces set in different months
    load: Numbers  # of a sum: the newest of its pieces
    row: Numbers
    basis: Objects  # of a sum: the different ones of its pieces, as nik+bps
    provisional: Flags
    approximate: Flags
    conflict: Flags
    printed: Flags  # the figure of a segment that has parts, as it was printed


class Grid:
    """The counts of an edition on a fixed grid of areas and months.

    `layer_of` gives the current layer of a measure and segment; it is called once for each, when it is first
    needed. `first`: the basis that comes before others (None: the registry's order).
    """

    def __init__(
        self,
        layer_of: Callable[[str, str], Layer | None],
        shape: tuple[int, int],
        first: str | None = None,
    ) -> None:
        """Take the source of layers, the shape (areas, months), and the preferred basis."""
        self.shape, self.first = shape, first
        self._layer = cache(layer_of)

    def stored(self, measure: str, segment: str, *, carried: bool) -> Counts:
        """The counts as stored; `carried` repeats the last known one until the next."""
        layer = self._layer(measure, segment) or Layer.empty(self.shape)
        known = layer.known
        found = Counts(
            value=np.where(known, layer.value, np.nan),
            month=np.where(known, np.arange(self.shape[1]), -1),
            load=np.where(known, layer.load, np.nan),
            row=np.where(layer.row < 0, np.nan, layer.row),
            basis=basis_words(layer),
            provisional=(layer.flags & PROVISIONAL) > 0,
            approximate=(layer.flags & APPROXIMATE) > 0,
            conflict=(layer.flags & CONFLICT) > 0,
            printed=np.zeros(self.shape, dtype=bool),
        )
        return _carried(found) if carried else found

    def reported(self, measure: str) -> Flags:
        """The months of which any area has a figure of the measure, for whichever segment."""
        return np.asarray(self.has_figure(measure).any(axis=0))

    def has_figure(self, measure: str) -> Flags:
        """Where (area, month) a figure of the measure is known, for whichever segment."""
        layers = (self._layer(measure, segment) for segment in registry().segments)
        known = [layer.known for layer in layers if layer is not None]
        return np.logical_or.reduce(known) if known else np.zeros(self.shape, dtype=bool)

    def counts(self, measure: str, segment: str, *, carried: bool) -> Counts:
        """The counts of a segment.

        A segment made of parts takes its printed figure where there is one that is at least as new as the
        parts, else the sum of its required parts. Of participants the one of the basis that comes first
        comes before the other.
        """
        own = self.stored(measure, segment, carried=carried)
        parts = registry().segments[segment].required
        if not parts:
            return own
        pieces = [self.stored(measure, part, carried=carried) for part in parts]
        everywhere = np.ones(self.shape, dtype=bool)
        total = reduce(lambda one, other: _plus(one, other, everywhere), pieces)
        month = np.max([piece.month for piece in pieces], axis=0)
        newer = (own.month > month) | ((own.month == month) & (own.load >= total.load))
        if self.first is not None and not carries(measure):
            mine, theirs = own.basis == self.first, total.basis == self.first
            newer = np.where(mine == theirs, newer, mine)
        printed = ~np.isnan(own.value) & (np.isnan(total.value) | newer)
        chosen = {
            name: np.where(printed, getattr(own, name), getattr(total, name))
            for name in Counts.__dataclass_fields__
        }
        return Counts(**{**chosen, "printed": printed})


def _plus(one: Counts, other: Counts, where: Flags) -> Counts:
    """The sum of two counts of an area and month, where it is asked for; elsewhere the first of them."""
    differ = where & (one.basis != other.basis)
    basis = one.basis.copy()
    for place in zip(*np.nonzero(differ), strict=True):
        words = [word for both in (one.basis, other.basis) for word in (both[place] or "").split("+")]
        basis[place] = "+".join(dict.fromkeys(filter(None, words)))
    return Counts(
        value=one.value + np.where(where, other.value, 0.0),
        month=np.where(where & (one.month != other.month), -1, one.month),
        load=np.where(where, np.maximum(one.load, other.load), one.load),
        row=np.where(where, np.nan, one.row),
        basis=basis,
        provisional=one.provisional | (where & other.provisional),
        approximate=one.approximate | (where & other.approximate),
        conflict=one.conflict | (where & other.conflict),
        printed=one.printed,
    )


def _carried(found: Counts) -> Counts:
    _, source = carry_forward(found.value)
    at = np.maximum(source, 0)

    def take(array: NDArray[Any]) -> NDArray[Any]:
        return np.take_along_axis(array, at, axis=1)

    known = source >= 0
    return Counts(
        value=np.where(known, take(found.value), np.nan),
        month=source,
        load=np.where(known, take(found.load), np.nan),
        row=np.where(known, take(found.row), np.nan),
        basis=np.where(known, take(found.basis), np.array(None, dtype=object)),
        provisional=np.asarray(known & take(found.provisional)),
        approximate=np.asarray(known & take(found.approximate)),
        conflict=np.asarray(known & take(found.conflict)),
        printed=found.printed,
    )


@dataclass
class Pair:
    """Numerator and denominator of a metric; the denominator of a count is all unknown."""

    numerator: Counts
    denominator: Counts


def pair(grid: Grid, numerator: str, denominator: str | None, segment: str, *, carried: bool) -> Pair:
    """The two counts of a metric.

    An optional part (PMI) joins both or neither of a ratio, and only where it was counted on the same basis;
    a plain count takes it wherever it is known. A printed figure has it in it already.
    """
    found = _ratio_pair(grid, numerator, denominator, segment, carried=carried)
    for _part, extra, joins in _joining(grid, numerator, denominator, segment, found, carried=carried):
        found = Pair(
            _plus(found.numerator, extra.numerator, joins), _plus(found.denominator, extra.denominator, joins)
        )
    return found


def used(
    grid: Grid, numerator: str, denominator: str | None, segment: str, *, carried: bool
) -> Callable[[tuple[int, int]], list[tuple[str, str]]]:
    """Of which stored counts (measure, segment) a metric is made, by the places of an area and a month."""
    whole = _ratio_pair(grid, numerator, denominator, segment, carried=carried)
    joining = list(_joining(grid, numerator, denominator, segment, whole, carried=carried))
    parts = registry().segments[segment].required
    both = ((numerator, whole.numerator), (denominator or numerator, whole.denominator))

    def of(place: tuple[int, int]) -> list[tuple[str, str]]:
        found = [
            (measure, part)
            for measure, counts in both
            for part in ((segment,) if counts.printed[place] or not parts else parts)
        ]
        found += [(measure, part) for part, _, joins in joining for measure, _ in both if joins[place]]
        return list(dict.fromkeys(found))

    return of


def _ratio_pair(grid: Grid, numerator: str, denominator: str | None, segment: str, *, carried: bool) -> Pair:
    below = denominator or numerator
    return Pair(
        grid.counts(numerator, segment, carried=carried and carries(numerator)),
        grid.counts(below, segment, carried=carried and carries(below)),
    )


def _joining(
    grid: Grid, numerator: str, denominator: str | None, segment: str, whole: Pair, *, carried: bool
) -> Iterator[tuple[str, Pair, Flags]]:
    """The optional parts of a segment, their counts, and where they join."""
    below = denominator or numerator
    for part in registry().segments[segment].optional:
        extra = Pair(
            grid.stored(numerator, part, carried=carried and carries(numerator)),
            grid.stored(below, part, carried=carried and carries(below)),
        )
        both = ~np.isnan(extra.numerator.value) & ~np.isnan(extra.denominator.value)
        both &= np.asarray(extra.numerator.basis == whole.numerator.basis, dtype=bool)
        yield part, extra, np.asarray(both & ~whole.numerator.printed & ~whole.denominator.printed)


def carries(measure: str) -> bool:
    """Whether the last known count of a measure holds until the next."""
    return registry().measures[measure].over_time == "carried_forward"


def panel(
    store: Store, edition: Edition, first: str | None = None
) -> tuple[pd.DataFrame, list[pd.Timestamp], Grid]:
    """The areas that are shown, and the counts as arrays over them and every month that any of them has.

    Those of the basis `first` come before others, where a measure has several bases.
    """
    if first is not None and not _differ(store, edition):
        first = None
    return store.remember(("panel", edition.slug, first), lambda: _grid(store, edition, first))


def _differ(store: Store, edition: Edition) -> bool:
    """Whether people of one measure were counted in more than one way."""
    measures = {measure for measure, _segment in store.kinds(edition)}
    return any(len(store.bases(edition, measure)) > 1 for measure in measures)


def _grid(store: Store, edition: Edition, first: str | None) -> tuple[pd.DataFrame, list[pd.Timestamp], Grid]:
    areas = store.areas()
    areas = areas[areas["level"].isin(LEVELS)].sort_index()
    codes, whole = list(areas.index), store.span(edition)
    months = month_ends(*whole) if whole else []
    shape = (len(codes), len(months))
    return areas, months, Grid(lambda m, s: store.current_layer(edition, m, s, codes, first), shape, first)
