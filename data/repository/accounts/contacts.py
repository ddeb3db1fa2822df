"""Whom to call in an area. Persons: for who has signed in, erased when they leave, never among figures."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, func, insert, select

from data.database.accounts import tables
from data.database.accounts.contact_mail import contact_mailing, contact_told
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts.accounts import Account
from data.repository.audit.trail import record

MOST = 5  # of an area
KEPT = timedelta(days=730)  # unless somebody writes it anew
OLD = timedelta(days=365)  # to be looked at again
LONGEST = {"person": 120, "office": 120, "mail": 254, "phone": 40}
PHONE = re.compile(r"\+?[0-9][0-9 ().-]{5,38}")
MAIL = re.compile(r"[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@<>]+")


class ContactError(Exception):
    """What is not done.

    `reason`: areas (not one's own), person, office, mail, phone, neither or many; of a reminder also asked
    (of late already) or stopped (by who has the address).
    """

    def __init__(self, reason: str) -> None:
        """Keep the reason; the sentence is the page's."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Contact:
    """Somebody of an area's government, with the account that wrote it and when (UTC)."""

    id: int
    area_code: str
    person: str
    office: str
    mail: str
    phone: str
    written_by: str
    written_at: datetime

    @property
    def old(self) -> bool:
        """Whether it was written so long ago that somebody should ask whether it is still right."""
        return self.written_at < now() - OLD


def may_see(who: Account, area: str) -> bool:
    """Area officials see and write their own areas', editors and publishers all."""
    return who.may("upload") and (who.may("see_all") or area in who.areas)


def contacts(database: AccountDatabase, who: Account, areas: Collection[str]) -> list[Contact]:
    """Of some areas, as far as they are one's business; by area, the newest last."""
    seen = [code for code in areas if may_see(who, code)]
    row, account = tables.contact, tables.account
    query = (
        select(row, account.c.name)
        .join(account, account.c.id == row.c.written_by)
        .where(row.c.area_code.in_(seen))
        .order_by(row.c.area_code, row.c.id)
    )
    names = ("id", "area_code", "person", "office", "mail", "phone", "written_at")
    with database.engine.connect() as connection:
        rows = connection.execute(query).mappings().all()
    return [Contact(written_by=one["name"], **{name: one[name] for name in names}) for one in rows]


def add(database: AccountDatabase, who: Account, area: str, **typed: str) -> int:
    """Write one down: person, office, mail, phone; mail or phone must be there. Raises ContactError."""
    if not may_see(who, area):
        raise ContactError("areas")
    cells = {name: typed.get(name, "").strip() for name in LONGEST}
    for name, text in cells.items():
        if len(text) > LONGEST[name] or "\n" in text or (not text and name in ("person", "office")):
            raise ContactError(name)
    if cells["mail"] and not MAIL.fullmatch(cells["mail"]):
        raise ContactError("mail")
    if cells["phone"] and not PHONE.fullmatch(cells["phone"]):
        raise ContactError("phone")
    if not (cells["mail"] or cells["phone"]):
        raise ContactError("neither")
    row = tables.contact
    with database.writing() as connection:
        same = select(row.c.id).where(
            row.c.area_code == area, *(row.c[name] == text for name, text in cells.items())
        )
        if (known := connection.execute(same).scalar()) is not None:
            return int(known)  # the form was sent twice
        count = connection.execute(select(func.count()).where(row.c.area_code == area)).scalar_one()
        if count >= MOST:
            raise ContactError("many")
        made = connection.execute(
            insert(row).values(area_code=area, written_by=who.id, written_at=now(), **cells)
        )
        assert made.inserted_primary_key is not None
        record(database, connection, "contact.add", area, actor=who.name)  # whose it is stays out of it
        return int(made.inserted_primary_key[0])


def remove(database: AccountDatabase, who: Account, number: int) -> str:
    """Erase one; the code of its area. Raises ContactError where it is not there, or not one's business."""
    row = tables.contact
    with database.writing() as connection:
        area = connection.execute(select(row.c.area_code).where(row.c.id == number)).scalar()
        if area is None or not may_see(who, area):
            raise ContactError("areas")
        _forget(connection, [number])
        record(database, connection, "contact.remove", area, actor=who.name)
    return str(area)


def forget_old(database: AccountDatabase) -> int:
    """Erase what nobody has written anew for two years; how many there were."""
    row = tables.contact
    over = row.c.written_at < now() - KEPT
    with database.engine.connect() as connection:
        if not connection.execute(select(func.count()).where(over)).scalar_one():
            return 0
    with database.writing() as connection:
        old = connection.execute(select(row.c.id, row.c.area_code).where(over)).all()
        _forget(connection, [one.id for one in old])
        for one in old:
            record(database, connection, "contact.forgotten", one.area_code, actor="proses pemasuk")
    return len(old)


def _forget(connection: Connection, numbers: Collection[int]) -> None:
    """Erase contacts, what they chose, what they were told and what is on its way to them."""
    for column in (
        contact_told.c.contact_id,
        contact_mailing.c.contact_id,
        tables.message.c.contact_id,
        tables.contact.c.id,
    ):
        connection.execute(delete(column.table).where(column.in_(numbers)))
