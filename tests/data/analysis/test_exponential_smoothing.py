"""Exponential smoothing against statsmodels, on series of every kind; and what must change nothing."""

import numpy as np
import pytest

from data.analysis.exponential_smoothing import Smoothed, fit
from tests.support.statsmodels_fits import MONTHS, agreement


def _walk(rng: np.random.Generator, count: int) -> np.ndarray:
    return 1_000 + np.cumsum(rng.normal(5, 20, count))


def _noise(rng: np.random.Generator, count: int) -> np.ndarray:
    return 1_000 + rng.normal(0, 30, count)


def _damped(rng: np.random.Generator, count: int) -> np.ndarray:
    trend = 60 * 0.9 ** np.arange(count) + 3
    return 10_000 + np.cumsum(trend + rng.normal(0, 90, count))


def _wave(rng: np.random.Generator, count: int) -> np.ndarray:
    months = np.arange(count)
    return 5_000 + 300 * np.sin(months / 5) + 10 * months + rng.normal(0, 30, count)


KINDS = (_walk, _noise, _damped, _wave)


def _series(seed: int, each: int) -> list[np.ndarray]:
    rng = np.random.default_rng(seed)
    return [kind(rng, int(rng.integers(19, 61))) for kind in KINDS for _ in range(each)]


def test_nobody_fits_better_and_who_fits_as_well_forecasts_the_same() -> None:
    assert agreement(_series(11, 8)) >= 18


def test_a_series_among_others_is_fitted_as_alone() -> None:
    series = _series(5, 2)
    for alone, together in zip(series, fit(series), strict=True):
        (own,) = fit([alone])
        assert own.forecast(MONTHS) == pytest.approx(together.forecast(MONTHS), rel=1e-6)
        assert own.deviations(MONTHS) == pytest.approx(together.deviations(MONTHS), rel=1e-5)


def test_level_and_unit_change_nothing() -> None:
    """People or thousands, and a million more of them: the forecast moves with them."""
    values = _damped(np.random.default_rng(8), 40)
    plain, moved = fit([values, values * 1_000 + 1e6])
    assert moved.forecast(MONTHS) == pytest.approx(plain.forecast(MONTHS) * 1_000 + 1e6, rel=1e-7)
    assert moved.deviations(MONTHS) == pytest.approx(plain.deviations(MONTHS) * 1_000, rel=1e-5)


def test_forecast_and_deviations_by_hand() -> None:
    """Level 100, trend 10 damped by half: 5, 2.5 more; an error carries 0.6, then 0.65 into what follows."""
    model = Smoothed(alpha=0.5, beta=0.2, phi=0.5, level=100.0, trend=10.0, variance=4.0)
    assert model.forecast(3).tolist() == [105.0, 107.5, 108.75]
    carried = [0.0, 0.6**2, 0.6**2 + 0.65**2]
    assert model.deviations(3) == pytest.approx([2 * (1 + part) ** 0.5 for part in carried])
