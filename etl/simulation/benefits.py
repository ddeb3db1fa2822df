"""Made-up benefits: claims of the groups whose contributions are paid, and of the BPU of an area as a whole.

Month by month from 2025, so that also a month without a claim is stated. Some areas do not report at all.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from etl.simulation.frame import BPU, MONTHS, Counts, Spell, at, codes, first_day

FIRST = at(2025, 1)
WHOLE_FIRST = at(2025, 10)  # the BPU as a whole
SILENT = (12, 1)  # one area of so many, from this one on
DEATHS, ACCIDENTS = 46, 31  # a month among 100,000 members
DEATH = 42_000_000  # rupiah
SHARE = 100_000


def benefits(rng: np.random.Generator, people: Counts, found: list[Spell]) -> list[dict[str, Any]]:
    """Rows of the table `benefit` by month; each names the place of its month among MONTHS as `month`."""
    rows: list[dict[str, Any]] = []
    for area, code in enumerate(codes()):
        if area % SILENT[0] == SILENT[1]:
            continue
        for group in sorted({spell.group for spell in found if spell.area == area}):
            own = [spell for spell in found if (spell.area, spell.group) == (area, group)]
            for month in range(FIRST, len(MONTHS)):
                paid = sum(spell.workers for spell in own if spell.first <= month < spell.end)
                if paid:
                    rows += _month(rng, code, group, paid, month)
        for month in range(WHOLE_FIRST, len(MONTHS)):
            rows += _month(rng, code, None, int(people[area, BPU, month]), month)
    return rows


def _month(
    rng: np.random.Generator, code: str, group: str | None, members: int, month: int
) -> Iterator[dict[str, Any]]:
    """Deaths and accidents of a month; whole numbers by chance, so that small groups have some."""
    deaths = (members * DEATHS + int(rng.integers(0, SHARE))) // SHARE
    accidents = (members * ACCIDENTS + int(rng.integers(0, SHARE))) // SHARE
    each, children = int(rng.integers(3_000, 15_000)), int(rng.integers(0, 3))
    yield _row(
        code, group, month, "JKM", deaths, deaths * DEATH, deaths + deaths // 3, deaths * children // 2
    )
    yield _row(code, group, month, "JKK", accidents, accidents * each * 1_000, 0, 0)


def _row(
    code: str,
    group: str | None,
    month: int,
    programme: str,
    cases: int,
    rupiah: int,
    heirs: int,
    scholarships: int,
) -> dict[str, Any]:
    return {
        "month": month,
        "area_code": code,
        "segment": "BPU",
        "programme": programme,
        "group_name": group,
        "first_month": first_day(month),
        "period": MONTHS[month],
        "cases": cases,
        "rupiah": rupiah,
        "heirs": heirs,
        "scholarships": scholarships,
        "address": "simulasi",
        "note": "Simulasi, bukan klaim nyata.",
        "sheet": None,
        "source_column": "rupiah",
    }
