"""Paid cover against participants: nobody can be paid for who is not active, whichever file came first."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Engine

from data.counts.packed import Kind
from data.definitions.registry import registry
from data.facts.paid_cover import current_spells, paying
from data.repository.loads import latest_counts
from etl.checks.plausibility import ACTIVE
from etl.model import Issue, Options
from etl.parsing.areas import Resolver
from etl.parsing.facts import sentence
from etl.parsing.numbers import written
from etl.parsing.periods import name

SEGMENT = "BPU"
ALL = (0, 1 << 20)  # months
NEWEST = 1 << 40  # the number of a load that has none yet


def beyond_participants(
    counts: pd.DataFrame, spells: pd.DataFrame, *, resolver: Resolver, places: Mapping[str, Any]
) -> Iterator[Issue]:
    """A warning for each area of `places` where more BPU are paid for than are active.

    It is about the newest month of `counts` (observations) in which that is so. `places`: area code -> row of
    the file, of which only sheet and source_row are read. `spells`: rows of the table funding with load_id;
    of equal ones the newest load is in force.
    """
    known = _active(counts)
    rows = spells.astype(object).where(spells.notna(), None)
    found = current_spells(list(rows.itertuples(index=False)))
    for period in sorted({period for _, period in known}, reverse=True):
        for area, workers in sorted(paying(found, period).items()):
            active = known.get((area, period))
            if active is None or workers <= active or area not in places:
                continue
            row = places[area]
            places = {code: place for code, place in places.items() if code != area}
            message = (
                f"{resolver.names[area]}: perlindungan BPU yang dibayarkan {name(period)} {written(workers)} "
                f"orang, peserta aktif BPU hanya {written(active)}; periksa jumlah dan bulan di daftar "
                "pendanaan, atau angka pesertanya"
            )
            yield Issue(
                "perlindungan_melebihi", "warning", sentence(message), row["sheet"], row["source_row"]
            )


def of_bpu(counts: pd.DataFrame) -> pd.DataFrame:
    """The rows that count active BPU participants, whatever their programmes."""
    kind = (counts["segment"] == SEGMENT) & (counts["measure"] == ACTIVE) & (counts["programme"] == "")
    return counts[kind]


def latest_bpu(engine: Engine, options: Options) -> pd.DataFrame:
    """The active BPU participants that stand, as observations."""
    spans = {Kind(SEGMENT, "", ACTIVE, basis): ALL for basis in registry().bases}
    return latest_counts(engine, options.collection, options.embargo_until, spans=spans)


def places_of(rows: pd.DataFrame) -> dict[str, Any]:
    """By area the first of its rows in the file."""
    first = rows.drop_duplicates("area_code")
    return {str(row["area_code"]): row for row in first.to_dict("records")}


def _active(counts: pd.DataFrame) -> dict[tuple[str, Any], int]:
    """By area and month; of several bases the first in the registry's order, of two loads the later row."""
    order = list(registry().bases)
    rows = of_bpu(counts)
    rows = rows.assign(place=[-order.index(basis) for basis in rows["basis"]])
    rows = rows.sort_values("place", kind="stable")
    return {
        (area, period): int(value)
        for area, period, value in zip(rows["area_code"], rows["period"], rows["value"], strict=True)
    }
