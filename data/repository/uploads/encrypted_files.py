"""Files kept encrypted below quarantine, each under the digest of its content; nothing serves the folder."""

import base64
import os
from dataclasses import dataclass
from hashlib import sha256
from io import BufferedReader, BytesIO
from pathlib import Path
from time import time
from typing import BinaryIO

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import Connection, Table, select

from data.atomic_file import atomic_write
from data.database.accounts.opening import AccountDatabase
from data.repository.uploads.quarantine import path_of
from data.repository.uploads.stream_encryption import HEAD, Decrypted, SpoiltError, decrypt, encrypt

UNFINISHED_SECONDS = 86_400  # after which what a killed process was writing is rubbish


class OtherContentError(Exception):
    """What was read is not what the digest says; nothing is kept."""


@dataclass(frozen=True)
class Sealed:
    """A folder of such files; `purpose` makes its key another one than that of other folders."""

    database: AccountDatabase
    folder: Path
    purpose: str

    def keep(self, digest: str, source: BinaryIO) -> None:
        """Write one whole, or not at all; no more than a piece of it is in memory.

        Raises OSError, and OtherContentError where it is not what was digested.
        """
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with atomic_write(self._path(digest)) as waiting:
            reading = _Digested(source)
            with open(waiting, "wb", opener=_own) as target:
                encrypt(reading, target, self._key())
                target.flush()
                os.fsync(target.fileno())
            if reading.digest != digest:
                raise OtherContentError

    def opened(self, digest: str) -> BinaryIO | None:
        """What was kept, to be read; None where it is not there, or cannot be read whole with our key.

        It is read through once before: what comes of it afterwards is what was kept.
        """
        try:
            file = self._path(digest).open("rb")
        except OSError:
            return None
        try:
            if file.read(len(HEAD)) != HEAD:  # of an earlier version: one token
                file.seek(0)
                with file:
                    return BytesIO(self._fernet().decrypt(file.read()))
            file.seek(0)
            for _piece in decrypt(file, self._key()):
                pass
        except (OSError, InvalidToken, SpoiltError):
            file.close()
            return None
        file.seek(0)
        return BufferedReader(Decrypted(file, self._key()))

    def content(self, digest: str) -> bytes | None:
        """The whole of a small one; None as `opened`."""
        found = self.opened(digest)
        if found is None:
            return None
        with found:
            return found.read()

    def has(self, digest: str) -> bool:
        """Whether there is one."""
        return self._path(digest).is_file()

    def remove(self, digest: str) -> None:
        """Erase one."""
        self._path(digest).unlink(missing_ok=True)

    def digests(self) -> set[str]:
        """Those that are there; what is a day old and was never finished goes."""
        found = set()
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name[0] != ".":
                found.add(path.name)
            elif path.stat().st_mtime < time() - UNFINISHED_SECONDS:
                path.unlink(missing_ok=True)
        return found

    def sweep(self, table: Table) -> int:
        """Erase files of which every row of their table says that they are erased; how many there were.

        Nobody can keep a file meanwhile. What no row knows stays: it may be of an accounts database that is
        yet to be put back.
        """
        if not self.digests():
            return 0
        with self.database.writing() as connection:
            over = self.digests() & erased_digests(connection, table)
            for digest in over:
                self.remove(digest)
        return len(over)

    def _path(self, digest: str) -> Path:
        return path_of(str(self.folder), digest)

    def _key(self) -> bytes:
        return bytes.fromhex(self.database.keyed(self.purpose, ""))

    def _fernet(self) -> Fernet:
        return Fernet(base64.urlsafe_b64encode(self._key()))


class _Digested:
    """A file that is digested while it is read."""

    def __init__(self, source: BinaryIO) -> None:
        self._source, self._sha = source, sha256()

    def read(self, size: int) -> bytes:
        piece = self._source.read(size)
        self._sha.update(piece)
        return piece

    @property
    def digest(self) -> str:
        return self._sha.hexdigest()


def _own(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def erased_digests(connection: Connection, table: Table) -> set[str]:
    """Digests of which every row of a table of such files says that they are erased."""
    row = table.c
    named = set(connection.execute(select(row.digest).where(row.erased_at.is_(None))).scalars())
    erased = set(connection.execute(select(row.digest).where(row.erased_at.is_not(None))).scalars())
    return erased - named
