"""Invitations: a link with which the owner sets the password, once; so nobody else ever knows it."""

import secrets
from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts import passwords, sessions
from data.repository.accounts.accounts import (
    AccountError,
    add,
    administrators,
    change,
    revoke_invitations,
    row_of,
)
from data.repository.accounts.sessions import token_digest
from data.repository.audit.trail import record

GOOD_FOR = timedelta(hours=24)
FIRST_GOOD_FOR = timedelta(minutes=15)


def invite(connection: Connection, account_id: int) -> str:
    """A new invitation for an account; those before it are void."""
    revoke_invitations(connection, account_id)
    return _issue(connection, account_id, GOOD_FOR)


def invite_first(database: AccountDatabase) -> str | None:
    """An invitation that makes the first administrator, good for 15 minutes; None once there is one."""
    with database.writing() as connection:
        revoke_invitations(connection, None)
        if administrators(connection):
            return None
        record(database, connection, "invitation.first", "", actor="")
        return _issue(connection, None, FIRST_GOOD_FOR)


def _issue(connection: Connection, account_id: int | None, good_for: timedelta) -> str:
    token = secrets.token_urlsafe(32)
    connection.execute(
        insert(tables.invitation).values(
            digest=token_digest(token), account_id=account_id, issued_at=now(), expires_at=now() + good_for
        )
    )
    return token


def reset(database: AccountDatabase, name: str, *, actor: str) -> str:
    """Take password and codes away, end all sessions, and return a new invitation. Raises AccountError.

    An account that was disabled may sign in again with it.
    """
    with database.writing() as connection:
        row = row_of(connection, name)
        if row is None:
            raise AccountError("unknown")
        change(connection, row["id"], password=None, code_seed=None, code_step=None, disabled_at=None)
        connection.execute(delete(tables.identity).where(tables.identity.c.account_id == row["id"]))
        sessions.end_all(connection, row["id"])
        record(database, connection, "account.reset", row["name"], actor=actor)
        return invite(connection, row["id"])


def invited(database: AccountDatabase, token: str) -> dict[str, Any] | None:
    """Whom an invitation is for: `name` and `person`, both empty for the first administrator.

    None where it is unknown, used or too old. Nothing changes: chat programs open links by themselves.
    """
    with database.engine.connect() as connection:
        found = _valid_invitation(connection, token)
        return None if found is None else {"name": found["name"] or "", "person": found["person"] or ""}


def accept(
    database: AccountDatabase, token: str, password: str, *, name: str = "", person: str = ""
) -> str | None:
    """Set the password of who was invited; the token of a new session, or None where it cannot be used.

    For the first administrator `name` and `person` are the account's. Raises WeakPasswordError, and
    AccountError for a name that is none.
    """
    with database.engine.connect() as connection:
        found = _valid_invitation(connection, token)
    if found is None:
        return None
    name, person = found["name"] or name.strip().lower(), found["person"] or person
    passwords.require_strong(password, name=name, person=person)
    digest = passwords.digest(password)
    invitation = tables.invitation
    with database.writing() as connection:
        if _valid_invitation(connection, token) is None:  # used, or voided, meanwhile
            return None
        account_id = found["account_id"]
        if account_id is None:
            account_id = add(
                database, connection, name, person=person, office="", role="administrator", actor=name
            )
            revoke_invitations(connection, None)
        connection.execute(
            update(invitation).where(invitation.c.digest == token_digest(token)).values(used_at=now())
        )
        change(connection, account_id, password=digest)
        sessions.end_all(connection, account_id)
        record(database, connection, "invitation.used", name, actor=name)
        return sessions.begin(connection, account_id)


def _valid_invitation(connection: Connection, token: str) -> Any:
    invitation, account = tables.invitation, tables.account
    query = (
        select(invitation.c.account_id, account.c.name, account.c.person)
        .join(account, account.c.id == invitation.c.account_id, isouter=True)
        .where(
            invitation.c.digest == token_digest(token),
            invitation.c.used_at.is_(None),
            invitation.c.expires_at > now(),
            account.c.disabled_at.is_(None),
        )
    )
    found = connection.execute(query).mappings().first()
    if found is not None and found["account_id"] is None and administrators(connection):
        return None
    return found
