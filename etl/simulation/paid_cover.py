"""Government-paid BPU cover that begins and lapses."""

import numpy as np

from etl.simulation.frame import BPU, MONTHS, YEARS, Counts, Spell, at, codes, modelled_spells, pins

CONTRIBUTION = 16_800  # rupiah a worker a month: JKK + JKM in the lowest band
FUNDS = ("APBD", "APBD-P", "DBHCHT", "APBDes", "CSR", "Baznas", "gotong royong ASN")
GROUPS = (
    "RT/RW",
    "guru agama",
    "petani tembakau",
    "nelayan",
    "buruh tani",
    "kader posyandu",
    "pekerja rentan",
)
FIRST = (1, 2, 3, 4, 7, 8, 9, 10)
LENGTHS = (1, 3, 4, 6, 6, 9, 12, 12)


def spells(rng: np.random.Generator, eligible: Counts) -> list[Spell]:
    """The modelled spells and, for every area, some more, in the order they begin.

    Those pay for 0.3 to 2 % of its eligible BPU workers. Areas whose counts are pinned to published ones get
    theirs after the last pin.
    """
    found = modelled_spells()
    modelled = {spell.area for spell in found}
    free_from = {area: at(2026, 1) for area, _, _ in pins("active")}
    for area in range(len(codes())):
        for position, year in enumerate(YEARS):
            chosen = [int(rng.integers(0, len(words))) for words in (FUNDS, GROUPS, FIRST, LENGTHS)]
            share, wanted = int(rng.integers(30, 200)), int(rng.integers(0, 100))
            first = at(year, FIRST[chosen[2]])
            crowded = area in modelled and year < 2026
            if wanted >= 85 or crowded or first < free_from.get(area, 0) or first >= len(MONTHS):
                continue
            workers = int(eligible[area, BPU, position]) * share // 10_000
            found.append(Spell(area, FUNDS[chosen[0]], GROUPS[chosen[1]], workers, first, LENGTHS[chosen[3]]))
    return sorted(found, key=lambda spell: (spell.first, codes()[spell.area], spell.workers))


def sponsored(found: list[Spell]) -> Counts:
    """Workers paid for in each month, shape (areas, months)."""
    paid = np.zeros((len(codes()), len(MONTHS)), dtype=np.int64)
    for spell in found:
        paid[spell.area, spell.first : spell.end] += spell.workers
    return paid


def boundaries(found: list[Spell], area: int) -> set[int]:
    """The months in which a spell of the area begins, or has just lapsed."""
    return {month for spell in found if spell.area == area for month in (spell.first, spell.end)}
