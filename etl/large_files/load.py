"""A big canonical long file into the database: one pass, one transaction, little memory.

What is found, stored and refused is what etl.pipeline.load_file would find, store and refuse: tests
compare them.
"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from sqlalchemy import Connection, Engine

from data.counts.packed import period
from data.dates import today
from data.definitions.registry import registry
from data.repository import loads
from data.repository.counts import Current
from data.repository.load_writer import AlreadyLoadedError, NewLoad, Writer, office_of, open_load
from etl import sources
from etl.checks.load_report import IssueCollector, LoadReport
from etl.checks.stored_facts import report_already_loaded
from etl.large_files.arrays import Vocabulary
from etl.large_files.checks import Plausibility
from etl.large_files.csv_batches import Layout, batches, layout
from etl.large_files.errors import refusals
from etl.large_files.grid import FileGrid
from etl.large_files.months import Months
from etl.large_files.parse_batches import Reader, StoppedReadingError
from etl.large_files.storing import Store
from etl.layouts.named_columns import Header
from etl.model import Issue, Options
from etl.parsing import areas, cells_to_facts, periods
from etl.parsing.areas import Resolver
from etl.parsing.provinces import has_column
from etl.readers.fingerprint import Seen
from etl.readers.limits import UnreadableError, reading
from etl.sources.lists import baku

AT_LEAST = 500_000  # bytes; below, the general way is quick enough
MOST_BYTES = 4_000_000_000
STAGES = (
    *("order", "words", "columns", "areas", "months", "counts", "empty", "programmes", "level", "doubled"),
    *("parts", "above", "jumps", "changed", "basis", "missing", "revised", "mixed", "printed", "cover"),
    "end",
)


@dataclass(frozen=True)
class LongFile:
    """A file that goes the quick way, and why it was known."""

    path: Path
    layout: Layout
    header: Header
    reason: str
    seen: Seen


def long_file(
    path: Path, source: str | None, collection: str, *, at_least: int = AT_LEAST
) -> LongFile | None:
    """The file as a big canonical long CSV for a collection that adds up; None where it is anything else."""
    try:
        seen = Seen(path)
        big = path.is_file() and at_least <= path.stat().st_size <= MOST_BYTES
        if not big or source not in (None, baku.NAME) or not registry().collections[collection].rolls_up:
            return None
        how = layout(path)
    except (OSError, UnreadableError):
        return None
    header = None if how is None else baku.header([how.sheet])
    if how is None or header is None or baku.beside(header) or has_column(list(header.columns)):
        return None
    if source:
        return LongFile(path, how, header, "disebut dengan --sumber", seen)
    try:
        module, reason = sources.recognise_source([how.sheet])
    except sources.UnknownFormatError:
        return None
    return LongFile(path, how, header, reason, seen) if module is baku.SOURCE else None


def load_long(
    engine: Engine,
    file: LongFile,
    *,
    options: Options,
    dry_run: bool,
    loaded_by: str,
    file_name: str = "",
    emergency: str | None = None,
) -> LoadReport:
    """Bring the file in, whole or not at all.

    Of a bad file it only ever raises UnsuitedFileError: then nothing was changed, and the general way says
    what it is.
    """
    report = LoadReport(str(file.path), collection=options.collection, source=baku.NAME, reason=file.reason)
    try:
        also = [f"urutan tanggal {options.day_order}"] if options.day_order else []
        digest = file.seen.digest(baku.NAME, period=options.period, also=also)
    except UnreadableError as error:
        report.issues = [error.issue]
        return report
    if (known := loads.find_load(engine, options.collection, digest)) is not None:
        return report_already_loaded(engine, report, known, options)
    report.title, resolver = "Format baku", areas.resolver(engine)
    if not resolver.names:
        report.issues.append(cells_to_facts.NO_AREAS)
        return report
    load = NewLoad(
        source=baku.NAME,
        collection=options.collection,
        digest=digest,
        file_name=file_name or file.path.name,
        title=report.title,
        rows_read=0,
        rows_accepted=0,
        loaded_by=loaded_by,
        embargo_until=options.embargo_until,
        office=office_of(loaded_by),
        emergency=emergency,
    )
    spells = loads.current_facts(engine, options.collection, "funding", options.embargo_until)
    try:
        with _storing(engine, None if dry_run else load) as (connection, writer):
            _Load(file, options, resolver, report, spells).run(connection, writer)
            file.seen.refuse_changed()
            report.load_id = None if writer is None else writer.load_id
        report.outcome = "dry_run" if dry_run else "loaded"
    except AlreadyLoadedError as error:
        return report_already_loaded(engine, report, error.load_id, options)
    except UnreadableError as error:
        report.issues = [error.issue]
    except _RefusedError:
        report.load_id = None
    return report


class _RefusedError(Exception):
    """Leaves the transaction; the report says why."""


@contextmanager
def _storing(engine: Engine, load: NewLoad | None) -> Iterator[tuple[Connection, Writer | None]]:
    if load is None:
        with engine.connect() as connection:
            yield connection, None
        return
    with open_load(engine, load) as writer:
        yield writer.connection, writer


@dataclass
class _Load:
    file: LongFile
    options: Options
    resolver: Resolver
    report: LoadReport
    spells: pd.DataFrame

    def run(self, connection: Connection, writer: Writer | None) -> None:
        """Read, check, store. Raises _RefusedError where anything is wrong."""
        collector, codes = IssueCollector(STAGES), sorted(self.resolver.names)
        vocabulary = Vocabulary(codes)
        grid = FileGrid(vocabulary)
        reader = Reader(vocabulary, self.resolver, self.options, collector, Months(self.options, today()))
        current = Current(connection, self.options.collection, self.options.embargo_until)
        try:
            self._read(reader, grid, writer)
            collector.add("columns", baku.unknown_columns(self.file.header))
            collector.add("order", reader.months.issues(self.file.header.row))
            collector.add("empty", [*reader.not_reported(), *reader.unfinished()])
        except StoppedReadingError as stopped:
            collector.add("end", [Issue("pemeriksaan_berhenti", "error", str(stopped))])
        if not collector.errors and grid.kinds:
            checks = Plausibility(grid, current, self.resolver, collector)
            checks.tell(reader.printed)
            collector.add("cover", checks.cover(self.spells))
        self._describe(reader, grid, collector)
        if self.report.found("error"):
            raise _RefusedError
        if writer is not None:
            self._finish(writer, grid)

    def _read(self, reader: Reader, grid: FileGrid, writer: Writer | None) -> None:
        adding = nullcontext() if writer is None else writer.adding("observation")
        with reading(self.file.path), adding as add:
            store = add and Store(add, grid.vocabulary)
            for batch in batches(self.file.path, self.file.layout, self.file.header, single="nilai"):
                rows = reader.read(batch)
                refusals(grid, rows, resolver=self.resolver, rolls_up=True, collector=reader.collector)
                if store and not reader.collector.errors:
                    store.add(rows)

    def _describe(self, reader: Reader, grid: FileGrid, collector: IssueCollector) -> None:
        report, rows = self.report, reader.rows_good
        there = np.zeros(grid.months, dtype=bool)
        places = np.zeros(len(grid.vocabulary.codes), dtype=bool)
        for _, layers in grid.by_kind():
            there |= (layers.row > 0).any(axis=0)
            places |= (layers.row > 0).any(axis=1)
        months = [period(grid.first + int(number)) for number in np.flatnonzero(there)]
        report.rows_read, report.rows_accepted = reader.rows_read, rows
        report.periods, report.areas = [periods.name(month) for month in months], int(places.sum())
        if not rows and not collector.errors:
            collector.add("end", [cells_to_facts.NO_FIGURES])
        report.issues = collector.result()
        if rows and not collector.errors:
            report.counts = {"observation": rows}

    def _finish(self, writer: Writer, grid: FileGrid) -> None:
        for kind, cells in grid.cells():
            writer.add_cells({kind: cells})
        frame = pd.DataFrame([asdict(issue) for issue in self.report.kept()], dtype=object)
        writer.add_frame("issue", cells_to_facts.only_columns("issue", frame))
        writer.finish(rows_read=self.report.rows_read, rows_accepted=self.report.rows_accepted)
