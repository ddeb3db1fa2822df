"""The only code that writes facts: whole loads in, and out again. Each call is one transaction."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, insert, select, update

from data.counts.packed import Cells, Kind, cells_by_kind
from data.database import tables
from data.database.bulk_insert import Add, adding
from data.database.engine import begin_writing
from data.dates import now
from data.repository.audit_log import record
from data.repository.counts import block_rows
from data.repository.load_index import SHIPPED
from data.repository.visibility import not_withdrawn
from data.settings import settings_in_force


@dataclass(frozen=True)
class NewLoad:
    """One file about to be brought in.

    `digest` is the sha256 of its bytes and of the options that change their meaning; `rows_*` count rows of
    the file.
    """

    source: str
    collection: str
    digest: str
    file_name: str
    title: str
    rows_read: int
    rows_accepted: int
    rows_rejected: int = 0
    loaded_by: str = ""
    publisher: str | None = None
    address: str | None = None
    published_on: date | None = None
    status: str = "published"
    embargo_until: datetime | None = None  # UTC; nobody but the operator and a preview sees it before
    office: str | None = None
    emergency: str | None = None  # why one person published it alone


REPLACED = "diganti muatan {}"


class LoadNotActiveError(Exception):
    """The load to be replaced is not there, or was withdrawn; nothing was changed."""


class AlreadyLoadedError(Exception):
    """The same file is active in the same collection already; nothing was changed."""

    def __init__(self, load_id: int) -> None:
        """Keep the number of the load that holds the file."""
        super().__init__(f"sudah dimuat sebagai muatan {load_id}")
        self.load_id = load_id


def active_load(connection: Connection, collection: str, digest: str) -> int | None:
    """The load that holds this file in this collection, unless it was withdrawn."""
    load = tables.load.c
    found = connection.execute(
        select(load.id).where(load.collection == collection, load.digest == digest, not_withdrawn())
    ).scalar()
    return None if found is None else int(found)


def add_load(
    engine: Engine, load: NewLoad, facts: Mapping[str, pd.DataFrame], *, replaces: int | None = None
) -> int:
    """Store a load with its facts in one transaction, and return its number.

    Store a load with its facts (table name -> frame of that table's columns without load_id and seq) in one
    transaction and return its number. Raises AlreadyLoadedError where the collection has the file. With
    `replaces` (open_load) another load goes in the same transaction.
    """
    with open_load(engine, load, replaces=replaces) as writer:
        for table, frame in facts.items():
            writer.add_frame(table, frame)
            if table == "observation" and len(frame):
                writer.add_cells(cells_by_kind(frame))
        return writer.load_id


@contextmanager
def open_load(engine: Engine, load: NewLoad, *, replaces: int | None = None) -> Iterator["Writer"]:
    """A load that is filled piece by piece in one transaction.

    All of it is stored when the block ends, nothing of it when the block raises. Raises AlreadyLoadedError
    where the collection has the file. The load `replaces` is withdrawn with it, and recorded so; raises
    LoadNotActiveError where there is none.
    """
    with begin_writing(engine) as connection:
        if (active := active_load(connection, load.collection, load.digest)) is not None:
            raise AlreadyLoadedError(active)
        row = connection.execute(insert(tables.load).values(**asdict(load), loaded_at=now()))
        assert row.inserted_primary_key is not None
        number = int(row.inserted_primary_key[0])
        reason = REPLACED.format(number)
        if replaces is not None and not _withdraw(connection, replaces, reason, actor=load.loaded_by):
            raise LoadNotActiveError
        yield Writer(connection, number)
        _open_collection(connection, load.collection)


@dataclass
class Writer:
    """Adds the facts of one load; the transaction is its opener's."""

    connection: Connection
    load_id: int
    _rows: dict[str, int] = field(default_factory=dict)

    def add(self, table: str, columns: Mapping[str, Any], count: int) -> None:
        """Rows by column (see data.database.bulk_insert.adding), numbered on in the order they come."""
        if count:
            with self.adding(table) as add:
                add(columns, count)

    @contextmanager
    def adding(self, table: str) -> Iterator[Add]:
        """`add` for many pieces; until the block ends the connection is for nothing else."""
        with adding(self.connection, tables.FACTS[table]) as insert_rows:

            def add(columns: Mapping[str, Any], count: int) -> None:
                first = self._rows.get(table, 0) + 1
                self._rows[table] = first + count - 1
                insert_rows({"load_id": self.load_id, "seq": range(first, first + count), **columns}, count)

            yield add

    def add_frame(self, table: str, frame: pd.DataFrame) -> None:
        """The rows of a frame of the table's columns."""
        plain = frame.astype(object).where(frame.notna(), None)
        self.add(table, {str(name): list(plain[name]) for name in plain}, len(plain))

    def add_cells(self, cells: Mapping[Kind, Cells]) -> None:
        """The observations once more, as readers fetch them."""
        for row in block_rows(cells):
            self.connection.execute(insert(tables.count_block).values(load_id=self.load_id, **row))

    def finish(self, **changes: Any) -> None:
        """Set what is known only at the end: columns of the load, such as rows_accepted."""
        load = tables.load
        self.connection.execute(update(load).where(load.c.id == self.load_id).values(**changes))


def _open_collection(connection: Connection, collection: str) -> None:
    """The edition that always shows the newest, made with the first load of a collection."""
    slug = f"{collection}-terkini"
    if connection.execute(select(tables.edition.c.slug).where(tables.edition.c.slug == slug)).first() is None:
        connection.execute(
            insert(tables.edition).values(
                slug=slug, title="Terkini", collection=collection, status="published", created_at=now()
            )
        )


def withdraw(engine: Engine, load_id: int, reason: str, *, actor: str = "") -> bool:
    """Take a load out of every edition that is made or read from now on; False if it is not active.

    What stood before it counts again. Recorded in `action`.

    Editions with a cut-off made before keep showing it: they are what that meeting saw.
    """
    with begin_writing(engine) as connection:
        return _withdraw(connection, load_id, reason, actor=actor)


def _withdraw(connection: Connection, load_id: int, reason: str, *, actor: str) -> bool:
    load = tables.load
    done = connection.execute(
        update(load)
        .where(load.c.id == load_id, not_withdrawn())
        .values(status="withdrawn", withdrawn_at=now(), withdrawn_reason=reason)
    )
    if done.rowcount == 1:
        record(connection, "withdraw", str(load_id), actor=actor, note=reason)
    return done.rowcount == 1


def office_of(account: str) -> str | None:
    """The office that brings a file in (PANTAU_OFFICE), in words that everybody may read.

    None where nothing is set, and for what ships with the product.
    """
    return None if account == SHIPPED else settings_in_force().office.strip()[:120] or None
