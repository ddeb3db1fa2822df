"""Opening a database that is really ours and of this version.

Anything else raises UnusableError, which says in words what is wrong and what to do.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Engine, make_url, select
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError

from data.atomic_file import describe_os_error
from data.database import faults, tables
from data.database.engine import age, make_engine
from data.database.faults import UnusableError, explained, where_of
from data.database.state import state
from data.dates import now
from data.provinces.definition import province


@contextmanager
def opened(url: str, *, make: bool = False) -> Iterator[Engine]:
    """An engine that writes, as long as the block lasts; a fault of the database raises UnusableError.

    With `make` the database may be new or old: it is about to be brought up.
    """
    with _in_words(url):
        if not make and _missing(url):
            raise UnusableError(faults.NOT_READY)
        _looked_at(url, make=make)
        engine = _made(url, make_engine)
        try:
            yield engine
        finally:
            engine.dispose()


def reader(url: str) -> Engine:
    """An engine that only reads, of a database that can be read now. It makes neither file nor folder."""
    with _in_words(url):
        if _missing(url):
            raise UnusableError(faults.NO_FILE.format(where=where_of(url)))
        _readable(url)
        engine = _made(url, lambda address: make_engine(address, read_only=True))
        try:
            _of_this_version(engine, url, make=False)
            _complete(engine, url)
            _of_this_province(engine, url)
        except DatabaseError as error:
            if "readonly" in str(error.orig):
                raise UnusableError(faults.STILL_WAL.format(where=where_of(url))) from error
            raise
        return engine


def _looked_at(url: str, *, make: bool) -> None:
    """Read before anything writes: what is not ours is left as it is."""
    if _missing(url):
        return
    engine = _made(url, lambda address: make_engine(address, read_only=True))
    try:
        _of_this_version(engine, url, make=make)
        if age(engine) != "none":
            _of_this_province(engine, url)
    finally:
        engine.dispose()


def _missing(url: str) -> bool:
    file = _file(url)
    return file is not None and not os.path.exists(file)


def _readable(url: str) -> None:
    file = _file(url)
    if file is not None and not os.path.isfile(file):
        raise UnusableError(faults.NO_FILE.format(where=file))
    if file is not None and not os.access(file, os.R_OK):
        raise UnusableError(faults.UNREADABLE.format(where=file))


def _file(url: str) -> str | None:
    """The path of a SQLite file; None for a server, or memory."""
    address = make_url(url)
    known = address.get_backend_name() == "sqlite" and address.database not in (None, ":memory:")
    return address.database if known else None


def _of_this_version(engine: Engine, url: str, *, make: bool) -> None:
    found = age(engine)
    if found == "foreign":
        raise UnusableError(faults.FOREIGN.format(where=where_of(url)))
    if found == "new":
        raise UnusableError(faults.NEWER)
    if not make and found != "current":
        raise UnusableError(faults.NOT_READY if found == "none" else faults.OLDER)


def _of_this_province(engine: Engine, url: str) -> None:
    """The areas in it are those of this installation; a database without any is still of no province."""
    area, own = tables.area.c, province()
    with engine.connect() as connection:
        rows = connection.execute(select(area.level, area.code, area.name)).all()
    provinces = [(code, name) for level, code, name in rows if level == "provinsi"]
    nation = [(code, name) for level, code, name in rows if level == "nasional"]
    found = nation if len(provinces) > 1 else provinces
    for code, name in found:
        if code != own.code:
            raise UnusableError(
                faults.OTHER_PROVINCE.format(
                    where=where_of(url), made_for=name, own=code, set_for=own.full_name, code=own.code
                )
            )


def _complete(engine: Engine, url: str) -> None:
    """The tables that every page asks are there and may be read."""
    try:
        with engine.connect() as connection:
            state(connection, moment=now())
    except DatabaseError as error:
        fault = str(error.orig).strip().partition("\n")[0]
        if "no such" in fault or "does not exist" in fault:
            raise UnusableError(faults.PARTS_MISSING.format(where=where_of(url), fault=fault)) from error
        raise


@contextmanager
def _in_words(url: str) -> Iterator[None]:
    try:
        yield
    except (ArgumentError, NoSuchModuleError) as error:
        raise UnusableError(faults.NO_ADDRESS) from error
    except DatabaseError as error:
        raise UnusableError(explained(str(error.orig), where=where_of(url))) from error


def _made(url: str, make: Callable[[str], Any]) -> Engine:
    """Say what is wrong: a folder that cannot be made, or a database without a driver."""
    try:
        engine: Engine = make(url)
    except ImportError as error:
        raise UnusableError(faults.NO_ADDRESS) from error
    except OSError as error:
        raise UnusableError(
            f"Folder untuk {where_of(url)} tidak dapat dibuat: {describe_os_error(error)}. {faults.MOVE}"
        ) from error
    return engine
