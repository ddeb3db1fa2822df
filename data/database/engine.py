"""The only code that knows database dialects: engines, transactions that write, migrations."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, Table, inspect, make_url, text

from data.database.connections import postgresql, sqlite_reader, sqlite_writer
from data.database.slow_queries import name_slow

BESIDE = {"spatial_ref_sys"}  # of an extension of PostgreSQL
MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def make_engine(url: str, *, read_only: bool = False) -> Engine:
    """An engine for a SQLite or PostgreSQL URL.

    With `read_only` it cannot write, and makes neither file nor folder. See data.database.connections for how
    long it waits. Raises OSError where a folder cannot be made.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return name_slow(postgresql(parsed, read_only=read_only))
    return name_slow(sqlite_reader(parsed)) if read_only else sqlite_writer(parsed)


@contextmanager
def begin_writing(engine: Engine) -> Iterator[Connection]:
    """Begin a transaction that holds the right to write from its first moment.

    One transaction that holds the right to write from its first moment, so that two loads at the same time
    follow each other.
    """
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(text("SELECT pg_advisory_xact_lock(20210002)"))
        try:
            yield connection
        except BaseException:
            connection.rollback()
            raise
        connection.commit()


def really_gone(engine: Engine, *tables: Table) -> None:
    """After a deletion or an overwriting.

    What stood in these tables is no longer in the files of the database, as far as the database can see to
    it.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            for table in tables:
                connection.exec_driver_sql(f"VACUUM {table.name}")


def age(
    engine: Engine, *, migrations: Path = MIGRATIONS
) -> Literal["none", "old", "current", "new", "foreign"]:
    """Whether the database has our tables, and in which shape beside the one these migrations know.

    `new`: a later version of the product made them; `foreign`: the tables of another program stand there.
    """
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names()) - BESIDE
        if "alembic_version" not in tables:
            return "foreign" if tables else "none"
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    known = sorted(path.name[:4] for path in (migrations / "versions").glob("[0-9]*.py"))
    if revision is None:
        return "foreign" if tables - {"alembic_version"} else "none"
    if not (revision in known or re.fullmatch(r"\d{4}", revision)):
        return "foreign"
    return "current" if revision == known[-1] else "old" if revision in known else "new"


def schema_version(engine: Engine) -> str | None:
    """The number of the newest migration the database went through."""
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(engine: Engine, *, migrations: Path = MIGRATIONS) -> None:
    """Bring the schema to the newest revision; does nothing where it is there already."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations))
    with begin_writing(engine) as connection:  # SQLite, too, then makes all the tables or none
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
