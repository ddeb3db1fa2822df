"""Trend words, series on one denominator, and steps by year: by hand, and for any data at all."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.analysis.trend import fallen, judge, on_last_base, rebased, steps

NAN = float("nan")
FLOOR = 0.5
RISING = [10.0 + 0.2 * month for month in range(12)]
values = st.one_of(st.floats(-200, 200, allow_subnormal=False), st.just(NAN))
# Random data hardly ever trend: slopes of every size with noise of every size do.
series = st.one_of(
    st.lists(values, min_size=0, max_size=15),
    st.builds(
        lambda slope, noise: [10 + slope * at + wobble for at, wobble in enumerate(noise)],
        st.floats(-3, 3),
        st.lists(st.floats(-2, 2), min_size=8, max_size=12),
    ),
)


def array(*lines: list[float]) -> np.ndarray:
    return np.array(lines, dtype=float)


def months(first: int, count: int) -> list[date]:
    return [date(2023 + (first + at) // 12, (first + at) % 12 + 1, 28) for at in range(count)]


def test_words_by_hand() -> None:
    assert judge(RISING, floor=FLOOR).word == "naik"
    assert judge(RISING, floor=FLOOR).slope == pytest.approx(0.2)
    assert judge(RISING[::-1], floor=FLOOR).word == "turun"
    assert judge([10.0] * 12, floor=FLOOR).word == "stabil"
    assert judge([10.0, 11.0] * 6, floor=FLOOR).word == "stabil"
    slow = [
        10 + 0.01 * month for month in range(12)
    ]  # 0.12 a year: significant, but nobody would call it one
    assert judge(slow, floor=FLOOR).word == "stabil"
    assert judge(slow, floor=0.1).word == "naik"


def test_fewer_than_eight_months_have_no_word() -> None:
    assert judge([], floor=FLOOR) == judge([NAN] * 12, floor=FLOOR)
    assert judge(RISING[:7], floor=FLOOR).word == "belum"
    assert judge(RISING[:8], floor=FLOOR).word == "naik"
    assert judge([*[1.0] * 30, *[NAN] * 5, *RISING[:7]], floor=FLOOR).known == 7


def test_a_gap_keeps_the_pace_of_a_month() -> None:
    gap = [value if month != 5 else NAN for month, value in enumerate(RISING)]
    assert judge(gap, floor=FLOOR).slope == pytest.approx(0.2)
    assert judge(gap, floor=FLOOR).known == 11


@given(series, st.integers(0, 14), values)
def test_one_odd_month_never_turns_a_trend_round(line: list[float], at: int, odd: float) -> None:
    changed = [odd if month == at else value for month, value in enumerate(line)]
    assert {judge(line, floor=FLOOR).word, judge(changed, floor=FLOOR).word} != {"naik", "turun"}


@given(st.integers(0, 11), st.floats(-1e6, 1e6), st.floats(-100, 100))
def test_one_odd_month_never_makes_a_trend(at: int, odd: float, level: float) -> None:
    line = [odd if month == at else level for month in range(12)]
    assert judge(line, floor=FLOOR).word == "stabil"
    assert not fallen([*[level] * 12, *line], floor=FLOOR)


@given(series)
def test_the_mirror_has_the_other_word(line: list[float]) -> None:
    mirror = {"naik": "turun", "turun": "naik"}
    word = judge(line, floor=FLOOR).word
    assert judge([-value for value in line], floor=FLOOR).word == mirror.get(word, word)


@given(series.filter(lambda line: len(line) >= 1), st.integers(0, 11))
def test_a_word_stands_without_any_one_month(line: list[float], out: int) -> None:
    """What is said with twelve months was not said by one of them alone."""
    found = judge(line, floor=FLOOR)
    without = judge([NAN if at == len(line) - 1 - out else v for at, v in enumerate(line)], floor=FLOOR)
    if found.word in ("naik", "turun") and without.known >= 8:
        assert without.slope is not None
        assert (without.slope > 0) == (found.word == "naik")


def test_three_months_below_last_year() -> None:
    year = [20.0] * 12
    assert fallen([*year, *[19.0] * 3], floor=FLOOR)
    assert not fallen([*year, 19.0, 20.0, 19.0], floor=FLOOR)
    assert not fallen([*year, *[19.6] * 3], floor=FLOOR)
    assert not fallen([*year, 19.0, NAN, 19.0], floor=FLOOR)
    assert not fallen([20.0, 20.0, 19.0, 19.0, 19.0], floor=FLOOR)


def test_the_series_on_the_last_denominator_of_one_area() -> None:
    """Pati: potensi from 511,111 to 599,061; its participants on the new one throughout."""
    top, bottom = array([200_000, 180_000]), array([511_111, 599_061])
    assert on_last_base(top, bottom) == pytest.approx([200_000 / 5990.61, 180_000 / 5990.61])
    assert on_last_base(top, None) == pytest.approx([200_000, 180_000])


def test_the_series_of_several_areas_compares_the_same_ones() -> None:
    """The second area is silent at the end: the level is the first's, and so is each change."""
    top, bottom = array([10, 20, 30], [500, 500, NAN]), array([100, 100, 200], [1000, 1000, NAN])
    assert on_last_base(top, bottom) == pytest.approx([5.0, 10.0, 15.0])
    silent = on_last_base(array([NAN, 5.0]), array([NAN, 10.0]))
    assert np.isnan(silent[0])
    assert silent[1] == 50.0
    assert np.isnan(on_last_base(array([NAN]), array([NAN]))).all()


def test_a_new_potensi_is_marked_once_and_silence_is_none() -> None:
    found = rebased(array([100, NAN, 100, 110], [900, 900, NAN, 900]))
    assert np.isnan(found[:3]).all()
    assert found[3] == pytest.approx(1.0)
    assert np.isnan(rebased(array([100_000, 100_050]))).all()


def test_steps_by_year_by_hand() -> None:
    """November 2023 to January 2025; potensi doubles in January 2024."""
    days = months(10, 15)
    top = array([10.0 + at for at in range(15)])
    bottom = array([100.0] * 2 + [200.0] * 13)
    first, second, third = steps(days, top, bottom)
    assert (first.start, first.end, first.people, first.potensi) == (days[0], days[1], 1.0, 0.0)
    assert (first.raw, first.same) == (pytest.approx(1.0), pytest.approx(1.0))
    assert (second.start, second.end, second.people, second.potensi) == (days[1], days[13], 12.0, 100.0)
    assert (second.raw, second.same) == (pytest.approx(23 / 2 - 11), pytest.approx(6.0))
    assert (third.start, third.end, third.areas) == (days[13], days[14], 1)
    assert steps(days, array([NAN] * 15), bottom) == []
    assert [step.same for step in steps(days, top, None)] == [1.0, 12.0, 1.0]


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(1, 10**6)), min_size=13, max_size=30))
def test_steps_add_up_to_the_whole_way(pairs: list[tuple[int, int]]) -> None:
    top, bottom = array([float(n) for n, _ in pairs]), array([float(d) for _, d in pairs])
    found = steps(months(0, len(pairs)), top, bottom)
    ends = [next(at for at, day in enumerate(months(0, len(pairs))) if day == step.end) for step in found]
    assert sum(step.people for step in found) == pytest.approx(top[0, ends[-1]] - top[0, 0])
    assert sum(step.raw for step in found) == pytest.approx(
        top[0, ends[-1]] / bottom[0, ends[-1]] * 100 - top[0, 0] / bottom[0, 0] * 100, abs=1e-6
    )
