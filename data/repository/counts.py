"""The blocks of counts in and out of the database: which there are, and the counts in force of a kind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, and_, exists, func, select

from data.counts.packed import Cells, Kind, Layer, basis_place, cells_by_kind, lay, ordinal, period, unpack
from data.counts.revisions import Revised, revised
from data.database import tables
from data.repository.visibility import open_with, published

Frame = Callable[[Select[Any]], pd.DataFrame]
AT_ONCE = 8  # blocks of one kind that are held at a time


@dataclass(frozen=True)
class Block:
    """A block without its numbers, or with them where they were made from rows just now."""

    load_id: int
    kind: Kind
    places: str
    first: int
    last: int
    cells: Cells | None = None


def block_rows(cells: Mapping[Kind, Cells]) -> list[dict[str, Any]]:
    """Rows of the table of blocks without the number of their load."""
    return [
        {
            **kind._asdict(),
            "places": packed.places,
            "first_period": period(int(packed.month.min())),
            "last_period": period(int(packed.month.max())),
            "cells": packed.pack(),
        }
        for kind, packed in cells.items()
    ]


def blocks(frame: Frame, visible: ColumnElement[bool]) -> list[Block]:
    """The blocks of the loads that a condition lets through, the newest load first.

    Every block of the loads that `visible` (a condition on schema.load) lets through, the newest load first.
    A load that has observations and no blocks (older than these) is packed from its rows.
    """
    b = tables.count_block.c
    wanted = [b.load_id, *(b[name] for name in Kind._fields), b.places, b.first_period, b.last_period]
    stored = frame(
        select(*wanted).join(tables.load, tables.load.c.id == b.load_id).where(visible).order_by(*wanted[:5])
    )
    found = [
        Block(int(load), Kind(*kind), places, ordinal(first), ordinal(last))
        for load, *kind, places, first, last in stored.itertuples(index=False)
    ]
    for load in _unpacked(frame, visible):
        found += _packed(frame, load)
    return sorted(found, key=lambda block: -block.load_id)


def _unpacked(frame: Frame, visible: ColumnElement[bool]) -> list[int]:
    load, block, o = tables.load.c, tables.count_block.c, tables.observation.c
    query = select(load.id).where(
        visible,
        ~exists(select(1).where(block.load_id == load.id)),
        exists(select(1).where(o.load_id == load.id)),
    )
    return [int(number) for number in frame(query)["id"]]


def _packed(frame: Frame, load: int) -> Iterator[Block]:
    o = tables.observation.c
    names = ("area_code", "period", *Kind._fields, "value", "precision", "provisional", "source_row")
    rows = frame(select(*(o[name] for name in names)).where(o.load_id == load).order_by(o.seq))
    for kind, cells in cells_by_kind(rows).items():
        yield Block(load, kind, cells.places, int(cells.month.min()), int(cells.month.max()), cells)


def span(found: Sequence[Block]) -> tuple[int, int] | None:
    """The first and the last month of any of the blocks."""
    return (min(b.first for b in found), max(b.last for b in found)) if found else None


def months(found: Sequence[Block]) -> tuple[date, date] | None:
    """`span` as periods."""
    whole = span(found)
    return (period(whole[0]), period(whole[1])) if whole else None


def layer(
    frame: Frame, found: Sequence[Block], kind: Kind, *, codes: Sequence[str], over: tuple[int, int]
) -> Layer:
    """The counts in force of one kind.

    A block whose areas and months a newer one has all is not even fetched, nor is one without any of these
    months.
    """
    seen: set[str] = set()
    needed = []
    for block in found:
        inside = block.first <= over[1] and block.last >= over[0]
        if block.kind == kind and inside and block.places not in seen:
            seen.add(block.places)
            needed.append(block)
    return lay(fetched(frame, needed, kind), codes, over, basis=basis_place(kind.basis))


def by_segment(found: Sequence[Block]) -> dict[tuple[str, str], set[Kind]]:
    """The kinds of blocks by measure and segment: those of one count, on several bases."""
    kinds: dict[tuple[str, str], set[Kind]] = {}
    for block in found:
        kinds.setdefault((block.kind.measure, block.kind.segment), set()).add(block.kind)
    return dict(sorted(kinds.items()))


def current_layers(
    frame: Frame, found: Sequence[Block], kinds: set[Kind], codes: Sequence[str], over: tuple[int, int]
) -> list[Layer]:
    """The counts in force of each of these kinds."""
    return [layer(frame, found, kind, codes=codes, over=over) for kind in sorted(kinds)]


def changed(frame: Frame, found: Sequence[Block], codes: Sequence[str], *, most: int) -> Revised:
    """What the loads of the blocks changed in what loads before them had said."""
    kinds: dict[Kind, list[Block]] = {}
    for block in reversed(found):
        kinds.setdefault(block.kind, []).append(block)
    several = ((kind, fetched(frame, own, kind)) for kind, own in kinds.items() if len(own) > 1)
    return revised(several, codes, span(found) or (0, -1), most=most)


def fetched(frame: Frame, needed: Sequence[Block], kind: Kind) -> Iterator[tuple[int, Cells]]:
    """The numbers of blocks of one kind, a few at a time: load and cells."""
    b = tables.count_block.c
    same = [b[name] == word for name, word in kind._asdict().items()]
    for start in range(0, len(needed), AT_ONCE):
        part = needed[start : start + AT_ONCE]
        loads = [block.load_id for block in part if block.cells is None]
        stored = frame(select(b.load_id, b.cells).where(b.load_id.in_(loads), *same)) if loads else None
        packed = {} if stored is None else dict(zip(stored["load_id"], stored["cells"], strict=True))
        for block in part:
            yield block.load_id, block.cells or unpack(packed[block.load_id])


def errors(frame: Frame, visible: ColumnElement[bool], counts: pd.DataFrame) -> pd.DataFrame:
    """The relative standard errors of the counts that stand: area_code, period, segment, measure, rse."""
    o = tables.observation.c
    same = [o.area_code, o.period, o.segment, o.measure, o.basis, o.load_id, o.value]
    query = (
        select(*same, func.max(o.rse).label("rse"))
        .join(tables.load, tables.load.c.id == o.load_id)
        .where(o.rse.is_not(None), o.programme == "", visible)
        .group_by(*same)
    )
    names = [column.name for column in same]
    rows = frame(query).astype({"value": "int64", "load_id": "int64"}, errors="ignore")
    kept = rows.merge(counts[names], on=names) if len(rows) and len(counts) else rows.iloc[:0]
    return kept[["area_code", "period", "segment", "measure", "rse"]]


class Current:
    """The counts in force in a collection, kind by kind, as one connection sees it.

    Of the loads that whoever reads a load under embargo until a moment (UTC; None: everybody, now) may read
    too.
    """

    def __init__(self, connection: Connection, collection: str, embargo_until: datetime | None) -> None:
        """List the blocks of the collection that may be read; no counts are fetched yet."""
        self._frame: Frame = lambda query: rows_of(connection, query)
        self._blocks = blocks(self._frame, and_(published(collection), open_with(embargo_until)))
        self.kinds = {block.kind for block in self._blocks}

    def codes(self) -> list[str]:
        """The codes of all areas, in order."""
        return sorted(self._frame(select(tables.area.c.code))["code"])

    def span(self) -> tuple[int, int] | None:
        """The first and last month of anything in force."""
        return span(self._blocks)

    def layer(self, kind: Kind, codes: Sequence[str], over: tuple[int, int]) -> Layer:
        """The counts in force of a kind on a grid of areas and months."""
        return layer(self._frame, self._blocks, kind, codes=codes, over=over)


def rows_of(connection: Connection, query: Select[Any]) -> pd.DataFrame:
    """The rows of a query as one connection sees them, with its column names also when it is empty."""
    result = connection.execute(query)
    return pd.DataFrame(result.all(), columns=list(result.keys()))
