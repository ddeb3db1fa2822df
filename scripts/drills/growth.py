"""Growth: a month that is revised again and again reads about as fast as at first, and says the newest."""

import time
from pathlib import Path

from sqlalchemy import Engine

from data.metrics.query import Query, read
from data.repository.store import Store
from etl.pipeline.load_file import load_file
from scripts.drills.database import month_file, new_database

SLOWER = 5  # times, at most; a scan of all history would be far beyond


def drill(folder: Path, *, loads: int) -> str:
    """Load `loads` revisions of one month. Raises AssertionError where a figure is not the newest or a read
    after all of them takes more than SLOWER times (and half a second more than) that after the first."""
    engine = new_database(folder)
    first = 0.0
    for revision in range(loads):
        report = load_file(engine, month_file(folder / "a.csv", revision=revision))
        assert report.outcome == "loaded", report.findings if hasattr(report, "findings") else report
        if revision == 0:
            first, value = _read(engine)
            assert value == 1_000
    last, value = _read(engine)
    assert value == 1_000 + loads - 1, f"dibaca {value}, termutakhir {1_000 + loads - 1}"
    assert last < SLOWER * first + 0.5, (
        f"bacaan {last:.2f} detik setelah {loads} muatan, {first:.2f} setelah satu"
    )
    return f"{loads} muatan, bacaan {first:.2f} lalu {last:.2f} detik"


def _read(engine: Engine) -> tuple[float, float]:
    """Seconds for a read that nothing remembers, and participants of one area."""
    begun = time.perf_counter()
    store = Store(engine)
    (edition,) = [one for one in store.editions() if one.collection == "resmi"]
    frame = read(store, Query(edition, ("coverage_bpu",), areas=("33.19",)))
    return time.perf_counter() - begun, float(frame["numerator"].iloc[-1])
