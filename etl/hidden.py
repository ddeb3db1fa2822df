"""What a workbook holds that its reader does not tell: hidden rows and columns, formulas that failed."""

from collections.abc import Mapping
from dataclasses import dataclass, field

NOT_CALCULATED = "#RUMUS!"
"""What stands in a cell whose formula was never calculated."""


@dataclass(frozen=True)
class Hidden:
    """Row numbers and spans of columns, both counted from 1."""

    rows: tuple[int, ...] = ()
    columns: tuple[tuple[int, int], ...] = ()

    def has_column(self, index: int) -> bool:
        """Whether the column at an index from 0 is hidden."""
        return any(first <= index + 1 <= last for first, last in self.columns)


NOTHING = Hidden()


@dataclass(frozen=True)
class Untold:
    """Of one sheet: what it hides, and its failed cells by row and column from 0 (#REF!, NOT_CALCULATED)."""

    hidden: Hidden = NOTHING
    failed: Mapping[tuple[int, int], str] = field(default_factory=dict)
