"""Encrypted copies of uploaded originals that administrators ask for; the intake process writes them."""

import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Literal

from sqlalchemy import Select, and_, insert, select, update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.database.accounts.original_copy import original_copy
from data.dates import now
from data.repository.accounts.accounts import Account
from data.repository.audit.trail import record
from data.repository.uploads.encrypted_files import OtherContentError, Sealed
from data.repository.uploads.quarantine import path_of
from data.repository.uploads.queue import INTAKE

FOLDER = ".asli"  # in quarantine, whose sweeping passes over what begins with a point
LONGEST_REASON = 500


class CopyError(Exception):
    """What is not done: `reason` is role, reason (none is given) or gone (no original, or no copy)."""

    def __init__(self, reason: Literal["role", "reason", "gone"]) -> None:
        """Keep the reason; the sentence is the page's."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Original:
    """An upload whose file still lies in quarantine, and of which no copy is kept or asked for."""

    id: int
    file_name: str
    size: int
    uploaded_at: datetime
    uploaded_by: str


@dataclass(frozen=True)
class Copy:
    """A copy that was asked for; once it is erased its number, digest and reasons stay."""

    id: int
    upload_id: int
    digest: str
    file_name: str
    size: int
    asked_by: str
    asked_at: datetime
    reason: str
    written_at: datetime | None
    erased_by: str | None
    erased_at: datetime | None
    erased_reason: str


def originals(database: AccountDatabase, who: Account) -> list[Original]:
    """Of which a copy can be asked for, the newest first. Raises CopyError."""
    _require(who)
    upload, account, copy = tables.upload, tables.account, original_copy
    current = and_(copy.c.upload_id == upload.c.id, copy.c.erased_at.is_(None))
    joined = upload.join(account, account.c.id == upload.c.account_id).outerjoin(copy, current)
    named = ("id", "file_name", "size", "uploaded_at")
    query = (
        select(*(upload.c[name] for name in named), account.c.name.label("uploaded_by"))
        .select_from(joined)
        .where(upload.c.stored.is_not(None), upload.c.form == "", copy.c.id.is_(None))
        .order_by(upload.c.id.desc())
    )
    with database.engine.connect() as connection:
        return [Original(**row) for row in connection.execute(query).mappings()]


def copies(database: AccountDatabase, who: Account) -> list[Copy]:
    """All that were asked for, the newest first. Raises CopyError."""
    _require(who)
    with database.engine.connect() as connection:
        query = _query().order_by(original_copy.c.id.desc())
        return [Copy(**row) for row in connection.execute(query).mappings()]


def of_upload(database: AccountDatabase, number: int) -> Copy | None:
    """The copy of an upload that is asked for or kept: who may see the upload may know of it."""
    row = original_copy.c
    query = _query().where(row.upload_id == number, row.erased_at.is_(None))
    with database.engine.connect() as connection:
        found = connection.execute(query).mappings().first()
    return None if found is None else Copy(**found)


def ask(database: AccountDatabase, who: Account, number: int, reason: str) -> None:
    """Ask that a copy of an upload's original is kept. Asked twice, it is kept once. Raises CopyError."""
    _require(who)
    words, upload = _required_reason(reason), tables.upload.c
    with database.writing() as connection:
        query = select(tables.upload).where(
            upload.id == number, upload.stored.is_not(None), upload.form == ""
        )
        found = connection.execute(query).mappings().first()
        if found is None:
            raise CopyError("gone")
        row = original_copy.c
        same = select(row.id).where(row.upload_id == number, row.erased_at.is_(None))
        if connection.execute(same).first() is not None:
            return
        connection.execute(
            insert(original_copy).values(
                upload_id=number,
                digest=found["digest"],
                file_name=found["file_name"],
                size=found["size"],
                asked_by=who.id,
                asked_at=now(),
                reason=words,
                erased_reason="",
            )
        )
        detail = {"reason": words, "digest": found["digest"]}
        record(database, connection, "original.ask", str(number), actor=who.name, **detail)


