"""What batches of a long file become: words as positions, months as ordinals, cells as counts."""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.definitions.registry import registry
from etl.model import Cell
from etl.parsing import numbers

ODD, NONE = -1, -2
_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+\Z")
_SHORT = 10
Ints = NDArray[Any]


@dataclass(frozen=True)
class Rows:
    """Counts that were read, one an element; words as positions in Vocabulary, months as ordinals."""

    kind: Ints
    area: Ints
    month: Ints
    value: Ints
    row: Ints
    flags: Ints
    note: list[str | None] | None
    rse: list[float | None] | None


class Vocabulary:
    """The registry's words by position, and a number for each kind of count."""

    def __init__(self, codes: list[str]) -> None:
        """`codes`: the areas that are known; segments, measures and so on come from the registry."""
        known = registry()
        self.codes = codes
        self.segments, self.measures = list(known.segments), list(known.measures)
        self.programmes, self.bases = ["", *known.programmes], list(known.bases)
        self.shape = (len(self.segments), len(self.programmes), len(self.measures), len(self.bases))


def counts(cells: list[str]) -> Ints:
    """numbers.count of every cell: bare digits all at once, anything else one by one."""
    short = cells
    if max(map(len, cells), default=0) >= _SHORT:
        short = [cell if len(cell) < _SHORT else "" for cell in cells]
    try:
        text = np.array(short, dtype="S")
    except UnicodeEncodeError:
        text = np.array([cell if cell.isascii() else "" for cell in short], dtype="S")
    marks = text.view(np.uint8).reshape(len(cells), -1)
    there = marks > 0
    value = np.zeros(len(cells), dtype=np.int64)
    for place in range(marks.shape[1]):
        value = np.where(there[:, place], value * 10 + marks[:, place] - 48, value)
    digits = ((marks >= 48) & (marks <= 57) | ~there).all(axis=1) & there[:, 0]
    for place in np.flatnonzero(~digits).tolist():
        value[place] = _count(cells[place])
    return value


def _count(cell: str) -> int:
    if len(cell) < 12 and _GROUPED.match(cell):
        return int(cell.replace(".", ""))
    try:
        found = numbers.count(cell_of(cell))
    except numbers.NumberError:
        return ODD
    return NONE if found is None else found


def cell_of(text: str) -> Cell:
    """A cell as delivered; None where it is blank."""
    return text if text.strip() else None
