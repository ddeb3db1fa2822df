"""Eligible workers: one base a year for each area and segment."""

import numpy as np

from etl.simulation.frame import YEARS, Counts, codes, pins, shapes, to_whole
from etl.simulation.scenario import scenario

# Year by year, each area's base is that of 2025 times this, give or take what the generator says.
LEVEL = {2023: 0.934, 2024: 0.951, 2025: 1.0, 2026: 1.014}


def eligible(rng: np.random.Generator) -> Counts:
    """Eligible workers, shape (areas, segments, years). Of 2025 they add up to what the scenario says."""
    pinned = {(area, int(year)): counts for area, year, counts in pins("eligible")}
    base = _base(pinned)
    result = np.zeros((*base.shape, len(YEARS)), dtype=np.int64)
    for position, year in enumerate(YEARS):
        wiggle = rng.integers(-90, 91, size=base.shape) / 10_000
        for area, code in enumerate(codes()):
            moved = LEVEL[year] * scenario().rebased.get(code, {}).get(year, 1.0)
            own = base[area] * (moved + (wiggle[area] if year != 2025 else 0.0))
            result[area, :, position] = pinned.get((area, year), np.rint(own))
    return result


def _base(pinned: dict[tuple[int, int], tuple[int, ...]]) -> Counts:
    """The base of 2025: pinned where published, the rest shared out over the other areas by their shape."""
    shares = np.array([[shape.eligible * share / 100 for share in shape.shares] for shape in shapes()])
    fixed = np.array([(area, 2025) in pinned for area in range(len(shares))])
    base = np.zeros(shares.shape, dtype=np.int64)
    for area in np.flatnonzero(fixed):
        base[area] = pinned[int(area), 2025]
    base[~fixed] = to_whole(shares[~fixed], scenario().eligible_2025 - int(base.sum()))
    return base
