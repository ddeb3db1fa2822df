"""A big CSV as batches of columns. Cells are cut exactly as etl.readers.read_file cuts them."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from etl.layouts.named_columns import Header
from etl.model import Cell, Sheet
from etl.readers import read_file

HEAD = 65_536
BLOCK = 4_000_000  # bytes; a batch is about 65,000 rows
LONGEST = 16 * BLOCK
ROWS = 65_000


class UnsuitedFileError(Exception):
    """This file is not for the quick way; the general way says what becomes of it."""


@dataclass(frozen=True)
class Layout:
    """How a file is written: its encoding, where its text begins, its delimiter and its first rows."""

    encoding: str
    start: int
    delimiter: str
    sheet: Sheet


@dataclass(frozen=True)
class Batch:
    """Rows by column: `codes` say for each row which of `words` it holds ("" for none).

    `first` is the number in the file of the first of them.
    """

    first: int
    size: int
    codes: dict[str, NDArray[Any]]
    words: dict[str, list[str]]
    cells: dict[str, list[str]]  # the column whose cells mostly differ

    def cell(self, column: str, place: int) -> Cell:
        """A cell as delivered; None where it is blank."""
        if column in self.cells:
            text = self.cells[column][place]
        else:
            text = self.words[column][self.codes[column][place]]
        return text if text.strip() else None


def layout(path: Path) -> Layout | None:
    """How a CSV is written, from its first bytes and a look at all of them; None where it is no plain CSV."""
    with path.open("rb") as file:
        start = file.read(HEAD)
        marked = start.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff"))
        if marked or start.lstrip().lower().startswith((b"%pdf", b"<")):
            return None
        encoding = _encoding(file)
    if encoding is None:
        return None
    marked = encoding == "utf-8" and start.startswith(codecs.BOM_UTF8)
    bom = len(codecs.BOM_UTF8) if marked else 0
    text = start[bom : start.rfind(b"\n") + 1].decode(encoding, errors="replace")
    rows = read_file.csv_rows(text)
    return Layout(encoding, bom, read_file.delimiter(text), Sheet(None, rows))


def _encoding(file: BinaryIO) -> str | None:
    """UTF-8 where all of the file is, else Windows-1252; None where there is a NUL in it."""
    file.seek(0)
    decoder, encoding = codecs.getincrementaldecoder("utf-8")(), "utf-8"
    while block := file.read(BLOCK):
        if b"\0" in block:
            return None
        if encoding == "utf-8" and not (block.isascii() and not decoder.getstate()[0]):
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                encoding = "cp1252"
    try:
        decoder.decode(b"", final=encoding == "utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return encoding


def batches(path: Path, how: Layout, header: Header, *, single: str) -> Iterator[Batch]:
    """The rows below the header, `single` as plain cells. Raises UnreadableError, and UnsuitedFileError."""
    names = {name: place for name, place in header.columns.items() if name}
    width = len(header.sheet.rows[header.row - 1])
    cut = _Cut(how, names, width, single)
    with path.open("rb") as file:
        file.seek(how.start)
        row = skip = 0
        for at, block in _blocks(file):
            if b'"' in block or (b"\r" in block and block.count(b"\r") != block.count(b"\r\n")):
                file.seek(at)
                yield from cut.from_here(file, row, header.row)
                return
            lines = block.count(b"\n")
            if row < header.row:
                skip = min(header.row - row, lines)
                block = block.split(b"\n", skip)[skip]
            else:
                skip = 0
            row += skip
            if lines > skip:
                yield from cut.block(block, row + 1, lines - skip)
            row += lines - skip


def _blocks(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Whole lines, with where they begin; the last one is given its line end."""
    at, rest = file.tell(), b""
    while more := file.read(BLOCK):
        block = rest + more
        end = block.rfind(b"\n") + 1
        rest = block[end:]
        if len(rest) > LONGEST:
            raise UnsuitedFileError
        if end:
            yield at, block[:end]
        at += end
    if rest:
        yield at, rest + b"\n"


@dataclass
class _Cut:
    how: Layout
    names: dict[str, int]
    width: int
    single: str

    def block(self, block: bytes, first: int, lines: int) -> Iterator[Batch]:
        """Lines without quotes: the C parser where every line is as wide as the header."""
        if self.how.encoding != "utf-8":
            block = block.decode(self.how.encoding, errors="replace").encode()
        if block.count(self.how.delimiter.encode()) == lines * (self.width - 1):
            try:
                frame = self._parsed(block)
            except pd.errors.ParserError:
                frame = None
            if frame is not None and len(frame) == lines and isinstance(frame.index, pd.RangeIndex):
                yield self._of_frame(frame, first)
                return
        yield from self._records(io.StringIO(block.decode(), newline=""), first)

    def _parsed(self, block: bytes) -> pd.DataFrame:
        return pd.read_csv(  # dtype=category would make a number of a code
            io.BytesIO(block),
            sep=self.how.delimiter,
            header=None,
            names=list(range(self.width)),
            dtype=object,
            na_filter=False,
            skip_blank_lines=False,
            quoting=csv.QUOTE_NONE,
            encoding="utf-8",
        )

    def _of_frame(self, frame: pd.DataFrame, first: int) -> Batch:
        columns = {name: frame[place].to_numpy() for name, place in self.names.items()}
        single = columns.pop(self.single).tolist()
        return self._batch(first, len(frame), columns, single)

    def _batch(self, first: int, size: int, columns: dict[str, NDArray[Any]], single: list[str]) -> Batch:
        found = {name: pd.factorize(column) for name, column in columns.items()}
        codes = {name: pair[0] for name, pair in found.items()}
        words = {name: [str(word) for word in pair[1]] for name, pair in found.items()}
        return Batch(first, size, codes, words, {self.single: single})

    def _of_rows(self, rows: Sequence[Sequence[str]], first: int) -> Batch:
        columns = {
            name: [row[place] if place < len(row) else "" for row in rows]
            for name, place in self.names.items()
        }
        single = columns.pop(self.single)
        arrays = {name: np.array(column, dtype=object) for name, column in columns.items()}
        return self._batch(first, len(rows), arrays, single)

    def from_here(self, file: BinaryIO, row: int, header: int) -> Iterator[Batch]:
        """The rest of the file, record by record: quotes may hold delimiters and line ends."""
        text = io.TextIOWrapper(file, encoding=self.how.encoding, errors="replace", newline="")
        try:
            yield from self._records(text, row + 1, skip=max(header - row, 0))
        finally:
            text.detach()

    def _records(self, text: io.TextIOBase, first: int, *, skip: int = 0) -> Iterator[Batch]:
        """Records by so many at a time: of empty ones there are millions in few bytes."""
        records = islice(csv.reader(text, delimiter=self.how.delimiter), skip, None)
        first += skip
        try:
            while rows := list(islice(records, ROWS)):
                yield self._of_rows(rows, first)
                first += len(rows)
        except csv.Error as error:
            raise read_file.no_csv(error) from None
