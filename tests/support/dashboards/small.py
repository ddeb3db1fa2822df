"""A world small enough to check by head: three kabupaten, September 2026, one scheme of targets for BPU.

BPU in thousands        potensi      August   September   target 2026   a year before
Demak   33.21           200          50       46          30 %          40
Kudus   33.19           100          10       12          12 %           9
Pati    33.18           300, now 400 90       92          25 %          60

No target was asked for 2025: the paths start from the people of a year before over September's potensi. Demak
20 + 10 x 9/12 = 27.5 %, Kudus 9 + 3 x 9/12 = 11.25 %, Pati 15 + 10 x 9/12 = 22.5 %.

DBHCHT paid for 4,000 in Demak until August; Baznas pays for 1,500 in Kudus from September.
"""

from datetime import date

import pandas as pd
from sqlalchemy import Engine

from data.repository.load_writer import add_load
from tests.support.world import ACTIVE, ELIGIBLE, Fact, Goal, fact_frame, goal_frame, month, new_load

DEMAK, KUDUS, PATI = "33.21", "33.19", "33.18"
POTENSI = {
    DEMAK: {"PU": 100_000, "BPU": 200_000, "JAKON": 10_000},
    KUDUS: {"PU": 200_000, "BPU": 100_000, "JAKON": 20_000},
    PATI: {"PU": 50_000, "BPU": 300_000, "JAKON": 5_000},
}
BPU = {
    "2025-09": {DEMAK: 40_000, KUDUS: 9_000, PATI: 60_000},
    "2026-08": {DEMAK: 50_000, KUDUS: 10_000, PATI: 90_000},
    "2026-09": {DEMAK: 46_000, KUDUS: 12_000, PATI: 92_000},
}
PU = {DEMAK: 61_000, KUDUS: 150_000, PATI: 30_000}
JAKON = {DEMAK: 3_000, KUDUS: 5_000, PATI: 1_000}
GOALS = (
    Goal("nks", DEMAK, "BPU", 2026, 30.0),
    Goal("nks", KUDUS, "BPU", 2026, 12.0),
    Goal("nks", PATI, "BPU", 2026, 25.0),
)


def _facts() -> list[Fact]:
    facts = [
        Fact(area, month("2025-01"), segment, ELIGIBLE, value)
        for area, parts in POTENSI.items()
        for segment, value in parts.items()
    ]
    facts.append(Fact(PATI, month("2026-09"), "BPU", ELIGIBLE, 400_000))
    for written, values in BPU.items():
        for area in POTENSI:
            found = {"BPU": values[area], "PU": PU[area], "JAKON": JAKON[area]}
            facts += [
                Fact(area, month(written), segment, ACTIVE, value, row=2) for segment, value in found.items()
            ]
    return facts


def paid_cover(area: str, fund: str, workers: int, first: date, months: int) -> dict[str, object]:
    return {
        "area_code": area,
        "group_name": "pekerja rentan",
        "fund": fund,
        "year": first.year,
        "workers": workers,
        "first_month": first,
        "months": months,
        "rupiah": workers * 16_800 * months,
        "address": "https://contoh.test/<script>",
        "note": None,
        "sheet": None,
        "source_row": None,
        "source_column": None,
    }


def fill(engine: Engine) -> None:
    """Put it into a database that knows the areas."""
    spells = [
        paid_cover(DEMAK, "DBHCHT", 4_000, date(2026, 3, 1), 6),
        paid_cover(KUDUS, "Baznas", 1_500, date(2026, 9, 1), 12),
    ]
    tables = {
        "observation": fact_frame(_facts()),
        "target": goal_frame(GOALS),
        "funding": pd.DataFrame(spells).astype(object),
    }
    assert add_load(engine, new_load(collection="resmi"), tables) == 1
