"""Government-paid cover: until when a spell pays, who loses cover when, and what has been extended.

A spell is any object with area_code, group_name, fund, year, workers, first_month, months, load_id.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.dates import month_end
from data.definitions.groups import group_of
from data.facts.latest import newest_rows

AHEAD = 6  # months a meeting looks ahead for cover that lapses
SHIFTING = ("PU", "TOTAL")  # segments that staff who become PPPK leave
MOVED = -1  # in place of a spell: nobody pays on for who became PPPK
SOON = 2  # months from now in which an end is near


@dataclass(frozen=True)
class Spell:
    """One spell with its last paid month; `lost` of its workers nobody pays for in the month after.

    `onward`: of the others so many, and the spell with which their cover ends, however often it is extended.
    `moved`: staff who became PPPK after that month, as the file says: they are neither lost nor extended.
    """

    of: Any
    end: date
    lost: int
    onward: tuple[tuple[int, "Spell"], ...] = ()
    moved: int = 0

    @property
    def area(self) -> str:
        """The code of the area that pays."""
        return str(self.of.area_code)

    @property
    def renewed(self) -> int:
        """The workers that a later spell goes on paying for."""
        return int(self.of.workers) - self.lost - self.moved

    @property
    def bpu(self) -> bool:
        """Whether those it pays for count among the BPU."""
        return not staff(str(self.of.group_name))

    def lost_before(self, month: date) -> int:
        """How many of its workers nobody pays for any more in a month (its last day), extensions counted."""
        own = self.lost if self.end < month else 0
        return own + sum(workers for workers, last in self.onward if last.end < month)

    def pays(self, month: date) -> bool:
        """Whether it pays in a month (its last day)."""
        return bool(self.of.first_month <= month <= self.end)

    def lapses(self, month: date) -> bool:
        """Whether it leaves somebody without cover in the six months that follow.

        The last paid month is `month` or one of the five after it.
        """
        return self.lost > 0 and month <= self.end < month_end(month, AHEAD)


def is_near(end: date, month: date) -> bool:
    """Whether a last paid month is the month (its last day) or one of the two after it."""
    return month <= end <= month_end(month, SOON)


def staff(group: str) -> bool:
    """Whether a group that a budget pays for is the government's own staff without civil-servant status.

    They are wage workers, so theirs is no BPU cover.
    """
    known = group_of(group)
    return known is not None and known.segment == "PU"


def paying(found: Sequence[Any], month: date) -> dict[str, int]:
    """BPU workers paid for in a month (its last day), of each area with a spell whose months are known."""
    workers: dict[str, int] = {}
    for spell in found:
        if (end := last_month(spell)) is not None and not staff(str(spell.group_name)):
            now = int(spell.workers) if spell.first_month <= month <= end else 0
            workers[spell.area_code] = workers.get(spell.area_code, 0) + now
    return workers


def last_month(spell: Any) -> date | None:
    """The last day of the last month a spell pays for; None where the source does not say."""
    if spell.first_month is None or spell.months is None:
        return None
    return month_end(spell.first_month, int(spell.months) - 1)


def current_spells(found: Iterable[Any]) -> list[Any]:
    """The rows of the table `funding` that count: a file sent again with a correction does not pay twice."""
    return newest_rows("funding", found)


def became_pppk(spell: Any) -> int:
    """How many of the staff a row of `funding` pays for became PPPK after its last month; 0 if unstated."""
    return int(getattr(spell, "became_pppk", None) or 0)


def shifted(found: Iterable[Any], then: date, now: date) -> int:
    """Staff who became PPPK after the month `then` and until the month `now` (month ends).

    By the rows of `funding` that say so and whose months are known: they shift in the month after the last
    that is paid.
    """
    ends = [(became_pppk(row), last_month(row)) for row in found]
    return sum(moved for moved, end in ends if moved and end is not None and then <= end < now)


def _budget(spell: Any) -> tuple[str, str, str]:
    return (spell.area_code, spell.group_name, spell.fund)


def dated(found: Sequence[Any]) -> list[Spell]:
    """The spells whose months are known, those that end first at the top.

    A spell of the same area, group and fund that begins in the month after another's last extends it, for as
    many workers as it has. One that begins while the other still runs pays for others. Where fewer are
    extended than were paid for, those stay who have been extended before.
    """
    known = [(spell, end) for spell in found if (end := last_month(spell)) is not None]
    known.sort(key=lambda pair: (pair[1], pair[0].area_code, -pair[0].workers))
    spare = [int(spell.workers) for spell, _ in known]
    begin: dict[
        tuple[Any, ...], list[int]
    ] = {}  # by budget and first month: the spells that could extend one
    for place, (spell, _) in enumerate(known):
        begin.setdefault((*_budget(spell), month_end(spell.first_month)), []).append(place)
    seats: list[list[tuple[int, range]]] = []  # of each spell: the later ones, and whom of theirs it becomes
    for place, (spell, end) in enumerate(known):
        left = int(spell.workers)
        seats.append([])
        for later in begin.get((*_budget(spell), month_end(end, 1)), ()):
            if later > place and (taken := min(left, spare[later])):
                first = int(known[later][0].workers) - spare[later]
                seats[place].append((later, range(first, first + taken)))
                left, spare[later] = left - taken, spare[later] - taken
    made: dict[int, Spell] = {}
    ends: dict[
        int, list[tuple[int, int]]
    ] = {}  # of each spell: so many workers, and the last that pays for them
    for place in reversed(range(len(known))):
        spell, end = known[place]
        onward = [part for later, whom in seats[place] for part in _cut(ends[later], whom)]
        left = int(spell.workers) - sum(workers for workers, _ in onward)
        moved = min(left, became_pppk(spell))
        ends[place] = [*onward, (left - moved, place), (moved, MOVED)]
        ahead = tuple((workers, made[last]) for workers, last in onward if last != MOVED)
        made[place] = Spell(spell, end, left - moved, ahead, moved)
    return [made[place] for place in range(len(known))]


def _cut(parts: Sequence[tuple[int, int]], whom: range) -> Iterator[tuple[int, int]]:
    """The parts of a row of workers that lie in a range of it."""
    start = 0
    for workers, last in parts:
        inside = min(start + workers, whom.stop) - max(start, whom.start)
        if inside > 0:
            yield inside, last
        start += workers
