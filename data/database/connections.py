"""How connections to SQLite and PostgreSQL are opened, for readers and for writers.

How connections to SQLite and PostgreSQL are opened, for readers and for writers, so that nobody waits for
ever and nobody reads a file that is no longer there. Errors hide the values of a statement: digests and
seeds would reach the log. Known to data/database/engine.py only.
"""

from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep
from typing import Any

from sqlalchemy import URL, Engine, NullPool, create_engine, event

from data.settings import Settings

PING_SECONDS = 3  # for an idle connection to say that it is still there
CONNECT_SECONDS = 5
WAL_SECONDS = 2
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
    statements = [f"PRAGMA busy_timeout = {1000 * Settings().read_seconds}", "PRAGMA query_only = ON"]

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
        f"PRAGMA busy_timeout = {1000 * Settings().busy_seconds}",
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
    engine = create_engine(url, pool_pre_ping=True, connect_args=arguments, hide_parameters=True)
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
