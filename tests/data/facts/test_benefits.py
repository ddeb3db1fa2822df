"""Contributions beside benefits, by head, by an oracle that walks month by month, and by properties."""

from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from data.dates import last_day
from data.facts.benefits import SMALL, Balance, disjoint, pairs, total, until, whole_segments

END = last_day(2026, 9)


def received(first: str, last: str = "", rupiah: int | None = 0, **more: Any) -> Any:
    """Benefits of months written 2026-09; cases 1 unless given."""
    last = last or first
    given_ = {
        **{"area_code": "33.10", "segment": "BPU", "programme": "JKM", "group_name": "nelayan"},
        **{"cases": 1, "heirs": None, "scholarships": None, "load_id": 1, "seq": 1},
        "first_month": date.fromisoformat(first + "-01"),
        "period": last_day(int(last[:4]), int(last[5:])),
        "rupiah": rupiah,
    }
    return SimpleNamespace(**(given_ | more))


def spell(first: str | None, months: int | None, spent: int | None = None, **more: Any) -> Any:
    """Cover paid from a month on."""
    given_ = {
        **{"area_code": "33.10", "group_name": "Nelayan ", "fund": "APBD", "year": 2026},
        "first_month": first and date.fromisoformat(first + "-01"),
        "months": months,
        "rupiah_spent": spent,
        "rupiah": None,
        "rupiah_changed": None,
    }
    return SimpleNamespace(**(given_ | more))


def test_banten() -> None:
    """About 8 billion paid, about 20 received: 2.5 for each."""
    (pair,) = pairs(
        [received("2025-10", "2026-09", 20 * 10**9, cases=480)], [spell("2025-10", 12, 8 * 10**9)], END
    )
    balance = Balance((pair,))
    assert (balance.paid, balance.sum_of("rupiah"), balance.ratio) == (8 * 10**9, 20 * 10**9, 2.5)
    assert not balance.small


def test_contributions_are_those_of_the_months_told_and_the_lag_moves_them() -> None:
    """600 over six months are 100 a month: 200 for June and July, 100 where the lag is three months."""
    rows, paid = [received("2026-06", "2026-07", 70)], [spell("2026-04", 6, 600)]
    (pair,) = pairs(rows, paid, END)
    assert (pair.months, pair.paid.rupiah, pair.paid.programmes) == (2, 200, 1)
    (later,) = pairs(rows, paid, END, lag=3)
    assert later.paid.rupiah == 100
    (never,) = pairs(rows, paid, END, lag=12)
    assert (never.paid.rupiah, never.compared) == (None, False)


def test_a_budget_stands_where_nobody_says_what_was_spent() -> None:
    paid = [
        spell("2026-09", 1, 50),
        spell("2026-09", 2, rupiah=300, rupiah_changed=200),
        spell("2026-01", 2, 999),
    ]
    (pair,) = pairs([received("2026-09", rupiah=9)], paid, END)
    assert (pair.paid.rupiah, pair.paid.budgeted, pair.paid.programmes) == (150, 100, 2)


def test_one_programme_without_months_or_money_leaves_the_sum_unknown() -> None:
    for odd in (spell(None, 12, 100), spell("2026-09", None, 100), spell("2026-08", 3)):
        (pair,) = pairs([received("2026-09", rupiah=9)], [spell("2026-09", 1, 50), odd], END)
        assert (pair.paid.rupiah, pair.paid.programmes, pair.compared) == (None, 2, False)
    (pair,) = pairs(
        [received("2026-09", rupiah=9)], [spell("2026-09", 1, 50), spell(None, 12, 1, year=2024)], END
    )
    assert pair.paid.rupiah == 50


def test_no_month_counts_twice() -> None:
    """January to September takes the place of January to June and of July; another programme stands."""
    rows = [
        received("2026-01", "2026-06", 60),
        received("2026-07", rupiah=7),
        received("2026-01", "2026-09", 95),
        received("2026-07", rupiah=4, programme="JKK"),
    ]
    assert sorted(row.rupiah for row in disjoint(rows)) == [4, 95]
    (pair,) = pairs(rows, [], END)
    assert (total(pair.rows, "rupiah"), pair.months) == (99, 9)


def test_what_reaches_beyond_the_twelve_months_is_left_out() -> None:
    assert pairs([received("2025-09", "2025-10", 5)], [], END) == []
    assert pairs([received("2026-09", "2026-10", 5)], [], END) == []


def test_groups_are_one_however_they_are_written_and_stand_alone_where_one_side_lacks() -> None:
    found = pairs(
        [received("2026-09", rupiah=1), received("2026-09", rupiah=2, group_name="RT/RW")],
        [spell("2026-09", 1, 5), spell("2026-09", 1, 6, group_name="guru agama")],
        END,
    )
    assert [(p.group, bool(p.rows), p.paid.rupiah) for p in found] == [
        ("guru agama", False, 6),
        ("nelayan", True, 5),
        ("rt/rw", True, None),
    ]
    assert Balance(tuple(found)).paid == 5


