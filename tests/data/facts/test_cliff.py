"""Paid cover month by month, extended and doubled, by head."""

from data.facts.cliff import extensions, months_bought, paid_by_month, paid_twice, price, rank_after
from data.facts.paid_cover import dated
from tests.data.facts.test_paid_cover import spell
from tests.support.world import month


def test_people_paid_for_in_each_month() -> None:
    spells = dated([spell("2026-01", 2, 100), spell("2026-02", 3, 40, area_code="33.22")])
    found = paid_by_month(spells, month("2025-12"), 6)
    assert [n for _, n in found] == [0, 100, 140, 40, 40, 0]
    assert found[0][0] == month("2025-12")


def test_an_extension_pays_for_those_who_are_left_behind_only() -> None:
    """Of 100 whose cover ends in June 60 go on in July: an extension is for 40, from July."""
    spells = dated([spell("2026-01", 6, 100), spell("2026-07", 2, 60)])
    (made,) = extensions([one for one in spells if one.lost == 40], 3)
    assert (made.workers, made.first_month, made.months) == (40, month("2026-07"), 3)
    assert price([made]) == 40 * 3 * 16_800
    assert price([made], "other") == 40 * 3 * 8_400


def test_a_budget_buys_whole_months_and_no_more() -> None:
    lapsing = dated([spell("2025-01", 6, 10)])
    assert months_bought(lapsing, 10 * 16_800 * 2 - 1) == 1
    assert months_bought(lapsing, 10 * 16_800 * 2) == 2
    assert months_bought(lapsing, 0) == 0
    assert months_bought(lapsing, 10**12) == 36


def test_two_funds_for_one_group_in_one_month() -> None:
    def group(first: str, months: int, workers: int, fund: str, name: str = "nelayan") -> object:
        return spell(first, months, workers, fund=fund, group_name=name)

    rows = [
        group("2026-01", 6, 100, "APBD"),
        group("2026-06", 6, 70, "CSR", "Nelayan"),
        group("2026-07", 6, 50, "APBD"),
        group("2026-01", 12, 90, "CSR", "guru agama"),
    ]
    found = [(a.of.workers, b.of.workers, n) for a, b, n in paid_twice(dated(rows))]
    assert found == [(100, 70, 70)]  # the two funds once, with the most people
    none = [group("2026-01", 6, 0, "APBD"), group("2026-01", 6, 70, "CSR")]
    assert list(paid_twice(dated(none))) == []


def test_the_rank_once_an_area_has_fallen() -> None:
    values = {"a": 30.0, "b": 20.0, "c": 10.0}
    assert rank_after(values, "a", 20.0) == 1
    assert rank_after(values, "a", 15.0) == 2
    assert rank_after(values, "a", 5.0) == 3
