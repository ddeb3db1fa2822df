"""PostgreSQL that has stopped without a word (SIGSTOP): it costs a reader seconds, and is used again when it
goes on. Its system still answers for it, so only the reader's own clock can tell."""

import os
import signal
import time
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from data.database.engine import CONNECT_SECONDS, PING_SECONDS, make_engine
from tests.support import postgres

pytestmark = pytest.mark.slow  # and needs PostgreSQL, which `make quick` does without
SLACK = 5  # a busy machine


@pytest.fixture(scope="module")
def cluster() -> Iterator[postgres.Cluster]:
    """A server of this module's own: others go on while it stands still."""
    cluster = postgres.start()
    yield cluster
    cluster.stop()


@pytest.fixture
def reader(cluster: postgres.Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[Engine]:
    monkeypatch.setenv("PANTAU_READ_SECONDS", "1")
    engine = make_engine(cluster.url, read_only=True)
    yield engine
    engine.dispose()


def processes(cluster: postgres.Cluster) -> list[int]:
    """The server and those it started for connections."""
    with psycopg.connect(cluster.url) as connection:
        found = connection.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'")
        return [cluster.process.pid, *(row[0] for row in found if row[0] != connection.info.backend_pid)]


def ask(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT 1")).scalar_one())


@pytest.mark.slow
def test_a_frozen_server_costs_seconds(cluster: postgres.Cluster, reader: Engine) -> None:
    assert ask(reader) == 1
    stopped = processes(cluster)
    for process in stopped:
        os.kill(process, signal.SIGSTOP)
    try:
        for most in (PING_SECONDS + CONNECT_SECONDS, CONNECT_SECONDS):  # an idle connection, then none
            start = time.monotonic()
            with pytest.raises(OperationalError, match="time"):
                ask(reader)
            assert time.monotonic() - start < most + SLACK
    finally:
        for process in stopped:
            os.kill(process, signal.SIGCONT)
    assert ask(reader) == 1


def test_a_server_that_is_cut_off_is_given_up_in_a_minute(cluster: postgres.Cluster) -> None:
    """The system's own limit would be two hours; who names another one in the address has it."""
    for more, idle in (("", "30"), ("keepalives_idle=7", "7")):
        mark = "&" if "?" in cluster.url else "?"
        engine = make_engine(cluster.url + (more and mark + more))
        with engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            said = driver.info.get_parameters()
            assert (said["keepalives_idle"], said["tcp_user_timeout"]) == (idle, "60000")
        engine.dispose()


@pytest.mark.slow
def test_frozen_in_the_middle_of_a_query(cluster: postgres.Cluster, reader: Engine) -> None:
    with reader.connect() as connection:
        assert connection.execute(text("SELECT 1")).scalar_one() == 1
        stopped = processes(cluster)
        for process in stopped:
            os.kill(process, signal.SIGSTOP)
        try:
            start = time.monotonic()
            with pytest.raises(OperationalError, match="does not answer"):
                connection.execute(text("SELECT 2"))
            assert time.monotonic() - start < 1 + 2 + SLACK
            assert connection.invalidated
        finally:
            for process in stopped:
                os.kill(process, signal.SIGCONT)
    assert ask(reader) == 1


def test_a_slow_query_ends(reader: Engine) -> None:
    start = time.monotonic()
    with reader.connect() as connection, pytest.raises(OperationalError, match="statement timeout"):
        connection.execute(text("SELECT pg_sleep(60)"))
    assert time.monotonic() - start < 1 + SLACK


@pytest.mark.slow
def test_a_writer_may_take_its_time(cluster: postgres.Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PANTAU_READ_SECONDS", "1")
    writer = make_engine(cluster.url)
    with writer.connect() as connection:
        connection.execute(text("SELECT pg_sleep(2)"))
    writer.dispose()
