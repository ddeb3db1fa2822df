"""Where people vanish, by head, by an oracle of loops, and by properties."""

from collections import defaultdict
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from data.facts.funnel import STEPS, Funnel, by, growing, newest_year

COLUMNS = (*STEPS, "rupiah", "rupiah_changed", "rupiah_spent")


def programme(area: str = "33.10", **stated: Any) -> Any:
    nothing = dict.fromkeys(COLUMNS)
    return SimpleNamespace(
        **{"area_code": area, "group_name": "nelayan", "fund": "APBD", "year": 2026, **nothing, **stated}
    )


def test_kutai_timur() -> None:
    """150,000 planned, 98,000 verified, about 20 of 40 billion spent; nothing was said of the other steps."""
    funnel = Funnel(
        (programme(planned=150_000, verified=98_000, rupiah=40 * 10**9, rupiah_spent=20 * 10**9),)
    )
    first, second, third = funnel.passages
    assert (first.entered, first.passed, first.lost, first.programmes) == (150_000, 98_000, 52_000, 1)
    assert [(p.programmes, p.lost, p.share) for p in (second, third, funnel.never_active)] == [
        (0, 0, None)
    ] * 3
    assert (funnel.sum_of("verified"), funnel.sum_of("paid")) == (98_000, None)
    assert funnel.spending.share == 50


def test_only_programmes_that_state_both_are_compared() -> None:
    """100 of 120 in the one, nothing known of the other's 500: 20 are lost, not 520."""
    rows = (
        programme(verified=120, paid=110, active=100),
        programme(verified=500),
        programme(paid=7, active=9),
        programme(),
    )
    funnel = Funnel(rows)
    assert (funnel.never_active.lost, funnel.never_active.programmes, funnel.stating_any) == (20, 1, 3)
    assert (funnel.sum_of("verified"), funnel.stating("verified")) == (None, 2)
    paid_to_active = funnel.passage("paid", "active")
    assert (paid_to_active.entered, paid_to_active.passed, paid_to_active.lost) == (117, 109, 8)


def test_a_changed_budget_is_the_one_in_force() -> None:
    rows = (
        programme(rupiah=100, rupiah_changed=80, rupiah_spent=60),
        programme(rupiah=50, rupiah_spent=20),
        programme(rupiah_spent=999),
        programme(rupiah=70),
    )
    spending = Funnel(rows).spending
    assert (spending.available, spending.spent, spending.programmes) == (130, 80, 2)


def test_a_later_step_that_is_greater_is_named_across_a_gap() -> None:
    assert growing(programme(planned=5, verified=4, paid=4, active=3)) == []
    assert growing(programme(planned=5, paid=6)) == [("planned", "paid")]
    assert growing(programme(active=6)) == []


def test_the_newest_year_that_tells() -> None:
    rows = [programme(year=2024, paid=1), programme(year=2025), programme(year=2027, paid=1)]
    assert newest_year(rows, 2026) == 2024
    assert newest_year(rows, 2027) == 2027
    assert newest_year(rows, 2023) is None


AMOUNT = st.none() | st.integers(0, 10**6)
ROWS = st.lists(
    st.builds(programme, st.sampled_from(["33.10", "33.11", "33.12"]), **dict.fromkeys(COLUMNS, AMOUNT)),
    max_size=12,
)


@given(ROWS)
def test_as_loops_find_it(rows: list[Any]) -> None:
    lost: dict[str, int] = defaultdict(int)
    both: dict[str, int] = defaultdict(int)
    money = [0, 0]
    for row in rows:
        if None not in (row.verified, row.active):
            lost[row.area_code] += row.verified - row.active
            both[row.area_code] += 1
        budget = row.rupiah_changed if row.rupiah_changed is not None else row.rupiah
        if None not in (budget, row.rupiah_spent):
            money[0] += budget
            money[1] += row.rupiah_spent
    parts = by(rows, lambda row: row.area_code)
    assert {a: p.never_active.lost for a, p in parts.items() if p.never_active.programmes} == dict(lost)
    assert {a: p.never_active.programmes for a, p in parts.items() if both[a]} == {
        a: n for a, n in both.items() if n
    }
    whole = Funnel(tuple(rows)).spending
    assert [whole.available, whole.spent] == money


@given(ROWS)
def test_parts_add_up_to_the_whole_and_chains_close(rows: list[Any]) -> None:
    whole, parts = Funnel(tuple(rows)), by(rows, lambda row: row.area_code)
    for n, passage in enumerate(whole.passages):
        assert passage.lost == sum(part.passages[n].lost for part in parts.values())
    complete = Funnel(tuple(row for row in rows if None not in [getattr(row, step) for step in STEPS]))
    _, second, third = complete.passages
    assert complete.never_active.lost == second.lost + third.lost
    for step in STEPS:
        stated = [getattr(row, step) for row in rows]
        assert (whole.sum_of(step) is None) == (None in stated or not rows)
