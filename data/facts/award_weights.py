"""An office's own weights for the Paritrana file, and what they make of an area. Pure.

No weights were ever published: these are the office's own, and so is the figure. Of each aspect counts what
is there of all that is there or missing; what nobody lists (answers of an interview) is not in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

ASPECTS = ("kebijakan", "peraturan", "kinerja", "wawancara")
WHOLE = 100.0
NEAR = 1e-9


class WeightsError(ValueError):
    """Weights that cannot be used. `aspect` is the one that is no weight; empty where `total` is not 100."""

    def __init__(self, aspect: str = "", total: float = 0.0) -> None:
        """`total`: what the weights add up to."""
        super().__init__(aspect or f"{total:g}")
        self.aspect, self.total = aspect, total


@dataclass(frozen=True)
class Part:
    """One aspect: its weight, how many things are there and how many are missing."""

    aspect: str
    weight: float
    there: int
    missing: int

    @property
    def share(self) -> float | None:
        """There by all, 0 to 1; None where there is nothing of either."""
        every = self.there + self.missing
        return self.there / every if every else None

    @property
    def points(self) -> float | None:
        """Weight times share; 0 where nothing weighs, None where the share is not known."""
        if not self.weight:
            return 0.0
        return None if self.share is None else self.weight * self.share


@dataclass(frozen=True)
class Weighed:
    """The aspects in their order."""

    parts: tuple[Part, ...]

    @property
    def total(self) -> float | None:
        """The sum of the points, 0 to 100; None where those of one aspect are not known."""
        points = [part.points for part in self.parts]
        return None if any(one is None for one in points) else sum(one or 0.0 for one in points)


def weights(written: Mapping[str, str]) -> dict[str, float] | None:
    """The weight of each aspect as it was typed (25, 12,5); None where none was.

    What is blank beside others weighs nothing. Raises WeightsError.
    """
    if not any(written.get(aspect, "").strip() for aspect in ASPECTS):
        return None
    found = {aspect: _weight(aspect, written.get(aspect, "")) for aspect in ASPECTS}
    total = sum(found.values())
    if abs(total - WHOLE) > NEAR:
        raise WeightsError(total=total)
    return found


def _weight(aspect: str, text: str) -> float:
    plain = text.strip().removesuffix("%").strip().replace(",", ".")
    whole, _, part = plain.partition(".")
    if not plain:
        return 0.0
    if not (whole + part).isdecimal() or not (whole + part).isascii() or len(plain) > 8:
        raise WeightsError(aspect)
    found = float(plain)
    if found > WHOLE:
        raise WeightsError(aspect)
    return found


def weighed(chosen: Mapping[str, float], counts: Mapping[str, tuple[int, int]]) -> Weighed:
    """`counts`: of each aspect how many things are there, and how many are missing."""
    return Weighed(tuple(Part(aspect, chosen[aspect], *counts[aspect]) for aspect in ASPECTS))
