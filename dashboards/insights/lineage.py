"""Where the figures of a view come from: each count of a metric, and the rows of files that speak of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from dashboards.request.context import Context, rows_of
from data.metrics.lineage import Part, parts


@dataclass(frozen=True)
class SourceRow:
    """A row of a file that gives a count: `row` of the table of observations, `load` it came with.

    `part` is the count in force, `is_active` where this row is the one it was taken from.
    """

    area: str
    part: Part
    row: Any
    load: Any
    is_active: bool


def source_rows(context: Context, areas: Iterable[str]) -> list[SourceRow]:
    """Every source row behind the chosen metric of these areas in the chosen month.

    Area by area and count by count; of each the row in force first, then the newest load.
    """
    codes = tuple(areas)
    return context.remember(("said", codes), lambda: _source_rows(context, codes))


def _source_rows(context: Context, areas: Sequence[str]) -> list[SourceRow]:
    edition, period = context.selection.edition, context.selection.period
    assert edition is not None
    assert period is not None
    counts = parts(context.store, edition, context.selection.metric, areas, period, context.basis())
    cells = sorted({(p.measure, p.segment, p.period) for found in counts.values() for p in found})
    rows: dict[tuple[str, str, str, date], list[Any]] = {}
    for row in rows_of(context.store.source_rows(edition, areas, cells)):
        rows.setdefault((row.area_code, row.measure, row.segment, row.period), []).append(row)
    loads = {load.id: load for load in context.loads}
    found = []
    for area, own in counts.items():
        for part in own:
            among = rows[area, part.measure, part.segment, part.period]
            top = next(row for row in among if _says(row, part))
            found += [
                SourceRow(area, part, row, loads[row.load_id], row is top)
                for row in sorted(among, key=lambda row: row is not top)
            ]
    return found


def _says(row: Any, part: Part) -> bool:
    where = part.source_row in (None, row.source_row)
    return where and (row.load_id, row.basis, row.value) == (part.load_id, part.basis, part.value)
