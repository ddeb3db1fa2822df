"""From an empty database to the tables that data/database/tables.py declares, whole or not at all, once."""

import threading
from collections.abc import Callable

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, event, inspect, text
from sqlalchemy.schema import SchemaItem

from data.database import tables
from data.database.engine import MIGRATIONS, make_engine, migrate


@pytest.fixture
def empty(engine: Engine) -> Engine:
    """A database without a single table."""
    tables.metadata.drop_all(engine)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    assert _tables(engine) == set()
    return engine


def _tables(engine: Engine) -> set[str]:
    return {name for name in inspect(engine).get_table_names() if not name.startswith("sqlite_")}


def test_from_empty_to_what_the_schema_declares(empty: Engine) -> None:
    migrate(empty)
    assert _tables(empty) == {*tables.metadata.tables, "alembic_version"}
    with empty.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_object": _compared(empty)}
        )
        assert compare_metadata(context, tables.metadata) == []


def _compared(engine: Engine) -> Callable[..., bool]:
    """All but the two keys that PostgreSQL holds by triggers (tests/data/database/test_bulk_insert.py)."""

    def compared(item: SchemaItem, _name: str, kind: str, *_: object) -> bool:
        table = item.parent.name if kind == "foreign_key_constraint" else ""  # type: ignore[attr-defined]
        return engine.dialect.name == "sqlite" or table != "observation"

    return compared


def test_migrating_again_changes_nothing(engine: Engine) -> None:
    before = _tables(engine)
    migrate(engine)
    assert _tables(engine) == before


def test_every_migration_can_be_taken_back_and_made_again(empty: Engine) -> None:
    migrate(empty)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with empty.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert _tables(empty) == {"alembic_version"}
    migrate(empty)
    assert _tables(empty) == {*tables.metadata.tables, "alembic_version"}


def test_a_migration_cut_short_leaves_nothing(empty: Engine) -> None:
    def power_cut(_c: object, _u: object, statement: str, *_: object) -> None:
        if "CREATE TABLE published" in statement:
            raise KeyboardInterrupt

    event.listen(empty, "before_cursor_execute", power_cut)
    with pytest.raises(KeyboardInterrupt):
        migrate(empty)
    event.remove(empty, "before_cursor_execute", power_cut)
    assert _tables(empty) == set()
    migrate(empty)
    assert _tables(empty) == {*tables.metadata.tables, "alembic_version"}


def test_two_may_migrate_at_the_same_time(empty: Engine, database_url: str) -> None:
    start, failures = threading.Barrier(2), []

    def bring_up() -> None:
        engine = make_engine(database_url)
        start.wait(timeout=30)
        try:
            migrate(engine)
        except Exception as failure:
            failures.append(failure)
        finally:
            engine.dispose()

    threads = [threading.Thread(target=bring_up) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    assert _tables(empty) == {*tables.metadata.tables, "alembic_version"}


def test_a_reader_cannot_write(engine: Engine, database_url: str) -> None:
    migrate(engine)
    reader = make_engine(database_url, read_only=True)
    with reader.connect() as connection, pytest.raises(Exception, match=r"readonly|read-only"):
        connection.execute(text("DELETE FROM edition"))
    reader.dispose()
