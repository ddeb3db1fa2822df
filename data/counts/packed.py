"""The counts of one load by kind, packed: sorted arrays in one value, so that readers need not fetch rows.

Pure. What a block says can always be made again from the rows of its load.
"""

import hashlib
import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.dates import last_day
from data.definitions.registry import registry

APPROXIMATE, PROVISIONAL, CONFLICT = 1, 2, 4
_HEAD = struct.Struct("<4sII")
_MARK = b"PJ01"
_COUNT_COLUMNS = (
    *("area_code", "period", "segment", "measure", "basis", "value"),
    *("precision", "provisional", "load_id", "source_row", "conflict"),
)
_TYPES = {"area": "<u2", "month": "<u2", "value": "<i8", "row": "<i4", "flags": "u1"}


class Kind(NamedTuple):
    """What is counted, but for area and month."""

    segment: str
    programme: str
    measure: str
    basis: str


@dataclass(frozen=True)
class Cells:
    """The counts of one kind in one load, one an area and month, sorted by them."""

    codes: tuple[str, ...]
    area: NDArray[Any]  # positions in codes
    month: NDArray[Any]  # see `ordinal`
    value: NDArray[Any]
    row: NDArray[Any]  # in the file; -1 unknown
    flags: NDArray[Any]  # APPROXIMATE | PROVISIONAL | CONFLICT (several figures that differ in this load)

    @property
    def places(self) -> str:
        """A digest of which areas and months have a count.

        Of two loads with the same one the newer replaces every count of the older.
        """
        words = "\n".join(self.codes).encode()
        arrays = self.area.astype("<u2").tobytes() + self.month.astype("<u2").tobytes()
        return hashlib.sha256(words + b"\0" + arrays).hexdigest()

    def pack(self) -> bytes:
        """The bytes that `unpack` reads."""
        words = "\n".join(self.codes).encode()
        arrays = [getattr(self, name).astype(kind).tobytes() for name, kind in _TYPES.items()]
        return b"".join([_HEAD.pack(_MARK, len(words), len(self.value)), words, *arrays])


def unpack(data: bytes) -> Cells:
    """The cells that were packed. Raises ValueError where the bytes are none."""
    mark, words, count = _HEAD.unpack_from(data)
    if mark != _MARK:
        raise ValueError("bukan blok angka")
    at = _HEAD.size + words
    codes = tuple(data[_HEAD.size : at].decode().split("\n"))
    arrays = {}
    for name, kind in _TYPES.items():
        arrays[name] = np.frombuffer(data, kind, count, at)
        at += arrays[name].nbytes
    return Cells(codes, **arrays)


def ordinal(period: date) -> int:
    """Months since January of the year 0."""
    return period.year * 12 + period.month - 1


