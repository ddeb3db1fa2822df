"""The only code that knows database dialects: engines, transactions that write, migrations."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from itertools import repeat
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Date, Engine, Integer, Table, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError

from data.settings import Settings

GROUP = 100  # rows of one statement: SQLite starts each anew
MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def make_engine(url: str, *, read_only: bool = False) -> Engine:
    """An engine for a SQLite or PostgreSQL URL that waits PANTAU_BUSY_SECONDS for another writer.
    SQLite: WAL, foreign keys on; with `read_only` the connection cannot write."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        options = f"-c lock_timeout={Settings().busy_seconds}s"
        options += " -c default_transaction_read_only=on" if read_only else ""
        return create_engine(parsed, pool_pre_ping=True, connect_args={"options": options})
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine, wait = create_engine(parsed), 1000 * Settings().busy_seconds

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout = {wait}")
        cursor.execute("PRAGMA foreign_keys = ON")
        if read_only:
            cursor.execute("PRAGMA query_only = ON")
        else:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA cache_size = -32000")  # kB: a big load revisits its index's pages
        cursor.close()

    return engine


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


def migrate(engine: Engine) -> None:
    """Bring the schema to the newest revision; does nothing where it is there already."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with begin_writing(engine) as connection:  # SQLite, too, then makes all the tables or none
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def insert_columns(connection: Connection, table: Table, columns: Mapping[str, Any], count: int) -> None:
    """Add `count` rows given by column: a list or range holds one value a row, anything else is the value of
    every row. Values are plain Python ones. Raises what SQLAlchemy raises."""
    if not count:
        return
    if connection.dialect.name == "sqlite":
        _sqlite_rows(connection, table, columns, count)
    else:
        _copy_rows(connection, table, columns, count)


def _many(value: Any) -> bool:
    return isinstance(value, list | range)


def _sqlite_rows(connection: Connection, table: Table, columns: Mapping[str, Any], count: int) -> None:
    """What is the same in every row stands in the statement: binding it again for each costs as much as
    storing it."""
    plain = {
        name: _as_text(value) if isinstance(table.c[name].type, Date) else value
        for name, value in columns.items()
    }
    lists = [value for value in plain.values() if _many(value)]
    marks = ", ".join("?" if _many(value) else _literal(value) for value in plain.values())
    head = f"INSERT INTO {table.name} ({', '.join(_quoted(name) for name in plain)}) VALUES "
    whole = count - count % GROUP
    if whole:
        every = [value[start:whole:GROUP] for start in range(GROUP) for value in lists]
        connection.exec_driver_sql(head + ", ".join([f"({marks})"] * GROUP), list(zip(*every, strict=True)))
    if count > whole:
        rest = [value[whole:] for value in lists]
        connection.exec_driver_sql(f"{head}({marks})", list(zip(*rest, strict=True)))


def _as_text(value: Any) -> Any:
    if not _many(value):
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


def _whole(table: Table, name: str, value: Any) -> Any:
    """COPY wants 5 for a whole number, pandas has 5.0 where some row has none."""
    if not isinstance(value, list) or not isinstance(table.c[name].type, Integer):
        return value
    return [int(cell) if isinstance(cell, float) and cell.is_integer() else cell for cell in value]


def _copy_rows(connection: Connection, table: Table, columns: Mapping[str, Any], count: int) -> None:
    given = {name: _whole(table, name, value) for name, value in columns.items() if value is not None}
    rows = zip(*(value if _many(value) else repeat(value, count) for value in given.values()), strict=True)
    statement = f"COPY {table.name} ({', '.join(_quoted(name) for name in given)}) FROM STDIN"
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError.instance(
            statement, None, error, connection.dialect.loaded_dbapi.Error, dialect=connection.dialect
        ) from error
