"""What a test need not pay for: looking for garbage among modules, waiting for the disk,
writing out the same SQL for each database.

None of it changes what is asked of the product; without this module the tests say the same, and take longer.
"""

import gc
import sqlite3
from typing import Any

from sqlalchemy import Connection, Engine, event

SELDOM = (2_000, 20, 100)  # new objects, and rounds, until Python looks for circles; 700, 10, 10 otherwise

gc.disable()  # what is imported stays: there is no garbage among it


def pytest_collection_finish() -> None:
    """Modules, tests and their marks stay for the whole run: half a million objects that are not looked
    through again and again. Circles that tests leave are still found."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    gc.enable()


@event.listens_for(Engine, "connect")
def _wait_for_no_disk(connection: object, _record: object) -> None:
    """What a test writes need not outlive the machine: half of the time of small loads is waiting for it."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous = OFF")


class _Statements(dict[Any, Any]):
    """What a statement is in SQL, by the kind of database instead of one engine's own dialect."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get((type(key[0]), *key[1:]), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        super().__setitem__((type(key[0]), *key[1:]), value)


_statements = _Statements()


@event.listens_for(Engine, "engine_connect")
def _write_a_statement_once(connection: Connection) -> None:
    """Each test has a database of its own, and with it an engine that would write out all its statements
    anew: a twentieth of a run."""
    connection.execution_options(compiled_cache=_statements)
