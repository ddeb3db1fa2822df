"""Eligible workers: one base a year for each area and segment."""

import numpy as np

from etl.simulation.frame import YEARS, Counts, codes, pins, shapes, to_whole

# Published: 12.8 million eligible workers in mid 2025 (data/published/figures.csv).
PROVINCE_2025 = 12_800_000

# Year by year, each area's base is that of 2025 times this, give or take what the generator says.
LEVEL = {2023: 0.934, 2024: 0.951, 2025: 1.0, 2026: 1.014}

# New surveys that moved a base by far more than people did, as Pati's did from 2024 to 2025.
REBASED = {("33.08", 2023): 1.06, ("33.15", 2026): 1.09, ("33.20", 2026): 0.94}


def eligible(rng: np.random.Generator) -> Counts:
    """Eligible workers, shape (areas, segments, years). Of 2025 they add up to PROVINCE_2025."""
    pinned = {(area, int(year)): counts for area, year, counts in pins("eligible")}
    base = _base(pinned)
    result = np.zeros((*base.shape, len(YEARS)), dtype=np.int64)
    for position, year in enumerate(YEARS):
        wiggle = rng.integers(-90, 91, size=base.shape) / 10_000
        for area, code in enumerate(codes()):
            moved = LEVEL[year] * REBASED.get((code, year), 1.0)
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
    base[~fixed] = to_whole(shares[~fixed], PROVINCE_2025 - int(base.sum()))
    return base
