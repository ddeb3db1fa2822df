"""What a test need not pay for: looking for garbage among modules, waiting for the disk.

None of it changes what is asked of the product; without this module the tests say the same, and take longer.
"""

import gc
import sqlite3

from sqlalchemy import Engine, event

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
