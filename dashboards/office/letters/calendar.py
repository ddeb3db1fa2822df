"""write_dates: what falls due and what lapses, as iCalendar (RFC 5545) for the calendar of an office."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from dashboards.insights.facts.agreements import agreements
from dashboards.insights.facts.paid_cover import paid
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
    """Name and bytes: open agreements on the day they are due, paid cover on the day it ends.

    Of the areas that the word `daerah` names, else of the chosen part.
    """

    def make() -> tuple[str, bytes]:
        context = Context(store, parse(store, search, words=("daerah",), default_language=default_language))
        found = [] if context.empty else sorted(_entries(context), key=lambda one: (one.day, one.key))
        month = f"-{context.selection.period:%Y-%m}" if context.selection.period else ""
        return f"tenggat{month}.ics", _calendar(found, context.language.text("Tenggat Jamsostek"))

    return store.consistent_read(make)


def _entries(context: Context) -> Iterator[Entry]:
    _, language = context.language.text, context.language
    asked = context.selection.get("daerah")
    codes = set(asked.split(",")) if asked and asked != "semua" else None
    mark = f"{context.mark}: " if context.mark else ""
    for row in agreements(context).open:
        if row.due_on is None or (codes is not None and row.area_code not in codes):
            continue
        title = _("{area}: {agreed}", area=context.formal(row.area_code), agreed=row.agreed)
        about = _(
            "Kesepakatan rapat {day}. Penanggung jawab: {who}.",
            day=language.day(row.met_on),
            who=row.responsible,
        )
        key = f"{row.area_code}|{row.met_on}|{row.agreed}"
        yield Entry(key, row.due_on, mark + title, about)
    for spell in paid(context).lapsing:
        if codes is not None and spell.area not in codes:
            continue
        title = _(
            "{area}: iuran {fund} bagi {n} orang berakhir",
            area=context.formal(spell.area),
            fund=spell.of.fund,
            n=language.number(spell.lost),
        )
        about = _("{group}; bulan terakhir yang dibayar.", group=spell.of.group_name)
        key = f"{spell.area}|{spell.of.fund}|{spell.of.group_name}|{spell.end}"
        yield Entry(key, spell.end, mark + title, about)


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
