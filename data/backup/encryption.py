"""Backups encrypted for one key, in the format of age (age-encryption.org), which the program age opens."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pyrage
from pyrage import x25519

from data.atomic_file import atomic_write
from data.database.faults import UnusableError

ENDING = ".age"
_HEAD = b"age-encryption.org/v1"
WRONG_KEY = (
    "{file} tidak dapat dibuka dengan kunci ini: kuncinya lain, atau berkasnya rusak. Pakai kunci yang "
    "berlaku saat cadangan dibuat (PANTAU_BACKUP_KEY, atau --kunci BERKAS)."
)
NO_KEY = "{file} terenkripsi. Sebut kuncinya: PANTAU_BACKUP_KEY, atau --kunci BERKAS."


def new_key() -> str:
    """A key as age-keygen makes them: AGE-SECRET-KEY-1..."""
    return str(x25519.Identity.generate())


def identity(key: str) -> x25519.Identity:
    """The key; lines that begin with # say nothing. Raises UnusableError, which never quotes it."""
    lines = [line.strip() for line in key.splitlines() if line.strip() and not line.startswith("#")]
    try:
        (only,) = lines
        return x25519.Identity.from_str(only)
    except (ValueError, pyrage.IdentityError) as fault:
        raise UnusableError(
            "Kunci cadangan tidak dapat dipakai: harus satu baris AGE-SECRET-KEY-1... "
            "(buat dengan pantau backup --kunci-baru BERKAS)."
        ) from fault


def encrypt(source: Path, place: Path, key: str) -> None:
    """A file encrypted for a key."""
    pyrage.encrypt_file(str(source), str(place), [identity(key).to_public()])


def decrypt(file: Path, place: Path, key: str) -> None:
    """What a file holds. Raises UnusableError where it cannot be opened with the key, or a byte differs."""
    own = identity(key)
    try:
        pyrage.decrypt_file(str(file), str(place), [own])
    except (pyrage.DecryptError, OSError) as fault:
        if getattr(fault, "errno", None) is not None:  # of the disk, not of the file
            raise
        raise UnusableError(WRONG_KEY.format(file=file)) from fault


def is_encrypted(file: Path) -> bool:
    """Whether a file begins as encrypted ones do."""
    try:
        with file.open("rb") as source:
            return source.read(len(_HEAD)) == _HEAD
    except OSError:
        return False


@contextmanager
def readable(file: Path, key: str, folder: Path) -> Iterator[Path]:
    """The backup as a ZIP: itself, or decrypted into a folder within `folder` that nobody else may enter."""
    if not is_encrypted(file):
        yield file
        return
    if not key:
        raise UnusableError(NO_KEY.format(file=file))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with TemporaryDirectory(prefix=".sementara-", dir=folder) as work:
        plain = Path(work) / file.name.removesuffix(ENDING)
        decrypt(file, plain, key)
        yield plain


def write_new_key(place: Path) -> None:
    """A new key in a file of its own that only its owner may read. Raises UnusableError, OSError."""
    if place.exists():
        raise UnusableError(f"{place} sudah ada; kunci tidak pernah ditimpa.")
    with atomic_write(place) as waiting:
        waiting.touch(mode=0o600)
        waiting.write_text(new_key() + "\n", "utf-8")
