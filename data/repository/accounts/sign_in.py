"""Signing in: the same answer and the same time whatever is wrong, and few attempts."""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts import one_time_codes, passwords, sessions
from data.repository.accounts.accounts import row_of
from data.repository.audit.trail import record

WINDOW = timedelta(minutes=15)
FOR_ONE_ACCOUNT_FROM_ONE_ADDRESS = 5  # failures in the window; others can then still sign in elsewhere
FOR_ONE_ADDRESS = 20
FOR_ONE_ACCOUNT = 50
FORGOTTEN = timedelta(days=1)


class TooManyAttemptsError(Exception):
    """Nothing was tried: there were too many failures of late, whether or not the account exists."""


def sign_in(database: AccountDatabase, name: str, password: str, code: str, *, address: str) -> str | None:
    """The token of a new session; None where name, password or code is wrong.

    Raises TooManyAttemptsError. An attempt counts as failed from before it is tried, so that many at the same
    moment count, too.
    """
    number = begin_attempt(database, name, address)
    with database.engine.connect() as connection:
        row = row_of(connection, name)
    right = passwords.matches(row["password"] if row is not None else None, password)
    with database.writing() as connection:
        now_row = row_of(connection, name)
        token = None
        if right and row is not None and now_row is not None and now_row["password"] == row["password"]:
            token = _begun(database, connection, now_row, code)
        if token is None:
            record(database, connection, "sign_in.failed", _account_label(row), actor="")
        else:
            succeed(connection, number)
    return token


def _begun(database: AccountDatabase, connection: Connection, row: Any, code: str) -> str | None:
    """A session, where the account stands and its code, if it uses them, is right."""
    if row["disabled_at"] is not None:
        return None
    coded = row["code_seed"] is not None and row["code_step"] is not None
    if coded and not one_time_codes.use(database, connection, row["id"], row["code_seed"], code):
        return None
    record(database, connection, "sign_in", row["name"], actor=row["name"], code=coded)
    return sessions.begin(connection, row["id"])


def _account_label(row: Any) -> str:
    """The name as the audit holds it: what was typed for an account that is none may be a password."""
    return str(row["name"]) if row is not None else "?"


def succeed(connection: Connection, number: int) -> None:
    """An attempt was right after all, and counts against nobody."""
    attempt = tables.attempt
    connection.execute(update(attempt).where(attempt.c.id == number).values(succeeded=True))


def begin_attempt(database: AccountDatabase, name: str, address: str) -> int:
    """Count an attempt as failed until it is known better. Raises TooManyAttemptsError."""
    attempt, moment = tables.attempt, now()
    account_key = database.keyed("attempt-account", name.strip().lower())
    address_key = database.keyed("attempt-address", address)
    recent = (attempt.c.happened_at > moment - WINDOW) & attempt.c.succeeded.is_(False)
    of_account, of_address = attempt.c.account_key == account_key, attempt.c.address_key == address_key
    with database.writing() as connection:
        connection.execute(delete(attempt).where(attempt.c.happened_at < moment - FORGOTTEN))
        for condition, most in (
            (of_account & of_address, FOR_ONE_ACCOUNT_FROM_ONE_ADDRESS),
            (of_address, FOR_ONE_ADDRESS),
            (of_account, FOR_ONE_ACCOUNT),
        ):
            query = select(func.count()).select_from(attempt).where(recent, condition)
            if connection.execute(query).scalar_one() >= most:
                raise TooManyAttemptsError
        made = connection.execute(
            insert(attempt).values(
                happened_at=moment, account_key=account_key, address_key=address_key, succeeded=False
            )
        )
        assert made.inserted_primary_key is not None
        return int(made.inserted_primary_key[0])
