"""The default scheme: the one that gives most pairs of area and segment a target of the year."""

from sqlalchemy import Engine

from data.metrics.schemes import schemes
from data.repository.load_writer import add_load
from data.repository.store import Store
from tests.data.metrics.agreement import edition_called
from tests.support.world import (
    ACTIVE,
    KABKOTA,
    SEGMENTS,
    Builder,
    Fact,
    Goal,
    fact_frame,
    goal_frame,
    month,
    new_load,
)

LAST, SEPTEMBER = month("2025-12"), month("2026-09")


def offered(store: Store, year: int = 2026) -> list[tuple[str, int]]:
    found = schemes(store, edition_called(store, "resmi-terkini"), year)
    return list(zip(found.index, found["pairs"], strict=True))


def told(*areas: str) -> list[Fact]:
    """September's participants of every segment."""
    return [Fact(area, SEPTEMBER, segment, ACTIVE, 100) for area in areas for segment in SEGMENTS]


def test_a_target_of_each_area_counts_for_every_one(build: Builder, store: Store) -> None:
    """`each` of the province speaks of five kabkota; the other scheme of one, in two segments."""
    build.load(*told(*KABKOTA))
    build.load(goals=[Goal("satu", "33.01", segment, 2026, 50) for segment in ("PU", "BPU")])
    build.load(goals=[Goal("tiap", "33", "TOTAL", 2026, 50, scope="each")])
    build.load(goals=[Goal("satu", "33.02", "JAKON", 2026, 50)])
    assert offered(store) == [("tiap", 5), ("satu", 3)]


def test_interpolated_targets_count_and_those_of_other_years_do_not(build: Builder, store: Store) -> None:
    ends = [Goal("lurus", "33.01", "PU", year, value) for year, value in ((2025, 20), (2029, 40))]
    past = [Goal("lalu", area, segment, 2025, 50) for area in KABKOTA for segment in ("PU", "BPU")]
    build.load(*told(*KABKOTA), goals=[*ends, *past])
    assert offered(store) == [("lurus", 1), ("lalu", 0)]
    assert offered(store, 2025) == [("lalu", 10), ("lurus", 1)]


def test_growth_counts_where_it_can_be_grown_from(build: Builder, store: Store) -> None:
    """20 % more than last December in each area: only two of them, and so the areas above, reported it."""
    goals = [
        Goal("naik", "33", "PU", 2026, 20, "growth", "each"),
        Goal("naik", "33", "PU", 2026, 20, "growth"),
        *(Goal("persen", area, "PU", 2026, 50) for area in KABKOTA[:4]),
    ]
    build.load(*told(*KABKOTA), goals=goals)
    assert offered(store) == [("persen", 4), ("naik", 0)]
    build.load(*(Fact(area, LAST, "PU", ACTIVE, 90) for area in ("33.01", "33.02")))
    assert offered(store) == [("persen", 4), ("naik", 3)]
    build.load(*(Fact(area, LAST, "PU", ACTIVE, 90) for area in KABKOTA))
    assert offered(store) == [("naik", 6), ("persen", 4)]


def test_of_equal_ones_the_newest_document_then_the_key(build: Builder, store: Store) -> None:
    build.load(*told(*KABKOTA))
    build.load(goals=[Goal(scheme, "33.01", "PU", 2026, 50) for scheme in ("b", "a")])
    assert offered(store) == [("a", 1), ("b", 1)]
    build.load(goals=[Goal("c", "33.02", "PU", 2026, 50)])
    assert offered(store) == [("c", 1), ("a", 1), ("b", 1)]


def test_of_two_of_one_file_the_one_that_reaches_further_is_newer(build: Builder, store: Store) -> None:
    goals = [Goal("z", "33.01", "PU", year, 50) for year in (2026, 2029)]
    build.load(*told(*KABKOTA), goals=[Goal("a", "33.01", "PU", 2026, 50), *goals])
    assert offered(store) == [("z", 1), ("a", 1)]


def test_the_date_of_the_document_counts_before_the_order_of_loading(
    build: Builder, engine: Engine, store: Store
) -> None:
    """A document of 2025 that is brought in after one of 2026 is not the newest."""
    facts = fact_frame(told("33.01"))
    for scheme, published in (("baru", month("2026-05")), ("lama", month("2025-05"))):
        load = new_load(digest=scheme.ljust(64, "0"), published_on=published)
        goals = goal_frame([Goal(scheme, "33.01", "PU", 2026, 50)])
        add_load(engine, load, {"target": goals, "observation": facts})
    assert build.world.deliveries == []
    assert offered(store) == [("baru", 1), ("lama", 1)]


def test_words_that_are_no_segment_count_for_nobody(build: Builder, store: Store) -> None:
    goals = [Goal("rentan", area, "pekerja rentan", 2026, 50) for area in KABKOTA]
    build.load(*told("33.01"), goals=[*goals, Goal("satu", "33.01", "PMI", 2026, 9, "people")])
    assert offered(store) == [("satu", 1), ("rentan", 0)]
