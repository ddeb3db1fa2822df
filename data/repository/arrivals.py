"""When a month of an area first came in: from the dates of the loads that hold its active participants."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, select

from data.counts.packed import Kind, period
from data.database import tables
from data.dates import wib
from data.repository import counts as stored_counts
from data.repository.counts import Block, Frame
from data.repository.load_writer import REPLACED

REPORT = "active_participants"


@dataclass(frozen=True)
class Arrivals:
    """`since`: the day of the first report of any area, None without; `first`: by area and month its day.

    `loads`: by area and month the load that came in on that day, also one that another has replaced since.
    """

    since: date | None = None
    first: Mapping[tuple[str, date], date] = field(default_factory=dict)
    loads: Mapping[tuple[str, date], int] = field(default_factory=dict)


def arrivals(frame: Frame, visible: ColumnElement[bool], collection: str) -> Arrivals:
    """Of the loads that a condition on their table lets through.

    A load's day is the one its publisher gives, else the one it was brought in. A file that was put right
    (--ganti) takes over the day of the one it replaced: who reported in time and then mended is not late.
    """
    days = _days(frame, visible, collection)
    kinds: dict[Kind, list[Block]] = {}
    for block in stored_counts.blocks(frame, tables.load.c.id.in_(list(days))):
        if block.kind.measure == REPORT and not block.kind.programme:
            kinds.setdefault(block.kind, []).append(block)
    found: dict[tuple[str, date], tuple[date, int]] = {}
    for kind, own in kinds.items():
        for load, cells in stored_counts.fetched(frame, own, kind):
            for area, month in zip(cells.area.tolist(), cells.month.tolist(), strict=True):
                key = cells.codes[area], period(month)
                came = (days[load], int(load))
                found[key] = min(came, found.get(key, came))
    first = {key: day for key, (day, _load) in found.items()}
    return Arrivals(min(first.values(), default=None), first, {key: load for key, (_, load) in found.items()})


def _days(frame: Frame, visible: ColumnElement[bool], collection: str) -> dict[int, date]:
    """The day of each load that is seen, and of those that such a load replaced."""
    load = tables.load.c
    wanted = (load.id, load.published_on, load.loaded_at)
    days = {row.id: _day(row) for row in frame(select(*wanted).where(visible)).itertuples()}
    gone = frame(
        select(*wanted, load.withdrawn_reason).where(
            load.collection == collection,
            load.status == "withdrawn",
            load.withdrawn_reason.startswith(REPLACED.format("")),
        )
    )
    for row in gone.sort_values("id", ascending=False).itertuples():  # a load is replaced by a later one
        by = str(row.withdrawn_reason).removeprefix(REPLACED.format(""))
        if by.isdecimal() and int(by) in days:
            days[row.id] = _day(row)
    return days


def _day(row: Any) -> date:
    if not pd.isna(row.published_on):
        return date.fromisoformat(f"{pd.Timestamp(row.published_on):%Y-%m-%d}")
    return wib(pd.Timestamp(row.loaded_at).to_pydatetime()).date()
