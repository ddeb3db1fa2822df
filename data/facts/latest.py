"""What makes two rows of a table of facts the same thing, of which the newest load speaks. Pure."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from data.facts.agreements import wording

KEYS = {
    "target": ("scheme", "area_code", "scope", "segment", "year"),  # as data.repository.store.Store.targets
    "funding": (
        "area_code",
        "group_name",
        "fund",
        "year",
        "first_month",
    ),  # as data.facts.paid_cover.standing
    "compliance": ("area_code", "duty"),  # as data.facts.duties.standing
    "outreach": ("area_code", "held_on", "topic", "audience"),  # as dashboards.insights.facts.outreach
    "agreement": ("area_code", "met_on", "agreed"),  # as data.facts.agreements.standing
    "sector_gap": ("area_code", "period", "sector"),
}


def comparable(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with the words of their keys as they are compared."""
    return frame.assign(agreed=frame["agreed"].map(wording)) if table == "agreement" else frame


def keyed(table: str, frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """The key of each row; what is not known is None."""
    frame = comparable(table, frame)
    columns = [frame[name].astype(object).where(frame[name].notna(), None) for name in KEYS[table]]
    yield from zip(*columns, strict=True)


def standing(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Of rows that say the same thing those of the newest load; `rows` in the order they were delivered."""
    keys, loads = list(keyed(table, rows)), list(rows["load_id"])
    newest = dict(zip(keys, loads, strict=True))
    speaks = [newest[key] == load for key, load in zip(keys, loads, strict=True)]
    return rows[pd.Series(speaks, index=rows.index, dtype=bool)]
