"""Newton's method within bounds, for many small problems at once: arrays of shape (problems, parameters)."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Indices = NDArray[np.intp]
Value = Callable[[Numbers, Indices], Numbers]

NUDGE = 1e-4  # of a parameter, for the differences that slopes and curvatures are taken from
STILL = 1e-7  # a step shorter than this is the last one
GAIN = 1e-11  # and one after which the value is lower by less than this share
MOST = 40  # steps


def minimise(value: Value, points: Numbers, *, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
    """The lowest points that each problem reaches from its start, and their values.

    `value(points, which)` takes points (n, parameters) of the problems `which` (n); it is also asked NUDGE
    beyond the bounds.
    """
    points = points.copy()
    live = np.arange(len(points))
    values, slopes, curves = _look(value, points, live)
    damping = np.full(len(points), 1e-2)
    for _ in range(MOST):
        tried = _step(points[live], slopes[live], curves[live], damping[live], low=low, high=high)
        found, slope, curve = _look(value, tried, live)
        before = values[live]
        better = found < before
        taken = live[better]
        done = (np.abs(tried - points[live]).max(axis=1) < STILL) | (
            better & (before - found < GAIN * before)
        )
        points[taken], values[taken] = tried[better], found[better]
        slopes[taken], curves[taken] = slope[better], curve[better]
        damping[live] = np.where(better, damping[live] * 0.1, np.maximum(damping[live] * 10, 1e-2))
        live = live[~done]
        if not len(live):
            break
    return points, values


def _look(value: Value, points: Numbers, which: Indices) -> tuple[Numbers, Numbers, Numbers]:
    """Values, slopes and curvatures by differences: all points around all problems in one call."""
    count, size = points.shape
    one = np.eye(size)
    pairs = [(i, j) for i in range(size) for j in range(i)]
    around = np.concatenate([np.zeros((1, size)), one, -one, *[one[i : i + 1] + one[j] for i, j in pairs]])
    near = (points + NUDGE * around[:, None]).reshape(-1, size)
    found = value(near, np.tile(which, len(around))).reshape(-1, count)
    here, up, down, both = np.split(found, (1, 1 + size, 1 + 2 * size))
    curves = np.empty((count, size, size))
    for i in range(size):
        curves[:, i, i] = up[i] - 2 * here[0] + down[i]
    for (i, j), corner in zip(pairs, both, strict=True):
        curves[:, i, j] = curves[:, j, i] = corner - up[i] - up[j] + here[0]
    return here[0], (up - down).T / (2 * NUDGE), curves / NUDGE**2


def _step(
    points: Numbers, slopes: Numbers, curves: Numbers, damping: Numbers, *, low: Numbers, high: Numbers
) -> Numbers:
    """The next points: damped, downhill also where the curvature is not.

    A parameter at its bound that wants out stays, and the first to reach its bound is stopped there before
    the others go on.
    """
    held = ((points <= low) & (slopes > 0)) | ((points >= high) & (slopes < 0))
    move = np.zeros_like(points)
    for _ in range(points.shape[1]):
        pull = np.einsum("kij,kj->ki", curves, np.where(held, move, 0))
        free = np.where(held[:, :, None] | held[:, None, :], 0, curves)
        sizes, axes = np.linalg.eigh(free)
        sizes = np.abs(sizes)
        sizes += damping[:, None] * sizes.max(axis=1, keepdims=True) + 1e-14
        along = np.einsum("kji,kj->ki", axes, np.where(held, 0, -slopes - pull)) / sizes
        move = np.where(held, move, np.einsum("kij,kj->ki", axes, along))
        there = points + move
        out = ~held & ((there < low) | (there > high))
        if not out.any():
            break
        room = np.clip(there, low, high) - points
        share = np.where(out, room / np.where(move == 0, 1, move), np.inf)
        first = out & (share == share.min(axis=1, keepdims=True))
        move, held = np.where(first, room, move), held | first
    there = np.clip(points + move, low, high)
    there = np.where(there - low < 1e-12, low, there)  # exactly on the bound, not a rounding beside it
    return np.where(high - there < 1e-12, high, there)
