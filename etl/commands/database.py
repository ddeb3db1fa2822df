"""The database of the settings, for commands; what can go wrong with it said in words."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from etl.commands.console import fail

if TYPE_CHECKING:
    from sqlalchemy import Engine


@contextmanager
def database(*, make: bool = False) -> Iterator["Engine"]:
    """The engine. Unless it may be made, the database must have its tables. Every fault of the database ends
    the command with a sentence and code 1."""
    from data.database.faults import UnusableError
    from data.database.opening import opened
    from data.settings import Settings

    try:
        with opened(str(Settings().database_url), make=make) as engine:
            yield engine
    except UnusableError as fault:
        fail(str(fault))


def operator() -> str:
    """Who loads: PANTAU_OPERATOR, or the name of the account."""
    from data.settings import Settings

    try:
        return Settings().operator or getpass.getuser()
    except (OSError, KeyError):
        return "tidak diketahui"
