"""What there is to tell on a day: agreements, paid cover that ends, months that were not reported."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.dates import month_end
from data.facts.agreements import current_agreements
from data.facts.duties import done, overdue
from data.facts.latest import key_of
from data.facts.paid_cover import current_spells, dated
from data.repository.mail.subscriptions import Kind
from data.repository.uploads.statements import COLLECTION as WRITTEN

SOON = timedelta(days=3)  # before an agreement is due
ENDING = timedelta(days=60)  # before the last paid day
REPORTED_BY = 10  # day of the month after
COUNTED = "active_participants"


@dataclass(frozen=True)
class Event:
    """One thing to tell. `key` stays the same however often it is asked for.

    `group` is what it is listed under, `area` the code of the area it is about, `since` when it became known,
    `simulated` whether it is about invented figures.
    """

    key: str
    kind: Kind
    group: str
    words: str
    path: str
    area: str = ""
    since: datetime | None = None
    simulated: bool = False


def events(context: Context, today: date) -> list[Event]:
    """What figures and facts that are open to everybody say on a day, in the order of the digest.

    Agreements stand at once: those that were written are notified of though no official figure is published.
    """
    written = _written(context)
    found = [*_agreements(written or context, today, apart=written is not None)]
    shown = [*_cover(context, today), *_reports(context, today)]
    if written is None:
        shown, found = [*found, *shown], []
    if context.simulated:
        said = context.mark
        shown = [
            replace(one, simulated=True, group=f"{said}: {one.group}" if found else one.group)
            for one in shown
        ]
    return [*found, *shown]


def _written(context: Context) -> Context | None:
    """The newest of the collection that people write to, where another is shown and it holds agreements."""
    every, shown = context.selection.editions, context.selection.edition
    own = next((one for one in every if one.live and one.collection == WRITTEN), None)
    if own is None or (shown is not None and shown.collection == WRITTEN):
        return None
    search = f"edisi={own.slug}&bahasa={context.language.code}"
    found = Context(context.store, parse(context.store, search, default_language=context.language.code))
    return found if found.facts("agreement") else None


def _agreements(context: Context, today: date, *, apart: bool) -> Iterator[Event]:
    """New ones, those due within three days, those overdue; each is notified once in each of the three.

    `apart`: their edition is not the one that addresses lead to by themselves.
    """
    _, language = context.language.text, context.language
    rows = context.facts("agreement")
    loaded = {load.id: load.loaded_at for load in context.loads}
    edition = f"edisi={context.selection.edition.slug}&" if apart and context.selection.edition else ""
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
        path = f"/kesepakatan?{edition}wilayah={row.area_code}"
        common: dict[str, Any] = {"kind": "agreements", "words": words, "path": path, "area": row.area_code}
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
