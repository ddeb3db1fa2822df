"""Where people vanish: of those planned for, how many were verified, paid for and became active. Pure.

A row of `funding` may state any of the four steps; one that it does not state stays unknown. Two steps are
compared over the rows that state both, so that nobody counts as lost whom a source does not mention. What a
source gives is kept, also where a later step is greater than the one before it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

STEPS = ("planned", "verified", "paid", "active")
PASSAGES = tuple(pairwise(STEPS))


@dataclass(frozen=True)
class Passage:
    """From one step to a later one: of `entered` people `passed`, in so many programmes that state both."""

    before: str
    after: str
    entered: int
    passed: int
    programmes: int

    @property
    def lost(self) -> int:
        """People who did not come through; negative where a source gives more after than before."""
        return self.entered - self.passed

    @property
    def share(self) -> float | None:
        """Percent who came through; None where nobody could or no programme states both."""
        return 100 * self.passed / self.entered if self.entered else None


@dataclass(frozen=True)
class Spending:
    """Rupiah spent of the budget in force (at_hand), over the programmes that state both."""

    available: int
    spent: int
    programmes: int

    @property
    def share(self) -> float | None:
        """Percent of the budget that was spent."""
        return 100 * self.spent / self.available if self.available else None


@dataclass(frozen=True)
class Funnel:
    """The steps and the money of some programmes (rows of `funding`)."""

    rows: tuple[Any, ...]

    @property
    def stating_any(self) -> int:
        """How many of the programmes state any step."""
        return len([1 for r in self.rows if not (r.planned is r.verified is r.paid is r.active is None)])

    def stating(self, column: str) -> int:
        """How many of the programmes fill a column."""
        return sum(getattr(row, column) is not None for row in self.rows)

    def sum_of(self, column: str) -> int | None:
        """What the programmes add up to in a column; None unless each of them fills it."""
        values = [getattr(row, column) for row in self.rows]
        return sum(map(int, values)) if values and None not in values else None

    def passage(self, before: str, after: str) -> Passage:
        """From one step to another, over the programmes that state both."""
        pairs = [(getattr(row, before), getattr(row, after)) for row in self.rows]
        known = [(int(a), int(b)) for a, b in pairs if a is not None and b is not None]
        return Passage(before, after, sum(a for a, _ in known), sum(b for _, b in known), len(known))

    @property
    def passages(self) -> tuple[Passage, ...]:
        """From each step to the next."""
        return tuple(self.passage(*pair) for pair in PASSAGES)

    @property
    def never_active(self) -> Passage:
        """From verified to active: whom a check found to be eligible and who never became a participant."""
        return self.passage("verified", "active")

    @property
    def spending(self) -> Spending:
        """Money spent beside money at hand."""
        known = [
            (int(budget), int(row.rupiah_spent))
            for row in self.rows
            if row.rupiah_spent is not None and (budget := at_hand(row)) is not None
        ]
        return Spending(sum(a for a, _ in known), sum(s for _, s in known), len(known))


def at_hand(row: Any) -> int | None:
    """The budget in force: as changed within its year, else as first made; None where neither is stated."""
    budget = row.rupiah if row.rupiah_changed is None else row.rupiah_changed
    return None if budget is None else int(budget)


def by(rows: Iterable[Any], key: Callable[[Any], str]) -> dict[str, Funnel]:
    """A funnel for each value of a key."""
    found: dict[str, list[Any]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return {name: Funnel(tuple(members)) for name, members in found.items()}


def growing(row: Any) -> list[tuple[str, str]]:
    """Pairs of stated steps, one after another, of which the later is greater than the earlier."""
    stated = [step for step in STEPS if getattr(row, step) is not None]
    return [
        (before, after) for before, after in pairwise(stated) if getattr(row, after) > getattr(row, before)
    ]


def newest_year(rows: Sequence[Any], until: int) -> int | None:
    """The last budget year, `until` at the latest, of which any programme states a step."""
    years = [
        row.year
        for row in rows
        if row.year <= until and not (row.planned is row.verified is row.paid is row.active is None)
    ]
    return int(max(years)) if years else None
