"""The only code that knows database dialects: engines, transactions that write, migrations."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text

MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def make_engine(url: str, *, read_only: bool = False) -> Engine:
    """An engine for a SQLite or PostgreSQL URL. SQLite: WAL, foreign keys on, 30 s busy timeout;
    with `read_only` the connection cannot write."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        options = "-c default_transaction_read_only=on" if read_only else ""
        return create_engine(parsed, pool_pre_ping=True, connect_args={"options": options} if options else {})
    if parsed.database and parsed.database != ":memory:":
        Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed)

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA busy_timeout = 30000")
        cursor.execute("PRAGMA foreign_keys = ON")
        if read_only:
            cursor.execute("PRAGMA query_only = ON")
        else:
            cursor.execute("PRAGMA journal_mode = WAL")
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
