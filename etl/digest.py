"""What makes two files the same load: their bytes, the source that reads them and the period given to it."""

import hashlib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from etl.unreadable import MAX_DIGESTED


def file_digest(path: Path, source: str, *, period: date | None = None, also: Iterable[str] = ()) -> str:
    """The sha256 of a file's bytes together with the options that change what they mean. `also`: what was
    done to its figures (corrections, allocations, rows left out), in words.

    The collection is not part of it: the same file may stand once in each collection.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    digest.update(f"\0{source}\0{period.isoformat() if period else ''}".encode())
    for words in sorted(also):
        digest.update(f"\0{words}".encode())
    return digest.hexdigest()


def sha256(path: Path) -> str:
    """The sha256 of a file's bytes alone; empty where it cannot be read or is too large to be of use."""
    try:
        if path.stat().st_size > MAX_DIGESTED:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