def period(number: int) -> date:
    """The last day of the month with that ordinal."""
    return last_day(number // 12, number % 12 + 1)


def cells_by_kind(rows: pd.DataFrame) -> dict[Kind, Cells]:
    """The cells of one load from its observations in the order of the file.

    Of several figures for one count the exact one is in force, else the first.
    """
    months = {stamp: ordinal(stamp) for stamp in rows["period"].unique()}
    packed = pd.DataFrame(
        {
            "month": rows["period"].map(months).to_numpy(dtype=np.int64),
            "value": rows["value"].to_numpy(dtype=np.int64),
            "row": pd.to_numeric(rows["source_row"]).fillna(-1).to_numpy(dtype=np.int64),
            "flags": (rows["precision"] == "approx").to_numpy() * APPROXIMATE
            + rows["provisional"].to_numpy(dtype=bool) * PROVISIONAL,
            "area_code": rows["area_code"].to_numpy(dtype=object),
        },
        index=rows.index,
    )
    kinds = rows.groupby(list(Kind._fields), sort=False).indices
    return {Kind(*kind): _cells(packed.iloc[places]) for kind, places in kinds.items()}


def _cells(rows: pd.DataFrame) -> Cells:
    codes, area = np.unique(rows["area_code"].to_numpy(dtype=object), return_inverse=True)
    month, value, flags = (rows[name].to_numpy() for name in ("month", "value", "flags"))
    key = area.astype(np.int64) * 65_536 + month
    order = np.lexsort((np.arange(len(key)), flags & APPROXIMATE, key))
    first = np.flatnonzero(np.diff(key[order], prepend=-1))
    chosen, sorted_values = order[first], value[order]
    differ = np.minimum.reduceat(sorted_values, first) != np.maximum.reduceat(sorted_values, first)
    return Cells(
        tuple(codes),
        area=area[chosen],
        month=month[chosen],
        value=value[chosen],
        row=rows["row"].to_numpy()[chosen],
        flags=flags[chosen] | differ * CONFLICT,
    )


@dataclass
class Layer:
    """Counts that stand, dense: arrays of shape (areas, months), value -1 where there is none."""

    value: NDArray[np.int64]
    load: NDArray[np.int64]
    row: NDArray[np.int64]
    flags: NDArray[np.uint8]
    basis: NDArray[np.int8]  # positions in the registry's bases

    @classmethod
    def empty(cls, shape: tuple[int, int], basis: int = 0) -> "Layer":
        """A layer of shape (areas, months) without a count."""
        whole, small = np.full(shape, -1, dtype=np.int64), np.zeros(shape, dtype=np.uint8)
        return cls(whole, whole.copy(), whole.copy(), small, np.full(shape, basis, dtype=np.int8))

    def of(self, places: Sequence[int]) -> "Layer":
        """The areas at these places, in arrays of their own."""
        return Layer(*(getattr(self, name)[places] for name in self.__dataclass_fields__))

    @property
    def known(self) -> NDArray[np.bool_]:
        """Where there is a count, of shape (areas, months)."""
        return np.asarray(self.value >= 0)


def lay(
    blocks: Iterable[tuple[int, Cells]], codes: Sequence[str], span: tuple[int, int], *, basis: int = 0
) -> Layer:
    """Blocks of one kind, the newest load first, on a grid of areas and months (first and last ordinal).

    What a newer load says covers what an older one says.
    """
    first, last = span
    place = {code: number for number, code in enumerate(codes)}
    layer = Layer.empty((len(codes), last - first + 1), basis)
    for load, cells in blocks:
        at = np.array([place.get(code, -1) for code in cells.codes])[cells.area]
        column = cells.month.astype(np.int64) - first
        inside = (at >= 0) & (column >= 0) & (column <= last - first)
        inside[inside] = layer.value[at[inside], column[inside]] < 0
        where = at[inside], column[inside]
        layer.value[where], layer.load[where] = cells.value[inside], load
        layer.row[where], layer.flags[where] = cells.row[inside], cells.flags[inside]
    return layer


def one_basis(layers: Sequence[Layer], first: str | None = None) -> Layer:
    """Of layers of several bases `first` comes first, then the first in the registry's order.

    Where another one says something else, that is a conflict.
    """
    wanted = None if first is None else basis_place(first)

    def order(layer: Layer) -> tuple[bool, int]:
        place = int(layer.basis.flat[0]) if layer.basis.size else 0
        return place != wanted, place

    layers = sorted(layers, key=order)
    chosen = layers[0]
    for other in layers[1:]:
        both = chosen.known & other.known & (chosen.value != other.value)
        chosen.flags |= both.astype(np.uint8) * np.uint8(CONFLICT)
        fresh = ~chosen.known & other.known
        for name in Layer.__dataclass_fields__:
            getattr(chosen, name)[fresh] = getattr(other, name)[fresh]
    return chosen


def basis_place(basis: str) -> int:
    """The place of a basis in the registry's order; one that it does not know comes last."""
    known = list(registry().bases)
    return known.index(basis) if basis in known else len(known)


def basis_words(layer: Layer) -> NDArray[np.object_]:
    """The bases of a layer as words; None where it has no count."""
    words = np.array([*registry().bases, "lain"], dtype=object)[layer.basis]
    words[~layer.known] = None
    return np.asarray(words)


def frame_of_layers(
    layers: Sequence[tuple[tuple[str, str], Layer | None]], codes: Sequence[str], span: tuple[int, int]
) -> pd.DataFrame:
    """The counts of layers (each with its measure and segment) as rows.

    Area_code, period, segment, measure, basis, value, precision, provisional, load_id, source_row, conflict.
    """
    areas, months = np.array(codes, dtype=object), range(span[0], span[1] + 1)
    periods = np.array([*(period(month) for month in months), None], dtype=object)
    parts = []
    for (measure, segment), layer in layers:
        if layer is None:
            continue
        at, month = np.nonzero(layer.known)
        row, flags = layer.row[at, month], layer.flags[at, month]
        columns = {
            "area_code": areas[at],
            "period": periods[month],
            "segment": np.full(len(at), segment, dtype=object),
            "measure": np.full(len(at), measure, dtype=object),
            "basis": basis_words(layer)[at, month],
            "value": layer.value[at, month],
            "precision": np.where(flags & APPROXIMATE, "approx", "exact").astype(object),
            "provisional": (flags & PROVISIONAL) > 0,
            "load_id": layer.load[at, month],
            "source_row": np.where(row < 0, np.nan, row),
            "conflict": (flags & CONFLICT) > 0,
        }
        parts.append(columns)
    names = list(parts[0]) if parts else list(_COUNT_COLUMNS)
    return pd.DataFrame(
        {name: np.concatenate([part[name] for part in parts]) if parts else [] for name in names}
    )
