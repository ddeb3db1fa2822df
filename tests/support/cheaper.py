"""What a test need not pay for: looking for garbage among modules, waiting for the disk, writing out the same
SQL for each database, loading again what the test before it began with.

None of it changes what is asked of the product. Tests that use `begin` need it; others only take longer.
"""

import gc
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event
from werkzeug.routing.rules import Rule

Begin = Callable[[str, Engine, Callable[[], object]], None]
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


_builders: dict[Any, Any] = {}
_compile_builder = Rule._compile_builder


def _write_an_address_once(rule: Rule, append_unknown: bool = True) -> Any:
    """Each test that asks a page makes the applications anew: half of that is compiling two functions for
    each of their 200 addresses. They take the rule as an argument, so that all may share them."""
    key = (rule.rule, append_unknown, tuple(rule._trace), repr(rule.defaults))
    if key not in _builders:
        _builders[key] = _compile_builder(rule, append_unknown)
    return _builders[key]


Rule._compile_builder = _write_an_address_once  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def begin(tmp_path_factory: pytest.TempPathFactory) -> Begin:
    """`begin(name, engine, load)`: load(), or a copy of what it left in the database of the first who asked
    under that name. On PostgreSQL, where a copy costs as much, it is loaded each time."""
    folder = tmp_path_factory.mktemp("beginnings")

    def begun(name: str, engine: Engine, load: Callable[[], object]) -> None:
        if engine.dialect.name != "sqlite":
            load()
            return
        here, kept = Path(str(engine.url.database)), folder / f"{name}.sqlite3"
        if kept.exists():
            copy_sqlite(kept, here)
        else:
            load()
            copy_sqlite(here, kept)

    return begun


def copy_sqlite(source: Path, target: Path) -> None:
    """Also where engines have them open."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
