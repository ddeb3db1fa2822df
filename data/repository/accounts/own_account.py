"""What one changes of one's own account: the password, one-time codes."""

from sqlalchemy import select

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.repository.accounts import one_time_codes, passwords, sessions
from data.repository.accounts.accounts import Account, change
from data.repository.accounts.sign_in import begin_attempt, succeed
from data.repository.audit.trail import record


def change_password(
    database: AccountDatabase, account: Account, old: str, new: str, *, address: str
) -> str | None:
    """Set another password, end every session, and return the token of a new one.

    None where `old` is wrong, or the account was reset or disabled meanwhile. Raises WeakPasswordError, and
    TooManyAttemptsError: whoever finds a screen unlocked guesses no more often than who signs in.
    """
    passwords.require_strong(new, name=account.name, person=account.person)
    number = begin_attempt(database, account.name, address)
    columns = tables.account.c
    query = select(columns.password, columns.disabled_at).where(columns.id == account.id)
    with database.engine.connect() as connection:
        kept = connection.execute(query).scalar()
    if not passwords.matches(kept, old):
        return None
    digest = passwords.digest(new)
    with database.writing() as connection:
        row = connection.execute(query).one()
        if row.password != kept or row.disabled_at is not None:
            return None
        succeed(connection, number)
        change(connection, account.id, password=digest)
        sessions.end_all(connection, account.id)
        record(database, connection, "password.change", account.name, actor=account.name)
        return sessions.begin(connection, account.id)


def offered_seed(database: AccountDatabase, account: Account) -> str | None:
    """The seed an account is about to begin with, made where there is none; None once it uses codes."""
    columns = tables.account.c
    query = select(columns.code_seed, columns.code_step).where(columns.id == account.id)
    with database.writing() as connection:
        row = connection.execute(query).one()
        if row.code_step is not None:
            return None
        if row.code_seed is None:
            seed = one_time_codes.new_seed()
            change(connection, account.id, code_seed=seed)
            return seed
        return str(row.code_seed)


def begin_codes(database: AccountDatabase, account: Account, code: str) -> str | None:
    """Use codes from now on, where the first one is right; every session ends. The token of a new one.

    None where the code is wrong or the account uses codes already.
    """
    seed = offered_seed(database, account)
    if seed is None:
        return None
    with database.writing() as connection:
        if not one_time_codes.use(database, connection, account.id, seed, code):
            return None
        sessions.end_all(connection, account.id)
        record(database, connection, "codes.begin", account.name, actor=account.name)
        return sessions.begin(connection, account.id)
