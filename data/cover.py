"""Government-paid cover: until when a spell pays, who loses cover when, and what has been extended.

A spell is any object with area_code, group_name, fund, year, workers, first_month, months, load_id.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.months import month_end

AHEAD = 6  # months a meeting looks ahead for cover that lapses


@dataclass(frozen=True)
class Spell:
    """One spell with its last paid month; `lost` of its workers nobody pays for in the month after."""

    of: Any
    end: date
    lost: int

    @property
    def area(self) -> str:
        return str(self.of.area_code)

    @property
    def renewed(self) -> int:
        return int(self.of.workers) - self.lost

    def pays(self, month: date) -> bool:
        """Whether it pays in a month (its last day)."""
        return bool(self.of.first_month <= month <= self.end)

    def lapses(self, month: date) -> bool:
        """Whether it leaves somebody without cover in the six months that follow: the last paid month is
        `month` or one of the five after it."""
        return self.lost > 0 and month <= self.end < month_end(month, AHEAD)


def last_month(spell: Any) -> date | None:
    """The last day of the last month a spell pays for; None where the source does not say."""
    if spell.first_month is None or spell.months is None:
        return None
    return month_end(spell.first_month, int(spell.months) - 1)


def standing(found: Sequence[Any]) -> list[Any]:
    """Of the same area, group, fund, year and first month the newest load speaks: a file delivered once more
    with a correction does not pay twice."""
    newest: dict[tuple[Any, ...], int] = {}
    for spell in found:
        newest[_key(spell)] = max(newest.get(_key(spell), spell.load_id), spell.load_id)
    return [spell for spell in found if spell.load_id == newest[_key(spell)]]


def _key(spell: Any) -> tuple[Any, ...]:
    return (*_budget(spell), spell.year, spell.first_month)


def _budget(spell: Any) -> tuple[str, str, str]:
    return (spell.area_code, spell.group_name, spell.fund)


def dated(found: Sequence[Any]) -> list[Spell]:
    """The spells whose months are known, those that end first at the top. A spell of the same area, group and
    fund that begins in the month after another's last extends it, for as many workers as it has. One that
    begins while the other still runs pays for others."""
    known = [(spell, end) for spell in found if (end := last_month(spell)) is not None]
    known.sort(key=lambda pair: (pair[1], pair[0].area_code, -pair[0].workers))
    spare = [int(spell.workers) for spell, _ in known]
    made = []
    for place, (spell, end) in enumerate(known):
        lost = int(spell.workers)
        for later in range(place + 1, len(known)):
            other = known[later][0]
            follows = month_end(other.first_month) == month_end(end, 1)
            if follows and _budget(other) == _budget(spell):
                taken = min(lost, spare[later])
                lost, spare[later] = lost - taken, spare[later] - taken
        made.append(Spell(spell, end, lost))
    return made
