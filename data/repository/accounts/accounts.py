"""Accounts: made, changed, disabled and read."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts.roles import RIGHTS, WITH_CODES, Right, Role
from data.repository.accounts.sessions import end_all
from data.repository.audit.trail import record

NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{1,58}[a-z0-9])")


class AccountError(ValueError):
    """What cannot be done to an account; `reason` is a word of ours, the sentence is the caller's."""

    def __init__(self, reason: str) -> None:
        """Keep the reason: name, taken, areas, no_areas, unknown, last."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Account:
    """Somebody who may sign in."""

    id: int
    name: str
    person: str
    office: str
    role: Role
    areas: tuple[str, ...]
    has_password: bool
    has_codes: bool
    created_at: datetime
    disabled_at: datetime | None

    def may(self, right: Right) -> bool:
        """Whether its role has a right."""
        return right in RIGHTS[self.role]

    @property
    def must_have_codes(self) -> bool:
        """Whether its role signs in with one-time codes."""
        return self.role in WITH_CODES


def account_of(row: Any) -> Account:
    """A row of the table as a value, without what is secret."""
    return Account(
        id=row["id"],
        name=row["name"],
        person=row["person"],
        office=row["office"],
        role=row["role"],
        areas=tuple(row["areas"].split()),
        has_password=row["password"] is not None,
        has_codes=row["code_seed"] is not None and row["code_step"] is not None,
        created_at=row["created_at"],
        disabled_at=row["disabled_at"],
    )


def accounts(database: AccountDatabase) -> list[Account]:
    """Every account, by name."""
    with database.engine.connect() as connection:
        rows = connection.execute(select(tables.account).order_by(tables.account.c.name)).mappings()
        return [account_of(row) for row in rows]


def find(database: AccountDatabase, name: str) -> Account | None:
    """The account of a name, whether or not it is disabled."""
    with database.engine.connect() as connection:
        row = row_of(connection, name)
        return None if row is None else account_of(row)


def row_of(connection: Connection, name: str) -> Any:
    """The row of a name; None where there is none."""
    query = select(tables.account).where(tables.account.c.name == name.strip().lower())
    return connection.execute(query).mappings().first()


def administrators(connection: Connection) -> int:
    """How many administrators can sign in."""
    account = tables.account.c
    usable = account.disabled_at.is_(None) & account.password.is_not(None)
    query = select(func.count()).where(account.role == "administrator", usable)
    return int(connection.execute(query).scalar_one())


def add(
    database: AccountDatabase,
    connection: Connection,
    name: str,
    *,
    person: str,
    office: str,
    role: Role,
    areas: Iterable[str] = (),
    actor: str,
) -> int:
    """Make an account without a password, and return its number. Raises AccountError."""
    name, codes = name.strip().lower(), tuple(dict.fromkeys(areas))
    if not NAME.fullmatch(name):
        raise AccountError("name")
    if (role == "area") != bool(codes):
        raise AccountError("areas" if codes else "no_areas")
    if row_of(connection, name) is not None:
        raise AccountError("taken")
    made = connection.execute(
        insert(tables.account).values(
            name=name,
            person=person.strip()[:120] or name,
            office=office.strip()[:120],
            role=role,
            areas=" ".join(codes),
            created_at=now(),
        )
    )
    record(database, connection, "account.add", name, actor=actor, role=role, areas=list(codes))
    assert made.inserted_primary_key is not None
    return int(made.inserted_primary_key[0])


def disable(database: AccountDatabase, name: str, *, actor: str) -> None:
    """End an account's right to sign in, and all of its sessions, at once.

    Raises AccountError where there is no such account, or where it is the last administrator.
    """
    with database.writing() as connection:
        row = row_of(connection, name)
        if row is None or row["disabled_at"] is not None:
            raise AccountError("unknown")
        last = row["role"] == "administrator" and row["password"] is not None
        if last and administrators(connection) == 1:
            raise AccountError("last")
        change(connection, row["id"], disabled_at=now(), password=None, code_seed=None, code_step=None)
        revoke_invitations(connection, row["id"])
        forget_mail(connection, row["id"])
        connection.execute(delete(tables.identity).where(tables.identity.c.account_id == row["id"]))
        end_all(connection, row["id"])
        record(database, connection, "account.disable", row["name"], actor=actor)


def change_role(
    database: AccountDatabase, name: str, role: Role, areas: Iterable[str], *, actor: str
) -> None:
    """Give an account another role, or other areas; all of its sessions end.

    Raises AccountError: unknown, last (the last administrator stays one), areas, no_areas.
    """
    codes = tuple(dict.fromkeys(areas))
    if (role == "area") != bool(codes):
        raise AccountError("areas" if codes else "no_areas")
    with database.writing() as connection:
        row = row_of(connection, name)
        if row is None or row["disabled_at"] is not None:
            raise AccountError("unknown")
        leaves = row["role"] == "administrator" and role != "administrator" and row["password"] is not None
        if leaves and administrators(connection) == 1:
            raise AccountError("last")
        if (row["role"], row["areas"]) == (role, " ".join(codes)):
            return
        change(connection, row["id"], role=role, areas=" ".join(codes))
        end_all(connection, row["id"])
        was = {"dari": row["role"], "daerah_dahulu": row["areas"].split()}
        record(
            database,
            connection,
            "account.role",
            row["name"],
            actor=actor,
            role=role,
            areas=list(codes),
            **was,
        )


def change(connection: Connection, account_id: int, **values: Any) -> None:
    """Set columns of an account."""
    account = tables.account
    connection.execute(update(account).where(account.c.id == account_id).values(**values))


def forget_mail(connection: Connection, account_id: int) -> None:
    """Tell an account nothing any more: its address goes, and the text of what is on its way."""
    message = tables.message
    connection.execute(delete(tables.mailing).where(tables.mailing.c.account_id == account_id))
    waiting = (message.c.account_id == account_id) & message.c.state.in_(("waiting", "failed"))
    connection.execute(update(message).where(waiting).values(state="void", subject="", body=""))


def revoke_invitations(connection: Connection, account_id: int | None) -> None:
    """No invitation of this account (None: for the first administrator) can be used any more."""
    invitation = tables.invitation
    connection.execute(
        update(invitation)
        .where(invitation.c.account_id == account_id, invitation.c.used_at.is_(None))
        .values(used_at=now())
    )
