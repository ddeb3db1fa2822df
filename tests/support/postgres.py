"""A private, throw-away PostgreSQL server for one test run; nothing of it survives."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

ACCOUNT = "postgres"
FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=60")


def program(name: str) -> str:
    """PostgreSQL's programs are not on Debian's PATH; the newest version there wins."""
    if found := shutil.which(name):
        return found
    versions = Path("/usr/lib/postgresql").glob(f"*/bin/{name}")
    newest = max(versions, key=lambda path: float(path.parent.parent.name), default=None)
    if newest is None:
        raise pytest.UsageError(
            f"PostgreSQL tests were asked for, but {name} is not on this machine "
            "(Debian: apt install postgresql; `make test` does it where it may)"
        )
    return str(newest)


def _as_account() -> dict[str, str]:
    """PostgreSQL refuses to run as root: its own account then does."""
    return {"user": ACCOUNT, "group": ACCOUNT} if os.geteuid() == 0 else {}


@dataclass
class Cluster:
    """A running server that listens on a socket in its own folder only."""

    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """The address of its maintenance database; put another name for `postgres` to reach another one."""
        return f"postgresql://{ACCOUNT}@/postgres?host={self.folder}"

    def stop(self) -> None:
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(timeout=20)
        shutil.rmtree(self.folder, ignore_errors=True)


def start() -> Cluster:
    """Make a cluster in a temporary folder and wait until it answers."""
    initdb, server = program("initdb"), program("postgres")
    folder = Path(tempfile.mkdtemp(prefix="pantau-pg-"))
    account = _as_account()
    if account:
        shutil.chown(folder, ACCOUNT, ACCOUNT)
    data, log = folder / "data", folder / "log"
    made = subprocess.run(
        [initdb, "-D", data, "-U", ACCOUNT, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
        capture_output=True,
        text=True,
        cwd=folder,
        **account,  # type: ignore[call-overload]
    )
    if made.returncode:
        raise pytest.UsageError(f"initdb failed: {made.stderr}")
    options = [word for setting in FAST for word in ("-c", setting)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [server, "-D", data, "-k", folder, "-c", "listen_addresses=", *options],
            stdout=output,
            stderr=output,
            cwd=folder,
            **account,  # type: ignore[call-overload]
        )
    cluster = Cluster(folder, process)
    _wait(cluster, log)
    return cluster


def _wait(cluster: Cluster, log: Path) -> None:
    deadline = time.monotonic() + 60
    while cluster.process.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(cluster.url).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    text = log.read_text("utf-8", "replace")
    cluster.stop()
    raise pytest.UsageError(f"the test PostgreSQL did not start: {text}")


def administer(url: str, statement: str) -> None:
    """Run one statement outside a transaction on the maintenance database."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(statement.encode())


def database(url: str, name: str) -> str:
    """The address of another database of the same server."""
    return url.replace("@/postgres?", f"@/{name}?")
