"""What moved the participants of an area in a year: paid cover that began or ended, and everybody else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.insights.drivers import began, credible, ended
from dashboards.insights.facts.paid_cover import spells_of_area
from dashboards.request.context import Context
from data.dates import month_end
from data.facts.paid_cover import SHIFTING, became_pppk, shifted, staff
from data.metrics.contracts import MetricRow

YEAR = 12
NAMED = 2  # programmes that began, and that ended, which are named by themselves


@dataclass(frozen=True)
class Move:
    """People more (> 0) or fewer; `spell` the programme they belong to, or none: `count` of them together.

    `shift`: staff who became PPPK, which is neither cover that ended nor anybody lost.
    """

    people: int
    spell: Any = None
    count: int = 1
    shift: bool = False

    @property
    def ended(self) -> bool:
        """Whether cover stopped being paid."""
        return self.people < 0 and not self.shift


@dataclass(frozen=True)
class YearChange:
    """Participants of the areas below that reported at both dates, then and now.

    `moves` are what paid cover explains, those that ended first; `rest` all others: who enrolled by
    themselves or by a programme nobody wrote down, less who left.
    """

    then: date
    now: date
    before: int
    after: int
    moves: tuple[Move, ...]
    areas: int

    @property
    def net(self) -> int:
        """The change in people."""
        return self.after - self.before

    @property
    def rest(self) -> int:
        """The part of the change that none of the moves explains."""
        return self.net - sum(move.people for move in self.moves)


def year_change(context: Context, row: MetricRow) -> YearChange | None:
    """Of the metric and area of a row; None where no area below reported at both dates."""
    then = month_end(row.period, -YEAR)
    codes = context.members(row.area)
    rows = context.rows(row.metric, months=(then, row.period), areas=tuple(codes))
    known = {(one.area, one.period): one for one in rows if one.numerator is not None}
    both = [code for code in codes if (code, then) in known and (code, row.period) in known]
    if not both:
        return None
    moves: list[Move] = []
    segment = context.registry.metrics[row.metric].segment
    if segment in ("BPU", "TOTAL"):
        for code in both:
            spells = spells_of_area(context, code)
            spells = [one for one in spells if segment == "TOTAL" or not staff(one.group_name)]
            if credible(context, spells, known[code, then], known[code, row.period]):
                moves += _moves(spells, then, row.period)
    own = [one for code in both for one in spells_of_area(context, code)]
    moved = shifted(own, then, row.period) if segment in SHIFTING else 0
    shift = [Move(-moved, shift=True)] if moved else []
    before, after = (int(sum(_people(known[code, day]) for code in both)) for day in (then, row.period))
    return YearChange(then, row.period, before, after, (*_few(moves), *shift), len(both))


def _people(row: MetricRow) -> float:
    assert row.numerator is not None
    return row.numerator


def _moves(spells: Sequence[Any], then: date, now: date) -> Iterable[Move]:
    for spell in ended(spells, then, now):
        if people := int(spell.workers) - became_pppk(spell):
            yield Move(-people, spell)
    for spell in began(spells, then, now):
        yield Move(int(spell.workers), spell)


def _few(moves: list[Move]) -> list[Move]:
    """The largest by themselves, the others of the same direction together; those that ended first."""
    found: list[Move] = []
    for down in (True, False):
        same = sorted((move for move in moves if move.ended is down), key=lambda move: -abs(move.people))
        alone = same if len(same) <= NAMED else same[: NAMED - 1]
        found += alone
        if rest := same[len(alone) :]:
            found.append(Move(sum(move.people for move in rest), None, len(rest)))
    return found
