"""Who is who at the office's own sign-in service: an account signs in there only once it was linked."""

from sqlalchemy import Connection, delete, insert, select

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts import sessions
from data.repository.accounts.accounts import Account, AccountError, row_of
from data.repository.audit.trail import record

LONGEST_ISSUER, LONGEST_SUBJECT = 200, 255


def sign_in_as(database: AccountDatabase, issuer: str, subject: str) -> str | None:
    """The token of a new session of the account that is linked; None where there is none that may sign in."""
    account, identity = tables.account, tables.identity
    query = (
        select(account)
        .join(identity, identity.c.account_id == account.c.id)
        .where(identity.c.issuer == issuer, identity.c.subject == subject, account.c.disabled_at.is_(None))
    )
    with database.writing() as connection:
        row = connection.execute(query).mappings().first()
        if row is None:
            record(database, connection, "sign_in.failed", "?", actor="", lewat="kantor")
            return None
        record(database, connection, "sign_in", row["name"], actor=row["name"], lewat="kantor")
        return sessions.begin(connection, row["id"])


def link(database: AccountDatabase, name: str, issuer: str, subject: str, *, actor: str) -> None:
    """Let an account sign in as somebody known there; a former link of it goes.

    Raises AccountError: unknown where there is no such account, taken where another has that identity.
    """
    identity = tables.identity
    same = (identity.c.issuer == issuer) & (identity.c.subject == subject)
    if not subject or len(subject) > LONGEST_SUBJECT or len(issuer) > LONGEST_ISSUER:
        raise AccountError("unknown")
    with database.writing() as connection:
        row = row_of(connection, name)
        if row is None or row["disabled_at"] is not None:
            raise AccountError("unknown")
        other = connection.execute(select(identity.c.account_id).where(same)).scalar()
        if other is not None and other != row["id"]:
            raise AccountError("taken")
        _forget(connection, row["id"])
        values = {"issuer": issuer, "subject": subject, "account_id": row["id"], "linked_at": now()}
        connection.execute(insert(identity).values(**values))
        record(database, connection, "identity.link", row["name"], actor=actor)


def unlink(database: AccountDatabase, name: str, *, actor: str) -> None:
    """End that an account signs in there, and its sessions. Raises AccountError."""
    with database.writing() as connection:
        row = row_of(connection, name)
        if row is None or not _forget(connection, row["id"]):
            raise AccountError("unknown")
        sessions.end_all(connection, row["id"])
        record(database, connection, "identity.unlink", row["name"], actor=actor)


def linked(database: AccountDatabase, account: Account) -> bool:
    """Whether an account may sign in there."""
    identity = tables.identity
    with database.engine.connect() as connection:
        query = select(identity.c.subject).where(identity.c.account_id == account.id)
        return connection.execute(query).first() is not None


def _forget(connection: Connection, account_id: int) -> bool:
    identity = tables.identity
    done = connection.execute(delete(identity).where(identity.c.account_id == account_id))
    return bool(done.rowcount)
