"""A PostgreSQL database copied while it is used, and a copy put in its place; like copy_sqlite."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import URL, Engine, NullPool, create_engine, make_url, text
from sqlalchemy.exc import DatabaseError

from data.database.copy_sqlite import OCCUPIED
from data.database.engine import age
from data.database.faults import UnusableError, where_of

MAINTENANCE = "postgres"
TOOLS = "/usr/lib/postgresql"


def dump(url: str, file: Path) -> None:
    """Copy the database into a new file (pg_dump, custom format). Raises UnusableError."""
    _run(url, "pg_dump", "--format=custom", "--no-owner", f"--file={file}")


def check(file: Path) -> None:
    """Unpack the copy from its first row to its last. Raises UnusableError where it is not whole."""
    _run("", "pg_restore", f"--file={os.devnull}", str(file))


def restore(
    url: str, file: Path, *, suffix: str, replace: bool, prepare: Callable[[str], None]
) -> str | None:
    """Put a copy in the place of the database: whole or not at all.

    It is unpacked into a new database beside it, `prepare` is given the address of that one, and then the
    names are changed. What stood there is kept under its name with `suffix`. The account needs CREATEDB.
    """
    address = make_url(url)
    name, beside = str(address.database), f"{address.database}{suffix}_baru"
    engine = create_engine(
        _driven(address).set(database=MAINTENANCE),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
    )
    try:
        there = _there(engine, name)
        old = create_engine(_driven(address), poolclass=NullPool, hide_parameters=True)
        if there and not replace and age(old) != "none":
            raise UnusableError(OCCUPIED.format(where=where_of(url)))
        _tell(engine, f'CREATE DATABASE "{beside}" TEMPLATE template0')
        try:
            new = address.set(database=beside).render_as_string(hide_password=False)
            _run(new, "pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", file=file)
            prepare(new)
            _swap(engine, name, beside, f"{name}{suffix}" if there else None)
        except BaseException:
            _tell(engine, f'DROP DATABASE IF EXISTS "{beside}" WITH (FORCE)')
            raise
    finally:
        engine.dispose()
    return f"{name}{suffix}" if there else None


def _swap(engine: Engine, name: str, beside: str, former: str | None) -> None:
    """Change the names; where the second change fails, the first is taken back."""
    if former:
        _tell(engine, f'ALTER DATABASE "{name}" RENAME TO "{former}"', free=name)
    try:
        _tell(engine, f'ALTER DATABASE "{beside}" RENAME TO "{name}"', free=beside)
    except UnusableError:
        if former:
            _tell(engine, f'ALTER DATABASE "{former}" RENAME TO "{name}"')
        raise


def _there(engine: Engine, name: str) -> bool:
    query = text("SELECT count(*) FROM pg_database WHERE datname = :name")
    try:
        with engine.connect() as connection:
            return bool(connection.execute(query, {"name": name}).scalar())
    except DatabaseError as error:
        raise UnusableError(f"Server basis data tidak terjangkau: {_first(str(error.orig))}.") from error


def _tell(engine: Engine, statement: str, *, free: str = "") -> None:
    """A statement outside a transaction; `free` names a database whose connections are ended before it."""
    end = text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
    try:
        with engine.connect() as connection:
            if free:
                connection.execute(end, {"name": free})
            connection.execute(text(statement))
    except DatabaseError as error:
        deed, fault = statement.partition(' "')[0], _first(str(error.orig))
        raise UnusableError(
            f"{deed} ditolak: {fault}. Hentikan layanan, atau beri akun ini hak CREATEDB."
        ) from error


def _run(url: str, program: str, *words: str, file: Path | None = None) -> None:
    """A program of PostgreSQL on a database; the password goes by the environment, which no `ps` shows."""
    environment = dict(os.environ)
    where: list[str] = []
    if url:
        address = make_url(url)
        if address.password is not None:
            environment["PGPASSWORD"] = str(address.password)
        plain = URL.create(
            "postgresql",
            username=address.username,
            host=address.host,
            port=address.port,
            database=address.database,
            query=address.query,
        )
        where = [f"--dbname={plain.render_as_string()}"]
    done = subprocess.run(
        [_tool(program), *where, *words, *([str(file)] if file else [])],
        env=environment,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise UnusableError(f"{program} gagal: {_first(done.stderr) or 'tanpa keterangan'}.")


def _driven(address: URL) -> URL:
    return address.set(drivername="postgresql+psycopg")


def _tool(program: str) -> str:
    """Where it is: on the PATH, or where Debian keeps it; the newest."""
    if found := shutil.which(program):
        return found
    newest = max(Path(TOOLS).glob(f"*/bin/{program}"), key=lambda path: int(path.parts[-3]), default=None)
    if newest is None:
        raise UnusableError(f"Program {program} tidak ada di komputer ini; pasang postgresql-client.")
    return str(newest)


def _first(words: str) -> str:
    return words.strip().partition("\n")[0].rstrip(".")
