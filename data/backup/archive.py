"""One backup is one ZIP: both databases, settings, files kept encrypted, and what is said of them."""

import hashlib
import json
import re
import shutil
import time
import zipfile
import zlib
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from sqlalchemy import make_url

from data.atomic_file import atomic_write
from data.backup import encryption
from data.database import copy_postgresql, copy_sqlite
from data.database.engine import make_engine, schema_version
from data.database.faults import UnusableError
from data.dates import now
from data.version import version

PREFIX, ENDING, STAMP = "cadangan-", ".zip", "%Y%m%dT%H%M%SZ"
ABOUT, DATABASE, ACCOUNTS, SETTINGS = "cadangan.json", "basis-data", "akun", "pengaturan.env"
WORK, FORGOTTEN = ".sementara-", 86_400  # a folder of work; seconds after which nobody works there any more
SEALED = "tersegel"
_SEALED_NAME = re.compile(SEALED + r"/[a-z]{1,20}/[0-9a-f]{64}")
PIECE = 1 << 20  # bytes read at once


@dataclass(frozen=True)
class About:
    """What a backup says of itself; `made` is UTC.

    `digest` is the SHA-256 of the copy of the database, `accounts` of that of the second one; `sealed` is of
    the list of files that were kept encrypted. Empty: none.
    """

    kind: str
    version: str
    schema: str
    made: str
    size: int
    digest: str
    accounts: str = ""
    sealed: str = ""


def copier(url: str) -> ModuleType:
    """The module that copies databases of this kind: dump, check, restore."""
    return copy_sqlite if make_url(url).get_backend_name() == "sqlite" else copy_postgresql


def make(
    url: str,
    folder: Path,
    *,
    settings: Path | None = None,
    accounts: str = "",
    sealed: Collection[Path] = (),
    key: str = "",
) -> Path:
    """Copy the database of an address into a new ZIP of a folder, read back before it has its name.

    `accounts` is the address of the second database; one that is not there is left out. `sealed`: folders of
    files that lie there encrypted, and are taken along as they are. With a `key` the
    ZIP is encrypted for it, and what is read back has been decrypted with it. Raises UnusableError and
    OSError; then there is no new file.
    """
    if key:
        encryption.identity(key)  # before any work: a key that is none
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _sweep(folder)
    moment, copies = now(), copier(url)
    place = folder / f"{PREFIX}{moment:{STAMP}}{ENDING}{encryption.ENDING if key else ''}"
    with TemporaryDirectory(prefix=WORK, dir=folder) as work:
        copy = Path(work) / DATABASE
        copies.dump(url, copy)
        copies.check(copy)
        second = _second(accounts, Path(work) / ACCOUNTS)
        kept = _copied(sealed, Path(work) / SEALED)  # after the second database, whose rows name them
        about = About(
            kind=make_url(url).get_backend_name(),
            version=version(),
            schema=_schema(url),
            made=moment.isoformat(timespec="seconds"),
            size=copy.stat().st_size,
            digest=_digest(copy),
            accounts=_digest(second) if second else "",
            sealed=_list_digest(kept),
        )
        with atomic_write(place) as waiting:
            waiting.touch(mode=0o600)
            plain = Path(work) / "cadangan.zip" if key else waiting
            with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as made:
                made.writestr(ABOUT, json.dumps(asdict(about), indent=1))
                made.write(copy, DATABASE)
                if second:
                    made.write(second, ACCOUNTS)
                if settings is not None and settings.is_file():
                    made.write(settings, SETTINGS)
                for name in kept:
                    made.write(Path(work) / SEALED / name, f"{SEALED}/{name}", zipfile.ZIP_STORED)
            if key:
                encryption.encrypt(plain, waiting, key)
                plain.unlink()
            with encryption.readable(waiting, key, Path(work)) as read:
                unpack(read, Path(work) / "terbaca")
                if second:
                    unpack(read, Path(work) / "terbaca", part=ACCOUNTS)
                unpack_sealed(read, None)
    return place


def _sweep(folder: Path) -> None:
    """Remove what a backup left that was killed in the middle: copies that are not even encrypted."""
    for work in [*folder.glob(f"{WORK}*"), *folder.glob(f".*-{PREFIX}*.sementara")]:
        if time.time() - work.lstat().st_mtime <= FORGOTTEN:
            continue
        if work.is_dir():
            shutil.rmtree(work, ignore_errors=True)
        else:
            work.unlink(missing_ok=True)


