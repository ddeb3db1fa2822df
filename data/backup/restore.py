"""A backup put back: unpacked, brought to this version, erased again what was erased since, then in place."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import make_url

from data.atomic_file import atomic_write
from data.backup import archive
from data.backup.erasures import erase_again
from data.database.engine import age, make_engine, migrate
from data.database.faults import FOREIGN, NEWER, UnusableError
from data.dates import now


def restore_settings(file: Path, place: Path) -> None:
    """Write the settings of a backup to a place where nothing is yet. Raises UnusableError and OSError."""
    found = archive.read_settings(file)
    if found is None:
        raise UnusableError(f"Di {file} tidak ada berkas pengaturan.")
    if place.exists():
        raise UnusableError(f"{place} sudah ada; sebut tempat lain dengan --pengaturan.")
    with atomic_write(place) as waiting:
        waiting.touch(mode=0o600)
        waiting.write_bytes(found)


def restore_accounts(file: Path, place: Path) -> None:
    """Write the copy of the second database to a place where nothing is yet. Raises UnusableError, OSError.

    It is not put in force: who was shut out since would be let in again.
    """
    if not archive.read_about(file).accounts:
        raise UnusableError(f"Di {file} tidak ada basis data akun.")
    if place.exists():
        raise UnusableError(f"{place} sudah ada; sebut tempat lain dengan --akun.")
    with atomic_write(place) as waiting:
        waiting.touch(mode=0o600)
        archive.unpack(file, waiting, part=archive.ACCOUNTS)


def restore_sealed(file: Path, place: Path, *, erased: Collection[str] = ()) -> int:
    """Write the files kept encrypted of a backup below a folder where nothing is yet; how many.

    Not those that were `erased` since (folder/digest). Raises UnusableError and OSError; then there is no
    folder.
    """
    if not archive.read_about(file).sealed:
        raise UnusableError(f"Di {file} tidak ada berkas terenkripsi.")
    if place.exists():
        raise UnusableError(f"{place} sudah ada; sebut tempat lain dengan --berkas.")
    place.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".sementara-", dir=place.parent) as work:
        whole = Path(work) / "berkas"
        whole.mkdir(mode=0o700)
        count = archive.unpack_sealed(file, whole, but=erased)
        whole.rename(place)
    return count


@dataclass(frozen=True)
class Restored:
    """What was put back; `former` names what stood in its place, `erased` counts what was erased again."""

    about: archive.About
    former: str | None
    erased: int


def restore(file: Path, url: str, folder: Path, *, replace: bool = False) -> Restored:
    """Put a backup in the place of the database of an address: whole or not at all.

    `folder` is that of the backups, where the erasures stand. Without `replace` nothing may stand in the
    place. Raises UnusableError and OSError; then the database is as it was.
    """
    kind = make_url(url).get_backend_name()
    about = archive.read_about(file)
    if about.kind != kind:
        raise UnusableError(f"Cadangan ini dari {about.kind}, sedangkan PANTAU_DATABASE_URL menyebut {kind}.")
    erased = 0

    def prepare(new: str) -> None:
        nonlocal erased
        engine = make_engine(new)
        try:
            found = age(engine)
            if found in ("new", "foreign", "none"):
                raise UnusableError(NEWER if found == "new" else FOREIGN.format(where=file))
            if found == "old":
                migrate(engine)
            erased = erase_again(folder, engine)
        finally:
            engine.dispose()

    copies = archive.copier(url)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with TemporaryDirectory(prefix=".sementara-", dir=folder) as work:
        copy = Path(work) / archive.DATABASE
        archive.unpack(file, copy)
        copies.check(copy)
        suffix = f"_sebelum_{now():%Y%m%dT%H%M%S}"
        former = copies.restore(url, copy, suffix=suffix, replace=replace, prepare=prepare)
    return Restored(about, former, erased)
