"""Whether potensi and participants of a rekap stand in each other's place."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pandas as pd

from etl import numbers, periods
from etl.areas import normalise
from etl.source import Cell, Finding

FROM = 10  # areas
SEGMENTS = ("PU", "BPU", "TOTAL")
ACTIVE, ELIGIBLE = "active_participants", "eligible_workers"


def swapped(frame: pd.DataFrame) -> Iterator[Finding]:
    """An error for a segment whose participants exceed their potensi in most areas of a month. A few areas do
    (people work where they do not live, and projects come and go); most of them never."""
    pairs: dict[tuple[Any, str], dict[str, dict[str, dict[str, Any]]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for fact in frame.to_dict("records"):
        if fact["segment"] in SEGMENTS and not fact["programme"] and fact["measure"] in (ACTIVE, ELIGIBLE):
            area = normalise(str(fact["area_name"] or fact["area_code"]))
            pairs[fact["period"], fact["segment"]][area][str(fact["measure"])] = fact
    for (period, segment), areas in pairs.items():
        both = [(pair[ACTIVE], pair[ELIGIBLE]) for pair in areas.values() if len(pair) == 2]
        above = [(active, eligible) for active, eligible in both if _people(active) > _people(eligible) > 0]
        if len(above) < FROM or 2 * len(above) <= len(both):
            continue
        active, eligible = above[0]
        month = f"{periods.name(period)}: " if period else ""
        message = (
            f"{month}peserta aktif {segment} melebihi potensi di {len(above)} dari {len(both)} daerah; "
            f"mungkin kedua kolomnya tertukar ({eligible['source_column']} dan {active['source_column']}). "
            "Betulkan judul atau isinya."
        )
        place = active["sheet"], active["source_row"], active["source_column"], str(active["value"])
        yield Finding("potensi_tertukar", "error", message, *place)


def _people(fact: dict[str, Any]) -> int:
    cell: Cell = fact["value"]
    try:
        return numbers.count(cell) or 0
    except numbers.NotANumber:
        return 0
