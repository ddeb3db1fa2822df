"""notify: queue what is new for each person, once; then send what is queued."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dashboards.notify import digest
from dashboards.notify.events import Event, events
from dashboards.notify.marks import mark_of, simulation_of
from dashboards.notify.smtp import sender
from dashboards.notify.to_contacts import ask_contacts, remind_contacts
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.database.accounts.opening import AccountDatabase
from data.dates import wib
from data.repository.accounts.contacts import contacts
from data.repository.audit.heads import Head, append_head
from data.repository.mail import outbox
from data.repository.mail.subscriptions import Subscription, subscriptions, token
from data.repository.store import Store
from data.repository.uploads.uploads import listed
from data.settings import Settings

FROM_HOUR = 6  # of the day as offices count it; before that nothing is queued
AT_ONCE = frozenset({"drafts"})  # sent within the hour; the rest once a day


@dataclass(frozen=True)
class Done:
    """What a run did: messages made, sent, and still there."""

    made: int
    sent: int
    waiting: int
    failed: int


def notify(
    store: Store, database: AccountDatabase, settings: Settings, *, moment: datetime, base: str
) -> Done:
    """Make the digests of a moment (UTC) and send what waits. A second run makes and sends nothing.

    `base` is what addresses begin with. Raises BrokenHeadsError where the audit is not whole.
    """
    head = append_head(database, Path(settings.audit_heads), moment=moment)
    made = 0
    if settings.mail_server and settings.mail_from:
        if wib(moment).hour >= FROM_HOUR:
            made = _make(store, database, settings, moment=moment, base=base, head=head)
        made += _ask(store, database, settings, moment=moment, base=base)
        with sender(settings) as send:
            sent = outbox.deliver(database, send, moment=moment)
    else:
        sent = 0
    left = outbox.unsent(database)
    failed = sum(one.state == "failed" for one in left)
    return Done(made, sent, len(left) - failed, failed)


def _make(
    store: Store, database: AccountDatabase, settings: Settings, *, moment: datetime, base: str, head: Head
) -> int:
    today = wib(moment).date()

    def read() -> tuple[Context, list[Event]]:
        context = Context(store, parse(store, "", default_language=settings.language))
        return context, events(context, today)

    context, found = store.consistent_read(read)
    language = context.language
    made = remind_contacts(context, database, found, moment=moment, base=base)
    for one in subscriptions(database):
        if not one.confirmed:
            continue
        mine = [event for event in found if _concerns(one, event)]
        mine += _drafts(database, context, one)
        mine += _audit(context, one, head, today=moment)
        fresh = outbox.not_notified(database, one.account.id, [event.key for event in mine])
        news = [event for event in mine if event.key in fresh]
        if _had_one(database, one, moment):
            news = [event for event in news if event.kind in AT_ONCE]
        if not news:
            continue
        shown = _once(news)
        witness = one.account.may("see_all") or one.account.may("accounts")
        made += outbox.post(
            database,
            one.account.id,
            [event.key for event in news],
            subject=digest.subject(language, shown, today, mark=mark_of(context, shown)),
            body=digest.body(
                language,
                one.account.person,
                shown,
                base=base,
                simulation=simulation_of(context, shown),
                call=_call(database, context, one, shown),
                head=head if witness else None,
            ),
            moment=moment,
        )
    return made


def _call(
    database: AccountDatabase, context: Context, one: Subscription, shown: Sequence[Event]
) -> list[str]:
    """Whom to call about months that were not reported and what is overdue; for who sees all areas."""
    if not one.account.may("see_all"):
        return []
    late = ("report|", "agreement.late|")
    areas = {event.area for event in shown if event.key.startswith(late)}
    return [
        ", ".join(part for part in (context.formal(c.area_code), c.person, c.office, c.mail, c.phone) if part)
        for c in contacts(database, one.account, sorted(areas))
    ]


def _ask(store: Store, database: AccountDatabase, settings: Settings, *, moment: datetime, base: str) -> int:
    """Ask at each address that nobody has confirmed whether it is right; once."""
    context = Context(store, parse(store, "", default_language=settings.language))
    language, made = context.language, ask_contacts(context, database, moment=moment, base=base)
    for one in subscriptions(database):
        if not one.confirmed:
            made += outbox.post(
                database,
                one.account.id,
                [f"confirm|{one.address}|{one.asked_at}"],
                subject=digest.question_subject(language),
                body=digest.question(language, one.account.person, f"{base}/surel/{token(database, one)}"),
                moment=moment,
                confirms=True,
            )
    return made


def _concerns(one: Subscription, event: Event) -> bool:
    """Whether it is of a chosen kind, of one's own area, and not from before one asked for mail."""
    own = one.account.may("see_all") or event.area in one.account.areas
    return event.kind in one.kinds and own and (event.since is None or event.since >= one.since)


def _drafts(database: AccountDatabase, context: Context, one: Subscription) -> list[Event]:
    """Files that wait for a second person, who this one may be."""
    if "drafts" not in one.kinds:
        return []
    _, language = context.language.text, context.language
    waiting = listed(database, one.account, states=("submitted",), most=None)
    return [
        Event(
            f"draft|{upload.id}|{upload.submitted_at}",
            "drafts",
            _("Menunggu keputusan Anda"),
            _(
                "{file}, diajukan {who} {moment}",
                file=upload.file_name,
                who=upload.submitted_by,
                moment=language.moment(upload.submitted_at or upload.uploaded_at),
            ),
            f"/muat/{upload.id}",
        )
        for upload in waiting
        if one.account.name not in (upload.account, upload.submitted_by)
    ]


def _audit(context: Context, one: Subscription, head: Head, *, today: datetime) -> list[Event]:
    """Once a week the head of the audit leaves the computer, whether or not there is other news."""
    if "audit" not in one.kinds:
        return []
    _, language = context.language.text, context.language
    year, week, _day = wib(today).isocalendar()
    words = _("{n} catatan; bandingkan kepalanya dengan yang di kabar lama.", n=language.number(head.records))
    return [Event(f"audit|{year}-{week}", "audit", _("Audit minggu ini"), words, "/audit")]


def _had_one(database: AccountDatabase, one: Subscription, moment: datetime) -> bool:
    """Whether today's digest was made."""
    last = outbox.last_made(database, one.account.id)
    return last is not None and wib(last).date() == wib(moment).date()


def _once(news: Sequence[Event]) -> list[Event]:
    """What is new and due at the same time is said once, under the graver heading, which comes later."""
    return list({event.words: event for event in news}.values())
