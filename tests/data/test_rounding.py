"""An exact half goes away from zero, whatever binary arithmetic made of it; what stands together agrees."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.analysis.coverage import coverage
from data.analysis.targets import due
from data.rounding import agreeing, half_away, plain, plain_numbers, rounded_int

ROW = {"unit": "percent", "base": "potensi", "base_value": float("nan")}


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (12.35, 1, "12.4"),  # a float a little below, which printf writes 12.3
        (12.349999999999998, 1, "12.4"),
        (12.25, 1, "12.3"),  # exact in binary: to even it would be 12.2
        (-12.25, 1, "-12.3"),
        (0.05, 1, "0.1"),
        (2.5, 0, "3"),
        (-0.5, 0, "-1"),
        (12.3499, 1, "12.3"),
        (1_234_567_890_123, 0, "1234567890123"),
        (8, 1, "8.0"),
    ],
)
def test_half_goes_away_from_zero(value: float, decimals: int, printed: str) -> None:
    assert f"{half_away(value, decimals):f}" == printed


@given(st.integers(0, 20_000_000), st.integers(1, 20_000_000), st.integers(0, 2))
def test_a_coverage_is_printed_as_its_exact_ratio(active: int, eligible: int, decimals: int) -> None:
    value = float(coverage(np.array([float(active)]), np.array([float(eligible)]))[0])
    scaled = Fraction(active * 100 * 10**decimals, eligible)
    exact = int(scaled + Fraction(1, 2))
    assert half_away(value, decimals) == Decimal(exact).scaleb(-decimals)


@given(st.decimals(-1_000_000, 1_000_000, places=4), st.integers(0, 3))
def test_what_was_written_is_rounded_as_decimals_are(written: Decimal, decimals: int) -> None:
    exact = written.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    assert half_away(float(written), decimals) == exact


def test_half_a_person_is_a_person() -> None:
    assert [rounded_int(value) for value in (0.5, 1.5, 2.5, -2.5)] == [1, 2, 3, -3]


def test_a_target_between_two_years_is_the_number_itself() -> None:
    rows = [ROW | {"year": 2024, "value": 64.2}, ROW | {"year": 2034, "value": 93.2}]
    (found,) = due(rows, 2025, ("percent",))
    assert repr(found.value) == "67.1"  # 64.2 + 29 / 10 in binary is 67.10000000000001
    assert plain(67.09999999999999) == 67.1
    assert plain(float("inf")) == float("inf")
    assert plain(335507.02009999997) == 335507.0201
    assert plain(13.053719886047844) == 13.053719886047844


@given(st.floats(-1e6, 1e6))
def test_noise_goes_from_arrays_as_from_numbers(value: float) -> None:
    assert plain_numbers(np.array([value]))[0] == pytest.approx(plain(value), abs=1e-10, rel=1e-15)
    few = round(value, 4)
    assert plain_numbers(np.array([few + 1e-13]))[0] == plain(few + 1e-13)


def test_a_coverage_carries_no_remainder() -> None:
    assert coverage(np.array([247.0]), np.array([2000.0]))[0] == 12.35


@pytest.mark.parametrize(
    ("now", "then", "decimals"),
    [
        (18.94, 19.06, 1),  # 18.9, 19.1 and -0.1: look wrong
        (45.0, 44.0, 1),
        (30.25, 30.15, 1),
    ],
)
def test_two_values_and_their_difference_agree(now: float, then: float, decimals: int) -> None:
    found = agreeing(now, then, least=1)
    assert half_away(now, found) - half_away(then, found) == half_away(now - then, found)
    assert (found > 1) == (half_away(now, 1) - half_away(then, 1) != half_away(now - then, 1))
    assert found >= decimals


def test_the_example_of_the_office() -> None:
    assert agreeing(18.94, 19.06, least=1) == 2
    assert agreeing(18.95, 19.05, least=1) == 1
    assert agreeing(1_000, 900, least=0) == 0
