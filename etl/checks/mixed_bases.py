"""Areas of one month whose people were counted in different ways: views rank and add up only one basis."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Engine

from data.counts.packed import Kind, ordinal
from data.definitions.registry import registry
from data.repository import loads
from etl.checks.plausibility import ACTIVE, word
from etl.model import Issue
from etl.parsing.facts import sentence
from etl.parsing.periods import name

Areas = Mapping[str, set[str]]  # of each basis the areas that have a figure on it


def mixed(bases_by_month: Mapping[tuple[str, date], Areas]) -> Iterator[Issue]:
    """One warning for every basis that is found beside that of most areas, by segment and month of a file.

    `bases_by_month`: the areas with active participants on each basis once the file is stored. NIK goes
    before others where as many areas have them, as in the views (data.metrics.bases).
    """
    found: dict[tuple[str, str], dict[date, dict[str, int]]] = {}
    for (segment, period), areas in bases_by_month.items():
        order = [basis for basis in registry().bases if areas.get(basis)]
        most = max(order, key=lambda basis: len(areas[basis]), default="")
        for basis in order:
            apart = areas[basis] - areas[most]
            if basis != most and apart:
                found.setdefault((most, basis), {}).setdefault(period, {})[segment] = len(apart)
    for (most, basis), months in found.items():
        yield Issue("basis_campur", "warning", sentence(_words(most, basis, months)))


def _words(most: str, basis: str, months: Mapping[date, Mapping[str, int]]) -> str:
    bases, last = registry().bases, max(months)
    parts = ", ".join(f"{segment} {count} daerah" for segment, count in months[last].items())
    more = f" (dan {len(months) - 1} bulan lain)" if len(months) > 1 else ""
    return (
        f"{word(ACTIVE)} {name(last)}{more} hanya ada menurut {bases[basis].label.id!r} di sebagian daerah "
        f"({parts}), sedang kebanyakan daerah {bases[most].label.id!r}. Dasar tidak dicampur: daerah itu "
        "ditampilkan tersendiri, tidak diperingkat dan tidak dijumlahkan. Bila cara menghitungnya sama, "
        "samakan basisnya"
    )


def beside(
    engine: Engine, collection: str, embargo_until: datetime | None, frame: pd.DataFrame
) -> list[Issue]:
    """`mixed` for the observations of a file, beside the counts in force of its months in every area."""
    active = _active(frame)
    if active.empty:
        return []
    over = ordinal(active["period"].min()), ordinal(active["period"].max())
    segments = active["segment"].unique()
    spans = {Kind(segment, "", ACTIVE, basis): over for segment in segments for basis in registry().bases}
    current = loads.latest_counts(engine, collection, embargo_until, spans=spans)
    wanted = set(zip(active["segment"], active["period"], strict=True))
    found: dict[tuple[str, date], dict[str, set[str]]] = {}
    for row in pd.concat([current, active]).itertuples():
        if (row.segment, row.period) in wanted:
            found.setdefault((row.segment, row.period), {}).setdefault(row.basis, set()).add(row.area_code)
    return list(mixed(found))


def _active(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[(frame["measure"] == ACTIVE) & (frame["programme"] == "")]