def write_asked(database: AccountDatabase, quarantine: str) -> int:
    """What the intake process does: write the copies that were asked for; how many.

    An original that is gone, or is not what was digested, has no copy, and the row says so. A copy that the
    disk does not take is tried again; its original waits (see `queue.erased`).
    """
    row, upload, written = original_copy, tables.upload, 0
    query = (
        select(row.c.id, row.c.upload_id, row.c.digest, upload.c.stored)
        .join(upload, upload.c.id == row.c.upload_id)
        .where(row.c.written_at.is_(None), row.c.erased_at.is_(None))
    )
    with database.engine.connect() as connection:
        asked = connection.execute(query).all()
    for number, upload_id, digest, stored in asked:
        try:
            kept = _keep(sealed(database, quarantine), quarantine, stored, digest)  # before its row says so
        except OSError as error:
            print(f"salinan asli kiriman {upload_id}: {error.strerror}", file=sys.stderr, flush=True)
            continue
        values = {"written_at": now()} if kept else {"erased_at": now(), "file_name": ""}
        with database.writing() as connection:
            current = (row.c.id == number) & row.c.erased_at.is_(None)
            if connection.execute(update(row).where(current).values(**values)).rowcount == 1:
                deed = "original.keep" if kept else "original.missing"
                record(database, connection, deed, str(upload_id), actor=INTAKE, digest=digest)
                written += kept
    return written


def _keep(folder: Sealed, quarantine: str, stored: str | None, digest: str) -> bool:
    """Copy an original, encrypted; False where it is gone, or is not what was digested. Raises OSError."""
    try:
        source = path_of(quarantine, stored).open("rb") if stored else None
    except FileNotFoundError:
        return False
    if source is None:
        return False
    with source:
        try:
            folder.keep(digest, source)
        except OtherContentError:
            return False
    return True


def read(database: AccountDatabase, who: Account, number: int, quarantine: str) -> tuple[Copy, BinaryIO]:
    """A copy, to be read decrypted, with a record of who read it. Raises CopyError."""
    _require(who)
    with database.writing() as connection:
        row = connection.execute(_query().where(original_copy.c.id == number)).mappings().first()
        found = None if row is None else Copy(**row)
        if found is None or found.erased_at is not None or found.written_at is None:
            raise CopyError("gone")
        content = sealed(database, quarantine).opened(found.digest)
        if content is None:
            raise CopyError("gone")
        detail = {"salinan": number, "digest": found.digest}
        record(database, connection, "original.read", str(found.upload_id), actor=who.name, **detail)
    return found, content


def erase(database: AccountDatabase, who: Account, number: int, reason: str, quarantine: str) -> None:
    """Erase a copy, or take back that it was asked for; number, digest and reasons stay. Raises CopyError."""
    _require(who)
    words, row = _required_reason(reason), original_copy
    with database.writing() as connection:
        found = connection.execute(select(row).where(row.c.id == number)).mappings().first()
        done = connection.execute(
            update(row)
            .where(row.c.id == number, row.c.erased_at.is_(None))
            .values(erased_at=now(), erased_by=who.id, erased_reason=words, file_name="")
        )
        if found is None or done.rowcount != 1:
            raise CopyError("gone")
        detail = {"salinan": number, "reason": words, "digest": found["digest"]}
        record(database, connection, "original.erase", str(found["upload_id"]), actor=who.name, **detail)
    sweep(database, quarantine)


def sweep(database: AccountDatabase, quarantine: str) -> int:
    """Erase files of which every row says that they are erased, once that is committed; how many."""
    return sealed(database, quarantine).sweep(original_copy)


def sealed(database: AccountDatabase, quarantine: str) -> Sealed:
    """Where the files lie."""
    return Sealed(database, Path(quarantine) / FOLDER, "original")


def _require(who: Account) -> None:
    if not who.may("accounts"):
        raise CopyError("role")


def _required_reason(reason: str) -> str:
    if not reason.strip():
        raise CopyError("reason")
    return reason.strip()[:LONGEST_REASON]


def _query() -> Select[tuple[object, ...]]:
    row, asked, erased = original_copy, tables.account.alias("asked"), tables.account.alias("erased")
    names = [name for name in Copy.__dataclass_fields__ if name not in ("asked_by", "erased_by")]
    joined = row.join(asked, asked.c.id == row.c.asked_by).outerjoin(erased, erased.c.id == row.c.erased_by)
    people = (asked.c.name.label("asked_by"), erased.c.name.label("erased_by"))
    return select(*(row.c[name] for name in names), *people).select_from(joined)
