"""While a file is written to, one question to the database holds for all who wait; never one asked before."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest

from data.database.watch import SETTLED, Watch
from data.repository.store import Store
from tests.support.clock import Clock


def test_one_question_for_all_who_came_before_it(full_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four come while the first asks: its answer may be older than they are, that of the next is not."""
    begun, go, asked, looks = Event(), Event(), list[int](), list[float]()

    def moment() -> float:
        looks.append(time.monotonic())
        return looks[-1]

    monkeypatch.setattr("data.database.watch.time", SimpleNamespace(monotonic=moment))

    def revision() -> tuple[int]:
        asked.append(len(asked))
        begun.set()
        go.wait(10)
        return (len(asked),)

    watch = Watch(full_store.engine, revision)
    with ThreadPoolExecutor(5) as threads:
        first = threads.submit(watch._revision)
        begun.wait(10)
        others = [threads.submit(watch._revision) for _ in range(4)]
        while len(looks) < 6:  # the first came and asked, four came
            time.sleep(0.01)
        go.set()
        assert first.result() == (1,)
        assert [one.result() for one in others] == [(2,)] * 4
    assert watch._revision() == (3,)
    assert len(asked) == 3


def test_what_the_database_raises_is_raised_to_each(full_store: Store) -> None:
    def revision() -> Any:
        raise OSError("no")

    watch = Watch(full_store.engine, revision)
    for _ in range(2):
        with pytest.raises(OSError, match="no"):
            watch._revision()


def test_a_clock_that_is_set_back_asks_again(full_store: Store, clock: Clock) -> None:
    """What was known on 1 December says nothing about the day before."""
    asked = list[int]()
    watch = Watch(full_store.engine, lambda: asked.append(1) or len(asked))
    time.sleep(2 * SETTLED)
    clock(datetime(2026, 12, 1, 3))
    assert [watch.state(), watch.state()] == [1, 1]
    clock(datetime(2026, 11, 30, 3))
    assert [watch.state(), watch.state()] == [2, 2]
    clock(datetime(2026, 11, 30, 17))  # 1 December here
    assert watch.state() == 3
