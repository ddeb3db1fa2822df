"""Of a big file: the areas of each basis, where several stand in one of its months (told by etl.checks.mixed_bases)."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from data.counts.packed import Kind, period
from etl.checks.earlier import ACTIVE

if TYPE_CHECKING:
    from etl.large_files.checks import Plausibility


def by_basis(found: "Plausibility", kinds: Iterable[Kind]) -> dict[tuple[str, date], dict[str, set[str]]]:
    """The areas with active participants on each basis once the file is stored, by segment and month of the
    file; only where there is more than one basis."""
    words = found.grid.vocabulary
    codes, stands = np.array(words.codes, dtype=object), dict[tuple[str, date], dict[str, set[str]]]()
    active = [kind for kind in kinds if kind.measure == ACTIVE and not kind.programme]
    for segment in dict.fromkeys(kind.segment for kind in active):
        own = [one for one in active if one.segment == segment]
        both = {basis: found.both(own[0]._replace(basis=basis)) >= 0 for basis in words.bases}
        told = np.any([found.stands(one)[0] >= 0 for one in own], axis=(0, 1))
        several = np.sum([there.any(axis=0) for there in both.values()], axis=0) > 1
        for month in np.flatnonzero(several & told):
            areas = {basis: set(codes[there[:, month]]) for basis, there in both.items()}
            stands[segment, period(int(month) + found.over[0])] = areas
    return stands
