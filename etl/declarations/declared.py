"""What is declared about files beside themselves: corrections, branch offices, answers to open questions."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from etl.declarations import branches, corrections
from etl.declarations.branches import Branch
from etl.declarations.corrections import Correction
from etl.declarations.readings import RULE, Reading
from etl.model import Issue
from etl.parsing.areas import Resolver
from etl.parsing.cells_to_facts import at


@dataclass(frozen=True)
class Answer:
    """A row of one file: `find` is what it says, `area` the code that is meant.

    `by` is role and office of who answered, `on` the day (ISO).
    """

    sheet: str | None
    row: int
    find: str
    area: str
    by: str
    on: str

    @property
    def key(self) -> str:
        """What it changes in the meaning of a file."""
        return f"jawaban {self.sheet or ''} {self.row} {self.find} {self.area}"


def answered(
    frame: pd.DataFrame, answers: Sequence[Answer], resolver: Resolver, issues: list[Issue], used: set[str]
) -> pd.DataFrame:
    """Rows of facts with the areas that were answered, before areas are resolved.

    Only where the row still says what was asked about. Adds an info for each; the keys of those applied are
    added to `used`.
    """
    if frame.empty or "area_code" not in frame or "source_row" not in frame:
        return frame
    names = frame["area_name"] if "area_name" in frame else pd.Series(None, index=frame.index, dtype=object)
    for one in answers:
        says = (frame["area_code"].astype(str) == one.find) | (names.astype(str) == one.find)
        here = says & (frame["source_row"] == one.row)
        if one.sheet is not None and "sheet" in frame:
            here &= frame["sheet"] == one.sheet
        if not here.any() or one.area not in resolver.names:
            continue
        first = frame.index[here][0]
        issues.append(_answer_issue(frame.loc[first], one, resolver))
        frame = frame.assign(area_code=frame["area_code"].astype(object).where(~here, one.area))
        if "area_name" in frame:
            frame = frame.assign(area_name=frame["area_name"].astype(object).where(~here, None))
        used.add(one.key)
    return frame


def _answer_issue(row: "pd.Series[object]", one: Answer, resolver: Resolver) -> Issue:
    message = f"{one.find!r} dibaca {resolver.label(one.area)} menurut jawaban {one.by}, {one.on}"
    return at({**row, "source_column": None}, RULE, "info", message, value=one.find)


@dataclass(frozen=True)
class Declared:
    """By default the files of data/definitions."""

    corrections: tuple[Correction, ...] = field(default_factory=corrections.declared)
    branches: tuple[Branch, ...] = field(default_factory=branches.declared)
    answers: tuple[Answer, ...] = ()  # of this file alone, and so are the readings
    readings: tuple[Reading, ...] = ()

    @property
    def change_nothing(self) -> bool:
        """Whether a file means the same with and without it."""
        allocated = any(branch.allocation_in_force for branch in self.branches)
        return not (self.corrections or self.answers or self.readings or allocated)
