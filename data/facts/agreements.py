"""What meetings agreed: the newest state of each agreement, and which meeting was the last. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from data.facts.latest import last_rows

# Of the statuses of a duty those that an agreement can have, as one is made, worked on, and kept.
STATUSES = ("belum", "proses", "selesai")


class AgreementRow(Protocol):
    """A row of the table `agreement`: what a meeting agreed of an area, and how far it is."""

    area_code: str
    met_on: date
    agreed: str
    responsible: str
    due_on: date | None
    status: str
    evidence: str | None
    note: str | None
    load_id: int
    seq: int
    source_row: int

    def _asdict(self) -> dict[str, Any]: ...


def current_agreements(rows: Iterable[Any]) -> list[AgreementRow]:
    """The row that counts for each agreement, in the order in which they were first made.

    `rows` are those of the table `agreement`.
    """
    return list(last_rows("agreement", rows).values())


def last_meeting(rows: Iterable[AgreementRow], on: date) -> date | None:
    """The day of the newest meeting before a day: who meets on it asks about the one before.

    Where nothing was agreed before it, the newest of all; None without any.
    """
    days = {row.met_on for row in rows}
    return max((day for day in days if day < on), default=max(days, default=None))
