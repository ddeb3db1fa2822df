"""Projection: worlds whose course is known, the test that looks back by loops, and every refusal."""

import numpy as np
import pytest

from data.analysis.forecast import AHEAD, fan, look_back, project, refusal, series

LINE = np.array([1_000.0 + 10 * month for month in range(36)])
LEVEL = np.full((1, 36), 5_000.0)


def test_a_straight_line_goes_on_and_bends_down() -> None:
    """A damped trend never outruns the line and never turns back."""
    found = fan(LINE, AHEAD).middle
    line = [1_350 + 10 * step for step in range(1, 13)]
    assert all(LINE[-1] < middle <= straight + 1 for middle, straight in zip(found, line, strict=True))
    assert list(found) == sorted(found)
    assert found[-1] > 1_430


def test_what_never_moved_stays() -> None:
    found = fan(np.full(30, 700.0), 3)
    assert found.middle == found.low == found.high == (700.0, 700.0, 700.0)


def test_the_interval_widens_and_stays_above_zero() -> None:
    steps = np.random.default_rng(2).normal(0, 60, 30)
    found = fan(np.abs(steps.cumsum()), AHEAD)
    widths = [high - middle for high, middle in zip(found.high, found.middle, strict=True)]
    assert widths[-1] > widths[0] > 0
    sinking = fan(np.linspace(900, 40, 30) + steps / 2, AHEAD)
    assert sinking.high[0] > 0
    assert (sinking.middle[-1], min(sinking.low)) == (0.0, 0.0)
    for one in (found, sinking):
        assert all(a <= b <= c for a, b, c in zip(one.low, one.middle, one.high, strict=True))


def test_eight_in_ten_fall_within() -> None:
    """Twenty-four random walks with a damped trend: the third month lies within the interval about 80 % of
    the time; an interval of half or twice the width would fall outside these bounds."""
    rng = np.random.default_rng(3)
    inside = 0
    for _ in range(24):
        walk, trend, level = [], 60.0, 10_000.0
        for _month in range(43):
            trend = 0.9 * trend + 3
            level += trend + rng.normal(0, 90)
            walk.append(level)
        found = fan(np.array(walk[:40]), 3)
        inside += found.low[2] <= walk[42] <= found.high[2]
    assert 15 <= inside <= 22


def test_looking_back_by_loops() -> None:
    """Naive by head on a line: 10, 20 ... 60 people off, on average 35; the model by its own fans."""
    found = look_back(LINE)
    assert (found.naive, found.forecasts) == (pytest.approx(35.0), 36)
    bumpy = LINE + np.array([(5 * m) % 13 for m in range(36)])
    errors, simple = [], []
    for origin in (25, 26, 27, 28, 29, 30):
        ahead = fan(bumpy[:origin], 6).middle
        for step in range(6):
            errors.append(abs(ahead[step] - bumpy[origin + step]))
            simple.append(abs(bumpy[origin - 1] - bumpy[origin + step]))
    found = look_back(bumpy)
    assert found.model == pytest.approx(sum(errors) / 36)
    assert found.naive == pytest.approx(sum(simple) / 36)
    assert found.model < found.naive


def _holed(month: int) -> np.ndarray:
    top = np.vstack([LINE, LINE])
    top[1, month] = np.nan
    return top


def test_only_areas_without_a_gap_are_projected() -> None:
    """The second area was silent five months ago: the first goes on alone, with its own potensi."""
    top, bottom = _holed(30), np.vstack([LEVEL, 2 * LEVEL])
    found = project(top, bottom)
    assert (found.areas, found.potensi, len(found.values)) == (1, 5_000.0, 36)
    assert found.fan == fan(LINE, AHEAD)


def test_an_old_gap_shortens_the_series() -> None:
    assert series(_holed(5), None).tolist() == (2 * LINE[6:]).tolist()
    assert len(series(np.arange(200.0)[None, :], None)) == 60


REBASED = np.array([[5_000.0] * 30 + [5_250.0] * 6])


@pytest.mark.parametrize(
    ("top", "bottom", "word"),
    [
        (LINE[None, :], LEVEL, ""),
        (LINE[None, :], None, ""),
        (LINE[None, :24], LEVEL[:, :24], ""),
        (LINE[None, :23], LEVEL[:, :23], "pendek"),
        (_holed(30)[1:], LEVEL, "bolong"),
        (_holed(35)[1:], None, "bolong"),
        (LINE[None, :], REBASED * np.array([1.0] * 30 + [1.01] * 6), "potensi_baru"),
        (LINE[None, :], np.array([[5_000.0] * 20 + [9_000.0] * 16]), ""),  # more than a year ago
        (LINE[None, :], np.array([[5_000.0] * 30 + [5_150.0] * 6]), ""),  # a yearly update
        (LINE[None, :], np.zeros((1, 36)), "potensi_baru"),
    ],
)
def test_what_is_refused(top: np.ndarray, bottom: np.ndarray | None, word: str) -> None:
    assert refusal(top, bottom) == word
