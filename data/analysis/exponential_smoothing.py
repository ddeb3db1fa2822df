"""Damped-trend exponential smoothing with additive errors, fitted by maximum likelihood to many series.

ETS(A, Ad, N) of Hyndman et al., Forecasting with Exponential Smoothing, 2008. A month's error e is its value
less what level and damped trend led to expect; the level takes alpha of it, the trend beta. The likeliest
parameters are those with the least sum of squared errors. For given alpha, beta and phi the errors are linear
in the first level and trend, so that these follow by least squares, and three parameters are left to search:
alpha, beta / alpha and phi. The sum often has several dips, so that the search begins in several places.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from data.analysis.bounded_newton import Indices, minimise

Numbers = NDArray[np.float64]

# The usual bounds of alpha, beta / alpha and phi.
LOW = np.array([1e-4, 1e-4, 0.80])
HIGH = np.array([1 - 1e-4, 1 - 1e-4, 0.98])
# Where the search begins: at the lowest STARTS of the dips of this grid.
GRID = np.stack(
    np.meshgrid(
        [0.0005, 0.02, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.97],
        [0.0005, 0.02, 0.08, 0.15, 0.3, 0.5, 0.7, 0.85, 0.97],
        [0.80, 0.86, 0.92, 0.96, 0.98],
        indexing="ij",
    )
)
STARTS = 4


@dataclass(frozen=True)
class Smoothed:
    """What was fitted to one series.

    The parameters, level and trend after its last month, and the mean squared error of one month ahead.
    """

    alpha: float
    beta: float
    phi: float
    level: float
    trend: float
    variance: float

    def forecast(self, months: int) -> Numbers:
        """The expected values one to so many months ahead."""
        return self.level + self.trend * np.cumsum(self.phi ** np.arange(1, months + 1))

    def deviations(self, months: int) -> Numbers:
        """The standard deviations of the forecasts' errors.

        Each month's own error, and what the errors before it carried into level and trend.
        """
        carried = self.alpha + self.beta * np.cumsum(self.phi ** np.arange(1, months))
        spread: Numbers = np.sqrt(self.variance * np.cumsum(np.concatenate([[1.0], carried**2])))
        return spread


def fit(series: Sequence[Numbers]) -> list[Smoothed]:
    """The likeliest model of each series, none of which may be constant; lengths may differ."""
    base = np.array([one[0] for one in series])
    scale = np.array([np.ptp(one) for one in series])
    lengths = np.array([len(one) for one in series])
    values = np.zeros((lengths.max(), len(series)))
    for place, one in enumerate(series):
        values[: len(one), place] = (one - base[place]) / scale[place]
    inside = (np.arange(len(values))[:, None] < lengths).astype(float)
    starts, of = _starts(values, inside, lengths)

    def squares(points: Numbers, which: Indices) -> Numbers:
        errors, _ = _errors(points, values[:, of[which]], inside[:, of[which]])
        total: Numbers = np.einsum("nk,nk->k", errors, errors)
        return total

    points, found = minimise(squares, starts, low=LOW, high=HIGH)
    order = np.lexsort((found, of))
    best = order[np.searchsorted(of[order], np.arange(len(series)))]
    _, first = _errors(points[best], values, inside)
    level, trend = _last(points[best], values, inside, first)
    alpha, share, phi = points[best].T
    columns = (
        alpha,
        alpha * share,
        phi,
        base + scale * level,
        scale * trend,
        scale**2 * found[best] / lengths,
    )
    return [Smoothed(*(float(value) for value in row)) for row in zip(*columns, strict=True)]


def _respond(points: Numbers, values: Numbers, level: Numbers, trend: Numbers) -> Numbers:
    """The errors (months, ..., k) of values (months, ..., k) from a first level and trend; points (k, 3)."""
    alpha, share, phi = points.T
    beta = alpha * share
    errors = np.empty((len(values), *np.broadcast_shapes(values.shape[1:], alpha.shape)))
    for month, value in enumerate(values):
        trend = phi * trend
        level = level + trend
        error = np.subtract(value, level, out=errors[month])
        level, trend = level + alpha * error, trend + beta * error
    return errors


def _errors(points: Numbers, values: Numbers, inside: Numbers) -> tuple[Numbers, Numbers]:
    """The errors (months, k) from the best first level and trend, and these two, of shape (2, k)."""
    count = len(points)
    fed = np.zeros((len(values), 3, count))
    fed[:, 0] = values
    level, trend = np.zeros((3, count)), np.zeros((3, count))
    level[1] = trend[2] = -1
    own, of_level, of_trend = np.moveaxis(_respond(points, fed, level, trend) * inside[:, None], 1, 0)
    first = _least_squares(
        *(
            np.einsum("nk,nk->k", one, other)
            for one, other in (
                (of_level, of_level),
                (of_trend, of_trend),
                (of_level, of_trend),
                (own, of_level),
                (own, of_trend),
            )
        )
    )
    return own - first[0] * of_level - first[1] * of_trend, first


def _least_squares(aa: Numbers, bb: Numbers, ab: Numbers, ya: Numbers, yb: Numbers) -> Numbers:
    """The two factors from the sums of products of two regressors and a response."""
    return np.array([ya * bb - yb * ab, yb * aa - ya * ab]) / (aa * bb - ab * ab)


def _last(points: Numbers, values: Numbers, inside: Numbers, first: Numbers) -> tuple[Numbers, Numbers]:
    """Level and trend after the last month of each series."""
    alpha, share, phi = points.T
    level, trend = first
    for value, counts in zip(values, inside, strict=True):
        drift = phi * trend
        error = value - level - drift
        level = np.where(counts, level + drift + alpha * error, level)
        trend = np.where(counts, drift + alpha * share * error, trend)
    return level, trend


def _starts(values: Numbers, inside: Numbers, lengths: NDArray[np.intp]) -> tuple[Numbers, Indices]:
    """Points (k, 3) to start from, and which series each is of: the lowest dips of the grid.

    What the first level and trend do does not depend on the series, so that it is asked once.
    """
    grid = GRID.reshape(3, -1)
    own = np.stack([_respond(grid.T, one[:, None], np.zeros(1), np.zeros(1)) for one in values.T], axis=2)
    own *= inside[:, None]
    (of_level, of_trend), sums = _of_the_grid(len(values))
    aa, bb, ab = (one[lengths - 1].T for one in sums)
    ya, yb = (np.einsum("ngs,ng->gs", own, other) for other in (of_level, of_trend))
    level, trend = _least_squares(aa, bb, ab, ya, yb)
    squares = np.einsum("ngs,ngs->gs", own, own) - level * ya - trend * yb
    dips = np.where(squares <= _around(squares), squares, np.inf)
    lowest = np.argpartition(dips, STARTS, axis=0)[:STARTS]
    place, of = np.nonzero(np.isfinite(np.take_along_axis(dips, lowest, axis=0)))
    return grid[:, lowest[place, of]].T, of


@lru_cache(maxsize=8)
def _of_the_grid(months: int) -> tuple[tuple[Numbers, Numbers], tuple[Numbers, Numbers, Numbers]]:
    """What a first level and a first trend do at each point, and sums of their products up to each month."""
    grid = GRID.reshape(3, -1)
    nothing, one, none = np.zeros((months, 1)), np.full(1, -1.0), np.zeros(1)
    level, trend = _respond(grid.T, nothing, one, none), _respond(grid.T, nothing, none, one)
    products = (level * level, trend * trend, level * trend)
    aa, bb, ab = (np.cumsum(product, axis=0) for product in products)
    return (level, trend), (aa, bb, ab)


def _around(squares: Numbers) -> Numbers:
    """The least value among each point of the grid and its neighbours."""
    found = squares.reshape(*GRID.shape[1:], -1)
    for axis in range(3):
        padded = np.pad(
            found, [(1, 1) if one == axis else (0, 0) for one in range(4)], constant_values=np.inf
        )
        span = found.shape[axis]
        found = np.minimum.reduce([padded.take(range(at, at + span), axis=axis) for at in range(3)])
    return found.reshape(squares.shape)
