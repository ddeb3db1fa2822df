"""Reminders to official contacts, who have no account: asked by mail, chosen and stopped by a signed address.

Nothing but one question is sent before the contact itself has chosen. The token is made of the row and the
key outside the database: who reads the database has no address.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, delete, func, insert, select, update

from data.database.accounts import tables
from data.database.accounts.contact_mail import asked_address, contact_mailing
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts import signed_token
from data.repository.accounts.accounts import Account
from data.repository.accounts.contacts import KEPT, ContactError, may_see
from data.repository.audit.trail import record
from data.repository.mail.subscriptions import ADDRESS, ASK_AGAIN, CONFIRMED_WITHIN, Kind

KINDS: tuple[Kind, ...] = ("agreements", "cover", "reports")
PURPOSE = "contact-mail"


@dataclass(frozen=True)
class Reminder:
    """A contact that was asked, what it chose, and whether its address said stop. Moments are UTC."""

    contact_id: int
    area: str
    person: str
    address: str
    kinds: frozenset[Kind]
    asked_at: datetime
    confirmed_at: datetime | None
    stopped_at: datetime | None

    @property
    def state(self) -> str:
        """On (it chose), stopped (it said so), asked (no answer yet) or silent (none within a week)."""
        if self.stopped_at is not None:
            return "stopped"
        if self.confirmed_at is not None:
            return "on"
        return "silent" if self.asked_at < now() - CONFIRMED_WITHIN else "asked"


def ask(database: AccountDatabase, who: Account, number: int) -> None:
    """Have a contact asked by mail whether it wants reminders. Raises ContactError.

    `reason`: areas, mail (it has none that mail can be sent to), asked (it was, of late), stopped.
    """
    contact, moment = tables.contact, now()
    with database.writing() as connection:
        row = connection.execute(select(contact).where(contact.c.id == number)).mappings().first()
        if row is None or not may_see(who, row["area_code"]):
            raise ContactError("areas")
        if not ADDRESS.fullmatch(row["mail"]):
            raise ContactError("mail")
        found = connection.execute(_query().where(contact.c.id == number)).mappings().first()
        if found is not None and _reminder(database, connection, found).state in ("asked", "on"):
            return
        _note_asked(database, connection, row["mail"], moment)
        connection.execute(delete(contact_mailing).where(contact_mailing.c.contact_id == number))
        values = {"contact_id": number, "asked_by": who.id, "asked_at": moment, "kinds": ""}
        connection.execute(insert(contact_mailing).values(**values))
        record(database, connection, "contact.ask", row["area_code"], actor=who.name)


def _note_asked(database: AccountDatabase, connection: Connection, mail: str, moment: datetime) -> None:
    """An address is asked once a day at most, and never again after it said stop. Raises ContactError."""
    row, key = asked_address, _address_key(database, mail)
    connection.execute(delete(row).where(row.c.asked_at < moment - KEPT))
    known = connection.execute(select(row).where(row.c.key == key)).first()
    if known is None:
        connection.execute(insert(row).values(key=key, asked_at=moment))
        return
    if known.stopped_at is not None:
        raise ContactError("stopped")
    if known.asked_at > moment - ASK_AGAIN:
        raise ContactError("asked")
    connection.execute(update(row).where(row.c.key == key).values(asked_at=moment))


def reminders(database: AccountDatabase, numbers: Collection[int] | None = None) -> list[Reminder]:
    """Of every contact that was asked, or of these."""
    query = _query().order_by(tables.contact.c.id)
    if numbers is not None:
        query = query.where(tables.contact.c.id.in_(numbers))
    with database.engine.connect() as connection:
        rows = connection.execute(query).mappings().all()
        return [_reminder(database, connection, row) for row in rows]


def token(database: AccountDatabase, one: Reminder) -> str:
    """What the address ends in where the contact chooses, changes and stops."""
    return signed_token.sign(database, PURPOSE, _signed(database, one))


def opened(database: AccountDatabase, text: str) -> Reminder | None:
    """Whose token it is: signed by us, of a contact that is there, answered or asked within a week."""
    asked = signed_token.read(database, PURPOSE, text)
    if asked is None:
        return None
    number, signed = asked
    found = next(iter(reminders(database, [number])), None)
    if found is None or found.state == "silent" or _signed(database, found) != signed:
        return None
    return found


def choose(database: AccountDatabase, text: str, kinds: Iterable[str]) -> Reminder | None:
    """Set what the contact of a token is reminded of; none of KINDS: it stops. None where nothing opens."""
    found = opened(database, text)
    if found is None:
        return None
    wanted, moment = [kind for kind in KINDS if kind in set(kinds)], now()
    contact, asked, message = tables.contact, contact_mailing, tables.message
    key = asked_address.c.key == _address_key(database, found.address)
    whose = asked.c.contact_id == found.contact_id
    values = {"kinds": " ".join(wanted), "confirmed_at": (found.confirmed_at or moment) if wanted else None}
    with database.writing() as connection:
        if not wanted:  # whoever has this address, also as a contact of another area
            same = select(contact.c.id).where(func.lower(contact.c.mail) == found.address.lower())
            whose = asked.c.contact_id.in_(same)
            over = message.c.contact_id.in_(same) & (message.c.state != "sent")
            connection.execute(delete(message).where(over))
        if connection.execute(update(asked).where(whose).values(**values)).rowcount == 0:
            return None
        connection.execute(update(asked_address).where(key).values(stopped_at=None if wanted else moment))
        deed = "contact.reminders" if wanted else "contact.stop"
        record(database, connection, deed, found.area, actor="", jenis=wanted)
    return next(iter(reminders(database, [found.contact_id])), None)


def _query() -> Select[Any]:
    contact, asked = tables.contact, contact_mailing
    joined = contact.join(asked, asked.c.contact_id == contact.c.id)
    return select(contact, asked.c.asked_at, asked.c.kinds, asked.c.confirmed_at).select_from(joined)


def _reminder(database: AccountDatabase, connection: Connection, row: RowMapping) -> Reminder:
    key = _address_key(database, row["mail"])
    query = select(asked_address.c.stopped_at).where(asked_address.c.key == key)
    words = set(row["kinds"].split())
    return Reminder(
        contact_id=row["id"],
        area=row["area_code"],
        person=row["person"],
        address=row["mail"],
        kinds=frozenset(kind for kind in KINDS if kind in words),
        asked_at=row["asked_at"],
        confirmed_at=row["confirmed_at"],
        stopped_at=connection.execute(query).scalar(),
    )


def _address_key(database: AccountDatabase, address: str) -> str:
    return database.keyed(PURPOSE, address.lower())


def _signed(database: AccountDatabase, one: Reminder) -> list[str | int]:
    """What a token stands for; whoever sees the address on the way does not read a person's address in it."""
    asked_at = signed_token.seconds(one.asked_at)
    return [one.contact_id, _address_key(database, one.address)[:16], asked_at]
