"""Memory: made once, by one thread, within its bounds."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from data.cache import BRIEF, HEAVIEST, MOST, Memory


@pytest.fixture
def kept() -> Memory:
    return Memory(lambda: "always the same")


def counted(made: list[str], name: str, result: object = None) -> Callable[[], object]:
    def make() -> object:
        made.append(name)
        time.sleep(0.05)  # long enough for all to ask
        return result

    return make


def test_of_eight_who_ask_at_once_one_makes_it(kept: Memory) -> None:
    made: list[str] = []
    ready, document = Barrier(8), object()

    def ask(_: int) -> object:
        ready.wait()
        return kept.remember("rapat", counted(made, "rapat", document))

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(ask, range(8)))
    assert made == ["rapat"]
    assert all(one is document for one in found)


def test_those_who_need_the_same_parts_do_not_block_each_other(kept: Memory) -> None:
    """Each whole is made of the same parts, in another order."""
    made: list[str] = []
    ready = Barrier(6)

    def ask(turn: int) -> object:
        parts = [f"part {(turn + step) % 3}" for step in range(3)]
        ready.wait()
        return kept.remember(turn, lambda: [kept.remember(part, counted(made, part, part)) for part in parts])

    with ThreadPoolExecutor(6) as threads:
        found = list(threads.map(ask, range(6), timeout=20))
    assert sorted(made) == ["part 0", "part 1", "part 2"]
    assert found[4] == ["part 1", "part 2", "part 0"]


def test_who_waits_for_what_fails_is_told_and_the_next_tries_again(kept: Memory) -> None:
    ready = Barrier(4)

    def fail() -> object:
        time.sleep(0.05)
        raise LookupError("sekali")

    def ask(_: int) -> object:
        ready.wait()
        with pytest.raises(LookupError, match="sekali"):
            kept.remember("file", fail)
        return None

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(ask, range(4)))
    assert kept.remember("file", lambda: "made") == "made"


def test_the_least_used_files_go_when_they_weigh_too_much() -> None:
    memory = Memory(lambda: 1)
    made: list[str] = []

    def ask(key: str, size: int) -> None:
        memory.remember(key, lambda: made.append(key) or ("name", b"x" * size))

    third = HEAVIEST // 3 + 1
    memory.remember("frame", lambda: made.append("frame") or object())
    for key in ("a", "b", "a", "c", "a", "c"):
        ask(key, third)
    assert made == ["frame", "a", "b", "c"]  # "c" made "b" go: "a" had been asked for since
    ask("a", third)
    assert made == ["frame", "a", "b", "c"]
    ask("b", third)
    assert made == ["frame", "a", "b", "c", "b"]
    memory.remember("frame", lambda: made.append("again"))
    assert "again" not in made  # what is not sent is bounded by number alone


def test_one_file_that_is_heavier_than_all_is_kept() -> None:
    memory = Memory(lambda: 1)
    made: list[int] = []
    for _ in range(2):
        memory.remember("huge", lambda: made.append(1) or b"x" * (HEAVIEST + 1))
    assert made == [1]


def test_so_many_results_and_no_more() -> None:
    memory = Memory(lambda: 1)
    made: list[int] = []
    for number in (*range(MOST + 1), MOST, 0):
        memory.remember(number, lambda number=number: made.append(number))  # type: ignore[misc]
    assert made == [*range(MOST + 1), 0]


def test_many_addresses_do_not_push_out_what_all_are_made_of() -> None:
    memory = Memory(lambda: 1)
    made: list[object] = []
    memory.remember("edition", lambda: made.append("edition"))
    for number in (*range(BRIEF + MOST), BRIEF + MOST - 1, 0):
        memory.remember(number, lambda number=number: made.append(number), brief=True)  # type: ignore[misc]
    memory.remember("edition", lambda: made.append("again"))
    assert made == ["edition", *range(BRIEF + MOST), 0]


def test_what_is_read_together_is_of_one_state() -> None:
    """The database changes while the first half is made: the whole is made again."""
    states = iter([1, 2, 2, 2, 2])
    kept = Memory(lambda: next(states))
    halves = iter(["old", "new", "new", "new"])
    found = kept.consistent_read(
        lambda: [kept.remember("a", lambda: next(halves)), kept.remember("b", lambda: next(halves))]
    )
    assert found == ["new", "new"]
