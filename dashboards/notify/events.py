"""What there is to tell on a day: agreements, paid cover that ends, months that were not reported."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from dashboards.request.context import Context
from data.dates import month_end
from data.facts.agreements import current_agreements
from data.facts.duties import done, overdue
from data.facts.latest import key_of
from data.facts.paid_cover import current_spells, dated
from data.repository.mail.subscriptions import Kind

SOON = timedelta(days=3)  # before an agreement is due
ENDING = timedelta(days=60)  # before the last paid day
REPORTED_BY = 10  # day of the month after
COUNTED = "active_participants"


@dataclass(frozen=True)
class Event:
    """One thing to tell. `key` stays the same however often it is asked for.

    `group` is what it is listed under, `area` the code of the area it is about, `since` when it became known.
    """

    key: str
    kind: Kind
    group: str
    words: str
    path: str
    area: str = ""
    since: datetime | None = None


def events(context: Context, today: date) -> list[Event]:
    """What figures and facts that are open to everybody say on a day, in the order of the digest."""
    return [*_agreements(context, today), *_cover(context, today), *_reports(context, today)]


def _agreements(context: Context, today: date) -> Iterator[Event]:
    """New ones, those due within three days, those overdue; each is notified once in each of the three."""
    _, language = context.language.text, context.language
    rows = context.facts("agreement")
    loaded = {load.id: load.loaded_at for load in context.loads}
    first: dict[Any, int] = {}
    for row in rows:
        first.setdefault(key_of("agreement", row), row.load_id)
    for row in current_agreements(rows):
        if done(row):
            continue
        key, due = key_of("agreement", row), row.due_on
        about = "|".join(map(str, key))
        who = _("penanggung jawab {who}", who=row.responsible) if row.responsible else ""
        until = _("tenggat {day}", day=language.day(due)) if due is not None else _("tanpa tenggat")
        line = _("{area}: {agreed}", area=context.formal(row.area_code), agreed=row.agreed)
        words = f"{line} ({'; '.join(part for part in (until, who) if part)})"
        path = f"/kesepakatan?wilayah={row.area_code}"
        common = {"kind": "agreements", "words": words, "path": path, "area": row.area_code}
        new = Event(
            f"agreement.new|{about}", group=_("Kesepakatan baru"), since=loaded.get(first[key]), **common
        )
        yield new
        if due is None:
            continue
        if overdue(row, today):
            yield Event(f"agreement.late|{about}|{due}", group=_("Kesepakatan lewat tenggat"), **common)
        elif due <= today + SOON:
            yield Event(f"agreement.soon|{about}|{due}", group=_("Kesepakatan jatuh tempo"), **common)


def _cover(context: Context, today: date) -> Iterator[Event]:
    """Paid cover that ends within sixty days and is not extended."""
    _, language = context.language.text, context.language
    for spell in dated(current_spells(context.facts("funding"))):
        if spell.lost > 0 and today <= spell.end <= today + ENDING:
            words = _(
                "{area}: iuran {fund} bagi {n} orang ({group}) terbayar sampai {day}",
                area=context.formal(spell.area),
                fund=spell.of.fund,
                n=language.number(spell.lost),
                group=spell.of.group_name,
                day=language.day(spell.end),
            )
            key = f"cover|{spell.area}|{spell.of.fund}|{spell.of.group_name}|{spell.end}|{spell.lost}"
            group = _("Iuran yang akan berakhir")
            yield Event(key, "cover", group, words, f"/daerah/{spell.area}", spell.area)


def _reports(context: Context, today: date) -> Iterator[Event]:
    """Areas without active participants of last month once its tenth day after is over."""
    edition = context.selection.edition
    if today.day <= REPORTED_BY or edition is None or context.empty:
        return
    _, month = context.language.text, month_end(today, -1)
    counts = context.store.counts(edition)
    here = counts[(counts["measure"] == COUNTED) & (counts["period"] == month)]
    reported = set(here["area_code"])
    group = _("Belum melapor {month}", month=context.language.month(month))
    for area in context.kabkota:
        if area.code not in reported:
            name = context.formal(area.code)
            yield Event(f"report|{area.code}|{month}", "reports", group, name, "/mutu-data", area.code)
