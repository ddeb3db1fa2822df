"""What is remembered is bounded by number and, for pages and files, by bytes."""

from data.memory import HEAVIEST, MOST, Memory


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
