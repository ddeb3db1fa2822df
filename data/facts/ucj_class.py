"""The four classes of UCJ: which one a percentage falls into, by the limits an office has loaded. Pure.

The names of the classes are published (lampungtengahkab.go.id, 19 May 2025), their limits are not: without a
file of limits nobody has a class.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from data.facts.latest import newest_rows

CLASSES = ("sangat_rendah", "rendah", "sedang", "tinggi")
COVERAGE, TARGET = "cakupan", "capaian"
MEASURED = (COVERAGE, TARGET)  # percent of eligible workers, or percent of the year's target


@dataclass(frozen=True)
class Limits:
    """`starts`: the percentage each class begins at, lowest class first; `rows` says where it is written."""

    year: int
    measured: str
    starts: tuple[float, ...]
    rows: tuple[Any, ...]

    def class_of(self, percent: float) -> str:
        """The class of a percentage: the highest that begins at it or below."""
        found = [word for word, start in zip(CLASSES, self.starts, strict=True) if start <= percent]
        return found[-1] if found else CLASSES[0]


def coherent(starts: Sequence[float]) -> bool:
    """Whether the starts of four classes rise from 0."""
    rising = all(lower < higher for lower, higher in pairwise(starts))
    return len(starts) == len(CLASSES) and starts[0] == 0 and rising


def limits(rows: Iterable[Any], places: Sequence[str], year: int) -> Limits | None:
    """The limits that hold for an area in a year.

    `places`: the area and those it lies in, the nearest first. The nearest with limits counts, there the
    newest year up to `year`; None where there are none, or where several files together make no whole.
    """
    known = [row for row in newest_rows("ucj_class", rows) if row.year <= year]
    for place in places:
        own = [row for row in known if row.area_code == place]
        if not own:
            continue
        latest = max(row.year for row in own)
        last = {row.ucj_class: row for row in own if row.year == latest}
        found = tuple(last[word] for word in CLASSES if word in last)
        starts = tuple(float(row.start) for row in found)
        if coherent(starts) and len({row.measured for row in found}) == 1:
            return Limits(latest, found[0].measured, starts, found)
        return None
    return None
