"""Many readers while loads come in: each sees whole loads only, never fewer than before, and nobody waits."""

import threading
import time
from pathlib import Path

from data.database.engine import make_engine
from etl.pipeline.load_file import load_file
from scripts.drills.database import month_file, new_database, rows_of_loads

LONGEST = 30.0  # seconds that a reader may take on a busy machine


class _Reader(threading.Thread):
    """Reads until it is stopped; keeps what it saw wrong."""

    def __init__(self, url: str, rows: int, done: threading.Event) -> None:
        super().__init__()
        self.url, self.rows, self.done = url, rows, done
        self.looks, self.wrong = 0, ""

    def run(self) -> None:
        engine, before = make_engine(self.url, read_only=True), 0
        while not self.wrong and (not self.done.is_set() or not self.looks):
            begun = time.perf_counter()
            try:
                found = rows_of_loads(engine)
            except Exception as fault:  # whatever a reader meets is what the drill looks for
                self.wrong = f"{type(fault).__name__}: {fault}"
                break
            if half := {load: rows for load, rows in found.items() if rows != self.rows}:
                self.wrong = f"muatan tidak utuh: {half}"
            elif len(found) < before:
                self.wrong = f"{before} muatan, lalu {len(found)}"
            elif time.perf_counter() - begun > LONGEST:
                self.wrong = "pembaca menunggu terlalu lama"
            before, self.looks = len(found), self.looks + 1
        engine.dispose()


def drill(folder: Path, *, readers: int, loads: int, months: int = 6) -> str:
    """Load `loads` files of `months` months while `readers` threads read. Raises AssertionError where one saw
    half a load, lost one, failed or waited."""
    engine = new_database(folder)
    assert load_file(engine, month_file(folder / "a.csv", revision=0, months=months)).outcome == "loaded"
    ((_, rows),) = rows_of_loads(engine).items()
    done = threading.Event()
    crowd = [_Reader(engine.url.render_as_string(hide_password=False), rows, done) for _ in range(readers)]
    for reader in crowd:
        reader.start()
    try:
        for revision in range(1, loads + 1):
            file = month_file(folder / "a.csv", revision=revision, months=months)
            assert load_file(engine, file).outcome == "loaded"
    finally:
        done.set()
        for reader in crowd:
            reader.join()
    wrong = [reader.wrong for reader in crowd if reader.wrong]
    assert not wrong, "; ".join(wrong[:3])
    return f"{readers} pembaca, {loads} muatan, {sum(reader.looks for reader in crowd)} bacaan"
