"""What meetings agreed as a page sees it: of the areas shown, on a day."""

from dataclasses import dataclass, replace
from datetime import date

from dashboards.insights.facts.duties import judged_on
from dashboards.request.context import PROVINCE, Context
from data.dates import today
from data.facts.agreements import AgreementRow, current_agreements, last_meeting
from data.facts.duties import done, overdue
from data.repository.editions import Edition


@dataclass(frozen=True)
class Agreements:
    """The agreements in force, and the day that decides what is overdue.

    Lists begin with what is overdue, the longest first; then what is open, as it falls due; then what is
    done.
    """

    found: tuple[AgreementRow, ...]
    on: date
    beside: bool = False  # of now, beside a fixed edition that is older

    def late(self, row: AgreementRow) -> bool:
        """Whether an agreement is overdue on the day of judgement."""
        return overdue(row, self.on)

    def days_late(self, row: AgreementRow) -> int:
        """Days since it fell due, on the day of judgement; 0 where it has no due day."""
        return (self.on - row.due_on).days if row.due_on else 0

    @property
    def last(self) -> date | None:
        """The day of the meeting before the edition's day."""
        return last_meeting(self.found, self.on)

    @property
    def of_last(self) -> list[AgreementRow]:
        """What that meeting agreed."""
        return [row for row in self.found if row.met_on == self.last]

    @property
    def open(self) -> list[AgreementRow]:
        """What is not done yet, of whichever meeting."""
        return [row for row in self.found if not done(row)]

    @property
    def elsewhere(self) -> list[AgreementRow]:
        """What is open of the other meetings."""
        return [row for row in self.open if row.met_on != self.last]

    @property
    def overdue(self) -> list[AgreementRow]:
        """The agreements that are overdue."""
        return [row for row in self.found if self.late(row)]


def agreements(context: Context, code: str | None = None) -> Agreements:
    """As the chosen edition holds them, for documents of it.

    Of an area and those it is made of, or of the chosen region; of the province all.
    """
    return _agreements(context, code, context.selection.edition, judged_on(context))


def agreements_now(context: Context, code: str | None = None) -> Agreements:
    """As they are now, beside the chosen edition: an agreement stands at once, also in its own meeting."""
    chosen = context.selection.edition
    if chosen is None or chosen.live:
        return agreements(context, code)
    every = context.selection.editions
    newest = next((one for one in every if one.live and one.collection == chosen.collection), None)
    if newest is None:
        return agreements(context, code)
    return replace(_agreements(context, code, newest, today()), beside=True)


def _current(context: Context, edition: Edition | None) -> list[AgreementRow]:
    key = ("current agreements", edition.slug if edition else None)
    return context.store.remember(key, lambda: current_agreements(context.facts("agreement", edition)))


def _agreements(context: Context, code: str | None, edition: Edition | None, on: date) -> Agreements:
    place = code or context.selection.residency or PROVINCE
    rows = [row for row in _current(context, edition) if context.is_within(row.area_code, place)]

    def order(row: AgreementRow) -> tuple[bool, bool, date, date, str]:
        due = row.due_on or date.max
        return (done(row), not overdue(row, on), due, row.met_on, row.area_code)

    return Agreements(tuple(sorted(rows, key=order)), on)
