"""write_dates: what falls due and what lapses, as iCalendar (RFC 5545) for the calendar of an office."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from dashboards.insights.calendar.due_next import dates
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.dates import now
from data.repository.store import Store

WIDE = 75  # octets of a line, of which a longer one is folded


@dataclass(frozen=True)
class Entry:
    """A whole day with its words; `key` stays the same however often the file is made."""

    key: str
    day: date
    title: str
    about: str


def write_dates(store: Store, *, search: str = "", default_language: str = "id") -> tuple[str, bytes]:
    """Name and bytes: reports, open agreements and duties on the day they are due, paid cover when it ends.

    Of the areas that the word `daerah` names, else of the chosen part; what everybody owes in either.
    """

    def make() -> tuple[str, bytes]:
        context = Context(store, parse(store, search, words=("daerah",), default_language=default_language))
        found = [] if context.empty else sorted(_entries(context), key=lambda one: (one.day, one.key))
        month = f"-{context.selection.period:%Y-%m}" if context.selection.period else ""
        return f"tenggat{month}.ics", _calendar(found, context.language.text("Tenggat Jamsostek"))

    return store.consistent_read(make)


def _entries(context: Context) -> Iterator[Entry]:
    asked = context.selection.get("daerah")
    codes = set(asked.split(",")) if asked and asked != "semua" else None
    mark = f"{context.mark}: " if context.mark else ""
    for one in dates(context):
        if codes is None or not one.area or one.area in codes:
            whose = f"{context.formal(one.area)}: " if one.area else ""
            yield Entry(one.key, one.day, f"{mark}{whose}{one.what}", one.about)


def _calendar(found: Iterable[Entry], name: str) -> bytes:
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Pantau Jamsostek//ID",
        f"X-WR-CALNAME:{_plain(name)}",
    ]
    stamp = f"{now():%Y%m%dT%H%M%SZ}"
    for entry in found:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{sha256(entry.key.encode()).hexdigest()[:32]}@pantau-jamsostek",
            f"DTSTAMP:{stamp}",
            f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{entry.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_plain(entry.title)}",
            f"DESCRIPTION:{_plain(entry.about)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _plain(text: str) -> str:
    """Text inside a property: its own signs are escaped, line breaks and control characters are none."""
    calm = "".join(sign if sign.isprintable() else " " for sign in text)
    return calm.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """No line longer than 75 octets: what follows begins with a space."""
    pieces: list[str] = []
    piece = ""
    for sign in line:
        if len((piece + sign).encode()) > WIDE - (1 if pieces else 0):
            pieces.append(piece)
            piece = ""
        piece += sign
    return "\r\n ".join([*pieces, piece])
