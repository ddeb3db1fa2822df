"""What was erased, in a file beside the backups: a restore erases it again.

A backup is older than what was erased after it. The file holds no name and no cell: the kind, the digest and
the moment of what was erased.
"""

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Engine, select

from data.database import tables
from data.dates import now
from data.repository.rejected_files import forget_refusal, forget_rows

NAME = "penghapusan.jsonl"


def note(folder: Path, engine: Engine, *, refusal: int | None = None, load: int | None = None) -> bool:
    """Write down that a refusal, or the refused rows of a load, are about to be erased.

    False where there is no such refusal or load. Raises OSError where it cannot be written.
    """
    table, number = (tables.refusal, refusal) if refusal is not None else (tables.load, load)
    moment = table.c["refused_at" if refusal is not None else "loaded_at"]
    with engine.connect() as connection:
        row = connection.execute(select(table.c.digest, moment).where(table.c.id == number)).one_or_none()
    if row is None:
        return False
    entry = {"kind": table.name, "digest": row[0], "moment": row[1].isoformat(), "erased": now().isoformat()}
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (folder / NAME).open("a+b") as file:
        file.write((b"" if _ends_whole(file) else b"\n") + json.dumps(entry).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return True


def erase_again(folder: Path, engine: Engine) -> int:
    """Erase in a database that was put back what had been erased; how much of it was there again."""
    return sum(_erase(engine, entry) for entry in _entries(folder))


def _entries(folder: Path) -> list[dict[str, Any]]:
    """What was erased; a line that was cut off while it was written is left out."""
    try:
        lines = (folder / NAME).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return []
    entries = []
    for line in lines:
        with suppress(ValueError):
            entries.append(json.loads(line))
    return entries


def _ends_whole(file: BinaryIO) -> bool:
    """Whether the last line is whole, or there is none."""
    if file.seek(0, os.SEEK_END) == 0:
        return True
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def _erase(engine: Engine, entry: dict[str, Any]) -> bool:
    table = tables.refusal if entry["kind"] == "refusal" else tables.load
    moment = table.c["refused_at" if entry["kind"] == "refusal" else "loaded_at"]
    same = (table.c.digest == entry["digest"]) & (moment == datetime.fromisoformat(entry["moment"]))
    with engine.connect() as connection:
        number = connection.execute(select(table.c.id).where(same)).scalar()
    if number is None:
        return False
    if table is tables.refusal:
        return forget_refusal(engine, number, actor="pulih")
    return bool(forget_rows(engine, number, actor="pulih"))
