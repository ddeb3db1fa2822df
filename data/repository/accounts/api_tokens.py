"""Tokens with which programs read a closed site: made and revoked by administrators, kept as digests."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, insert, select, update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts.accounts import Account
from data.repository.accounts.sessions import token_digest
from data.repository.audit.trail import record

GOOD_FOR = timedelta(days=365)
MOST = 50  # that stand at once
LONGEST = 200  # characters of what is looked at
USED_EVERY = timedelta(hours=1)  # so that reading seldom writes


class TokenError(Exception):
    """What is not done: `reason` is role, purpose (none is said) or many (too many stand)."""

    def __init__(self, reason: str) -> None:
        """Keep the reason; the sentence is the page's."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class ApiToken:
    """A token as administrators see it: never itself."""

    id: int
    purpose: str
    issued_by: str
    issued_at: datetime
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None

    @property
    def is_valid(self) -> bool:
        """Whether a program reads with it."""
        return self.revoked_at is None and self.expires_at > now()


def issue(database: AccountDatabase, who: Account, purpose: str) -> str:
    """A new token, good for a year; it is returned once and kept nowhere. Raises TokenError."""
    if not who.may("accounts"):
        raise TokenError("role")
    if not purpose.strip():
        raise TokenError("purpose")
    made, moment, row = secrets.token_urlsafe(32), now(), tables.api_token
    with database.writing() as connection:
        valid = row.c.revoked_at.is_(None) & (row.c.expires_at > moment)
        if connection.execute(select(func.count()).where(valid)).scalar_one() >= MOST:
            raise TokenError("many")
        done = connection.execute(
            insert(row).values(
                digest=token_digest(made),
                purpose=purpose.strip()[:120],
                issued_by=who.id,
                issued_at=moment,
                expires_at=moment + GOOD_FOR,
            )
        )
        assert done.inserted_primary_key is not None
        number = str(done.inserted_primary_key[0])
        record(database, connection, "token.issue", number, actor=who.name, untuk=purpose.strip()[:120])
    return made


def revoke(database: AccountDatabase, who: Account, number: int) -> bool:
    """Let a token open nothing, from now on. False where it did not stand. Raises TokenError."""
    if not who.may("accounts"):
        raise TokenError("role")
    row = tables.api_token
    with database.writing() as connection:
        query = update(row).where(row.c.id == number, row.c.revoked_at.is_(None)).values(revoked_at=now())
        done = connection.execute(query).rowcount == 1
        if done:
            record(database, connection, "token.revoke", str(number), actor=who.name)
    return done


def is_valid(database: AccountDatabase, token: str) -> bool:
    """Whether a program reads with this token. When it was last used is noted once an hour."""
    if not token or len(token) > LONGEST:
        return False
    row, moment, digest = tables.api_token, now(), token_digest(token)
    good = (row.c.digest == digest) & row.c.revoked_at.is_(None) & (row.c.expires_at > moment)
    with database.engine.connect() as connection:
        found = connection.execute(select(row.c.used_at).where(good)).first()
    if found is None:
        return False
    if found.used_at is None or moment - found.used_at > USED_EVERY:
        with database.writing() as connection:
            connection.execute(update(row).where(good).values(used_at=moment))
    return True


def tokens(database: AccountDatabase) -> list[ApiToken]:
    """Every token there was, the newest first."""
    row, account = tables.api_token, tables.account
    query = (
        select(row, account.c.name)
        .join(account, account.c.id == row.c.issued_by)
        .order_by(row.c.id.desc())
        .limit(200)
    )
    names = ("id", "purpose", "issued_at", "expires_at", "used_at", "revoked_at")
    with database.engine.connect() as connection:
        return [
            ApiToken(issued_by=one["name"], **{name: one[name] for name in names})
            for one in connection.execute(query).mappings()
        ]
