"""Files kept encrypted below quarantine, each under the digest of its content; nothing serves the folder."""

import base64
import os
from dataclasses import dataclass
from pathlib import Path
from time import time

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import Connection, Table, select

from data.atomic_file import atomic_write
from data.database.accounts.opening import AccountDatabase
from data.repository.uploads.quarantine import path_of

UNFINISHED_SECONDS = 86_400  # after which what a killed process was writing is rubbish


@dataclass(frozen=True)
class Sealed:
    """A folder of such files; `purpose` makes its key another one than that of other folders."""

    database: AccountDatabase
    folder: Path
    purpose: str

    def keep(self, digest: str, content: bytes) -> None:
        """Write one whole, or not at all. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with atomic_write(self._path(digest)) as waiting:
            waiting.write_bytes(self._fernet().encrypt(content))
            os.chmod(waiting, 0o600)

    def content(self, digest: str) -> bytes | None:
        """What was kept; None where it is not there, or cannot be read with our key."""
        try:
            return self._fernet().decrypt(self._path(digest).read_bytes())
        except (OSError, InvalidToken):
            return None

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

    def _fernet(self) -> Fernet:
        return Fernet(base64.urlsafe_b64encode(bytes.fromhex(self.database.keyed(self.purpose, ""))))


def erased_digests(connection: Connection, table: Table) -> set[str]:
    """Digests of which every row of a table of such files says that they are erased."""
    row = table.c
    named = set(connection.execute(select(row.digest).where(row.erased_at.is_(None))).scalars())
    erased = set(connection.execute(select(row.digest).where(row.erased_at.is_not(None))).scalars())
    return erased - named
