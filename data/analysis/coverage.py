"""The arithmetic of coverage: pure functions over arrays of shape (areas, months), NaN where unknown."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from data.definitions.registry import Band

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]
ROUNDING = 1e-14  # of a number: more than the arithmetic of a path loses, less than one person is


def divides(eligible: Numbers) -> Flags:
    """Whether a rate can be taken of it: known, and somebody is eligible.

    Who has participants and nobody eligible is shown, but takes no part in any rate, sum, change or trend.
    """
    return np.asarray(eligible > 0)


def coverage(active: Numbers, eligible: Numbers) -> Numbers:
    """Active participants per 100 eligible workers; NaN where either is unknown or nobody is eligible.

    Not clipped at 100: people work where they do not live.
    """
    known = np.where(divides(eligible), eligible, np.nan)
    return np.asarray(active * 100 / known)  # rounded once: 247 of 2000 is 12.35 to the last digit


def carry_forward(values: Numbers) -> tuple[Numbers, NDArray[np.int64]]:
    """Each month's last known value, and the index of the month it comes from (-1: none yet)."""
    months = np.arange(values.shape[1])
    source = np.maximum.accumulate(np.where(np.isnan(values), -1, months), axis=1)
    carried = np.take_along_axis(values, np.maximum(source, 0), axis=1)
    return np.where(source >= 0, carried, np.nan), source.astype(np.int64)


def months_earlier(months: int, back: int) -> Places:
    """For each of so many months the place of the one so many before; -1 where there is none."""
    return np.maximum(np.arange(months) - back, -1)


def last_before(where: Flags) -> Places:
    """For each month the place of the last one before it for which it holds; -1 where there is none."""
    last = np.maximum.accumulate(np.where(where, np.arange(len(where)), -1))
    return np.concatenate([[-1], last])[: len(where)].astype(np.int64)


def values_at(values: Numbers, then: Places) -> Numbers:
    """Each month's value of the month at the place `then` says; NaN at -1."""
    return np.where(then >= 0, values[:, np.maximum(then, 0)], np.nan)


def least_people(share: Numbers, base: Numbers) -> Numbers:
    """The least whole number of people that makes `share` percent of `base`."""
    return np.ceil(np.round(share * base / 100, 6))


def ranks(values: Numbers, *, higher_is_better: bool) -> Numbers:
    """1 for the best of each month; equal values share a rank and the next one is skipped; NaN unranked."""
    signed = -values if higher_is_better else values  # unrounded: equal ratios are equal to the last bit
    order = np.argsort(signed, axis=0)  # NaN last
    ordered = np.take_along_axis(signed, order, axis=0)
    fresh = np.ones(values.shape, dtype=bool)
    fresh[1:] = ordered[1:] != ordered[:-1]
    places = np.where(fresh, np.arange(1, len(values) + 1)[:, None], 0)
    result = np.empty_like(values)
    np.put_along_axis(result, order, np.maximum.accumulate(places, axis=0), axis=0)
    result[np.isnan(values)] = np.nan
    return result


def reaches(value: Numbers, limit: Numbers, fraction: float = 1.0, *, higher_is_better: bool) -> Flags:
    """Whether a value has so much of a limit: value >= fraction x limit.

    Mirrored where lower is better: limit >= fraction x value. A value as large as it up to rounding has it;
    an unknown one has not.
    """
    have, need = (value, fraction * limit) if higher_is_better else (limit, fraction * value)
    return np.asarray(have >= need - ROUNDING * np.abs(need))


def places_gained(values: Numbers, then: Places, *, higher_is_better: bool) -> tuple[Numbers, Places]:
    """By how many places each area passed others (> 0) or was passed (< 0) since the month `then` says.

    Its rank then less its rank now, both counted among the common set, the areas with a value in both months;
    NaN outside it. And for each month how many areas that set holds.
    """
    was = values_at(values, then)
    both = ~np.isnan(values) & ~np.isnan(was)
    now_rank, then_rank = (
        ranks(np.where(both, column, np.nan), higher_is_better=higher_is_better) for column in (values, was)
    )
    return then_rank - now_rank, both.sum(axis=0).astype(np.int64)


def statuses(
    value: Numbers, target: Numbers, path: Numbers, bands: Sequence[Band], *, higher_is_better: bool
) -> NDArray[np.object_]:
    """The first band, best first, whose fraction of the target or of the path a value reaches.

    Or belum_melapor, tanpa_target.
    """
    result = np.full(value.shape, bands[-1].key, dtype=object)
    for band in reversed(bands[:-1]):
        assert band.start is not None
        limit = target if band.of == "target" else path
        result[reaches(value, limit, band.start, higher_is_better=higher_is_better)] = band.key
    result[np.isnan(target)] = "tanpa_target"
    result[np.isnan(value)] = "belum_melapor"
    return result