def test_few_cases_are_marked_and_unknown_ones_too() -> None:
    def balance(cases: int | None) -> Balance:
        rows = [received("2026-09", rupiah=1, cases=cases)]
        return Balance(tuple(pairs(rows, [spell("2026-09", 1, 5)], END)))

    assert [balance(cases).small for cases in (SMALL - 1, SMALL, None)] == [True, False, True]
    assert SMALL == 20
    assert not Balance(()).small


def test_groups_count_for_the_segment_only_where_nobody_tells_the_whole() -> None:
    rows = [
        received("2026-08", rupiah=100, group_name=None),
        received("2026-08", rupiah=9),
        received("2026-09", rupiah=5),
        received("2026-09", rupiah=6, group_name="guru agama"),
    ]
    assert total(whole_segments(rows, END)["BPU", "JKM"], "rupiah") == 111


def test_the_newest_month_told() -> None:
    rows = [received("2026-05"), received("2026-08"), received("2026-10")]
    assert until(rows, END) == last_day(2026, 8)
    assert until(rows, last_day(2026, 4)) is None


def _month(n: int) -> str:
    return f"{2025 + n // 12}-{n % 12 + 1:02}"


MONEY = st.none() | st.integers(0, 10**12)
AREAS, GROUPS = st.sampled_from(["33.10", "33.11"]), st.sampled_from(["nelayan", "guru agama"])
ROWS = st.lists(
    st.tuples(st.integers(6, 22), st.integers(0, 3), MONEY, AREAS, GROUPS, st.sampled_from(["JKK", "JKM"])),
    max_size=10,
)
SPELLS = st.lists(
    st.tuples(st.none() | st.integers(0, 23), st.integers(1, 12), MONEY, MONEY, AREAS, GROUPS), max_size=8
)


@given(ROWS, SPELLS, st.sampled_from([0, 3, 6, 12]))
def test_as_walking_month_by_month_finds_it(rows: list[Any], spells: list[Any], lag: int) -> None:
    """Months are numbered from January 2025; the window is October 2025 (9) to September 2026 (20)."""
    made = [
        received(_month(f), _month(f + n), r, area_code=a, group_name=g, programme=k, seq=at)
        for at, (f, n, r, a, g, k) in enumerate(rows)
    ]
    paid = [
        spell(None if f is None else _month(f), n, s, rupiah=b, area_code=a, group_name=g, year=2026)
        for f, n, s, b, a, g in spells
    ]
    expected: dict[tuple[str, str], tuple[int | None, int | None]] = {}
    for area in ("33.10", "33.11"):
        for group in ("nelayan", "guru agama"):
            claimed: dict[tuple[str, int], int] = {}
            own = [
                (at, row)
                for at, row in enumerate(rows)
                if row[3:5] == (area, group) and row[0] >= 9 and row[0] + row[1] <= 20
            ]
            for at, (f, n, _r, _a, _g, k) in sorted(
                own, key=lambda x: (-(x[1][0] + x[1][1]), x[1][0], -x[0])
            ):
                if not any((k, m) in claimed for m in range(f, f + n + 1)):
                    claimed |= {(k, m): at for m in range(f, f + n + 1)}
            standing = set(claimed.values())
            months = {m for _k, m in claimed} or set(range(9, 21))
            sums, programmes = Fraction(0), 0
            unknown = False
            for f, n, s, b, a, g in spells:
                if (a, g) != (area, group):
                    continue
                if f is None:
                    hit = any((m - lag) // 12 == 1 for m in months)
                    programmes, unknown = programmes + hit, unknown or hit
                    continue
                share = sum(1 for m in range(f, f + n) if m + lag in months)
                programmes += share > 0
                money = s if s is not None else b
                if share and money is None:
                    unknown = True
                elif share and money is not None:
                    sums += Fraction(money, n) * share
            back = [rows[at][2] for at in standing]
            if standing or programmes:
                expected[area, group] = (
                    sum(b for b in back if b is not None) if back and None not in back else None,
                    None if unknown or not programmes else int(sums + Fraction(1, 2)),
                )
    found = {(p.area, p.group): (total(p.rows, "rupiah"), p.paid.rupiah) for p in pairs(made, paid, END, lag)}
    assert found == expected


@given(ROWS, SPELLS)
def test_parts_add_up_and_the_ratio_lies_between(rows: list[Any], spells: list[Any]) -> None:
    made = [
        received(_month(f), _month(f + n), r, area_code=a, group_name=g, programme=k, seq=at)
        for at, (f, n, r, a, g, k) in enumerate(rows)
    ]
    paid = [
        spell(None if f is None else _month(f), n, s, rupiah=b, area_code=a, group_name=g)
        for f, n, s, b, a, g in spells
    ]
    whole = Balance(tuple(pairs(made, paid, END)))
    parts = [Balance((pair,)) for pair in whole.compared]
    assert (whole.paid or 0) == sum(part.paid or 0 for part in parts)
    assert (whole.sum_of("rupiah") or 0) == sum(part.sum_of("rupiah") or 0 for part in parts)
    ratios = [part.ratio for part in parts]
    if parts and None not in ratios:
        assert whole.ratio is not None
        assert min(ratios) - 1e-9 <= whole.ratio <= max(ratios) + 1e-9  # type: ignore[type-var, operator]
