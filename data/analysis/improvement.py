"""Movement: by how much an area improved on the same denominator, and its rank by that."""

from collections.abc import Mapping

import numpy as np

from data.analysis.coverage import ranks

YEAR, QUARTER = 12, 3  # months


def improvement(now: float | None, then: float | None, base: float | None, *, ratio: bool) -> float | None:
    """The change of participants on the denominator of now.

    Participants now less participants then, in points of the potensi of now for a ratio, in people for a
    count; None where one of them is unknown or nobody is eligible.
    """
    if now is None or then is None:
        return None
    if not ratio:
        return now - then
    return None if not base else (now - then) / base * 100


def places(values: Mapping[str, float | None], *, higher_is_better: bool = True) -> dict[str, int]:
    """The rank of each area that has a value, 1 for the best.

    Equal values share a rank and the next one is skipped.
    """
    column = np.array([[np.nan if value is None else value] for value in values.values()], dtype=float)
    if not len(column):
        return {}
    found = ranks(column, higher_is_better=higher_is_better)[:, 0]
    return {area: int(rank) for area, rank in zip(values, found, strict=True) if rank == rank}
