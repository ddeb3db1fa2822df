"""Reminders to official contacts, who have no account: one question, then what each of them chose."""

from collections.abc import Sequence
from datetime import datetime

from dashboards.notify import digest
from dashboards.notify.events import Event
from dashboards.notify.marks import mark_of, simulation_of
from dashboards.request.context import Context
from data.database.accounts.opening import AccountDatabase
from data.dates import wib
from data.repository.mail import outbox
from data.repository.mail.contact_reminders import Reminder, reminders, token


def ask_contacts(context: Context, database: AccountDatabase, *, moment: datetime, base: str) -> int:
    """Ask each contact that somebody had asked, once."""
    made, language = 0, context.language
    for one in reminders(database):
        if one.state == "asked":
            made += outbox.post(
                database,
                one.contact_id,
                [f"invite|{one.address}|{one.asked_at}"],
                subject=digest.invitation_subject(language),
                body=digest.invitation(
                    language, one.person, context.formal(one.area), choice_at(database, one, base)
                ),
                moment=moment,
                confirms=True,
                contact=True,
            )
    return made


def remind_contacts(
    context: Context, database: AccountDatabase, found: Sequence[Event], *, moment: datetime, base: str
) -> int:
    """Make today's reminder of each contact that chose some; how many there were."""
    made = 0
    for one in reminders(database):
        if one.state != "on":
            continue
        last = outbox.last_made(database, one.contact_id, contact=True)
        if last is not None and wib(last).date() == wib(moment).date():
            continue
        mine = [event for event in found if _concerns(one, event)]
        keys = [event.key for event in mine]
        fresh = outbox.not_notified(database, one.contact_id, keys, contact=True)
        news = [event for event in mine if event.key in fresh]
        if not news:
            continue
        shown = list({event.words: event for event in news}.values())
        made += outbox.post(
            database,
            one.contact_id,
            [event.key for event in news],
            subject=digest.subject(context.language, shown, wib(moment).date(), mark=mark_of(context, shown)),
            body=digest.body(
                context.language,
                one.person,
                shown,
                base=base,
                simulation=simulation_of(context, shown),
                choice=choice_at(database, one, base),
                head=None,
            ),
            moment=moment,
            contact=True,
        )
    return made


def choice_at(database: AccountDatabase, one: Reminder, base: str) -> str:
    """Where a contact chooses, changes and stops."""
    return f"{base}/surel/kontak/{token(database, one)}"


def _concerns(one: Reminder, event: Event) -> bool:
    """Whether it is of a chosen kind, of its area, and not from before it chose."""
    known = one.confirmed_at is not None and (event.since is None or event.since >= one.confirmed_at)
    return event.kind in one.kinds and event.area == one.area and known
