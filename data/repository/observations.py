"""What rows of files say of counts, in force or not: found by their place in the file."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd
from sqlalchemy import ColumnElement, and_, false, or_, select

from data.counts.packed import Cells, ordinal, period
from data.database import tables
from data.repository.counts import Block, Frame, fetched

LONG = 50_000  # observations; a load of more most often came as a list of one a row, in their order

Cell = tuple[str, str, date]  # measure, segment, period


def source_rows(
    frame: Frame,
    found: Sequence[Block],
    areas: Sequence[str],
    cells: Iterable[Cell],
    *,
    sizes: Mapping[int, int],
) -> pd.DataFrame:
    """The rows of `observation` behind counts of areas, the newest load first.

    The rows of `observation` that the loads of these blocks (`sizes`: how many rows each accepted) give of
    counts of areas, the newest first. There is no index of areas: a short load is read whole, of a long one
    the block says in which row; where another figure stands there (several sheets, several figures a row), it
    is read whole, too.
    """
    o, cells = tables.observation.c, list(cells)
    speaking = [b for b in found if any(_speaks(b, *cell) for cell in cells)]
    short = {b.load_id for b in speaking if sizes[b.load_id] <= LONG}
    asked = or_(false(), *(and_(o.measure == m, o.segment == s, o.period == day) for m, s, day in cells))
    places = [and_(o.load_id.in_(short), asked), *_of_long(frame, speaking, sizes, areas, cells)]
    query = select(tables.observation).where(or_(*places), o.area_code.in_(areas), o.programme == "")
    return frame(query.order_by(o.load_id.desc(), o.seq))


def programme_rows(frame: Frame, found: Sequence[Block], areas: Sequence[str], month: date) -> pd.DataFrame:
    """The rows of `observation` on participants of single programmes in a month, the newest load first."""
    o = tables.observation.c
    loads = {b.load_id for b in found if b.kind.programme and b.first <= ordinal(month) <= b.last}
    query = select(tables.observation).where(
        o.load_id.in_(loads), o.programme != "", o.period == month, o.area_code.in_(areas)
    )
    return frame(query.order_by(o.load_id.desc(), o.seq))


def _speaks(block: Block, measure: str, segment: str, day: date) -> bool:
    same = (block.kind.measure, block.kind.segment) == (measure, segment)
    return same and block.first <= ordinal(day) <= block.last


def _of_long(
    frame: Frame,
    speaking: Sequence[Block],
    sizes: Mapping[int, int],
    areas: Sequence[str],
    cells: Sequence[Cell],
) -> Iterable[ColumnElement[bool]]:
    o = tables.observation.c
    for block in speaking:
        size = sizes[block.load_id]
        if size <= LONG:
            continue
        packed = next(iter(fetched(frame, [block], block.kind)))[1]
        days = [day for measure, segment, day in cells if _speaks(block, measure, segment, day)]
        stored = _rows(packed, areas, days)
        places = [_row_position(frame, block.load_id, size, row) for _area, _day, row in stored]
        there = and_(o.load_id == block.load_id, o.seq.in_(places))
        same = [o.measure == block.kind.measure, o.segment == block.kind.segment]
        found = frame(select(o.area_code, o.period, o.source_row).where(there, *same))
        if set(found.itertuples(index=False, name=None)) == set(stored):
            yield there
        else:
            yield and_(o.load_id == block.load_id, *same, o.period.in_(days))


def _rows(packed: Cells, areas: Sequence[str], days: Sequence[date]) -> list[tuple[str, date, int]]:
    places = [at for at, code in enumerate(packed.codes) if code in areas]
    here = np.isin(packed.area, places) & np.isin(packed.month, [ordinal(day) for day in days])
    columns = (packed.area[here], packed.month[here], packed.row[here])
    return [(packed.codes[a], period(int(m)), int(row)) for a, m, row in zip(*columns, strict=True)]


def _row_position(frame: Frame, load: int, size: int, row: int) -> int:
    """The number of the observation of a long load that stood in a row of its file."""
    o = tables.observation.c

    def row_of(seq: int) -> int:
        return int(frame(select(o.source_row).where(o.load_id == load, o.seq == seq))["source_row"].iloc[0])

    return bisect_left(range(1, size + 1), row, key=row_of) + 1
