"""Paid cover as the chosen month sees it: what runs, what lapses within six months, what coverage becomes."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.request.context import PROVINCE, Context
from data.dates import month_end
from data.definitions.contribution_rates import Workers
from data.facts.cliff import rank_after
from data.facts.paid_cover import AHEAD, Spell, current_spells, dated
from data.facts.required_pace import cost
from data.metrics.contracts import MetricRow

YEAR = 12


@dataclass(frozen=True)
class Paid:
    """`bpu` holds the BPU coverage row of every area; `whole` that of the chosen part of the province."""

    month: date
    spells: list[Spell]
    undated: list[Any]
    bpu: dict[str, Any]
    whole: Any
    adds_up: bool

    @property
    def running(self) -> list[Spell]:
        """The spells that pay in the chosen month."""
        return [spell for spell in self.spells if spell.pays(self.month)]

    @property
    def lapsing(self) -> list[Spell]:
        """The spells that end within six months."""
        return [spell for spell in self.spells if spell.lapses(self.month)]

    @property
    def before_budget(self) -> list[Spell]:
        """The spells that leave somebody without cover before the budget of next year begins to pay."""
        end = date(self.month.year, 12, 31)
        return [spell for spell in self.spells if spell.lost and self.month <= spell.end <= end]

    @property
    def soonest(self) -> list[Spell]:
        """What lapses within six months: what does before next year's budget first, of each the largest."""
        year = self.month.year
        return sorted(self.lapsing, key=lambda s: (s.end.year > year, -s.lost, s.end, s.area))

    @property
    def year_long(self) -> list[Any]:
        """The spells without a first month that end within six months.

        They are paid for twelve months of a year, so they can only end with it.
        """
        ahead = [month_end(self.month, step) for step in range(AHEAD)]
        return [one for one in self.undated if one.months == YEAR and date(int(one.year), 12, 31) in ahead]

    @property
    def planned(self) -> list[Spell]:
        """The spells that begin after the chosen month."""
        return [spell for spell in self.spells if spell.of.first_month > self.month]

    @property
    def lapsed(self) -> list[Spell]:
        """Ended since the same month a year ago, the newest first."""
        since = month_end(self.month, -YEAR)
        return [spell for spell in reversed(self.spells) if since <= spell.end < self.month]

    def budget(self, *, discounted: bool = False) -> int:
        """Rupiah to extend the BPU cover that lapses by a year, each from the month after its last.

        Staff are wage workers, whose contribution is a share of a wage that nobody tells: see
        `staff_lapsing`.
        """
        workers: Workers = "other" if discounted else "all"
        lapsing = (spell for spell in self.lapsing if spell.bpu)
        return sum(cost(spell.lost, month_end(spell.end, 1), YEAR, workers) for spell in lapsing)

    @property
    def staff_lapsing(self) -> int:
        """Non-ASN staff among those whose cover lapses; no BPU rate is theirs."""
        return sum(spell.lost for spell in self.lapsing if not spell.bpu)

    @property
    def counted(self) -> int:
        """How many of the workers paid for now can be among the active BPU participants of the area.

        Staff are left out, as are areas that have not reported; of an area no more than are active there.
        """
        return self._counted((spell, int(spell.of.workers)) for spell in self.running)

    @property
    def beyond(self) -> dict[str, int]:
        """By area the workers paid for now, where they are more than its active BPU participants."""
        paid = _by_area((spell, int(spell.of.workers)) for spell in self.running)
        active = {area: self._active(area) for area in paid}
        return {area: n for area, n in paid.items() if (most := active[area]) is not None and n > most}

    def share(self) -> float | None:
        """Percent of the active BPU participants whose cover is paid for now."""
        paid, active = self.counted, self.whole.numerator
        return paid / active * 100 if active and paid <= active else None

    def without(self) -> float | None:
        """BPU coverage of the whole once all that pays now and lapses within six months has lapsed."""
        after = month_end(self.month, AHEAD)
        lost = self._counted((spell, spell.lost_before(after)) for spell in self.running)
        return _less(self.whole, lost)

    def coverage_after(self, spell: Spell) -> float | None:
        """BPU coverage of its area once a spell that pays now, or extends one that does, has lapsed.

        None where that is not known.
        """
        if not spell.bpu:
            return None
        if spell.pays(self.month):
            return _less(self.bpu.get(spell.area), spell.lost)
        lost = sum(n for one in self.running for n, last in one.onward if last is spell)
        return _less(self.bpu.get(spell.area), lost) if lost else None

    def rank_after(self, spell: Spell) -> int | None:
        """The rank of its area once a spell has lapsed and all others stay; None where that is not known."""
        after, row = self.coverage_after(spell), self.bpu.get(spell.area)
        if after is None or row is None or row.rank is None:
            return None
        values = {code: one.value for code, one in self.bpu.items() if one.rank is not None}
        return rank_after(values, spell.area, after)

    def _counted(self, workers: Iterable[tuple[Spell, int]]) -> int:
        """BPU in areas whose participants are in the whole, of an area no more than are active."""
        if not self.adds_up:
            return sum(_by_area(workers).values())
        return sum(min(n, self._active(area) or 0) for area, n in _by_area(workers).items())

    def _active(self, area: str) -> int | None:
        """The active BPU participants of an area; None where it has not reported."""
        row = self.bpu.get(area)
        return None if row is None or row.value is None else int(row.numerator)


