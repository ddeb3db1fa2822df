"""Killed loads: a load that is killed at any moment is there whole or not at all, and can be loaded again."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from scripts.browser import ROOT
from scripts.drills.database import month_file, new_database, rows_of_loads

CHILD = """
import sys
from pathlib import Path
from data.database.engine import make_engine
from etl.pipeline.load_file import load_file
engine = make_engine(sys.argv[1])
print("siap", flush=True)
assert load_file(engine, Path(sys.argv[2])).outcome == "loaded"
"""
MONTHS = 24


def drill(folder: Path, *, kills: int) -> str:
    """Kill `kills` loads, each at another moment. Raises AssertionError where the database then holds part of
    a load, or a load that was there has gone."""
    engine = new_database(folder)
    url = engine.url.render_as_string(hide_password=False)
    took = _load(url, month_file(folder / "a.csv", revision=0, months=MONTHS))
    ((_, rows),) = rows_of_loads(engine).items()
    whole, chance = 1, random.Random(2026)
    for kill in range(1, kills + 1):
        file = month_file(folder / "a.csv", revision=kill, months=MONTHS)
        _load(url, file, kill_after=took * chance.uniform(0.02, 1.0))
        found = rows_of_loads(engine)
        assert set(found.values()) == {rows}, f"muatan tidak utuh: {found}"
        assert len(found) in (whole, whole + 1), f"{whole} muatan, lalu {len(found)}"
        whole = len(found)
    _load(url, month_file(folder / "a.csv", revision=kills + 1, months=MONTHS))
    assert len(rows_of_loads(engine)) == whole + 1, "setelah itu berkas tidak dapat dimuat"
    return f"{kills} kali dihentikan, {kills + 1 - whole} di antaranya sebelum selesai"


def _load(url: str, file: Path, *, kill_after: float | None = None) -> float:
    """Load a file in a process of its own, killed so many seconds after it began; how long it took."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, url, str(file)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "siap\n"
    begun = time.perf_counter()
    if kill_after is not None:
        time.sleep(kill_after)
        child.send_signal(signal.SIGKILL)
    child.communicate()
    assert kill_after is not None or child.returncode == 0, "muatan tanpa gangguan gagal"
    return time.perf_counter() - begun
