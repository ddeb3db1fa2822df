"""Paid cover month by month: how many are paid for, what an extension changes, who is paid twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from data.dates import month_end
from data.definitions.contribution_rates import Workers
from data.facts.paid_cover import Spell
from data.facts.required_pace import cost

MOST_BOUGHT = 36  # months that a budget is worked out for


@dataclass(frozen=True)
class Extension:
    """A spell as it would be: the workers whom another leaves behind, paid for some months more."""

    area_code: str
    group_name: str
    fund: str
    year: int
    workers: int
    first_month: date
    months: int
    rupiah: int | None = None
    address: str = ""
    note: str | None = None
    load_id: int = 0


def paid_by_month(spells: Sequence[Spell], first: date, months: int) -> list[tuple[date, int]]:
    """The workers paid for in each of so many months, the first of them given by any of its days."""
    ahead = [month_end(first, step) for step in range(months)]
    return [(month, sum(int(spell.of.workers) for spell in spells if spell.pays(month))) for month in ahead]


def extensions(lapsing: Sequence[Spell], months: int) -> list[Extension]:
    """For each spell that lapses one that goes on, for the workers nobody pays for any more."""
    found = []
    for spell in lapsing:
        first = month_end(spell.end, 1)
        of = spell.of
        found.append(Extension(of.area_code, of.group_name, of.fund, first.year, spell.lost, first, months))
    return found


def price(found: Sequence[Extension], workers: Workers = "all") -> int:
    """Rupiah that extensions cost, each month at its rate (definitions/contributions.toml)."""
    return sum(cost(one.workers, one.first_month, one.months, workers) for one in found)


def months_bought(lapsing: Sequence[Spell], rupiah: int, workers: Workers = "all") -> int:
    """For how many whole months, MOST_BOUGHT at the most, a budget extends all of these spells.

    Each from the month after its last.
    """
    months = 0
    while months < MOST_BOUGHT and price(extensions(lapsing, months + 1), workers) <= rupiah:
        months += 1
    return months


def paid_twice(spells: Sequence[Spell]) -> Iterator[tuple[Spell, Spell, int]]:
    """Pairs of spells that pay for the same group of an area in the same month from two funds.

    With the greatest number of people who may stand on both lists, each two funds of a group once. Whether
    they do, no list of counts tells; of an empty list nobody can.
    """
    by_group: dict[tuple[str, str], list[Spell]] = {}
    for spell in spells:
        by_group.setdefault((spell.area, str(spell.of.group_name).casefold()), []).append(spell)
    for group in by_group.values():
        found: dict[frozenset[str], tuple[Spell, Spell, int]] = {}
        for first, second in combinations(group, 2):
            overlap = first.of.first_month <= second.end and second.of.first_month <= first.end
            people = min(int(first.of.workers), int(second.of.workers))
            funds = frozenset((first.of.fund, second.of.fund))
            if overlap and len(funds) > 1 and people > (found[funds][2] if funds in found else 0):
                found[funds] = (first, second, people)
        yield from found.values()


def rank_after(values: dict[str, float], area: str, value: float) -> int:
    """The rank of an area once its own figure is `value` and all others stay; ties share a rank."""
    return 1 + sum(other > value for code, other in values.items() if code != area)
