"""What /jurang asks: the cover still paid month by month, and what it would be if somebody went on paying."""

import re
from dataclasses import dataclass
from datetime import date

from dashboards.insights.facts.paid_cover import Paid, spells_of
from dashboards.request.context import Context
from data.dates import month_end
from data.facts.cliff import Extension, extensions, months_bought, paid_by_month, price
from data.facts.paid_cover import Spell, dated, staff

WORDS = ("perpanjang", "siapa", "tambah", "anggaran")
BEFORE, AHEAD = 1, 11  # months shown before the chosen one, and from it on
MOST_MONTHS, MOST_PEOPLE, MOST_RUPIAH = 24, 1_000_000, 10**13


@dataclass(frozen=True)
class Plan:
    """What is asked: extend by so many months, of one area or of all, pay for so many more, with a budget."""

    months: int = 0
    area: str = ""
    more: int = 0
    budget: int = 0

    @property
    def asked(self) -> bool:
        """Whether anything is planned."""
        return bool(self.months or self.budget)


@dataclass(frozen=True)
class Cliff:
    """People paid for by month: now, and under the plan (None without one)."""

    now: list[tuple[date, int]]
    then: list[tuple[date, int]] | None
    added: list[Extension]
    lapsing: list[Spell]  # of the areas of the plan

    @property
    def payable(self) -> list[Extension]:
        """What is added for BPU; staff are wage workers, and no BPU rate is theirs."""
        return [one for one in self.added if not staff(one.group_name)]

    @property
    def rupiah(self) -> int:
        """What the plan costs at the full rate."""
        return price(self.payable)

    @property
    def discounted(self) -> int:
        """The same with PP 50/2025."""
        return price(self.payable, "other")

    def bought(self, budget: int) -> tuple[int, int]:
        """For how many months a budget extends what lapses: at the full rate, and with PP 50/2025."""
        payable = [spell for spell in self.lapsing if spell.bpu]
        return months_bought(payable, budget), months_bought(payable, budget, "other")


def _bounded_int(text: str, most: int) -> int:
    digits = re.sub(r"[.,\s]", "", text)
    return min(int(digits), most) if digits.isascii() and digits.isdecimal() else 0


def plan(context: Context) -> Plan:
    """The plan in the address; what is no number counts as not asked."""
    get = context.selection.get
    area = get("siapa") if get("siapa") in context.areas else ""
    months = _bounded_int(get("perpanjang"), MOST_MONTHS)
    more = _bounded_int(get("tambah"), MOST_PEOPLE)
    return Plan(months, area, more, _bounded_int(get("anggaran"), MOST_RUPIAH))


def cliff(context: Context, found: Paid, asked: Plan) -> Cliff:
    """The cliff of the chosen month and part of the province, with the plan laid over it."""
    first = month_end(found.month, -BEFORE)
    lapsing = [spell for spell in found.lapsing if asked.area in ("", spell.area)]
    now = paid_by_month(found.spells, first, BEFORE + AHEAD)
    if not asked.months:
        return Cliff(now, None, [], lapsing)
    added = extensions(lapsing, asked.months)
    if asked.more and asked.area:
        start = month_end(found.month, 1)
        added.append(
            Extension(asked.area, "tambahan", "rencana", start.year, asked.more, start, asked.months)
        )
    rows = [spell for spell in spells_of(context) if context.inside(spell.area_code)]
    then = paid_by_month(dated([*rows, *added]), first, BEFORE + AHEAD)
    return Cliff(now, then, added, lapsing)