def read_about(file: Path) -> About:
    """What a backup says of itself. Raises UnusableError where it is none of ours."""
    try:
        with zipfile.ZipFile(file) as made:
            return About(**json.loads(made.read(ABOUT)))
    except (OSError, ValueError, TypeError, KeyError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise UnusableError(f"{file} bukan cadangan Pantau Jamsostek, atau rusak ({error}).") from error


def read_settings(file: Path) -> bytes | None:
    """The file of settings in a backup; None where it holds none. Raises UnusableError."""
    read_about(file)
    with zipfile.ZipFile(file) as made:
        return made.read(SETTINGS) if SETTINGS in made.namelist() else None


def unpack(file: Path, place: Path, *, part: str = DATABASE) -> About:
    """The copy of a database out of a backup. Raises UnusableError where a single byte of it differs."""
    about, found = read_about(file), hashlib.sha256()
    try:
        with zipfile.ZipFile(file) as made, made.open(part) as source, place.open("wb") as copy:
            while piece := source.read(PIECE):
                found.update(piece)
                copy.write(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, RuntimeError) as error:
        raise UnusableError(f"{file} rusak ({error}); pakai cadangan yang lain.") from error
    if found.hexdigest() != (about.digest if part == DATABASE else about.accounts):
        raise UnusableError(f"{file} rusak (isinya berubah); pakai cadangan yang lain.")
    return about


def unpack_sealed(file: Path, place: Path | None, *, but: Collection[str] = ()) -> int:
    """The files kept encrypted out of a backup, into a folder; how many. None: only look at each byte.

    `but`: names (folder/digest) that are left out. Raises UnusableError where a byte differs, or
    one is missing.
    """
    about, found, count = read_about(file), dict[str, str](), 0
    try:
        with zipfile.ZipFile(file) as made:
            names = [name for name in made.namelist() if _SEALED_NAME.fullmatch(name)]
            for name in names:
                content = made.read(name)
                own = name.removeprefix(f"{SEALED}/")
                found[own] = hashlib.sha256(content).hexdigest()
                if place is None or own in but:
                    continue
                target = place / own
                target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                with atomic_write(target) as waiting:
                    waiting.touch(mode=0o600)
                    waiting.write_bytes(content)
                count += 1
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnusableError(f"{file} rusak ({error}); pakai cadangan yang lain.") from error
    if _list_digest(found) != about.sealed:
        raise UnusableError(f"{file} rusak (isinya berubah); pakai cadangan yang lain.")
    return count


def backups(folder: Path) -> list[tuple[datetime, Path]]:
    """The backups of a folder with the moment each was made (UTC), the newest first."""
    found = []
    for file in [*folder.glob(f"{PREFIX}*{ENDING}"), *folder.glob(f"{PREFIX}*{ENDING}{encryption.ENDING}")]:
        try:
            found.append((datetime.strptime(file.name[len(PREFIX) :].partition(".")[0], STAMP), file))
        except ValueError:
            continue
    return sorted(found, reverse=True)


def _second(url: str, place: Path) -> Path | None:
    """The copy of the second database; None where there is none."""
    address = make_url(url) if url else None
    if address is None or (
        address.get_backend_name() == "sqlite" and not Path(str(address.database)).is_file()
    ):
        return None
    copier(url).dump(url, place)
    copier(url).check(place)
    return place


def _copied(folders: Collection[Path], place: Path) -> dict[str, str]:
    """Copies of the files of some folders: their names below `place` to their digests.

    One that is erased meanwhile is left out.
    """
    kept = {}
    for folder in folders:
        own = place / folder.name.removeprefix(".")
        own.mkdir(parents=True)
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            name = f"{own.name}/{path.name}"
            if _SEALED_NAME.fullmatch(f"{SEALED}/{name}"):
                with suppress(FileNotFoundError):
                    shutil.copyfile(path, own / path.name)
                    kept[name] = _digest(own / path.name)
    return kept


def _list_digest(kept: Mapping[str, str]) -> str:
    """One digest of names and contents; empty where there are none."""
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(kept.items()))
    return hashlib.sha256(lines.encode()).hexdigest() if lines else ""


def _schema(url: str) -> str:
    engine = make_engine(url, read_only=True)
    try:
        return str(schema_version(engine))
    finally:
        engine.dispose()


def _digest(file: Path) -> str:
    with file.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
