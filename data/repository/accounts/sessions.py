"""Sessions: a random token in a cookie, its digest in the database, ended by idleness, age or hand."""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now

IDLE = timedelta(minutes=30)
LONGEST = timedelta(hours=10)
SEEN_EVERY = timedelta(seconds=60)  # so that reading a page seldom writes
KEPT = timedelta(days=30)


def token_digest(token: str) -> str:
    """What is kept of a token. It holds 256 random bits, so one round is enough."""
    return sha256(token.encode()).hexdigest()


def begin(connection: Connection, account_id: int) -> str:
    """A new session; its token is returned once and kept nowhere."""
    token, moment = secrets.token_urlsafe(32), now()
    session = tables.session
    connection.execute(delete(session).where(session.c.seen_at < moment - KEPT))
    connection.execute(
        insert(session).values(
            digest=token_digest(token), account_id=account_id, started_at=moment, seen_at=moment
        )
    )
    return token


def _unexpired(moment: datetime) -> Any:
    session = tables.session.c
    return (
        session.ended_at.is_(None)
        & (session.seen_at > moment - IDLE)
        & (session.started_at > moment - LONGEST)
    )


def resume(database: AccountDatabase, token: str) -> Mapping[str, Any] | None:
    """The row of the account whose session this is, with `session_ends` (UTC).

    `session_lasts` says whether being seen again moves that end; the longest time of a session stands.
    None where it has ended, or the account was disabled. That it was seen is written at most once a minute.
    """
    session, account, moment = tables.session, tables.account, now()
    mark = token_digest(token)
    query = (
        select(account, session.c.seen_at, session.c.started_at)
        .join(session, session.c.account_id == account.c.id)
        .where(session.c.digest == mark, _unexpired(moment), account.c.disabled_at.is_(None))
    )
    with database.engine.connect() as connection:
        row = connection.execute(query).mappings().first()
    if row is None:
        return None
    seen = row["seen_at"]
    if moment - seen > SEEN_EVERY:
        seen = moment
        with database.writing() as connection:
            connection.execute(
                update(session).where(session.c.digest == mark, _unexpired(moment)).values(seen_at=moment)
            )
    oldest = row["started_at"] + LONGEST
    return {**row, "session_ends": min(seen + IDLE, oldest), "session_lasts": oldest > seen + IDLE}


def end(connection: Connection, token: str) -> None:
    """End one session."""
    session = tables.session
    connection.execute(
        update(session)
        .where(session.c.digest == token_digest(token), session.c.ended_at.is_(None))
        .values(ended_at=now())
    )


def end_all(connection: Connection, account_id: int) -> None:
    """Sign an account out everywhere."""
    session = tables.session
    connection.execute(
        update(session)
        .where(session.c.account_id == account_id, session.c.ended_at.is_(None))
        .values(ended_at=now())
    )


def count(database: AccountDatabase, account_id: int) -> int:
    """How many sessions of an account stand."""
    session = tables.session
    query = select(session.c.digest).where(session.c.account_id == account_id, _unexpired(now()))
    with database.engine.connect() as connection:
        return len(connection.execute(query).all())
