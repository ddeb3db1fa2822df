"""The queue of the intake process: what waits for it, and what became of it."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.database.accounts.original_copy import original_copy
from data.dates import now
from data.repository.audit.trail import record

JOBS = ("received", "publishing", "withdrawing", "stating")
ALIVE = timedelta(seconds=30)
JOB_SECONDS = 600  # that a job may take, on a machine that has no time for it
KEPT = timedelta(days=30)
INTAKE = "proses pemasuk"


def claim(database: AccountDatabase) -> dict[str, Any] | None:
    """The next job, the oldest first: the row of its upload, with `uploader`, `office` and `withdrawer`.

    It is taken until `finish` or `release`; only one intake process runs for a quarantine.
    """
    upload, account, other = tables.upload, tables.account, tables.account.alias("other")
    names = (account.c.name.label("uploader"), account.c.office, other.c.name.label("withdrawer"))
    query = (
        select(upload, *names)
        .join(account, account.c.id == upload.c.account_id)
        .outerjoin(other, other.c.id == upload.c.withdrawn_by)
        .where(upload.c.state.in_(JOBS), upload.c.claimed_at.is_(None))
        .order_by(upload.c.id)
        .limit(1)
    )
    with database.engine.connect() as connection:
        if connection.execute(query).first() is None:
            return None
    with database.writing() as connection:
        row = connection.execute(query).mappings().first()
        if row is None:
            return None
        connection.execute(update(upload).where(upload.c.id == row["id"]).values(claimed_at=now()))
        return dict(row)


def release_all(database: AccountDatabase) -> None:
    """After a start: what an intake process that is no more had taken is there to be taken again."""
    with database.writing() as connection:
        connection.execute(
            update(tables.upload).values(claimed_at=None).where(tables.upload.c.state.in_(JOBS))
        )


def finish(database: AccountDatabase, job: dict[str, Any], state: str, **changes: Any) -> bool:
    """What became of a job. False where the upload is another by now: its owner took it back meanwhile.

    `report` is a value that is kept as JSON.
    """
    upload = tables.upload
    if "report" in changes:
        changes["report"] = json.dumps(changes["report"], ensure_ascii=False)
    with database.writing() as connection:
        done = connection.execute(
            update(upload)
            .where(upload.c.id == job["id"], upload.c.version == job["version"])
            .values(state=state, version=job["version"] + 1, claimed_at=None, **changes)
        )
        if done.rowcount == 1:
            detail = {"muatan": changes["load_id"]} if changes.get("load_id") else {}
            record(database, connection, f"intake.{state}", str(job["id"]), actor=INTAKE, **detail)
    return bool(done.rowcount == 1)


def seen(database: AccountDatabase) -> None:
    """Say that the intake process is there."""
    with database.writing() as connection:
        connection.execute(delete(tables.intake))
        connection.execute(insert(tables.intake).values(id=1, seen_at=now()))


def alive(database: AccountDatabase) -> bool:
    """Whether the intake process was there of late, or holds a job that may still be going on."""
    upload, moment = tables.upload.c, now()
    held = select(func.max(upload.claimed_at)).where(upload.state.in_(JOBS))
    with database.engine.connect() as connection:
        seen_at: datetime | None = connection.execute(select(tables.intake.c.seen_at)).scalar()
        held_at: datetime | None = connection.execute(held).scalar()
    longest = timedelta(seconds=JOB_SECONDS) + ALIVE
    return (seen_at is not None and seen_at > moment - ALIVE) or (
        held_at is not None and held_at > moment - longest
    )


def to_erase(database: AccountDatabase) -> Iterator[tuple[int, str]]:
    """Numbers and stored names of files whose time in quarantine is over: done with, or 30 days old.

    One that has a job left is needed until that is done.
    """
    upload = tables.upload.c
    over = upload.state.in_(("published", "withdrawn", "returned", "cancelled", "failed", "stated"))
    query = select(upload.id, upload.stored).where(
        upload.stored.is_not(None),
        upload.state.not_in(JOBS),
        over | (upload.uploaded_at < now() - KEPT),
    )
    with database.engine.connect() as connection:
        for row in connection.execute(query).all():
            yield int(row.id), str(row.stored)


def stored_names(database: AccountDatabase) -> set[str]:
    """The names of all files that may be in quarantine."""
    query = select(tables.upload.c.stored).where(tables.upload.c.stored.is_not(None))
    with database.engine.connect() as connection:
        return set(connection.execute(query).scalars())


def erased(database: AccountDatabase, number: int, remove: Callable[[], None]) -> bool:
    """A file leaves quarantine by `remove`; its digest stays. One that still waited can go no further.

    False where a copy of it was asked for and is not written yet: then it stays. Nobody can ask meanwhile.
    """
    upload, copy = tables.upload, original_copy.c
    asked = (copy.upload_id == number) & copy.written_at.is_(None) & copy.erased_at.is_(None)
    waiting = upload.c.state.in_(("received", "read", "refused", "submitted"))
    with database.writing() as connection:
        if connection.execute(select(copy.id).where(asked)).first() is not None:
            return False
        remove()
        connection.execute(update(upload).where(upload.c.id == number).values(stored=None))
        connection.execute(
            update(upload)
            .where(upload.c.id == number, waiting)
            .values(state="cancelled", version=upload.c.version + 1)
        )
        record(database, connection, "upload.erased", str(number), actor=INTAKE)
    return True
