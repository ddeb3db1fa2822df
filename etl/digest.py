"""What makes two files the same load: their bytes, the source that reads them and the period given to it."""

import hashlib
from datetime import date
from pathlib import Path


def file_digest(path: Path, source: str, *, period: date | None = None) -> str:
    """The sha256 of a file's bytes together with the options that change what they mean.

    The collection is not part of it: the same file may stand once in each collection.
    """
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    digest.update(f"\0{source}\0{period.isoformat() if period else ''}".encode())
    return digest.hexdigest()
