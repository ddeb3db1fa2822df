"""Rounding as people do it: an exact half goes away from zero in every text, table and file. Its one home."""

from decimal import ROUND_HALF_UP, Context, Decimal

import numpy as np
from numpy.typing import NDArray

NOISE = 11  # decimals; what differs only beyond them is an error of binary floating point, not a figure
FINEST = 6  # decimals somebody may be shown
_CONTEXT = Context(prec=400, rounding=ROUND_HALF_UP)
_UNITS = [Decimal(1).scaleb(-decimals) for decimals in range(NOISE + 1)]


def half_away(value: float, decimals: int = 0) -> Decimal:
    """The value with so many decimals.

    12.35 -> 12.4, -0.5 -> -1, also where binary arithmetic left 12.349999999999998. What is not finite stays
    as it is.
    """
    exact = Decimal(value) if isinstance(value, int) else Decimal(str(float(value)))
    if not exact.is_finite():
        return exact
    if not 0 <= decimals < NOISE:
        return exact.quantize(Decimal(1).scaleb(-decimals), context=_CONTEXT)
    return exact.quantize(_UNITS[NOISE], context=_CONTEXT).quantize(_UNITS[decimals], context=_CONTEXT)


def rounded_int(value: float) -> int:
    """The nearest whole number."""
    return int(half_away(value))


def plain(value: float) -> float:
    """The value without what binary arithmetic left at its end (67.09999999999999 -> 67.1).

    One that is a number of few decimals but for such noise is that number, any other stays whole.
    """
    return float(plain_numbers(np.array([value]))[0])


def plain_numbers(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """`plain` for an array of numbers; what is not finite stays as it is."""
    finite = np.where(np.isfinite(values), values, 0.0)
    few = np.round(finite, FINEST)
    noise = np.maximum(0.5 * 10.0 ** (1 - NOISE), 4 * np.spacing(np.abs(finite)))
    return np.where(np.isfinite(values) & (np.abs(finite - few) < noise), few, values)


def agreeing(now: float, then: float, *, least: int) -> int:
    """The number of decimals with which two values and their difference agree.

    With how many decimals two values and their difference stand beside each other, so that what is printed
    adds up: 19.07 and 18.94 want two, for 19.1, 18.9 and -0.1 look wrong.
    """
    for decimals in range(least, FINEST + 1):
        if half_away(now, decimals) - half_away(then, decimals) == half_away(now - then, decimals):
            return decimals
    return FINEST
