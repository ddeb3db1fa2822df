"""The projection's model as statsmodels fits it: a second opinion that shares no line with ours."""

import warnings

import numpy as np
import pandas as pd
import pytest
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

from data.analysis.exponential_smoothing import fit

MONTHS = 12


def statsmodels_fit(values: np.ndarray) -> tuple[float, np.ndarray, np.ndarray]:
    """Its sum of squared errors, forecasts, and their standard deviations."""
    scale = np.abs(values).max()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model = ETSModel(pd.Series(values / scale), error="add", trend="add", damped_trend=True).fit(
            disp=False
        )
        ahead = model.get_prediction(start=len(values), end=len(values) + MONTHS - 1)
    return (
        float((model.resid**2).sum()) * scale**2,
        np.asarray(ahead.predicted_mean) * scale,
        np.sqrt(np.asarray(ahead.forecast_variance)) * scale,
    )


def agreement(series: list[np.ndarray]) -> int:
    """How many series statsmodels fits just as well: there the forecasts agree within 2 % of a standard
    deviation and the deviations within 0.1 %. It never fits any of them better; where its search ends in a
    lesser dip, it fits worse."""
    same = 0
    for values, found in zip(series, fit(series), strict=True):
        squares, middle, deviations = statsmodels_fit(values)
        share = found.variance * len(values) / squares
        assert share <= 1 + 1e-6
        if share > 1 - 1e-6:
            same += 1
            off = np.abs(found.forecast(MONTHS) - middle).max()
            assert off <= 0.02 * deviations[0]
            assert found.deviations(MONTHS) == pytest.approx(deviations, rel=1e-3)
    return same
