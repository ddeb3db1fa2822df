"""A full disk: where the database may not grow, a load ends with an error and leaves it as it was."""

import random
import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import event

from etl.pipeline.load_file import load_file
from scripts.drills.database import month_file, new_database, rows_of_loads

MONTHS = 24
ROOM = 1 << 30  # pages: SQLite's own limit, near enough


def drill(folder: Path, *, places: int) -> str:
    """Let the disk be full `places` times, 0 to 10 pages after what is stored. Raises AssertionError where
    part of a load is then there, or the next one with room fails."""
    engine = new_database(folder)
    pages = ROOM

    @event.listens_for(engine, "connect")
    def limit(connection: Any, _record: Any) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    assert load_file(engine, month_file(folder / "a.csv", revision=0, months=MONTHS)).outcome == "loaded"
    ((_, rows),) = rows_of_loads(engine).items()
    whole, refused, chance = 1, 0, random.Random(2026)
    for place in range(1, places + 1):
        file = month_file(folder / "a.csv", revision=place, months=MONTHS)
        pages = _used(folder / "drill.sqlite3") + chance.randint(0, 10)
        engine.dispose()
        try:
            load_file(engine, file)
            whole += 1
        except Exception as fault:
            if "full" not in str(fault) and "penuh" not in str(fault):
                raise
            refused += 1
        pages = ROOM
        engine.dispose()
        found = rows_of_loads(engine)
        assert (len(found), set(found.values())) == (whole, {rows}), f"muatan tidak utuh: {found}"
    assert refused, "cakram tidak pernah penuh"
    file = month_file(folder / "a.csv", revision=places + 1, months=MONTHS)
    assert load_file(engine, file).outcome == "loaded", "setelah ada tempat berkas tidak dapat dimuat"
    return f"{places} kali penuh, {refused} muatan ditolak, tidak satu pun tersimpan sebagian"


def _used(file: Path) -> int:
    """How many pages the database has."""
    connection = sqlite3.connect(file)
    try:
        return int(connection.execute("PRAGMA page_count").fetchone()[0])
    finally:
        connection.close()
