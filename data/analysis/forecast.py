"""Projection of participants: damped-trend exponential smoothing, its interval, its error looking back."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from data.analysis.coverage import Flags, Numbers
from data.analysis.exponential_smoothing import Smoothed, fit

FEWEST = 24  # unbroken months up to the last one, or there is no projection
MOST = 60  # of which at most so many are used
AHEAD = 12  # months
INTERVAL = 80  # percent
REACH = NormalDist().inv_cdf((1 + INTERVAL / 100) / 2)  # standard deviations from the middle to either end
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
    """Mean absolute error in people of `forecasts` forecasts one to HORIZON months ahead.

    Of the model, and of taking the last month's count for all that follow.
    """

    model: float
    naive: float
    forecasts: int


@dataclass(frozen=True)
class Projection:
    """`values` are of the months used, `areas` and `potensi` of the areas that are projected.

    `test` says how far off the model has been.
    """

    fan: Fan
    test: LookBack
    values: Numbers
    areas: int
    potensi: float | None


def refusal(top: Numbers, bottom: Numbers | None) -> str:
    """Why areas' participants (areas, months) cannot be projected from their last month, one word, or "".

    `pendek`: fewer months than FEWEST; `bolong`: no area reported in each of the last FEWEST; `potensi_baru`:
    the potensi of those that did moved by REBASED percent or more within a year.
    """
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
    *origins, last = _fitted([*_origins(values), values])  # at once, which costs little more than one
    found = _fan(values, last, AHEAD), _look_back(values, origins)
    return Projection(*found, values, int(whole.sum()), potensi)


def fan(values: Numbers, months: int) -> Fan:
    """Additive errors and an additive damped trend; nobody falls below zero."""
    (fitted,) = _fitted([values])
    return _fan(values, fitted, months)


def _fan(values: Numbers, fitted: Smoothed | None, months: int) -> Fan:
    if fitted is None:
        still = (float(values[-1]),) * months
        return Fan(still, still, still)
    middle, reach = fitted.forecast(months), REACH * fitted.deviations(months)
    return Fan(_people(middle), _people(middle - reach), _people(middle + reach))


def _fitted(series: Sequence[Numbers]) -> list[Smoothed | None]:
    """The model of each series; None where nothing moves, so that there is nothing to fit."""
    moving = [values for values in series if np.ptp(values) > 0]
    found = iter(fit(moving) if moving else ())
    return [next(found) if np.ptp(values) > 0 else None for values in series]


def _people(values: Numbers) -> tuple[float, ...]:
    return tuple(np.maximum(values, 0.0).tolist())


def look_back(values: Numbers) -> LookBack:
    """From each of ORIGINS months HORIZON and more before the last.

    What would have been projected for the next HORIZON months, against what came.
    """
    return _look_back(values, _fitted(_origins(values)))


def _origins(values: Numbers) -> list[Numbers]:
    """The series up to each of the months that are looked back from."""
    return [values[: len(values) - HORIZON - back] for back in reversed(range(ORIGINS))]


def _look_back(values: Numbers, found: Sequence[Smoothed | None]) -> LookBack:
    model: list[float] = []
    naive: list[float] = []
    for known, fitted in zip(_origins(values), found, strict=True):
        came, last = values[len(known) : len(known) + HORIZON], known[-1]
        expected = last if fitted is None else np.maximum(fitted.forecast(HORIZON), 0.0)
        model += np.abs(expected - came).tolist()
        naive += np.abs(last - came).tolist()
    return LookBack(float(np.mean(model)), float(np.mean(naive)), len(model))
