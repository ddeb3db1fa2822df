"""Why one coverage differs from another: the make-up of potensi, and the coverage of each part. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """Active participants and potensi of one segment of an area, in people."""

    active: int
    eligible: int


@dataclass(frozen=True)
class Reasons:
    """Percentage points by which an area's coverage lies above another's.

    `total` is the sum of `mix` (the segments weigh differently) and `rates` (a segment is covered better), by
    segment.
    """

    total: float
    mix: float
    rates: dict[str, float]


def coverage(parts: Mapping[str, Part]) -> float | None:
    """Percent of all potensi of the parts; None where nobody is eligible."""
    whole = sum(part.eligible for part in parts.values())
    return sum(part.active for part in parts.values()) / whole * 100 if whole else None


def reasons(one: Mapping[str, Part], other: Mapping[str, Part]) -> Reasons | None:
    """Where the distance of two coverages comes from (Kitagawa's decomposition, which leaves no remainder).

    A segment's coverage counts with the mean of its two weights, a weight with the mean of its two coverages.
    A segment of which nobody is eligible in one area has that weight zero and borrows the other's coverage.
    None where participants stand against no potensi, or an area has none at all.
    """
    wholes = [sum(part.eligible for part in parts.values()) for parts in (one, other)]
    if not all(wholes):
        return None
    mix, rates = 0.0, {}
    for key in {**one, **other}:
        pair = [parts.get(key, Part(0, 0)) for parts in (one, other)]
        if any(part.active and not part.eligible for part in pair):
            return None
        known = [part.active / part.eligible if part.eligible else None for part in pair]
        first = known[0] if known[0] is not None else known[1] or 0.0
        second = known[1] if known[1] is not None else first
        weights = [part.eligible / whole for part, whole in zip(pair, wholes, strict=True)]
        rates[key] = (first - second) * sum(weights) / 2 * 100
        mix += (weights[0] - weights[1]) * (first + second) / 2 * 100
    return Reasons(mix + sum(rates.values()), mix, rates)
