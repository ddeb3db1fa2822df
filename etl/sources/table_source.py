"""A format that is no plain list: it says itself how it is known and how its tables become rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.layouts.named_columns import Field
from etl.model import Options, Recognition, Sheet, Tidy
from etl.readers.read_file import read_sheets


@dataclass(frozen=True)
class TableSource:
    """One format, as etl.model.Source asks for it.

    `parts` says in the documents how each part of the file is read; `columns` are those it is known by,
    `fields` its declared columns, where it has any.
    """

    name: str
    title: str
    recognise: Callable[[Sequence[Sheet]], Recognition | None]
    tidy: Callable[[Sequence[Sheet], Options], Tidy]
    parts: tuple[tuple[str, str], ...] = ()
    columns: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()

    @property
    def module(self) -> str:
        """The module that describes the format."""
        return self.tidy.__module__

    def read(self, path: Path) -> list[Sheet]:
        """The sheets of a file as delivered. Raises UnreadableError."""
        return read_sheets(path)
