"""What several tests of a file begin with is loaded once, and copied for each of them."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

Begin = Callable[[str, Engine, Callable[[], object]], None]


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
