"""What runs when the power is cut (`power_cut`): loads, uploads and backups without end, each said once it is
told done; and what of it must be there whole afterwards."""

import hashlib
import itertools
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import select

from data.backup import archive
from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase, make_accounts
from data.database.engine import make_engine
from data.repository.accounts import accounts
from data.repository.audit import trail
from data.repository.uploads import uploads
from data.repository.uploads.quarantine import Arrival, path_of
from data.settings import Settings
from etl.pipeline.load_file import load_file
from scripts.drills.database import month_file, rows_of_loads

MONTHS = 6
READY = "siap"
FORMS = 390  # of one account a day; ten fewer than it may
KINDS = ("sqlite", "postgresql", "karantina", "cadangan")


def work(kind: str, url: str, data: str, number: int) -> None:
    """One kind of work until the process is killed."""
    print(READY, flush=True)
    with TemporaryDirectory() as folder:
        if kind == "karantina":
            steps = _uploads(Path(data), number)
        elif kind == "cadangan":
            steps = _backups(url, Path(data))
        else:
            steps = _loads(url, Path(folder), number)
        for done in steps:
            print(done, flush=True)


def _loads(url: str, folder: Path, number: int) -> Iterator[int]:
    engine = make_engine(url)
    for step in itertools.count(number * 10_000):
        file = month_file(folder / "a.csv", revision=step, months=MONTHS)
        assert load_file(engine, file).outcome == "loaded"
        yield step


def desk(data: Path) -> AccountDatabase:
    """The second database, with its key beside it; made where it is not there yet."""
    return make_accounts(
        Settings(  # type: ignore[call-arg]
            _env_file=None,
            accounts_url=f"sqlite:///{data / 'akun.sqlite3'}",
            accounts_key=str(data / "akun.kunci"),
        )
    )


def _uploads(data: Path, number: int) -> Iterator[str]:
    database, name = desk(data), f"orang{number}"
    with database.writing() as connection:
        accounts.add(
            database, connection, name, person=name, office="", role="publisher", areas=[], actor="latihan"
        )
    who = accounts.find(database, name)
    assert who is not None
    for step in range(FORMS):
        with Arrival(data / "karantina") as arrival:
            arrival.write(f"{name} {step}\n".encode() * 2_000)
            arrival.keep()
            uploads.add(
                database,
                who,
                digest=arrival.digest,
                file_name="a.csv",
                stored=arrival.name,
                size=arrival.size,
                period="",
                collection="resmi",
                form="latihan",
            )
        yield arrival.name


def _backups(url: str, data: Path) -> Iterator[str]:
    for _ in itertools.count():
        yield archive.make(url, data / "cadangan").name


def whole(data: Path, urls: list[str], rows: int) -> dict[str, int]:
    """How much of each kind is there. Raises AssertionError where some of it is not whole."""
    with closing(sqlite3.connect(data / "drill.sqlite3")) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    found = {}
    for kind, url in zip(KINDS, urls, strict=False):
        engine = make_engine(url)
        loads = rows_of_loads(engine)
        engine.dispose()
        assert set(loads.values()) == {rows}, f"{kind}: muatan tidak utuh: {loads}"
        found[kind] = len(loads)
    database = desk(data)
    assert trail.check(database).is_intact, "rantai audit putus"
    upload = tables.upload.c
    with database.engine.connect() as connection:
        kept = connection.execute(select(upload.stored, upload.digest)).all()
        noted = set(connection.execute(select(tables.audit.c.subject)).scalars())
        numbers = set(connection.execute(select(upload.id)).scalars())
    database.engine.dispose()
    assert {str(number) for number in numbers} <= noted, "unggahan tanpa catatan audit"
    for stored, digest in kept:
        content = path_of(str(data / "karantina"), stored).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest, f"{stored}: {len(content)} bita"
    copies = [file for _, file in archive.backups(data / "cadangan")]
    with TemporaryDirectory() as folder:
        for file in copies:
            archive.unpack(file, Path(folder) / "basis-data")
    return found | {"karantina": len(kept), "cadangan": len(copies)}


if __name__ == "__main__":
    work(*sys.argv[1:4], int(sys.argv[4]))
