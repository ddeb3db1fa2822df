"""Files that prove a duty (PDF, JPG, PNG): encrypted under their digest, for who has signed in, erasable."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from sqlalchemy import Select, func, insert, select, update

from data.database.accounts import tables
from data.database.accounts.opening import AccountDatabase
from data.dates import now
from data.repository.accounts.accounts import Account
from data.repository.audit.trail import record
from data.repository.uploads.encrypted_files import Sealed
from data.repository.uploads.quarantine import Arrival, path_of
from data.repository.uploads.statements import may_write

FOLDER = ".bukti"  # in quarantine, whose sweeping passes over what begins with a point
LARGEST = 5_000_000  # bytes
MOST = 40  # of an area
KINDS = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}
MEDIA = {"pdf": "application/pdf", "png": "image/png", "jpg": "image/jpeg"}


class EvidenceError(Exception):
    """What is not done: `reason` is areas (not one's own), duty, kind, large, many or gone."""

    def __init__(self, reason: str) -> None:
        """Keep the reason; the sentence is the page's."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Evidence:
    """A file that proves a duty of an area; once it is erased its digest and its number stay."""

    id: int
    area_code: str
    duty: str
    digest: str
    kind: str
    size: int
    file_name: str
    written_by: str
    written_at: datetime
    erased_at: datetime | None


def keep(
    database: AccountDatabase,
    who: Account,
    arrival: Arrival,
    quarantine: str,
    *,
    area: str,
    duty: str,
    name: str,
) -> int:
    """Keep a file that has arrived; its number. The same file about the same duty is kept once.

    `duty` is known by the caller to be one. Raises EvidenceError; nothing is kept then.
    """
    if not may_write(who, {area}):
        raise EvidenceError("areas")
    if arrival.size > LARGEST:
        raise EvidenceError("large")
    arrival.keep()
    try:
        content = path_of(quarantine, arrival.name).read_bytes()
    finally:
        arrival.drop()
    kind = next((kind for kind, begins in KINDS.items() if content.startswith(begins)), "")
    if not kind:
        raise EvidenceError("kind")
    row, digest = tables.evidence, arrival.digest
    with database.writing() as connection:
        kept = (row.c.area_code == area) & row.c.erased_at.is_(None)
        same = select(row.c.id).where(kept, row.c.digest == digest, row.c.duty == duty)
        if (known := connection.execute(same).scalar()) is not None:
            return int(known)
        if connection.execute(select(func.count()).where(kept)).scalar_one() >= MOST:
            raise EvidenceError("many")
        sealed(database, quarantine).keep(digest, BytesIO(content))  # there before the row that names it
        made = connection.execute(
            insert(row).values(
                area_code=area,
                duty=duty,
                digest=digest,
                kind=kind,
                size=len(content),
                file_name=name[:120],
                written_by=who.id,
                written_at=now(),
            )
        )
        assert made.inserted_primary_key is not None
        number = int(made.inserted_primary_key[0])
        record(database, connection, "evidence.add", str(number), actor=who.name, daerah=area, digest=digest)
    return number


def find(database: AccountDatabase, who: Account, number: int) -> Evidence | None:
    """One that is somebody's business: of own areas, or all for who sees all."""
    with database.engine.connect() as connection:
        row = connection.execute(_query().where(tables.evidence.c.id == number)).mappings().first()
    found = None if row is None else Evidence(**row)
    return found if found is not None and may_write(who, {found.area_code}) else None


def listed(database: AccountDatabase, who: Account, areas: Collection[str]) -> list[Evidence]:
    """Those of some areas, as far as they are one's business, the newest first."""
    seen = [code for code in areas if may_write(who, {code})]
    row = tables.evidence.c
    with database.engine.connect() as connection:
        query = _query().where(row.area_code.in_(seen)).order_by(row.id.desc())
        return [Evidence(**found) for found in connection.execute(query).mappings()]


def content_of(database: AccountDatabase, found: Evidence, quarantine: str) -> bytes:
    """The file as it was sent. Raises EvidenceError where it is not there, or cannot be read with our key."""
    if found.erased_at is not None:
        raise EvidenceError("gone")
    content = sealed(database, quarantine).content(found.digest)
    if content is None:
        raise EvidenceError("gone")
    return content


def erase(database: AccountDatabase, who: Account, number: int, quarantine: str) -> Evidence:
    """Erase a file; its number and digest stay. By who sent it, or who sees all. Raises EvidenceError."""
    found = find(database, who, number)
    if found is None or not (who.may("see_all") or found.written_by == who.name):
        raise EvidenceError("areas")
    row = tables.evidence
    with database.writing() as connection:
        done = connection.execute(
            update(row)
            .where(row.c.id == number, row.c.erased_at.is_(None))
            .values(erased_at=now(), file_name="")
        )
        if done.rowcount != 1:
            raise EvidenceError("gone")
        record(database, connection, "evidence.erase", str(number), actor=who.name, digest=found.digest)
    sweep(database, quarantine)
    return found


def sweep(database: AccountDatabase, quarantine: str) -> int:
    """Erase files of which every row says that they are erased; how many there were.

    After the row that says so is committed, so that no row names a file that is gone; the intake process does
    it again where a process was killed in between.
    """
    return sealed(database, quarantine).sweep(tables.evidence)


def sealed(database: AccountDatabase, quarantine: str) -> Sealed:
    """Where the files lie."""
    return Sealed(database, Path(quarantine) / FOLDER, "evidence")


def _query() -> Select[tuple[object, ...]]:
    row, account = tables.evidence, tables.account
    names = ("id", "area_code", "duty", "digest", "kind", "size", "file_name", "written_at", "erased_at")
    joined = row.join(account, account.c.id == row.c.written_by)
    return select(*(row.c[name] for name in names), account.c.name.label("written_by")).select_from(joined)
