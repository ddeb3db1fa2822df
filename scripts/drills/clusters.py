"""PostgreSQL clusters of a drill's own, made and run with PostgreSQL's own programs, on the loopback."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import psycopg

from scripts.browser import free_port

ACCOUNT = "postgres"
USER: dict[str, str] = {"user": ACCOUNT, "group": ACCOUNT} if os.geteuid() == 0 else {}


def program(name: str) -> str:
    """Debian keeps the server's programs off the PATH; the newest version wins."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: path.parts[-3])
    return str(found[-1]) if found else name


@dataclass(frozen=True)
class Where:
    """A machine of a drill: its address, and the words that start a program there."""

    host: str = "127.0.0.1"
    inside: tuple[str, ...] = ()


HERE = Where()


def run(*words: str | Path, where: Where = HERE) -> str:
    """A program of PostgreSQL, or a script of ours, as the account that may run it."""
    given, account = [str(word) for word in words], USER
    if where.inside:  # only root may enter; the account changes there
        account = {}
        given = [
            *where.inside,
            "setpriv",
            f"--reuid={ACCOUNT}",
            f"--regid={ACCOUNT}",
            "--init-groups",
            *given,
        ]
    done = subprocess.run(
        given,
        capture_output=True,
        text=True,
        cwd="/",
        **account,  # type: ignore[call-overload]
    )
    assert done.returncode == 0, f"{words[0]}: {done.stdout}{done.stderr}"
    return str(done.stdout)


@dataclass
class Cluster:
    """A data folder, the port its server listens on, and where it runs."""

    data: Path
    port: int
    where: Where = HERE

    def url(self, name: str = "postgres", **more: str) -> str:
        """The address of a database in it."""
        tail = "".join(f"&{key}={value}" for key, value in more.items())
        return f"postgresql://{ACCOUNT}@{self.where.host}:{self.port}/{name}?connect_timeout=5{tail}"

    def set(self, **settings: str) -> None:
        """Lines of postgresql.conf; before the start."""
        with (self.data / "postgresql.conf").open("a") as file:
            file.writelines(f"{key} = '{value}'\n" for key, value in settings.items())

    def start(self) -> None:
        """Until it answers, or has ended its recovery as far as it can be read."""
        run(
            program("pg_ctl"),
            "-D",
            self.data,
            "-l",
            self.data.parent / f"{self.data.name}.log",
            "-w",
            "start",
            where=self.where,
        )

    def leader(self) -> int:
        """Its first process."""
        return int((self.data / "postmaster.pid").read_text().split()[0])

    def kill(self, leader: int | None = None) -> None:
        """As a power cut: no process of it may clean up."""
        leader, below = leader or self.leader(), []
        for place in Path("/proc").glob("[0-9]*/stat"):
            with suppress(FileNotFoundError, ProcessLookupError):  # others come and go meanwhile
                if place.read_text().rpartition(")")[2].split()[1] == str(leader):
                    below.append(int(place.parent.name))
        for pid in (leader, *below):
            with suppress(ProcessLookupError):
                os.kill(pid, 9)

    def stop(self) -> None:
        """If it still runs."""
        subprocess.run(
            [program("pg_ctl"), "-D", str(self.data), "-m", "immediate", "stop"],
            capture_output=True,
            cwd="/",
            **USER,  # type: ignore[call-overload]
        )

    def ask(self, statement: str) -> str:
        """One statement, outside a transaction."""
        return self.ask_in("postgres", statement)

    def ask_in(self, name: str, statement: str) -> str:
        """The same in a database of that name."""
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            found = connection.execute(statement.encode())
            return str(found.fetchone()[0]) if found.description else ""  # type: ignore[index]


def new(folder: Path, name: str, where: Where = HERE, **settings: str) -> Cluster:
    """A cluster that listens where it is, started; whoever reaches it there is believed."""
    cluster = Cluster(folder / name, free_port(), where)
    run(program("initdb"), "-D", cluster.data, "-U", ACCOUNT, "--auth=trust", "--encoding=UTF8", "--locale=C")
    cluster.set(
        listen_addresses=where.host,
        port=str(cluster.port),
        unix_socket_directories=str(folder),
        max_connections="60",
        shared_buffers="64MB",
        **settings,
    )
    with (cluster.data / "pg_hba.conf").open("a") as rules:
        rules.writelines(f"host {whom} all samenet trust\n" for whom in ("all", "replication"))
    cluster.start()
    return cluster


@contextmanager
def place() -> Iterator[Path]:
    """A folder for clusters that PostgreSQL's account may enter, whoever may enter the drill's own."""
    folder = Path(tempfile.mkdtemp(prefix="pantau-pg-"))
    own(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def own(folder: Path) -> None:
    """A folder that PostgreSQL's account may write."""
    folder.mkdir(exist_ok=True)
    if USER:
        shutil.chown(folder, ACCOUNT, ACCOUNT)


def until(ready: str, cluster: Cluster, seconds: float = 60) -> None:
    """Wait until a question is answered with true."""
    end = time.monotonic() + seconds
    while True:
        try:
            if cluster.ask(ready) == "True":
                return
        except psycopg.OperationalError:
            pass
        assert time.monotonic() < end, f"tidak tercapai: {ready}"
        time.sleep(0.02)
