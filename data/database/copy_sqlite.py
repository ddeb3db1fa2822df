"""A SQLite database copied while it is used, and a copy put in its place; like copy_postgresql."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic, sleep

from sqlalchemy import make_url

from data.atomic_file import reach_the_disk
from data.database.faults import BUSY, UnusableError

SECONDS = 60  # to wait for who writes
OCCUPIED = (
    "Di {where} sudah ada basis data. Sebut --timpa untuk menggantinya (yang lama disisihkan), "
    "atau --ke untuk memulihkan ke tempat lain."
)
_BROKEN = ("malformed", "not a database", "disk I/O", "unable to open")


def dump(url: str, file: Path) -> None:
    """Copy the database into a new file, as it is at one moment. Raises UnusableError."""
    place = _file(url)
    if not place.is_file():
        raise UnusableError(f"Tidak ada berkas basis data di {place}; tidak ada yang dicadangkan.")
    try:
        with (
            closing(sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True, timeout=SECONDS)) as source,
            closing(sqlite3.connect(file)) as copy,
        ):
            source.backup(copy)  # all pages in one step: a load meanwhile is in it whole or not at all
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()
    except sqlite3.Error as error:
        raise UnusableError(f"Basis data {place} tidak dapat disalin: {error}.") from error


def check(file: Path) -> None:
    """Read the copy from its first page to its last. Raises UnusableError where it is not whole."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as copy:
            said = copy.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        said = str(error)
    if said != "ok":
        raise UnusableError(f"Isi cadangan rusak ({said}); jangan dipakai.")


def restore(
    url: str, file: Path, *, suffix: str, replace: bool, prepare: Callable[[str], None]
) -> str | None:
    """Put a copy in the place of the database: whole or not at all.

    `prepare` is given the address of the copy before it is in its place. What stood there is kept under its
    name with `suffix`; that name is returned, None where nothing stood there. Raises UnusableError, OSError.
    """
    place = _file(url)
    if place.exists() and not replace:
        raise UnusableError(OCCUPIED.format(where=place))
    place.parent.mkdir(parents=True, exist_ok=True)
    waiting = place.with_name(f".{place.name}{suffix}.sementara")
    try:
        _copied(file, waiting)
        prepare(f"sqlite:///{waiting}")
        if not place.exists():
            waiting.replace(place)
            reach_the_disk(place.parent)
            return None
        os.chmod(waiting, place.stat().st_mode & 0o777)
        return _swapped(place, waiting, place.with_name(place.name + suffix))
    finally:
        for more in ("", "-wal", "-shm", "-journal"):
            waiting.with_name(waiting.name + more).unlink(missing_ok=True)


def _copied(file: Path, waiting: Path) -> None:
    with file.open("rb") as source, waiting.open("wb") as copy:
        while part := source.read(1 << 20):
            copy.write(part)
        copy.flush()
        os.fsync(copy.fileno())


def _swapped(place: Path, waiting: Path, former: Path) -> str:
    """Nobody writes meanwhile; a file that cannot be opened any more needs no such care."""
    with closing(sqlite3.connect(place, timeout=SECONDS, isolation_level=None)) as old:
        try:
            _held(old)
        except sqlite3.Error as error:
            if not any(word in str(error) for word in _BROKEN):
                raise UnusableError(BUSY) from error
        os.link(place, former)
        waiting.replace(place)
        reach_the_disk(place.parent)
        for more in ("-wal", "-shm"):  # of the former: it has been written back into it
            place.with_name(place.name + more).unlink(missing_ok=True)
        with suppress(sqlite3.Error):
            old.execute("ROLLBACK")
    return str(former)


def _held(old: sqlite3.Connection) -> None:
    """Hold the right to write, with nothing left in the log: its file would be taken for the new one's."""
    until = monotonic() + SECONDS
    while True:
        with suppress(sqlite3.OperationalError):  # a reader has it open
            old.execute("PRAGMA journal_mode = DELETE").fetchall()
        old.execute("BEGIN IMMEDIATE")
        if old.execute("PRAGMA journal_mode").fetchone() == ("delete",):
            return
        old.execute("ROLLBACK")
        if monotonic() > until:
            raise sqlite3.OperationalError("database is locked")
        sleep(0.02)


def _file(url: str) -> Path:
    return Path(str(make_url(url).database)).absolute()
