"""All counts of a long file in nine bytes each: by kind, an array of areas and months."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.counts.packed import Cells, Kind, period
from etl.large_files.arrays import Ints, Rows, Vocabulary
from etl.large_files.csv_batches import UnsuitedFileError

MOST = 60_000_000  # cells, empty ones too
MONTHS = 12  # the axis grows by whole years


@dataclass
class Layers:
    """The counts of one kind; `row` is 0 where there is none."""

    value: NDArray[np.int32]
    row: NDArray[np.int32]
    flags: NDArray[np.uint8]

    @classmethod
    def empty(cls, shape: tuple[int, int]) -> "Layers":
        """Layers of zeros, of `shape` areas x months."""
        whole = np.zeros(shape, dtype=np.int32)
        return cls(whole, whole.copy(), np.zeros(shape, dtype=np.uint8))


@dataclass
class FileGrid:
    """Filled batch by batch. `first` is the ordinal of the first month of the axis, `months` its length."""

    vocabulary: Vocabulary
    first: int = 0
    months: int = 0
    kinds: dict[int, Layers] = field(default_factory=dict)

    def add(self, rows: Rows) -> tuple[Ints, Ints]:
        """Take counts in; gives the positions of those whose count an earlier row has given, and that row."""
        again, before = [], []
        if len(rows.month):
            self._reach(int(rows.month.min()), int(rows.month.max()))
        place = rows.area * self.months + (rows.month - self.first)
        for kind in np.unique(rows.kind).tolist():
            at = np.flatnonzero(rows.kind == kind)
            layers = self._layers(kind)
            stood, cell, row = layers.row.reshape(-1), place[at], rows.row[at]
            fresh = stood[cell] == 0
            stood[cell[fresh][::-1]] = row[fresh][::-1]  # of two in one batch the first stays
            new = stood[cell] == row
            layers.value.reshape(-1)[cell[new]] = rows.value[at][new]
            layers.flags.reshape(-1)[cell[new]] = rows.flags[at][new]
            again.append(at[~new])
            before.append(stood[cell[~new]])
        if not again:
            return np.array([], dtype=np.int64), np.array([], dtype=np.int64)
        positions, rows_before = np.concatenate(again), np.concatenate(before)
        order = np.argsort(positions)
        return positions[order], rows_before[order]

    def _layers(self, kind: int) -> Layers:
        if kind not in self.kinds:
            self._bound(len(self.kinds) + 1, self.months)
            self.kinds[kind] = Layers.empty((len(self.vocabulary.codes), self.months))
        return self.kinds[kind]

    def _bound(self, kinds: int, months: int) -> None:
        if kinds * months * len(self.vocabulary.codes) > MOST:
            raise UnsuitedFileError

    def _reach(self, first: int, last: int) -> None:
        """Widen the axis to hold these months."""
        if not self.months:
            self.first, self.months = first, last - first + 1
            return
        low, high = min(first, self.first), max(last, self.first + self.months - 1)
        if (low, high) == (self.first, self.first + self.months - 1):
            return
        low = low if low == self.first else low - low % MONTHS
        high = high + (MONTHS - 1 - high % MONTHS)
        self._bound(len(self.kinds), high - low + 1)
        wide = ((0, 0), (self.first - low, high - (self.first + self.months - 1)))
        for layers in self.kinds.values():
            for name in Layers.__dataclass_fields__:
                setattr(layers, name, np.pad(getattr(layers, name), wide))
        self.first, self.months = low, high - low + 1

    def kind(self, number: int) -> Kind:
        """The words of a kind."""
        v = self.vocabulary
        at = np.unravel_index(number, v.shape)
        return Kind(v.segments[at[0]], v.programmes[at[1]], v.measures[at[2]], v.bases[at[3]])

    def by_kind(self) -> Iterator[tuple[Kind, Layers]]:
        """Every kind with its arrays."""
        for number in sorted(self.kinds):
            yield self.kind(number), self.kinds[number]

    def cells(self) -> Iterator[tuple[Kind, Cells]]:
        """The counts of each kind as a block."""
        for kind, layers in self.by_kind():
            at, month = np.nonzero(layers.row)
            used, area = np.unique(at, return_inverse=True)
            codes = tuple(self.vocabulary.codes[place] for place in used.tolist())
            where = (at, month)
            yield (
                kind,
                Cells(
                    codes,
                    area,
                    month + self.first,
                    layers.value[where],
                    layers.row[where],
                    layers.flags[where],
                ),
            )

    def frame(self, kind: Kind, at: Ints, month: Ints, value: Ints, row: Ints | None = None) -> pd.DataFrame:
        """Counts of one kind as observations with their place; months are ordinals."""
        known = {number: period(number) for number in np.unique(month).tolist()}
        columns = {
            "area_code": [self.vocabulary.codes[place] for place in at.tolist()],
            "period": [known[number] for number in month.tolist()],
            **{name: [word] * len(at) for name, word in kind._asdict().items()},
            "value": value.tolist(),
            "sheet": [None] * len(at),
            "source_row": [None] * len(at) if row is None else row.tolist(),
            "source_column": ["nilai"] * len(at),
        }
        return pd.DataFrame(columns, dtype=object)
