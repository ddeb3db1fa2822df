"""What refuses a long file (etl.checks.plausibility.refusals), batch by batch."""

from collections.abc import Callable, Iterator

import numpy as np
import pandas as pd

from data.definitions.registry import registry
from etl.checks import plausibility
from etl.checks.load_report import MOST, IssueCollector
from etl.large_files.arrays import Ints, Rows
from etl.large_files.grid import FileGrid
from etl.model import Issue
from etl.parsing.areas import Resolver


def refusals(
    grid: FileGrid, rows: Rows, *, resolver: Resolver, rolls_up: bool, collector: IssueCollector
) -> None:
    """Take a batch into the grid and tell what refuses it."""
    where = np.unravel_index(rows.kind, grid.vocabulary.shape)
    known, segments = registry().programmes, grid.vocabulary.segments
    allowed = np.ones((len(segments), len(grid.vocabulary.programmes)), dtype=bool)
    for place, programme in enumerate(grid.vocabulary.programmes):
        if programme:
            allowed[:, place] = [segment in known[programme].segments for segment in segments]
    wrong = np.flatnonzero(~allowed[where[0], where[1]])
    _tell(
        collector,
        "programmes",
        "program_segmen",
        wrong,
        lambda at: plausibility.programmes(_frame(grid, rows, at)),
    )
    again, before = grid.add(rows)
    if not rolls_up:
        return
    districts = resolver.districts
    district = np.array([code in districts for code in grid.vocabulary.codes])
    odd = np.flatnonzero(~district[rows.area])
    _tell(
        collector,
        "level",
        "bukan_kabupaten_kota",
        odd,
        lambda at: plausibility.level(_frame(grid, rows, at), resolver),
    )
    earlier = dict(zip(again.tolist(), before.tolist(), strict=True))

    def doubled(at: Ints) -> Iterator[Issue]:
        repeated = _frame(grid, rows, at)
        first = repeated.assign(source_row=[earlier[place] for place in at.tolist()])
        both = pd.concat([first.drop_duplicates("source_row"), repeated], ignore_index=True)
        yield from plausibility.doubled(both)

    _tell(collector, "doubled", "kunci_ganda", again, doubled)


def _tell(
    collector: IssueCollector, stage: str, rule: str, found: Ints, issues: Callable[[Ints], Iterator[Issue]]
) -> None:
    """The first so many in words, the others counted."""
    if len(found):
        collector.add(stage, issues(found[:MOST]))
        collector.beyond(rule, "error", max(0, len(found) - MOST))


def _frame(grid: FileGrid, rows: Rows, at: Ints) -> pd.DataFrame:
    parts = [
        grid.frame(
            grid.kind(int(kind)), *(part[mine] for part in (rows.area, rows.month, rows.value, rows.row))
        )
        for kind in np.unique(rows.kind[at])
        if len(mine := at[rows.kind[at] == kind])
    ]
    return pd.concat(parts, ignore_index=True).sort_values("source_row", ignore_index=True)
