"""Mail on its way: made in one transaction with what it tells, sent later, tried again, shown if it stays."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import ColumnElement, Table, delete, func, insert, select, update

from data.database.accounts import tables
from data.database.accounts.contact_mail import contact_mailing, contact_told
from data.database.accounts.opening import AccountDatabase

MOST_ATTEMPTS = 12
LONGEST_WAIT = timedelta(hours=24)  # between two attempts
KEPT = timedelta(days=90)  # that a message was sent
NOTIFIED_KEPT = timedelta(days=800)  # longer than anything notified stays true


class RefusedError(Exception):
    """The mail server will not take this message, however often it is asked."""


class UndeliveredError(Exception):
    """It could not be sent this time."""


class UnreachableError(UndeliveredError):
    """The mail server is not there, or will not have us: nothing else can be sent either."""


@dataclass(frozen=True)
class Waiting:
    """A message that is not sent: `state` is waiting, or failed where it was given up.

    `account`: the name of whose it is; of a contact the code of its area.
    """

    id: int
    account: str
    address: str
    made_at: datetime
    subject: str
    body: str
    state: str
    attempts: int
    tried_at: datetime | None
    reason: str
    contact: bool = False


def _notified(number: int, *, contact: bool) -> tuple[Table, dict[str, int]]:
    """Where it is noted what an account, or a contact, was told, and whose the rows are."""
    return (contact_told, {"contact_id": number}) if contact else (tables.told, {"account_id": number})


def _of(table: Table, whose: dict[str, int]) -> ColumnElement[bool]:
    ((name, number),) = whose.items()
    return table.c[name] == number


def not_notified(
    database: AccountDatabase, number: int, keys: Iterable[str], *, contact: bool = False
) -> set[str]:
    """Those of some keys of which an account, or a contact, was not notified yet."""
    notified, whose = _notified(number, contact=contact)
    digests = {_digest(key): key for key in keys}
    query = select(notified.c.key).where(_of(notified, whose), notified.c.key.in_(list(digests)))
    with database.engine.connect() as connection:
        known = set(connection.execute(query).scalars())
    return {key for digest, key in digests.items() if digest not in known}


def post(
    database: AccountDatabase,
    number: int,
    keys: Iterable[str],
    *,
    subject: str,
    body: str,
    moment: datetime,
    confirms: bool = False,
    contact: bool = False,
) -> bool:
    """Queue a message and note its keys; False, and nothing is done, where any of them was notified before.

    To the account, or with `contact` to the contact, of this number. `confirms`: it asks whether its address
    is right, and goes there though nobody has confirmed it.

    Two runs at the same moment so make one message.
    """
    notified, whose = _notified(number, contact=contact)
    digests = [_digest(key) for key in keys]
    with database.writing() as connection:
        known = select(func.count()).where(_of(notified, whose), notified.c.key.in_(digests))
        if connection.execute(known).scalar_one():
            return False
        connection.execute(
            insert(tables.message).values(
                **whose,
                made_at=moment,
                subject=subject[:200],
                body=body,
                state="waiting",
                attempts=0,
                reason="",
                confirms=confirms,
            )
        )
        rows = [{**whose, "key": key, "told_at": moment} for key in digests]
        connection.execute(insert(notified), rows)
    return True


def last_made(database: AccountDatabase, number: int, *, contact: bool = False) -> datetime | None:
    """When the newest digest of an account, or of a contact, was made."""
    message = tables.message.c
    own = (message.contact_id if contact else message.account_id) == number
    own &= message.confirms.is_(False)
    query = select(func.max(message.made_at)).where(own)
    with database.engine.connect() as connection:
        made: datetime | None = connection.execute(query).scalar()
    return made


def unsent(database: AccountDatabase) -> list[Waiting]:
    """What waits or was given up, the oldest first; nothing to who wants no mail any more."""
    message, account, mailing = tables.message, tables.account, tables.mailing
    contact, asked = tables.contact, contact_mailing
    unsent = message.c.state.in_(("waiting", "failed"))
    to_accounts = (
        select(message, account.c.name.label("account"), mailing.c.address)
        .join(account, account.c.id == message.c.account_id)
        .join(mailing, mailing.c.account_id == message.c.account_id)
        .where(unsent, account.c.disabled_at.is_(None))
        .where(message.c.confirms | mailing.c.confirmed_at.is_not(None))
    )
    to_contacts = (
        select(message, contact.c.area_code.label("account"), contact.c.mail.label("address"))
        .join(contact, contact.c.id == message.c.contact_id)
        .join(asked, asked.c.contact_id == message.c.contact_id)
        .where(unsent, message.c.confirms | asked.c.confirmed_at.is_not(None))
    )
    with database.engine.connect() as connection:
        rows = [*connection.execute(to_accounts).mappings(), *connection.execute(to_contacts).mappings()]
    names = [name for name in Waiting.__dataclass_fields__ if name != "contact"]
    found = [
        Waiting(contact=row["contact_id"] is not None, **{name: row[name] for name in names}) for row in rows
    ]
    return sorted(found, key=lambda one: one.id)


def deliver(database: AccountDatabase, send: Callable[[Waiting], None], *, moment: datetime) -> int:
    """Send what waits and is due; how many messages left.

    `send` raises RefusedError for a message that is given up, UndeliveredError for one to be tried again:
    after 1, 2, 4 hours and so on, at most a day, twelve times. After an UnreachableError the rest waits.
    """
    sent = 0
    for one in unsent(database):
        if one.state != "waiting" or not _due(one, moment):
            continue
        try:
            send(one)
        except RefusedError as error:
            _set_state(database, one, moment, state="failed", reason=str(error))
        except UndeliveredError as error:
            over = one.attempts + 1 >= MOST_ATTEMPTS
            _set_state(database, one, moment, state="failed" if over else "waiting", reason=str(error))
            if isinstance(error, UnreachableError):
                break
        else:
            _set_state(database, one, moment, state="sent", reason="")
            sent += 1
    _forget_old(database, moment)
    return sent


def again(database: AccountDatabase, number: int) -> None:
    """Try a message again at the next run, also one that was given up."""
    message = tables.message
    unsent = message.c.state.in_(("waiting", "failed"))
    with database.writing() as connection:
        connection.execute(
            update(message)
            .where(message.c.id == number, unsent)
            .values(state="waiting", attempts=0, tried_at=None)
        )


def _due(one: Waiting, moment: datetime) -> bool:
    wait = min(timedelta(hours=2 ** max(one.attempts - 1, 0)), LONGEST_WAIT)
    return one.tried_at is None or moment >= one.tried_at + wait


def _set_state(database: AccountDatabase, one: Waiting, moment: datetime, *, state: str, reason: str) -> None:
    """What became of an attempt; the text of what has left is kept no longer."""
    message = tables.message
    gone = {"subject": "", "body": ""} if state == "sent" else {}
    with database.writing() as connection:
        connection.execute(
            update(message)
            .where(message.c.id == one.id, message.c.state == "waiting")
            .values(state=state, attempts=one.attempts + 1, tried_at=moment, reason=reason[:200], **gone)
        )


def _forget_old(database: AccountDatabase, moment: datetime) -> None:
    message = tables.message
    over = message.c.state.in_(("sent", "void", "failed")) & (message.c.made_at < moment - KEPT)
    with database.writing() as connection:
        connection.execute(delete(message).where(over))
        for notified in (tables.told, contact_told):
            connection.execute(delete(notified).where(notified.c.told_at < moment - NOTIFIED_KEPT))


def _digest(key: str) -> str:
    return sha256(key.encode()).hexdigest()
