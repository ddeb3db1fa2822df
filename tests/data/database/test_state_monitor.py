"""While a file is written to, one question to the database holds for all who wait; never one asked before."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest

from data import dates
from data.database.state_monitor import SETTLED, StateMonitor
from data.repository.store import Store
from tests.support.clock import Clock


def test_one_question_for_all_who_came_before_it(full_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four come while the first asks: its answer may be older than they are, that of the next is not."""
    begun, go, asked, looks = Event(), Event(), list[int](), list[float]()

    def moment() -> float:
        looks.append(time.monotonic())
        return looks[-1]

    monkeypatch.setattr("data.database.state_monitor.time", SimpleNamespace(monotonic=moment))

    def revision() -> tuple[int]:
        asked.append(len(asked))
        begun.set()
        go.wait(10)
        return (len(asked),)

    monitor = StateMonitor(full_store.engine, revision)
    with ThreadPoolExecutor(5) as threads:
        first = threads.submit(monitor._revision)
        begun.wait(10)
        others = [threads.submit(monitor._revision) for _ in range(4)]
        while len(looks) < 6:  # the first came and asked, four came
            time.sleep(0.01)
        go.set()
        assert first.result() == (1,)
        assert [one.result() for one in others] == [(2,)] * 4
    assert monitor._revision() == (3,)
    assert len(asked) == 3


def test_what_the_database_raises_is_raised_to_each(full_store: Store) -> None:
    def revision() -> Any:
        raise OSError("no")

    monitor = StateMonitor(full_store.engine, revision)
    for _ in range(2):
        with pytest.raises(OSError, match="no"):
            monitor._revision()


def test_a_clock_that_is_put_back_asks_again(full_store: Store, clock: Clock) -> None:
    """What an hour ahead had opened is closed once the clock is right, though nobody wrote."""
    asked = list[datetime]()

    def revision() -> int:
        asked.append(dates.now())
        return len(asked)

    monitor = StateMonitor(full_store.engine, revision)
    if not monitor._files:  # a server has no marks, and is asked each time
        assert [monitor.state(), monitor.state()] == [1, 2]
        return
    right = datetime(2026, 12, 1, 3, 0)
    time.sleep(2 * SETTLED)  # the file was copied just now
    for moment, state in ((right, 1), (right, 1), (right + timedelta(hours=1), 1), (right, 1)):
        clock(moment)
        assert monitor.state() == state
    clock(right - timedelta(hours=1))
    assert monitor.state() == 2
