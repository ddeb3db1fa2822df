"""The only code that knows database dialects: engines, transactions that write, migrations."""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, perf_counter, sleep
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, NullPool, Table, create_engine, event, inspect, make_url, text

from data.settings import Settings, settings_in_force

PING_SECONDS = 3  # for an idle connection to say that it is still there
MORE = 15  # connections beside the five that stay: a process has 19 threads that may ask at once
CONNECT_SECONDS = 5
WAL_SECONDS = 2
# A server that is cut off says nothing more; without these a load in flight would wait for it for two hours.
LOST = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3, "tcp_user_timeout": 60_000}
GRACE = 2  # seconds after the server's own limit until the client hangs up


@event.listens_for(Engine, "handle_error")
def _primary_alone(fault: Any) -> None:
    """Of what PostgreSQL says its first sentence stays: DETAIL and CONTEXT quote the row that was refused."""
    said = getattr(getattr(fault.original_exception, "diag", None), "message_primary", None)
    whole = str(fault.original_exception)
    if said is None or whole == said:
        return
    fault.original_exception.args = (said,)
    if fault.sqlalchemy_exception is not None:
        fault.sqlalchemy_exception.args = tuple(
            words.replace(whole, said) if isinstance(words, str) else words
            for words in fault.sqlalchemy_exception.args
        )


def sqlite_reader(url: URL) -> Engine:
    """Connections that can only read, each opened anew where the path leads at that moment.

    A file that was replaced or deleted is noticed, a broken connection is never used again, and no file is
    ever made. An account that may only read the file is enough.
    """
    if url.database and url.database != ":memory:":
        query = {**url.query, "mode": "ro", "uri": "true"}
        url = url.set(database=Path(url.database).absolute().as_uri(), query=query)
        engine = create_engine(url, poolclass=NullPool, hide_parameters=True)
    else:
        engine = create_engine(url, hide_parameters=True)
    statements = [
        f"PRAGMA busy_timeout = {1000 * settings_in_force().read_seconds}",
        "PRAGMA query_only = ON",
    ]

    @event.listens_for(engine, "connect")
    def _begin(connection: Any, _record: Any) -> None:
        for statement in statements:
            connection.execute(statement).fetchall()
        _begin_reading(connection)

    return engine


def _begin_reading(connection: Any) -> None:
    """Hold the file as it is for the life of the connection.

    In the moment in which a writer turns WAL on, an account that cannot write finds WAL named but not there:
    it comes with the writer's next step.
    """
    until = monotonic() + WAL_SECONDS
    while True:
        try:
            connection.execute("BEGIN")
            connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        except connection.OperationalError as error:
            connection.rollback()
            if monotonic() > until or "readonly" not in str(error):
                raise
            sleep(0.01)
        else:
            return


def sqlite_writer(url: URL) -> Engine:
    """An engine whose connections write in WAL, so that readers need not wait.

    Connections that write in WAL, so that readers need not wait, and leave a file without WAL when the last
    of them closes: one in WAL can be read only by who may write beside it (sqlite.org/wal.html, 5.1).
    """
    if url.database and url.database != ":memory:":
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, hide_parameters=True)
    statements = [
        f"PRAGMA busy_timeout = {1000 * settings_in_force().busy_seconds}",
        "PRAGMA foreign_keys = ON",
        "PRAGMA journal_mode = WAL",
        "SELECT 1 FROM sqlite_master LIMIT 1",  # WAL is there for readers from now on
        "PRAGMA secure_delete = ON",  # what is removed is overwritten
        "PRAGMA cache_size = -32000",  # kB: a big load revisits its index's pages
    ]

    @event.listens_for(engine, "connect")
    def _pragmas(connection: Any, _record: Any) -> None:
        for statement in statements:
            connection.execute(statement).fetchall()

    event.listen(engine, "close", _rest)
    return engine


def _rest(connection: Any, _record: Any) -> None:
    """Take the WAL away, unless somebody else has the file open: then the last to write does it."""
    try:
        for statement in ("PRAGMA busy_timeout = 0", "PRAGMA journal_mode = DELETE"):
            connection.execute(statement).fetchall()
    except connection.Error:  # in use, full, or gone
        pass


def postgresql(url: URL, *, read_only: bool) -> Engine:
    """Connections that are tried before they are used.

    Readers give up after PANTAU_READ_SECONDS; writers wait PANTAU_BUSY_SECONDS for each other, and as long as
    a load takes.
    """
    settings = Settings()
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    options = f"-c lock_timeout={settings.busy_seconds}s"
    if read_only:
        options = (
            f"-c statement_timeout={settings.read_seconds}s -c lock_timeout={settings.read_seconds}s"
            " -c default_transaction_read_only=on"
        )
    arguments: dict[str, Any] = {"options": options}
    if "connect_timeout" not in url.query:
        arguments["connect_timeout"] = CONNECT_SECONDS
    arguments |= {name: value for name, value in LOST.items() if name not in url.query}
    engine = create_engine(
        url, pool_pre_ping=True, max_overflow=MORE, connect_args=arguments, hide_parameters=True
    )
    if read_only:
        _hang_up(engine, settings.read_seconds + GRACE)
    return engine


def _hang_up(engine: Engine, seconds: float) -> None:
    """End a connection whose server has said nothing for so long.

    One that is frozen keeps no limit itself, and its system goes on answering for it.
    """
    import psycopg

    class Impatient(psycopg.Connection[Any]):
        patience: float = CONNECT_SECONDS

        def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
            try:
                return super().wait(gen, interval, self.patience if timeout is None else timeout)
            except psycopg.OperationalError as error:
                if type(error) is psycopg.errors._WaitTimeout:
                    self.pgconn.finish()
                    raise psycopg.OperationalError("timeout expired: the server does not answer") from error
                raise

    def patience(amount: float) -> Callable[..., None]:
        def given(connection: Any, *_: Any) -> None:
            if connection is not None:
                connection.patience = amount

        return given

    @event.listens_for(engine, "do_connect")
    def _connect(_dialect: Any, _record: Any, words: Any, named: Any) -> Any:
        return Impatient.connect(*words, **named)

    event.listen(engine, "checkout", patience(seconds))
    event.listen(engine, "checkin", patience(PING_SECONDS))


SLOW = 1.0  # seconds until the first row
LONGEST = 400  # characters of a statement that are written
_LOG = logging.getLogger(__name__)


def name_slow(engine: Engine) -> Engine:
    """From now on each slow statement of this engine is a line of the log."""

    @event.listens_for(engine, "before_cursor_execute")
    def _begin(
        _connection: Any, _cursor: Any, _statement: Any, _values: Any, context: Any, _many: Any
    ) -> None:
        context.begun = perf_counter()

    @event.listens_for(engine, "after_cursor_execute")
    def _end(_connection: Any, _cursor: Any, statement: str, _values: Any, context: Any, _many: Any) -> None:
        seconds = perf_counter() - context.begun
        if seconds >= SLOW:
            _LOG.warning("slow query, %.1f s: %s", seconds, " ".join(statement.split())[:LONGEST])

    return engine


BESIDE = {"spatial_ref_sys"}  # of an extension of PostgreSQL
MIGRATIONS = Path(__file__).resolve().parent / "migrations"


def make_engine(url: str, *, read_only: bool = False) -> Engine:
    """An engine for a SQLite or PostgreSQL URL.

    With `read_only` it cannot write, and makes neither file nor folder. See data.database.engine for how
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
