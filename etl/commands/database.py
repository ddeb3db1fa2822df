"""The database of the settings, for commands; what can go wrong with it said in words."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.markup import escape

from etl.commands.console import console, fail

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from data.database.accounts.opening import AccountDatabase

NO_ACCOUNTS = "Belum ada basis data akun. Buat dengan akun pertama: python -m etl users add NAMA --admin"


@contextmanager
def database(*, make: bool = False, actor: str = "", emergency: str = "") -> Iterator["Engine"]:
    """The engine; what `actor` (the operator, where nobody is named) does to the figures is audited.

    Unless it may be made, the database must have its tables. Every fault of the database ends the command
    with a sentence and code 1.
    """
    from data.database.faults import UnusableError
    from data.database.opening import opened
    from data.settings import Settings

    try:
        with (
            opened(str(Settings().database_url), make=make) as engine,
            _audited(engine, actor or operator(), make=make, emergency=emergency),
        ):
            yield engine
    except UnusableError as fault:
        fail(str(fault))


@contextmanager
def _audited(engine: "Engine", actor: str, *, make: bool, emergency: str) -> Iterator[None]:
    """What a command does to the figures stands in the audit, where there is one; said where it cannot."""
    from data.database.accounts.opening import open_accounts
    from data.database.faults import UnusableError
    from data.settings import Settings

    try:
        known = None if make else open_accounts(Settings())
    except UnusableError as fault:
        known = None
        console(stderr=True).print(f"[yellow]![/] Audit tidak dapat ditulis: {escape(str(fault))}")
    if known is None:
        yield
        return
    from data.repository.audit.commands import mark, record_since

    try:
        since = mark(engine)
        try:
            yield
        finally:
            record_since(known, engine, since, operator=actor, emergency=emergency)
    finally:
        known.engine.dispose()


@contextmanager
def accounts_database(*, make: bool = False) -> Iterator["AccountDatabase"]:
    """The second database; with `make` it is made or brought up where need be. Faults as in `database`."""
    from data.database.accounts.opening import make_accounts, open_accounts
    from data.database.faults import UnusableError
    from data.settings import Settings

    try:
        found = make_accounts(Settings()) if make else open_accounts(Settings())
        if found is None:
            fail(NO_ACCOUNTS)
        try:
            yield found
        finally:
            found.engine.dispose()
    except UnusableError as fault:
        fail(str(fault))


def operator() -> str:
    """Who loads: PANTAU_OPERATOR, or the name of the account."""
    from data.settings import Settings

    try:
        return Settings().operator or getpass.getuser()
    except (OSError, KeyError):
        return "tidak diketahui"
