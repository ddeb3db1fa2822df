"""People at work and people without work are the labour force: an issue for a table that says otherwise."""

from collections.abc import Iterator

import pandas as pd

from data.repository.loads import COUNT_KEY
from etl.model import Issue
from etl.parsing.areas import Resolver
from etl.parsing.facts import at
from etl.parsing.numbers import written
from etl.parsing.periods import name
from etl.parsing.units import rounding

WORK, NO_WORK, BOTH = "employed_people", "unemployed_people", "labour_force"


def labour_force(frame: pd.DataFrame, resolver: Resolver) -> Iterator[Issue]:
    """A warning for each stored labour force that its two parts beside it do not add up to."""
    if not {WORK, NO_WORK, BOTH} <= set(frame["measure"]):
        return
    key = [column for column in COUNT_KEY if column != "measure"]
    wide = frame.pivot(index=key, columns="measure", values="value")[[WORK, NO_WORK, BOTH]].dropna()
    rounded = frame[frame["precision"] != "exact"].set_index(key).index
    rows = frame[frame["measure"] == BOTH].set_index(key)
    for place, counts in wide.iterrows():
        row, parts = rows.loc[place], int(counts[WORK] + counts[NO_WORK])
        off = rounding(int(count) for count in counts) if place in rounded else 0
        if abs(int(counts[BOTH]) - parts) <= off:
            continue
        message = (
            f"{resolver.names[row.name[key.index('area_code')]]}, {name(row.name[key.index('period')])}: "
            f"penduduk bekerja {written(int(counts[WORK]))} dan pengangguran {written(int(counts[NO_WORK]))} "
            f"berjumlah {written(parts)}, angkatan kerja tertulis {written(int(counts[BOTH]))}; ketiganya "
            "disimpan apa adanya, periksa tabel asalnya"
        )
        yield at(row, "jumlah_tercetak", "warning", message, value=row["value"])
