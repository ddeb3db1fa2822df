"""Made-up participants of the five programmes: how deep the cover of each segment goes.

Everybody active is in JKK and JKM. Of wage workers most have JHT, fewer JP and JKP; of BPU a few chose JHT.
The shares grow slowly and differ by area; towns are deeper. Reported for some quarters and for October 2026.
"""

from collections.abc import Iterator

import numpy as np

from etl.simulation.frame import BPU, JAKON, PU, Counts, Numbers, at, codes

QUARTERS = (at(2024, 12), at(2025, 6), at(2025, 12), at(2026, 3), at(2026, 6), at(2026, 9), at(2026, 10))
EVERYBODY = ("JKK", "JKM")
# Share of those active in 2026: least and most by area, and by how much a year the share grows.
DEPTH = {
    (PU, "JHT"): (0.70, 0.92, 0.010),
    (PU, "JP"): (0.44, 0.70, 0.014),
    (PU, "JKP"): (0.26, 0.58, 0.020),
    (BPU, "JHT"): (0.03, 0.13, 0.006),
}
TOWN = 0.06  # how much deeper cover goes in a kota


def shares(rng: np.random.Generator) -> dict[tuple[int, str], Numbers]:
    """By segment and programme the share of those active, shape (areas,), in the middle of 2026."""
    level = rng.integers(0, 1001, size=len(codes())) / 1000
    found = {}
    for key, (least, most, _) in DEPTH.items():
        own = (level + rng.integers(0, 1001, size=len(codes())) / 1000) / 2
        town = np.array([TOWN if code[3:] > "70" else 0.0 for code in codes()])
        found[key] = least + (most - least) * own + town
    return found


def participants(
    people: Counts, shared: dict[tuple[int, str], Numbers], months: range
) -> Iterator[tuple[int, int, int, str, int]]:
    """Area, month, segment, programme and participants of the quarters among these months.

    `people`: active participants, shape (areas, segments, months). No programme has more than are active.
    """
    for month in QUARTERS:
        if month not in months:
            continue
        for area in range(len(codes())):
            for segment in (PU, BPU, JAKON):
                active = int(people[area, segment, month])
                for programme in EVERYBODY:
                    yield area, month, segment, programme, active
                for (of, programme), own in shared.items():
                    if of == segment:
                        grown = own[area] + DEPTH[of, programme][2] * (month - at(2026, 6)) / 12
                        yield area, month, segment, programme, int(active * min(grown, 1.0))