def year_cost(spell: Spell, workers: Workers = "all") -> int | None:
    """Rupiah to go on paying for a year, from the month after its last, for those nobody pays for then.

    None for staff, whose contribution is a share of a wage that nobody tells, and where nobody is left over.
    """
    if not spell.bpu or not spell.lost:
        return None
    return cost(spell.lost, month_end(spell.end, 1), YEAR, workers)


def _by_area(workers: Iterable[tuple[Spell, int]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for spell, people in workers:
        found[spell.area] += people if spell.bpu else 0
    return found


def _less(row: MetricRow | None, workers: int) -> float | None:
    if row is None or row.value is None or row.numerator is None or row.denominator is None:
        return None
    if workers > row.numerator:
        return None
    return float((row.numerator - workers) / row.denominator * 100)


def spells_of(context: Context) -> list[Any]:
    """Every spell in force in the edition, of every area."""
    edition = context.selection.edition
    key = ("spells", edition.slug if edition else None)
    return context.store.remember(key, lambda: current_spells(context.facts("funding")))


def spells_of_area(context: Context, code: str) -> list[Any]:
    """Every spell in force of one kabupaten/kota."""
    edition = context.selection.edition
    key = ("spells by area", edition.slug if edition else None)
    return context.store.remember(key, lambda: _grouped(spells_of(context))).get(code, [])


def _grouped(spells: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for spell in spells:
        found.setdefault(spell.area_code, []).append(spell)
    return found


def dated_of(context: Context, codes: Collection[str]) -> list[Spell]:
    """The spells of areas with their last months, those that end first at the top.

    One spell extends another of its own area only, so all of them are dated once.
    """
    edition = context.selection.edition
    key = ("dated spells", edition.slug if edition else None)
    every = context.store.remember(key, lambda: dated(spells_of(context)))
    return [spell for spell in every if spell.area in codes]


def lost_before(
    spells: list[Spell], now: date, due: date, active: Mapping[str, float | None] | None = None
) -> int:
    """BPU paid for in the month `now` for whom nobody pays any more in the month `due`.

    Where `active` (the active BPU participants by area, None: not reported) is given, of an area no more
    than those.
    """
    lost = _by_area((spell, spell.lost_before(due)) for spell in spells if spell.pays(now))
    if active is None:
        return sum(lost.values())
    return sum(min(n, int(active.get(area) or 0)) for area, n in lost.items())


def paid_known(context: Context) -> Paid | None:
    """`paid`; None where the edition has no month."""
    return paid(context) if context.selection.period else None


def paid(context: Context) -> Paid:
    """The paid cover of the chosen edition, month and part of the province."""
    assert context.selection.edition is not None
    assert context.selection.period is not None
    inside = [spell for spell in spells_of(context) if context.inside(spell.area_code)]
    rows = {row.area: row for row in context.rows("coverage_bpu")}
    undated = [spell for spell in inside if spell.first_month is None or spell.months is None]
    return Paid(
        month=context.selection.period,
        spells=dated_of(context, {spell.area_code for spell in inside}),
        undated=sorted(undated, key=lambda spell: (-spell.year, spell.area_code)),
        bpu=rows,
        whole=rows[context.selection.residency or PROVINCE],
        adds_up=context.adds_up,
    )
