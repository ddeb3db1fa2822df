"""The folder in which uploaded files wait: outside what is served, names made here and never of a file's."""

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from data.atomic_file import reach_the_disk

LARGEST = 100_000_000  # bytes


class TooLargeError(Exception):
    """More bytes than a file may have; nothing is kept."""


class Arrival:
    """A file while it arrives: written piece by piece, counted and digested; gone unless it is kept.

    It is a file object as far as a form parser needs one.
    """

    def __init__(self, folder: Path) -> None:
        """Make the folder where it is missing, closed to other accounts of the system."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.name, self.size, self._digest = secrets.token_hex(16), 0, hashlib.sha256()
        self._path = folder / f"{self.name}.datang"
        self._whole = folder / self.name
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        self._file: BinaryIO = os.fdopen(handle, "wb")

    def write(self, piece: bytes) -> int:
        """Add a piece. Raises TooLargeError, and OSError where the disk is full."""
        self.size += len(piece)
        if self.size > LARGEST:
            self.drop()
            raise TooLargeError
        self._digest.update(piece)
        return self._file.write(piece)

    def seek(self, place: int) -> int:
        """Form parsers go back to the beginning; nobody reads here."""
        return place

    @property
    def digest(self) -> str:
        """The sha256 of what has arrived."""
        return self._digest.hexdigest()

    def keep(self) -> None:
        """It is there whole: under its own name from now on, also after a power cut."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._path.rename(self._whole)
        reach_the_disk(self._whole.parent)

    def drop(self) -> None:
        """Leave nothing."""
        with suppress(OSError):
            self._file.close()
        for path in (self._path, self._whole):
            path.unlink(missing_ok=True)

    def close(self) -> None:
        """Close it; what was not kept goes."""
        if not self._file.closed:
            self.drop()

    def __enter__(self) -> "Arrival":
        """As a file."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """What was not kept goes."""
        self.close()


def path_of(folder: str, stored: str) -> Path:
    """The path of a file in quarantine, by the name that was made for it."""
    if not (stored.isalnum() and stored.isascii()):
        raise ValueError(f"no name made here: {stored!r}")
    return Path(folder) / stored


def marked_path(folder: str, stored: str) -> Path:
    """The path of the workbook with the marks, made beside the file."""
    path = path_of(folder, stored)
    return path.with_name(f"{path.name}.tanda")


def erase(folder: str, stored: str) -> None:
    """A file and its marked workbook."""
    path_of(folder, stored).unlink(missing_ok=True)
    marked_path(folder, stored).unlink(missing_ok=True)
