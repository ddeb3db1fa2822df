"""The one shape of every source: what a format is called, how it is known, how it is read and tidied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    import pandas as pd  # not at run time: a start that loads nothing stays quick

NOT_CALCULATED = "#RUMUS!"
"""The content of a cell whose formula was never calculated."""


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
class WorkbookMetadata:
    """Of one sheet: what it hides, and its failed cells by row and column from 0 (#REF!, NOT_CALCULATED)."""

    hidden: Hidden = NOTHING
    failed: Mapping[tuple[int, int], str] = field(default_factory=dict)


LONGEST_VALUE, LONGEST_MESSAGE = 500, 2_000  # characters of a cell's value, and of the message about it
DayOrder = Literal["hari-bulan", "bulan-hari"]  # 31/08/2026 or 08/31/2026
Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True)
class Sheet:
    """One sheet as delivered.

    `rows[0]` is row 1 of the file; a CSV is one sheet without a name. Of a JSON file `document` is what it
    holds, and `rows` its records as a table, where it is a list of them. `hides`: rows and columns that are
    hidden, and read all the same.
    """

    name: str | None
    rows: list[list[Cell]]
    hidden: bool = False
    document: Any = None
    hides: Hidden = NOTHING


@dataclass(frozen=True)
class Issue:
    """Something to tell about a file, for the person who can act on it. `severity`: error, warning, info."""

    rule: str
    severity: str
    message: str  # Indonesian: what was found, what was expected, what to do
    sheet: str | None = None
    source_row: int | None = None
    source_column: str | None = None
    value: str | None = None
    candidates: tuple[str, ...] = ()  # codes of areas it could be, one of which a person may choose
    readings: tuple[int | None, ...] = ()  # so many people it could be; None: no figure. A person may choose

    def __post_init__(self) -> None:
        """Cut what is too long for a report: a cell may hold a book."""
        for name, most in (("message", LONGEST_MESSAGE), ("value", LONGEST_VALUE)):
            text = getattr(self, name)
            if text is not None and len(text) > most:  # a cell may hold a book
                object.__setattr__(self, name, f"{text[:most]} …")


@dataclass(frozen=True)
class Recognition:
    """Why a file looks like this source; the highest score wins, equal scores are refused."""

    score: int
    reason: str


@dataclass(frozen=True)
class Printed:
    """A number the file prints about its other numbers: a total (with `measure`) or a percentage (without).

    It is held against them and never stored. `area_name` is the area, or the label of a total row.
    """

    segment: str
    value: Cell
    measure: str | None = None
    area_code: Cell = None
    area_name: Cell = None
    period: Cell = None
    programme: str = ""
    sheet: str | None = None
    source_row: int | None = None
    source_column: str | None = None
    rounded: bool = False  # it and its parts, to a part of a thousand


@dataclass
class Tidy:
    """Rows of one fact table, one a fact, still as delivered, and what was noticed on the way.

    The cells are area_code, area_name, period, value and so on, each row with sheet, source_row and
    source_column.
    """

    table: str
    frame: pd.DataFrame
    issues: list[Issue] = field(default_factory=list)
    rows_read: int = 0
    title: str | None = None
    extra: dict[str, pd.DataFrame] = field(default_factory=dict)
    """Other tables filled from the same rows (table name -> frame of the same kind as `frame`)."""
    printed: list[Printed] = field(default_factory=list)
    monthly: bool = False
    """A report of the month, whose participants cannot be those of the month before."""
    of_bps: bool = False
    """Whether its measures may stand side by side as BPS gives them, so that they can be held together."""


@dataclass(frozen=True)
class Options:
    """What the user said on the command line."""

    collection: str
    period: date | None = None  # last day of the month
    embargo_until: datetime | None = None  # UTC; nobody but a preview sees the load before
    replaces: int | None = None  # number of the load that leaves when this one comes
    day_order: DayOrder | None = None  # of dates such as 01/09/2026; None: each column decides


class Source(Protocol):
    """A format that can be read: etl.sources has one for each name that `--sumber` knows."""

    @property
    def name(self) -> str:
        """What `--sumber` and the database call it."""

    @property
    def title(self) -> str:
        """What it holds, in Indonesian, as lists of formats show it."""

    @property
    def fields(self) -> tuple[Any, ...]:
        """The columns it declares (etl.layouts.named_columns.Field); none where its shape is free."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that a file must have; none where its shape is free."""

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """How each part of a file is read, for the documents; none where `fields` say it."""

    @property
    def module(self) -> str:
        """The module that describes the format."""

    def recognise(self, sheets: Sequence[Sheet]) -> Recognition | None:
        """Why a file looks like this format; None where it does not."""

    def read(self, path: Path) -> list[Sheet]:
        """The sheets of a file as delivered. Raises UnreadableError."""

    def tidy(self, sheets: Sequence[Sheet], options: Options) -> Tidy:
        """Its rows as facts, cells still as delivered. Raises ValueError where the file is no such table."""
