"""Rank ranges: what ranks an area may hold where potensi comes from a survey with a known error."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from data.analysis.coverage import Numbers, ranks

DRAWS = 2_000
SEED = 20_210_002  # Inpres 2/2021: any fixed number gives the same ranges every time
SHARE = 90  # percent of the draws that a range holds


@dataclass(frozen=True)
class Estimate:
    """Counts of one area and how uncertain its potensi is.

    Active participants, potensi, and the relative standard error of that potensi in percent (None: none is
    given, and potensi is taken as exact).
    """

    active: float
    eligible: float
    rse: float | None


@dataclass(frozen=True)
class Range:
    """The best and the worst rank within 90 percent of the draws."""

    best: int
    worst: int

    def overlaps(self, other: "Range") -> bool:
        """Whether two ranges share a rank."""
        return self.best <= other.worst and other.best <= self.worst


def combined(parts: Sequence[tuple[float, float | None]]) -> float | None:
    """The relative standard error in percent of a sum of (value, its error), as of independent estimates.

    None where one that counts has no error of its own.
    """
    whole = sum(value for value, _ in parts)
    if whole <= 0 or any(rse is None for value, rse in parts if value > 0):
        return None
    return sqrt(sum((value * (rse or 0.0)) ** 2 for value, rse in parts)) / whole


def rank_ranges(estimates: Mapping[str, Estimate], *, higher_is_better: bool = True) -> dict[str, Range]:
    """The range of each area with a potensi, over DRAWS draws of all potensi at once.

    Normal around the estimate, drawn again while not positive, independent between areas, the same draws
    every time. Participants are counted, not estimated. Empty where no potensi carries an error.
    """
    known = {area: one for area, one in sorted(estimates.items()) if one.eligible > 0}
    if not any(one.rse for one in known.values()):
        return {}
    active = np.array([one.active for one in known.values()])[:, None]
    middle = np.array([one.eligible for one in known.values()])[:, None]
    spread = middle * np.array([one.rse or 0.0 for one in known.values()])[:, None] / 100
    drawn = ranks(active / _positive(middle, spread), higher_is_better=higher_is_better)
    drawn = np.sort(drawn.astype(np.int16), axis=1, kind="stable")  # small whole numbers: eight times as fast
    tail = DRAWS * (100 - SHARE) // 200
    best, worst = drawn[:, tail - 1], drawn[:, DRAWS - tail - 1]
    return {area: Range(int(a), int(b)) for area, a, b in zip(known, best, worst, strict=True)}


def _positive(middle: Numbers, spread: Numbers) -> Numbers:
    """Draws of shape (areas, DRAWS), none of them zero or less."""
    drawn = middle + spread * _standard(len(middle))
    again = np.random.default_rng(SEED + 1)
    while (bad := drawn <= 0).any():
        fresh = middle + spread * again.standard_normal(drawn.shape)
        drawn = np.where(bad, fresh, drawn)
    return drawn


@cache
def _standard(areas: int) -> NDArray[np.float64]:
    return np.random.default_rng(SEED).standard_normal((areas, DRAWS))


def level_with(found: Mapping[str, Range], area: str) -> list[str]:
    """The other areas whose ranges overlap with that of one: which of them ranks higher is not certain."""
    own = found.get(area)
    if own is None:
        return []
    return [other for other, one in found.items() if other != area and own.overlaps(one)]
