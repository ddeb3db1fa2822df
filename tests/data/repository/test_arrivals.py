"""When a month first came in: by the dates of loads that say so, on both kinds of database."""

from datetime import date, datetime

from sqlalchemy import Engine

from data.repository.arrivals import Arrivals
from data.repository.editions import Edition
from data.repository.load_writer import add_load, withdraw
from data.repository.store import Store
from tests.support.clock import Clock
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, fill_areas, month, new_load

A, B = "33.01", "33.02"
AUGUST, SEPTEMBER = month("2026-08"), month("2026-09")


def _load(
    engine: Engine, digest: str, *facts: tuple[str, date, str], replaces: int | None = None, **more: object
) -> int:
    frame = fact_frame([Fact(area, period, "BPU", measure, 7) for area, period, measure in facts])
    return add_load(engine, new_load(digest=digest, **more), {"observation": frame}, replaces=replaces)


def _seen(engine: Engine) -> Arrivals:
    store = Store(engine)
    (edition,) = (e for e in store.editions() if isinstance(e, Edition) and e.live)
    return store.arrivals(edition)


def test_the_first_file_that_stands_says_when(engine: Engine, clock: Clock) -> None:
    fill_areas(engine)
    clock(datetime(2026, 9, 9, 17, 30))  # half past midnight of the tenth in Jawa Tengah
    _load(engine, "a", (A, AUGUST, ACTIVE), (B, AUGUST, ELIGIBLE))
    clock(datetime(2026, 10, 20, 3))
    late = _load(engine, "b", (A, AUGUST, ACTIVE), (A, SEPTEMBER, ACTIVE))
    said = _load(engine, "c", (B, SEPTEMBER, ACTIVE), published_on=date(2026, 10, 8))
    _load(engine, "d", (B, AUGUST, ACTIVE), embargo_until=datetime(2027, 1, 1))
    first = {
        (A, AUGUST): date(2026, 9, 10),
        (A, SEPTEMBER): date(2026, 10, 20),
        (B, SEPTEMBER): date(2026, 10, 8),
    }
    loads = {(A, AUGUST): 1, (A, SEPTEMBER): late, (B, SEPTEMBER): said}
    assert _seen(engine) == Arrivals(date(2026, 9, 10), first, loads)
    clock(datetime(2026, 11, 5, 3))
    _load(engine, "e", (B, SEPTEMBER, ACTIVE), replaces=said)  # mended, not late
    assert (_seen(engine).first, _seen(engine).loads) == (first, loads)  # by the file that has gone
    withdraw(engine, late, "salah")
    assert _seen(engine).first == {key: day for key, day in first.items() if key != (A, SEPTEMBER)}


def test_without_reports_nothing_came(engine: Engine) -> None:
    fill_areas(engine)
    _load(engine, "a", (A, AUGUST, ELIGIBLE))
    assert _seen(engine) == Arrivals()
