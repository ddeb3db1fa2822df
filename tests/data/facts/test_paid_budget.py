"""Printed budgets against workers x months x rate: pairs of numbers that were really printed."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from data.facts.paid_budget import check_budget


def spell(**words: Any) -> Any:
    given = {"workers": 100, "months": 12, "first_month": None, "year": 2025, "rupiah": None}
    return SimpleNamespace(**(given | {"group_name": "pekerja rentan"} | words))


def test_pati_printed_the_budget_of_2600_people() -> None:
    """2,874 x 6 x 16,800 = 289,699,200; the 262,080,000 printed are exactly 2,600 people."""
    found = check_budget(spell(workers=2_874, months=6, first_month=date(2025, 7, 31), rupiah=262_080_000))
    assert found is not None
    assert (found.printed, found.expected, found.covered) == (262_080_000, 289_699_200, 2_600)


def test_blora_printed_what_its_workers_cost() -> None:
    assert check_budget(spell(workers=4_500, months=1, year=2024, rupiah=75_600_000)) is None
    assert check_budget(spell(workers=1_500, months=12, rupiah=302_400_000)) is None
    found = check_budget(spell(workers=1_500, months=12, rupiah=302_400_001))
    assert found is not None
    assert found.covered is None


def test_staff_pay_a_share_of_a_wage_that_nobody_tells() -> None:
    assert check_budget(spell(group_name="pegawai non-ASN", rupiah=99_999)) is None


def test_round_figures_agree_within_their_last_digit() -> None:
    """10,000 x 12 x 16,800 = 2,016,000,000, printed as two billion."""
    assert check_budget(spell(workers=10_000, year=2023, rupiah=2_000_000_000)) is None
    assert check_budget(spell(workers=16_000, year=2023, rupiah=2_000_000_000)) is not None


def test_both_rates_agree_while_one_is_lowered() -> None:
    """April to December 2026 cost 8,400 for others than drivers: 3 x 16,800 + 9 x 8,400 = 126,000 a year."""
    for rupiah in (100 * 12 * 16_800, 100 * 126_000):
        assert check_budget(spell(year=2026, rupiah=rupiah)) is None
    driver = spell(year=2026, rupiah=100 * 12 * 8_400, group_name="ojek daring")
    assert check_budget(driver) is None
    assert check_budget(spell(year=2026, rupiah=100 * 12 * 8_400)) is not None


def test_without_budget_or_months_there_is_nothing_to_check() -> None:
    assert check_budget(spell()) is None
    assert check_budget(spell(rupiah=1, months=None)) is None
