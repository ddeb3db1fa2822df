"""What makes two files the same load: their bytes, the source that reads them and the period given to it."""

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from etl.readers.limits import MAX_DIGESTED, UnreadableError, reading


class Seen:
    """A file from the moment it is looked at first. Raises UnreadableError where it cannot be read."""

    def __init__(self, path: Path) -> None:
        """Note size and time of the file at `path`. Raises UnreadableError where there is none."""
        self.path, self._stamp = path, _stamp(path)

    @cached_property
    def _bytes(self) -> Any:
        with reading(self.path), self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256")

    def digest(self, source: str, *, period: date | None = None, also: Iterable[str] = ()) -> str:
        """The sha256 of its bytes together with the options that change what they mean.

        `also`: what was done to its figures (corrections, allocations, rows left out), in words. Raises
        Unreadable where the file is another by now: what was read of it would stand under the digest of what
        it became.

        The collection is not part of it: the same file may stand once in each collection.
        """
        digest = self._bytes.copy()
        digest.update(f"\0{source}\0{period.isoformat() if period else ''}".encode())
        for words in sorted(also):
            digest.update(f"\0{words}".encode())
        self.refuse_changed()
        return str(digest.hexdigest())

    def refuse_changed(self) -> None:
        """Raises UnreadableError where the file was written to, replaced or removed since."""
        if _stamp(self.path) != self._stamp:
            raise UnreadableError(
                "berkas_berubah",
                f"Berkas {self.path} berubah selagi dibaca; tunggu sampai selesai disimpan atau disalin, "
                "lalu muat lagi.",
            )


def _stamp(path: Path) -> tuple[int, ...]:
    with reading(path):
        found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def file_digest(path: Path, source: str, *, period: date | None = None) -> str:
    """The digest of a file as it is now."""
    return Seen(path).digest(source, period=period)


def sha256(path: Path) -> str:
    """The sha256 of a file's bytes alone; empty where it cannot be read or is too large to be of use."""
    try:
        if path.stat().st_size > MAX_DIGESTED:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
