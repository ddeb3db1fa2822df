"""Whether one person may publish here: two people decide, unless an administrator has said otherwise.

The database itself refuses the same person as long as it is not said (its migrations, `two_people`).
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, insert, select

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts.accounts import Account, AccountError
from data.repository.audit.trail import record


@dataclass(frozen=True)
class OnePerson:
    """That one person may publish: since when, and which account said so."""

    since: datetime
    by: str


def current_switch(connection: Connection) -> OnePerson | None:
    """What was said last; None where two people decide."""
    one, account = tables.one_person, tables.account
    query = (
        select(one.c.allowed, one.c.said_at, account.c.name)
        .join(account, account.c.id == one.c.account_id)
        .order_by(one.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return OnePerson(row.said_at, row.name) if row is not None and row.allowed else None


def one_person(database: AccountDatabase) -> OnePerson | None:
    """The same, of a database."""
    with database.engine.connect() as connection:
        return current_switch(connection)


def needs_second(connection: Connection, who: Account, *others: int | None) -> bool:
    """Whether another person has to decide on what `others`, by number, brought in or submitted.

    A publisher may decide on what is somebody else's; on one's own only where one person may publish.
    """
    if not who.may("publish"):
        return True
    return who.id in others and current_switch(connection) is None


def say(database: AccountDatabase, who: Account, *, allowed: bool) -> None:
    """Let one person publish from now on, or no longer; nothing where it is so. Raises AccountError: role."""
    if not who.may("accounts"):
        raise AccountError("role")
    with database.writing() as connection:
        if (current_switch(connection) is not None) == allowed:
            return
        connection.execute(
            insert(tables.one_person).values(allowed=allowed, account_id=who.id, said_at=now())
        )
        kind = "one_person.allowed" if allowed else "one_person.ended"
        record(database, connection, kind, "", actor=who.name)
