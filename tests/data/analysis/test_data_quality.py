"""The light and the list of revisions: by hand, and for anything."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from data.analysis.data_quality import Facts, light
from data.repository.store import Store
from tests.support.world import ACTIVE, Builder, Fact, Goal, months, panel, wipe

JUNE = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("facts", "colour", "reasons"),
    [
        (Facts(areas=35, reported=35), "hijau", ()),
        (Facts(areas=35, reported=34), "kuning", ("missing",)),
        (Facts(areas=35, reported=18), "kuning", ("missing",)),
        (Facts(areas=35, reported=17), "merah", ("few", "missing")),
        (Facts(areas=35, reported=35, errors=1), "merah", ("errors",)),
        (Facts(areas=35, reported=35, provisional=33), "kuning", ("provisional",)),
        (Facts(areas=35, reported=33, silent=1, rejected=4), "kuning", ("missing", "silent", "rejected")),
        (Facts(areas=0, reported=1), "hijau", ()),
        (Facts(areas=0, reported=1, warnings=26), "kuning", ("warnings",)),
    ],
)
def test_the_light_by_hand(facts: Facts, colour: str, reasons: tuple[str, ...]) -> None:
    assert light(facts) == (colour, reasons)


@given(st.builds(Facts, *[st.integers(0, 40)] * 8))
def test_a_light_is_green_only_without_a_reason(facts: Facts) -> None:
    colour, reasons = light(facts)
    assert (colour == "hijau") == (not reasons)
    assert (colour == "merah") == bool({"few", "errors"} & set(reasons))


def test_revisions_by_hand(build: Builder, store: Store) -> None:
    """33.01 twice the same; 33.02 10, 12, 12, 9; 33.03 once; 33.11 twice in one file; JKK 5, 4."""

    def said(area: str, value: int, *, segment: str = "BPU", programme: str = "") -> Fact:
        return Fact(area, JUNE, segment, ACTIVE, value, programme=programme)

    build.load(said("33.01", 5), said("33.02", 10), said("33.03", 7), said("33.01", 5, programme="JKK"))
    build.load(said("33.02", 12), said("33.01", 5), said("33.11", 10), said("33.11", 12))
    build.load(said("33.02", 12))
    build.load(said("33.02", 9), said("33.02", 9, segment="PU"), said("33.01", 4, programme="JKK"))
    edition = store.editions()[0]
    found = store.revised(edition, most=9)
    assert (found.count, found.areas) == (3, {"33.01", "33.02"})
    assert [(step.area_code, step.programme, *step[6:], step.difference) for step in found.newest] == [
        ("33.02", "", 12, 3, 9, 4, -3),
        ("33.01", "JKK", 5, 1, 4, 4, -1),
        ("33.02", "", 10, 1, 12, 2, 2),
    ]
    shortest = store.revised(edition, most=2)
    assert (shortest.count, shortest.newest) == (3, found.newest[:2])


def test_nothing_was_revised_where_nothing_was_loaded(build: Builder, store: Store) -> None:
    build.load(goals=[Goal("u", "33", "BPU", 2026, 30.0)])
    found = store.revised(store.editions()[0], most=9)
    assert (found.count, found.areas, found.newest) == (0, frozenset(), ())


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(said=st.lists(st.lists(st.integers(-1, 3), min_size=8, max_size=8), min_size=1, max_size=12))
def test_revisions_counted_one_by_one(build: Builder, store: Store, said: list[list[int]]) -> None:
    """Loads that say or leave out (-1) each of eight counts, followed count by count through a dictionary."""
    wipe(build.engine)
    again = Builder(build.engine)
    places = [(a, p, s) for a in ("33.01", "33.12") for p in months("2024-12", 2) for s in ("PU", "BPU")]
    told: dict[tuple[str, date, str], tuple[int, int]] = {}
    wanted = []
    for values in said:
        facts = [Fact(*at, ACTIVE, v) for at, v in zip(places, values, strict=True) if v >= 0]
        load = again.load(*facts, goals=[Goal("u", "33", "BPU", 2026, 30.0)])
        for fact in facts:
            at = (fact.area, fact.period, fact.segment)
            if at in told and told[at][1] != fact.value:
                wanted.append((load, abs(fact.value - told[at][1]), at, *told[at], fact.value))
            told[at] = (load, fact.value)
    wanted.sort(key=lambda step: (-step[0], -step[1], step[2]))
    found = store.revised(store.editions()[0], most=5)
    assert found.count == len(wanted)
    assert found.areas == {at[0] for _load, _far, at, *_rest in wanted}
    assert [(s.new_load, abs(s.difference), s[:3], s.old_load, s.old, s.new) for s in found.newest] == wanted[
        :5
    ]


def test_what_was_revised_is_read_from_blocks(build: Builder, store: Store) -> None:
    """However many rows: none of them is fetched."""
    for _load in range(2):
        build.load(*panel(months("2024-01", 3)))
    asked: list[str] = []
    event.listen(build.engine, "before_cursor_execute", lambda *seen: asked.append(seen[2]))
    store.revised(store.editions()[0], most=9)
    assert asked
    assert not [query for query in asked if "observation.value" in query]
