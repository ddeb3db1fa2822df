"""Projection of participants: damped-trend exponential smoothing, its interval, its error looking back."""

import warnings
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.compute import Flags, Numbers

FEWEST = 24  # unbroken months up to the last one, or there is no projection
MOST = 60  # of which at most so many are used
AHEAD = 12  # months
INTERVAL = 80  # percent
REBASED = 5.0  # percent by which potensi must have moved within a year to be a new base
ORIGINS, HORIZON = 6, 6  # of the test that looks back


@dataclass(frozen=True)
class Fan:
    """People one to AHEAD months after the last one: the middle and the ends of the interval."""

    middle: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True)
class LookBack:
    """Mean absolute error in people of `forecasts` forecasts one to HORIZON months ahead: of the model, and
    of taking the last month's count for all that follow."""

    model: float
    naive: float
    forecasts: int


@dataclass(frozen=True)
class Projection:
    """`months` used; `areas` and `potensi` are of the areas whose participants are projected."""

    fan: Fan
    test: LookBack
    months: int
    areas: int
    potensi: float | None


def refusal(top: Numbers, bottom: Numbers | None) -> str:
    """Why areas' participants (areas, months) cannot be projected from their last month, one word, or "":
    `pendek`: fewer months than FEWEST; `bolong`: no area reported in each of the last FEWEST;
    `potensi_baru`: the potensi of those that did moved by REBASED percent or more within a year."""
    if top.shape[1] < FEWEST:
        return "pendek"
    whole = complete(top, bottom)
    if not whole.any():
        return "bolong"
    if bottom is not None:
        year = bottom[whole, -13:].sum(axis=0)
        if year[-1] <= 0 or (abs(year / year[-1] - 1) * 100 >= REBASED).any():
            return "potensi_baru"
    return ""


def complete(top: Numbers, bottom: Numbers | None) -> Flags:
    """The areas that reported in each of the last FEWEST months."""
    both = top if bottom is None else top + bottom
    return np.asarray(~np.isnan(both[:, -FEWEST:]).any(axis=1))


def series(top: Numbers, bottom: Numbers | None) -> Numbers:
    """The sum over the complete areas, as far back as all of them reported, at most MOST months."""
    whole: Numbers = top[complete(top, bottom)][:, -MOST:].sum(axis=0)
    gaps = np.flatnonzero(np.isnan(whole))
    return whole[gaps[-1] + 1 :] if len(gaps) else whole


def project(top: Numbers, bottom: Numbers | None) -> Projection:
    """The projection of areas together; ask `refusal` first."""
    values, whole = series(top, bottom), complete(top, bottom)
    potensi = None if bottom is None else float(bottom[whole, -1].sum())
    return Projection(fan(values, AHEAD), look_back(values), len(values), int(whole.sum()), potensi)


def fan(values: Numbers, months: int) -> Fan:
    """Additive errors and an additive damped trend; nobody falls below zero."""
    if np.ptp(values) == 0:  # nothing moves, nothing to fit
        still = (float(values[-1]),) * months
        return Fan(still, still, still)
    from statsmodels.tsa.exponential_smoothing.ets import (
        ETSModel,
    )  # slow to import: only when one is asked for

    scale = float(np.abs(values).max())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of convergence: the test that looks back judges what came out
        fitted = ETSModel(pd.Series(values / scale), error="add", trend="add", damped_trend=True).fit(
            disp=False
        )
        ahead = fitted.get_prediction(start=len(values), end=len(values) + months - 1)
        table = ahead.summary_frame(alpha=1 - INTERVAL / 100)
    return Fan(*(_people(table[name], scale) for name in ("mean", "pi_lower", "pi_upper")))


def _people(column: Sequence[float], scale: float) -> tuple[float, ...]:
    return tuple(max(0.0, float(value) * scale) for value in column)


def look_back(values: Numbers) -> LookBack:
    """From each of ORIGINS months HORIZON and more before the last: what would have been projected for the
    next HORIZON months, against what came."""
    model: list[float] = []
    naive: list[float] = []
    for origin in range(len(values) - HORIZON - ORIGINS + 1, len(values) - HORIZON + 1):
        came = values[origin : origin + HORIZON]
        model += np.abs(np.array(fan(values[:origin], HORIZON).middle) - came).tolist()
        naive += np.abs(values[origin - 1] - came).tolist()
    return LookBack(float(np.mean(model)), float(np.mean(naive)), len(model))
