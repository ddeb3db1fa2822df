"""Until when a spell pays, what extends it, and which file speaks of it: worked out by head."""

from datetime import date
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.dates import month_end
from data.facts.paid_cover import current_spells, dated, last_month, shifted

MONTH = date(2026, 9, 30)


def spell(first: str | None, months: int | None, workers: int = 100, **more: Any) -> SimpleNamespace:
    day = date.fromisoformat(f"{first}-01") if first else None
    given = {"area_code": "33.21", "group_name": "nelayan", "fund": "APBD", "year": 2026, "load_id": 1}
    return SimpleNamespace(**{**given, "first_month": day, "months": months, "workers": workers, **more})


@pytest.mark.parametrize(
    ("first", "months", "end"),
    [
        ("2026-09", 1, date(2026, 9, 30)),
        ("2026-03", 6, date(2026, 8, 31)),
        ("2026-01", 12, date(2026, 12, 31)),
        ("2025-12", 3, date(2026, 2, 28)),
        ("2026-09", None, None),
        (None, 6, None),
    ],
)
def test_the_last_month(first: str | None, months: int | None, end: date | None) -> None:
    assert last_month(spell(first, months)) == end


@pytest.mark.parametrize(
    ("first", "months", "pays", "lapses"),
    [
        ("2026-03", 6, False, False),  # ended in August
        ("2026-04", 6, True, True),  # September is its last month
        ("2026-03", 12, True, True),  # February: the last of six
        ("2026-04", 12, True, False),  # March
        ("2026-09", 1, True, True),
        ("2026-10", 1, False, True),  # not begun, and gone within six months
        ("2026-10", 6, False, False),
    ],
)
def test_spells_that_end_at_the_borders_of_months(first: str, months: int, pays: bool, lapses: bool) -> None:
    (found,) = dated([spell(first, months)])
    assert (found.pays(MONTH), found.lapses(MONTH)) == (pays, lapses)


def test_what_the_next_budget_takes_over_does_not_lapse() -> None:
    """100 until September, 60 from October: 40 lose their cover; 60 lose it later."""
    first, second = dated([spell("2026-10", 3, 60), spell("2026-04", 6, 100)])
    assert (first.end, first.lost, first.renewed) == (date(2026, 9, 30), 40, 60)
    assert (second.end, second.lost) == (date(2026, 12, 31), 60)


@pytest.mark.parametrize(
    "other",
    [
        spell("2026-11", 3),  # a month without cover between them
        spell("2026-09", 6),  # beside it, for others
        spell("2026-10", 3, fund="DBHCHT"),
        spell("2026-10", 3, group_name="RT/RW"),
        spell("2026-10", 3, area_code="33.19"),
    ],
)
def test_other_cover_extends_nothing(other: SimpleNamespace) -> None:
    assert [found.lost for found in dated([spell("2026-04", 6), other])] == [100, 100]


def test_a_renewal_is_used_once() -> None:
    """Two spells of 100 end together, one of 150 follows: 50 lose their cover."""
    found = dated([spell("2026-04", 6), spell("2026-07", 3), spell("2026-10", 3, 150)])
    assert [f.lost for f in found if f.end == MONTH] == [0, 50]


def paid_until(spells: list[SimpleNamespace]) -> list[tuple[SimpleNamespace, list[date]]]:
    """The same worked out person by person, forward: of each spell, until when each of its workers is paid
    for. Who leaves a spell sits down in those that begin in the month after, first come first."""
    known = sorted(
        ((one, last_month(one) or date.max) for one in spells), key=lambda pair: (pair[1], -pair[0].workers)
    )
    until: list[date] = []
    people: list[list[int]] = [[] for _ in known]
    for at, (one, end) in enumerate(known):
        while len(people[at]) < one.workers:  # new ones on the seats nobody took
            people[at].append(len(until))
            until.append(end)
        waiting = list(people[at])
        for person in people[at]:
            until[person] = end
        for after, (other, _) in enumerate(known):
            if month_end(other.first_month) == month_end(end, 1) and other.fund == one.fund:
                while waiting and len(people[after]) < other.workers:
                    people[after].append(waiting.pop(0))
    return [(one, [until[person] for person in row]) for (one, _), row in zip(known, people, strict=True)]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(1, 8), st.integers(1, 4), st.integers(1, 6), st.sampled_from(["APBD", "CSR"])),
        max_size=9,
    )
)
def test_whoever_is_paid_for_is_followed_through_every_renewal(
    given: list[tuple[int, int, int, str]],
) -> None:
    spells = [spell(f"2026-{first:02}", months, workers, fund=fund) for first, months, workers, fund in given]
    made, people = dated(spells), paid_until(spells)
    assert [found.of for found in made] == [one for one, _ in people]
    for found, (_, ends) in zip(made, people, strict=True):
        for month in (month_end(date(2026, 1, 1), step) for step in range(14)):
            assert found.lost_before(month) == sum(end < month for end in ends)


def test_cover_renewed_once_ends_when_the_renewal_does() -> None:
    """January to June, then July and August: as one spell from January to August."""
    first, second = dated([spell("2026-01", 6), spell("2026-07", 2)])
    assert (first.lost, first.onward, second.lost) == (0, ((100, second),), 100)
    for month, lost in [(date(2026, 8, 31), 0), (MONTH, 100)]:
        assert first.lost_before(month) == second.lost_before(month) == lost


def test_a_file_delivered_again_does_not_pay_twice() -> None:
    old = [spell("2026-04", 6, 100), spell("2026-05", 6, 30)]
    new = [spell("2026-04", 6, 120, load_id=2), spell("2026-04", 9, 10, load_id=2)]
    assert [(s.workers, s.load_id) for s in current_spells(old + new)] == [(30, 1), (120, 2), (10, 2)]


def test_months_that_are_not_stated_are_never_dated() -> None:
    assert dated([spell(None, 6), spell("2026-04", None)]) == []
    assert month_end(MONTH, 5) == date(2027, 2, 28)


def test_who_became_pppk_is_neither_lost_nor_extended() -> None:
    """1,500 until June: 200 are paid for on until August, 1,000 became PPPK, so 300 are lost."""
    first = spell("2026-01", 6, 1_500, group_name="non-ASN", became_pppk=1_000)
    later = spell("2026-07", 2, 200, group_name="non-ASN", became_pppk=50, load_id=2)
    june, august = dated([first, later])
    assert (june.moved, june.lost, june.renewed) == (1_000, 300, 200)
    assert (august.moved, august.lost) == (50, 150)
    assert [(workers, last.of) for workers, last in june.onward] == [(150, later)]
    days = [date(2026, month, 30) for month in (4, 6)] + [date(2026, 7, 31), date(2026, 9, 30)]
    found = [shifted([first, later], then, now) for then, now in pairwise(days)]
    assert found == [0, 1_000, 50]
    assert shifted([spell(None, 6, became_pppk=9), spell("2026-01", 6)], days[0], days[-1]) == 0


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_everybody_is_lost_shifted_or_extended(workers: int, became: int, onward: int) -> None:
    first = spell("2026-01", 6, workers, became_pppk=became)
    spells = [first, spell("2026-07", 2, onward, load_id=2)] if onward else [first]
    found = next(one for one in dated(spells) if one.of is first)
    assert found.lost + found.moved + found.renewed == workers
    assert found.moved == min(became, workers - min(onward, workers))
    assert min(found.lost, found.moved, found.renewed) >= 0
