"""The head of the audit, signed with the key and appended to a file outside the database.

Each line is signed together with the one before, so none can be changed, taken out or put between. Who cuts
the end off, of the chain and of the file, is found out by a head that was mailed.
"""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from pathlib import Path
from typing import Any

from data.database.accounts.opening import AccountDatabase
from data.repository.audit.trail import Checked, check

PURPOSE = "audit-head"


class BrokenHeadsError(Exception):
    """A line of the file was changed, taken out or put between; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        """Keep which line it is."""
        super().__init__(line)
        self.line = line


@dataclass(frozen=True)
class Head:
    """How many records the audit had at a moment, and the digest of the last."""

    moment: str
    records: int
    digest: str


def append_head(database: AccountDatabase, path: Path, *, moment: datetime) -> Head:
    """Append the head of today's chain to the file, where it is another than the last one there.

    Raises BrokenHeadsError where the file or the chain is broken: nothing is appended to what is not true.
    """
    with database.writing():  # one at a time
        lines = _lines(path)
        heads = _read(database, lines)
        found = check_with(database, heads)
        if not found.is_intact:
            raise BrokenHeadsError(len(lines))
        head = Head(moment.isoformat(timespec="seconds"), found.records, found.head)
        if heads and heads[-1].digest == head.digest:
            return heads[-1]
        before = json.loads(lines[-1])["tanda"] if lines else ""
        row = {"saat": head.moment, "catatan": head.records, "kepala": head.digest}
        signed = json.dumps({**row, "tanda": _sign(database, row, before)})
        _append(path, f"{signed}\n".encode("ascii"))
    return head


def read_heads(database: AccountDatabase, path: Path) -> list[Head]:
    """The heads that were noted, oldest first; none where there is no file. Raises BrokenHeadsError."""
    return _read(database, _lines(path))


def check_with(database: AccountDatabase, heads: list[Head], *, head: str = "") -> Checked:
    """Walk the chain; every head that was noted must stand in it at its place."""
    return check(database, head=head, noted={one.records: one.digest for one in heads})


def _lines(path: Path) -> list[str]:
    """The lines that were written to their end; a torn last one is none."""
    try:
        return path.read_text("utf-8", errors="replace").split("\n")[:-1]
    except FileNotFoundError:
        return []


def _append(path: Path, line: bytes) -> None:
    """In the place of a torn last line, if there is one; on the disk before it counts."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o640)
    with os.fdopen(handle, "r+b") as file:
        file.seek(file.read().rfind(b"\n") + 1)
        file.truncate()
        file.write(line)
        file.flush()
        os.fsync(file.fileno())


def _read(database: AccountDatabase, lines: list[str]) -> list[Head]:
    found: list[Head] = []
    before = ""
    for number, line in enumerate(lines, 1):
        try:
            row: dict[str, Any] = json.loads(line)
            sign = str(row.pop("tanda"))
            head = Head(str(row["saat"]), int(row["catatan"]), str(row["kepala"]))
            right = compare_digest(sign.encode(), _sign(database, row, before).encode())
        except (ValueError, KeyError, TypeError, AttributeError):
            raise BrokenHeadsError(number) from None
        if not right:
            raise BrokenHeadsError(number)
        found.append(head)
        before = sign
    return found


def _sign(database: AccountDatabase, row: dict[str, Any], before: str) -> str:
    return database.keyed(PURPOSE, f"{before}\n{json.dumps(row)}")
