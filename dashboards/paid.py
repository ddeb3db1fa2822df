"""Paid cover as the chosen month sees it: what runs, what lapses within six months, what coverage becomes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.context import PROVINCE, Context
from data.contributions import Workers
from data.cover import AHEAD, Spell, dated, standing
from data.months import month_end
from data.pace import cost

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
        return [spell for spell in self.spells if spell.pays(self.month)]

    @property
    def lapsing(self) -> list[Spell]:
        return [spell for spell in self.spells if spell.lapses(self.month)]

    @property
    def planned(self) -> list[Spell]:
        return [spell for spell in self.spells if spell.of.first_month > self.month]

    @property
    def lapsed(self) -> list[Spell]:
        """Ended since the same month a year ago, the newest first."""
        since = month_end(self.month, -YEAR)
        return [spell for spell in reversed(self.spells) if since <= spell.end < self.month]

    def budget(self, *, discounted: bool = False) -> int:
        """Rupiah to extend all that lapses by a year, each from the month after its last."""
        workers: Workers = "other" if discounted else "all"
        return sum(cost(spell.lost, month_end(spell.end, 1), YEAR, workers) for spell in self.lapsing)

    def share(self) -> float | None:
        """Percent of the active BPU participants whose cover is paid for now."""
        paid = self._counted((spell.area, spell.of.workers) for spell in self.running)
        active = self.whole.numerator
        return paid / active * 100 if active and paid <= active else None

    def without(self) -> float | None:
        """BPU coverage of the whole once all that pays now and lapses within six months has lapsed."""
        after = month_end(self.month, AHEAD)
        lost = self._counted((spell.area, spell.lost_before(after)) for spell in self.running)
        return _less(self.whole, lost)

    def coverage_after(self, spell: Spell) -> float | None:
        """BPU coverage of its area once a spell that pays now, or extends one that does, has lapsed; None
        where that is not known."""
        if spell.pays(self.month):
            return _less(self.bpu.get(spell.area), spell.lost)
        lost = sum(n for one in self.running for n, last in one.onward if last is spell)
        return _less(self.bpu.get(spell.area), lost) if lost else None

    def _counted(self, workers: Iterable[tuple[str, int]]) -> int:
        """Workers in areas whose participants are in the whole."""
        known = {area for area, row in self.bpu.items() if row.value is not None or not self.adds_up}
        return sum(int(n) for area, n in workers if area in known)


def _less(row: Any, workers: int) -> float | None:
    if row is None or row.value is None or workers > row.numerator:
        return None
    return float((row.numerator - workers) / row.denominator * 100)


def spells_of(context: Context) -> list[Any]:
    """Every spell of the edition that stands, of every area."""
    return standing(context.facts("funding"))


def lost_before(spells: list[Spell], now: date, due: date) -> int:
    """Workers paid for in the month `now` for whom nobody pays any more in the month `due`."""
    return sum(spell.lost_before(due) for spell in spells if spell.pays(now))


def paid(context: Context) -> Paid:
    """The paid cover of the chosen edition, month and part of the province."""
    assert context.selection.edition is not None
    assert context.selection.period is not None
    inside = [spell for spell in spells_of(context) if context.inside(spell.area_code)]
    rows = {row.area: row for row in context.rows("coverage_bpu")}
    undated = [spell for spell in inside if spell.first_month is None or spell.months is None]
    return Paid(
        month=context.selection.period,
        spells=dated(inside),
        undated=sorted(undated, key=lambda spell: (-spell.year, spell.area_code)),
        bpu=rows,
        whole=rows[context.selection.residency or PROVINCE],
        adds_up=context.registry.collections[context.selection.edition.collection].rolls_up,
    )
