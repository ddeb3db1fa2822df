"""Published figures from different sources that cannot both stand. Pure; keeps both, prefers neither."""

from itertools import combinations
from typing import Any

import pandas as pd

# Sources call the same base potensi or angkatan kerja, so the two are held against each other.
DENOMINATORS = ("potensi", "angkatan_kerja")

# How many months apart two figures may be to be compared, and by how much they must differ to be flagged:
# a share of the smaller count, or percentage points.
ACTIVE_MONTHS, ACTIVE_SHARE = 7, 0.25
ELIGIBLE_MONTHS, ELIGIBLE_SHARE = 24, 0.15
PERCENT_MONTHS, PERCENT_POINTS = 7, 10.0


def _months_apart(first: Any, second: Any) -> int:
    return abs(int((first.period.year - second.period.year) * 12 + first.period.month - second.period.month))


def _contradict(first: Any, second: Any) -> bool:
    if first.address == second.address:
        return False
    months, difference = _months_apart(first, second), abs(first.value - second.value)
    if first.unit == "persen":
        return months <= PERCENT_MONTHS and difference >= PERCENT_POINTS
    eligible = first.indicator in DENOMINATORS
    limit, share = (ELIGIBLE_MONTHS, ELIGIBLE_SHARE) if eligible else (ACTIVE_MONTHS, ACTIVE_SHARE)
    return months <= limit and difference >= share * min(first.value, second.value)


def conflicts(figures: pd.DataFrame) -> pd.DataFrame:
    """Pairs of figures of one area, indicator and segment, from different addresses, near in time, that are
    further apart than growth explains. Only figures dated to the month or day are compared.

    Columns: row, other (index labels in `figures`; each pair stands twice, once from either side).
    """
    compared = figures["indicator"].isin(["peserta_aktif", "cakupan", *DENOMINATORS])
    dated = figures[compared & (figures["date_precision"] != "year")]
    kind = dated["indicator"].where(~dated["indicator"].isin(DENOMINATORS), "penyebut")
    pairs: list[tuple[Any, Any]] = []
    for _, group in dated.groupby([dated["area_name"], kind, dated["segment"], dated["unit"]], sort=False):
        for first, second in combinations(group.itertuples(), 2):
            if _contradict(first, second):
                pairs += [(first.Index, second.Index), (second.Index, first.Index)]
    return pd.DataFrame(pairs, columns=["row", "other"])
