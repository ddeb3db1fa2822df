"""A format that is a list with named columns, one fact a row: declared once, read by the same few lines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from etl.layouts import named_columns
from etl.layouts.list_rows import listed
from etl.layouts.named_columns import Field, Record, required
from etl.model import Issue, Options, Recognition, Sheet, Tidy
from etl.readers.read_file import read_sheets

Row = dict[str, Any]


@dataclass(frozen=True)
class ListSource:
    """One format, as etl.model.Source asks for it.

    Args:
        name: what `--sumber` and the database call it.
        title: what it holds, in Indonesian, as lists of formats show it.
        fields: its columns in the order of the template.
        table: the table of facts that it fills.
        make_row: one row of the file as one row of the table; what is wrong goes to the record's issues.
            None for a row that states nothing yet, which is counted as read and given to `unstated`.
        load_title: what its loads are called.
        unstated: issues about the rows that state nothing.
        finish: what to add once all rows are known: further tables, issues across rows.
    """

    name: str
    title: str
    fields: tuple[Field, ...]
    table: str
    make_row: Callable[[Record], Row | None]
    load_title: str
    unstated: Callable[[list[Record]], list[Issue]] | None = None
    finish: Callable[[list[Row], Tidy], None] | None = None
    parts: tuple[tuple[str, str], ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns a file must have: what the format is known by."""
        return required(self.fields)

    @property
    def module(self) -> str:
        """The module that describes the format."""
        return self.make_row.__module__

    def recognise(self, sheets: Sequence[Sheet]) -> Recognition | None:
        """Why a file looks like this list; None where a column is missing."""
        return named_columns.recognise(sheets, self.columns)

    def read(self, path: Path) -> list[Sheet]:
        """The sheets of a file as delivered. Raises UnreadableError."""
        return read_sheets(path)

    def tidy(self, sheets: Sequence[Sheet], options: Options) -> Tidy:
        """Every row that states a fact. Raises ValueError where no visible sheet has the columns."""
        issues: list[Issue] = []
        rows: list[Row] = []
        silent: list[Record] = []
        for record in listed(sheets, self.fields, issues, options):
            row = self.make_row(record)
            if row is None:
                silent.append(record)
            else:
                rows.append(row)
        frame = pd.DataFrame(rows, dtype=object)
        result = Tidy(self.table, frame, issues, len(rows) + len(silent), self.load_title)
        if self.unstated:
            result.issues += self.unstated(silent)
        if self.finish:
            self.finish(rows, result)
        return result
