"""One count of the oracle: what stands for an area, month, segment and measure, and how two add up."""

from dataclasses import dataclass
from datetime import date

from data.definitions.registry import registry


@dataclass(frozen=True)
class Count:
    value: int
    periods: frozenset[date]  # when its pieces were set
    loads: frozenset[int]
    bases: tuple[str, ...]
    provisional: bool
    approximate: bool
    conflict: bool
    row: int | None = None
    printed: bool = False  # the figure of a segment that has parts, as it was printed


def add(one: Count, other: Count) -> Count:
    return Count(
        value=one.value + other.value,
        periods=one.periods | other.periods,
        loads=one.loads | other.loads,
        bases=one.bases + tuple(b for b in other.bases if b not in one.bases),
        provisional=one.provisional or other.provisional,
        approximate=one.approximate or other.approximate,
        conflict=one.conflict or other.conflict,
    )


def first_basis(found: dict[str, Count], first: str | None = None) -> Count:
    """The count of the basis that speaks first, then in the registry's order."""
    best = found[first if first in found else min(found, key=list(registry().bases).index)]
    differ = len({count.value for count in found.values()}) > 1
    return Count(**{**best.__dict__, "conflict": best.conflict or differ})


def basis_of(top: Count, bottom: Count | None) -> str:
    above = "+".join(top.bases)
    below = above if bottom is None else "+".join(bottom.bases)
    return above if above == below else f"{above}/{below}"
