"""What meetings agreed: what stands of each agreement, and which meeting was the last. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import Any

# Of the statuses of a duty those that an agreement can have, as one is made, worked on, and kept.
STATUSES = ("belum", "proses", "selesai")

Key = tuple[date, str, str]


def key(row: Any) -> Key:
    """What makes an agreement the same in a later file: the meeting, the area and the words, however they
    are spaced, capitalised or ended."""
    return row.met_on, row.area_code, wording(row.agreed)


def wording(agreed: str) -> str:
    """The words of an agreement as they are compared."""
    return " ".join(agreed.split()).rstrip(".").casefold()


def standing(rows: Iterable[Any]) -> list[Any]:
    """The row that counts for each agreement: of the newest load, the last one in it; in the order the
    agreements were first told. `rows` are those of the table `agreement`."""
    found: dict[Key, Any] = {}
    for row in sorted(rows, key=lambda row: (row.load_id, row.seq)):
        found[key(row)] = row
    return list(found.values())


def last_meeting(rows: Iterable[Any], on: date) -> date | None:
    """The day of the newest meeting before a day: who meets on it asks about the one before. Where nothing
    was agreed before it, the newest of all; None without any."""
    days = {row.met_on for row in rows}
    return max((day for day in days if day < on), default=max(days, default=None))
