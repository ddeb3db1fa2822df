"""Active participants month by month: straight between knots, with noise that vanishes at every knot.

A knot is a pinned count (pins.csv), or one of five months at which the whole province is set; there the
areas without pins share out what is left, by one number that solves the sum exactly.
"""

from itertools import pairwise

import numpy as np

from etl.simulation.frame import (
    BPU,
    JAKON,
    MONTHS,
    PMI,
    PU,
    Counts,
    Numbers,
    at,
    pins,
    place,
    shapes,
    to_whole,
)
from etl.simulation.scenario import scenario

PROVINCE = {place(month): total for month, total in scenario().active.items()}
"""Active participants of the province, all segments, by the place of the month."""
# How far the coverage above its floor has come, 1 in mid 2025: the road that pinned areas follow.
ROAD = {at(2023, 1): 0.45, at(2023, 12): 0.58, at(2025, 6): 1.0, at(2025, 12): 1.25, at(2026, 10): 1.5}
FLOOR = {PU: 58.3, BPU: 4.8, JAKON: 18.0, PMI: 28.0}  # percent
NOISE = {PU: 0.0022, BPU: 0.006, JAKON: 0.012, PMI: 0.008}  # share of the level, a month
GROWTH = 0.018  # a year, of the base that coverage is laid over
MIDDLE = at(2025, 6)

Knots = dict[int, int]
Cell = tuple[int, int]  # area, segment


def active(rng: np.random.Generator, base: Counts, sponsored: Counts, flat: list[set[int]]) -> Counts:
    """Active participants, shape (areas, segments, months).

    `base`: eligible workers of 2025, (areas, segments); `sponsored`: (areas, months), on top of BPU; `flat`:
    the months of each area in which BPU moves by those paid for alone.
    """
    pace = rng.integers(85, 116, size=base.shape) / 100
    noise = rng.integers(-1000, 1001, size=(*base.shape, len(MONTHS))) / 1000
    result = np.zeros((*base.shape, len(MONTHS)), dtype=np.int64)

    def fill(knots: dict[Cell, Knots]) -> None:
        for (area, segment), own in knots.items():
            still = flat[area] if segment == BPU else set()
            floor = FLOOR[segment] * base[area, segment] / 100
            shaken = noise[area, segment] * NOISE[segment]
            result[area, segment] = path(own, shaken, floor=floor, still=still)

    pinned = _pinned(base, sponsored)
    fill(pinned)
    left = {
        month: total - int(sponsored[:, month].sum() + result[:, :, month].sum())
        for month, total in PROVINCE.items()
    }
    fill(_shared_out(left, base, pace, pinned=set(pinned)))
    result[:, BPU] += sponsored
    return result


def path(knots: Knots, noise: Numbers, *, floor: float, still: set[int]) -> Counts:
    """From the first knot to the last: through every knot exactly, unmoved in the months of `still`.

    The noise is in shares of the level, and smaller near the floor.
    """
    values = np.zeros(len(MONTHS), dtype=np.int64)
    months = sorted(knots)
    values[months[0]] = knots[months[0]]
    for first, last in pairwise(months):
        between = np.arange(first + 1, last + 1)
        moves = np.array([0.0 if month in still else 1.0 for month in between])
        if not moves.any():
            moves[:] = 1.0
        start, end = knots[first], knots[last]
        level = min(start, end)
        shake = noise[between] * moves * min(level, 15 * max(level - floor, 0.0))
        shake -= moves * shake.sum() / moves.sum()
        trend = start + (end - start) * np.cumsum(moves) / moves.sum()
        values[between] = np.rint(trend + np.cumsum(shake))
        values[last] = end
    return values


def _pinned(base: Counts, sponsored: Counts) -> dict[Cell, Knots]:
    """The knots of the areas that have pins: the pins, and around them the road, bent to pass through."""
    fixed: dict[Cell, Knots] = {}
    for area, period, counts in pins("active"):
        for segment, count in enumerate(counts):
            paid = int(sponsored[area, place(period)]) if segment == BPU else 0
            fixed.setdefault((area, segment), {})[place(period)] = count - paid
    for (area, segment), own in fixed.items():
        coverage = shapes()[area].coverage[segment]
        road = {
            month: sum(_laid(base[area, segment], coverage, segment, month)) for month in range(len(MONTHS))
        }
        months = sorted(own)
        bends = [own[month] / road[month] if road[month] else 0.0 for month in months]
        for month in PROVINCE:
            if min(abs(month - pin) for pin in months) > 2:
                own[month] = round(road[month] * float(np.interp(month, months, bends)))
        own.setdefault(0, own[min(own)])
        own.setdefault(len(MONTHS) - 1, own[max(own)])
    return fixed


def _laid(
    base: int, coverage: float, segment: int, month: int, road: float | None = None
) -> tuple[float, float]:
    """People at a month: up to the floor, and above it; over a base that grows."""
    grown = base * (1 + GROWTH * (month - MIDDLE) / 12) / 100
    floor = min(FLOOR[segment], coverage)
    if road is None:
        road = float(np.interp(month, list(ROAD), list(ROAD.values())))
    return grown * floor, grown * (coverage - floor) * road


def _shared_out(left: dict[int, int], base: Counts, pace: Numbers, *, pinned: set[Cell]) -> dict[Cell, Knots]:
    """Knots for the areas without pins, so that they add up to what is `left` at each month.

    Each cell holds its floor and so much of what is above it as the province's road says, faster or slower by
    its own pace; the road that makes the sum right is the solution of one linear equation.
    """
    free = [(area, segment) for area, segment in np.ndindex(*base.shape) if (area, segment) not in pinned]
    knots: dict[Cell, Knots] = {cell: {} for cell in free}
    paces = np.array([pace[cell] for cell in free])
    for month, total in left.items():
        laid = np.array(
            [
                _laid(int(base[cell]), shapes()[cell[0]].coverage[cell[1]], cell[1], month, 1.0)
                for cell in free
            ]
        )
        floor, above = laid[:, 0], laid[:, 1]
        road = 1 + (total - laid.sum()) / (above * paces).sum()
        people = to_whole(floor + above * (1 + (road - 1) * paces), total)
        for cell, count in zip(free, people, strict=True):
            knots[cell][month] = int(count)
    return knots
