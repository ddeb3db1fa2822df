"""Newton within bounds: the lowest point inside, on one bound, in a corner, and along a bent valley."""

import numpy as np
import pytest

from data.analysis.bounded_newton import minimise

LOW, HIGH = np.array([0.0, 0.0]), np.array([1.0, 2.0])
CENTRES = np.array([[0.4, 1.5], [3.0, 1.0], [-2.0, 5.0], [0.5, -1.0]])


def _bowls(points: np.ndarray, which: np.ndarray) -> np.ndarray:
    """Tilted bowls, one a problem: 1 at the centre."""
    x, y = (points - CENTRES[which]).T
    return 1 + x**2 + y**2 + x * y


def test_each_bowl_by_hand() -> None:
    """Inside: its centre. At x = 1 the second is lowest at y = 1 + 2/2; the third ends in the corner
    (0, 2), at 1 + 4 + 9 - 6; at y = 0 the fourth is lowest at x = 0.5 - 1/2."""
    points, values = minimise(_bowls, np.full((4, 2), 0.5), low=LOW, high=HIGH)
    assert points == pytest.approx(np.array([[0.4, 1.5], [1.0, 2.0], [0.0, 2.0], [0.0, 0.0]]), abs=1e-6)
    assert values == pytest.approx([1.0, 4.0, 8.0, 1.75], abs=1e-9)
    assert ((points >= LOW) & (points <= HIGH)).all()


def test_a_bent_valley_is_followed() -> None:
    """Rosenbrock's, from far away and from a place where it curves the wrong way."""

    def valley(points: np.ndarray, which: np.ndarray) -> np.ndarray:
        x, y = points.T
        return (0.8 - x) ** 2 + 100 * (y - x**2) ** 2 + 1e-3 + 0 * which

    starts = np.array([[0.0, 2.0], [0.1, 0.9]])
    points, _ = minimise(valley, starts, low=LOW, high=HIGH)
    assert points == pytest.approx(np.array([[0.8, 0.64]] * 2), abs=1e-4)
