"""What it would take to climb: people to reach a percentage or to pass the n-th area above, and their groups.

Exact whole-number arithmetic; everybody else, and every potensi, stays as it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil, floor


@dataclass(frozen=True)
class AreaCount:
    """Active participants of an area and its potensi in people; a plain count has no potensi."""

    active: int
    eligible: int | None

    @cached_property
    def share(self) -> Fraction | None:
        """The share of potensi (of a count: the people); None if nobody is eligible."""
        return self.value(0)

    def value(self, more: int) -> Fraction | None:
        """The share with so many more participants."""
        if self.eligible is None:
            return Fraction(self.active + more)
        return Fraction(self.active + more, self.eligible) if self.eligible > 0 else None


@dataclass(frozen=True)
class Climb:
    """`people` more lead to `rank`, past the areas `passed`, the nearest first."""

    people: int
    rank: int
    passed: tuple[str, ...]


def to_reach(area: AreaCount, percent: Fraction) -> int | None:
    """The fewest more participants that make so many percent of potensi, 0 where it is reached.

    None without potensi.
    """
    if not area.eligible or area.eligible <= 0:
        return None
    return max(0, ceil(percent * area.eligible / 100) - area.active)


def above(areas: Mapping[str, AreaCount], code: str) -> list[str]:
    """The areas that stand strictly higher, the nearest first, equal ones by code."""
    own = areas[code].share
    values = {other: value for other, one in areas.items() if (value := one.share) is not None}
    if own is None:
        return []
    return sorted((other for other, value in values.items() if value > own), key=lambda a: (values[a], a))


def to_pass(areas: Mapping[str, AreaCount], code: str, n: int) -> Climb | None:
    """The fewest more participants that bring an area strictly past the n-th area above it.

    Areas that stand level with the n-th are passed with it. None where fewer than n stand above.
    """
    ahead = above(areas, code)
    if n < 1 or len(ahead) < n:
        return None
    own = areas[code]
    goal = areas[ahead[n - 1]].share
    assert goal is not None
    people = floor(goal * (1 if own.eligible is None else own.eligible)) + 1 - own.active
    reached = own.value(people)
    assert reached is not None
    rest = [area for area in ahead if (value := areas[area].share) is not None and value >= reached]
    higher = sum(areas[area].share != reached for area in rest)
    return Climb(people, 1 + higher, tuple(area for area in ahead if area not in rest))


def split(people: int, workers: Mapping[str, int]) -> dict[str, int]:
    """Divide people over groups in proportion to their workers.

    People over groups in proportion to their workers, the largest remainders rounded up so that the parts add
    up; equal remainders in the order given. Groups without workers get nobody; no groups, no parts.
    """
    whole = sum(workers.values())
    if whole <= 0:
        return {}
    parts = {group: people * count // whole for group, count in workers.items()}
    left = people - sum(parts.values())
    remainders = sorted(workers, key=lambda group: -(people * workers[group] % whole))
    for group in remainders[:left]:
        parts[group] += 1
    return parts
