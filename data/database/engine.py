"""The only code that knows database dialects: engines, transactions that write, migrations."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, Date, Engine, Table, inspect, make_url, text

from data.database.bulk_insert import copying, is_column
from data.database.connections import postgresql, sqlite_reader, sqlite_writer

GROUP = 100  # rows of one statement: SQLite starts each anew
BESIDE = {"spatial_ref_sys"}  # of an extension of PostgreSQL
MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def make_engine(url: str, *, read_only: bool = False) -> Engine:
    """An engine for a SQLite or PostgreSQL URL; with `read_only` it cannot write, and makes neither file nor
    folder. See data.database.connections for how long it waits. Raises OSError where a folder cannot be
    made."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return postgresql(parsed, read_only=read_only)
    return sqlite_reader(parsed) if read_only else sqlite_writer(parsed)


@contextmanager
def begin_writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that holds the right to write from its first moment, so that two loads at the same
    time follow each other."""
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
    """After a deletion or an overwriting: what stood in these tables is no longer in the files of the
    database, as far as the database can see to it."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            for table in tables:
                connection.exec_driver_sql(f"VACUUM {table.name}")


def age(engine: Engine) -> Literal["none", "old", "current", "new", "foreign"]:
    """Whether the database has our tables, and in which shape beside the one this code knows; `new`: a later
    version of the product made them; `foreign`: the tables of another program stand there."""
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names()) - BESIDE
        if "alembic_version" not in tables:
            return "foreign" if tables else "none"
        revision = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    known = sorted(path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py"))
    if revision is None:
        return "foreign" if tables - {"alembic_version"} else "none"
    if not (revision in known or re.fullmatch(r"\d{4}", revision)):
        return "foreign"
    return "current" if revision == known[-1] else "old" if revision in known else "new"


def schema_version(engine: Engine) -> str | None:
    """The number of the newest migration the database went through."""
    with engine.connect() as connection:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(engine: Engine) -> None:
    """Bring the schema to the newest revision; does nothing where it is there already."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with begin_writing(engine) as connection:  # SQLite, too, then makes all the tables or none
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


Add = Callable[[Mapping[str, Any], int], None]


@contextmanager
def adding(connection: Connection, table: Table) -> Iterator[Add]:
    """Rows into a table, piece by piece: a mapping of columns and how many rows. A list or range holds one
    value a row, anything else is the value of every row; what is not given is empty. Values are plain Python
    ones. Until the block ends the connection is for nothing else. Raises what SQLAlchemy raises."""
    if connection.dialect.name == "sqlite":
        yield partial(_sqlite_rows, connection, table)
    else:
        with copying(connection, table) as add:
            yield add


def _sqlite_rows(connection: Connection, table: Table, columns: Mapping[str, Any], count: int) -> None:
    """What is the same in every row stands in the statement: binding it again for each costs as much as
    storing it."""
    plain = {
        name: _as_text(value) if isinstance(table.c[name].type, Date) else value
        for name, value in columns.items()
    }
    lists = [value for value in plain.values() if is_column(value)]
    marks = ", ".join("?" if is_column(value) else _literal(value) for value in plain.values())
    head = f"INSERT INTO {table.name} ({', '.join(_quoted(name) for name in plain)}) VALUES "
    whole = count - count % GROUP
    if whole:
        every = [value[start:whole:GROUP] for start in range(GROUP) for value in lists]
        connection.exec_driver_sql(head + ", ".join([f"({marks})"] * GROUP), list(zip(*every, strict=True)))
    if count > whole:
        rest = [value[whole:] for value in lists]
        connection.exec_driver_sql(f"{head}({marks})", list(zip(*rest, strict=True)))


def _as_text(value: Any) -> Any:
    if not is_column(value):
        return value.isoformat() if isinstance(value, date) else value
    known = {day: None if day is None else day.isoformat() for day in set(value)}
    return [known[day] for day in value]


def _literal(value: Any) -> str:
    if value is None:
        return "NULL"
    if isinstance(value, bool | int | float):
        return repr(int(value) if isinstance(value, bool) else value)
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    return "'" + str(value).replace("'", "''") + "'"


def _quoted(name: str) -> str:
    return f'"{name}"'
