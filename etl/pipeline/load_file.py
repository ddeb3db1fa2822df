"""One file from its path into the database: read, recognised, resolved, checked, stored whole or refused."""

from contextlib import suppress
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path

import pandas as pd
from sqlalchemy import Engine

from data.repository import loads
from data.repository.load_writer import AlreadyLoadedError, LoadNotActiveError, NewLoad, add_load, office_of
from etl import sources
from etl.checks.load_report import LoadReport
from etl.checks.personal_data import personal
from etl.checks.row_errors import placed
from etl.checks.stored_facts import report_already_loaded
from etl.declarations import corrections
from etl.declarations.declared import Answer, Declared
from etl.declarations.readings import Reading, read_as
from etl.declarations.toml import DeclarationError
from etl.large_files.csv_batches import UnsuitedFileError
from etl.large_files.load import AT_LEAST, LongFile, load_long, long_file
from etl.layouts.unread import one_of_several
from etl.model import DayOrder, Issue, Options, Sheet, Source
from etl.parsing import cells_to_facts
from etl.parsing.provinces import own_rows
from etl.pipeline.error_workbook import without_marks
from etl.pipeline.transform import Transform
from etl.readers.fingerprint import Seen
from etl.readers.limits import UnreadableError
from etl.readers.read_file import read_sheets
from etl.sources.lists import baku


def load_file(
    engine: Engine,
    path: Path,
    *,
    source: str | None = None,
    collection: str = "resmi",
    period: date | None = None,
    dry_run: bool = False,
    partial: bool = False,
    embargo_until: datetime | None = None,
    replaces: int | None = None,
    day_order: DayOrder | None = None,
    declared: Declared | None = None,
    answers: tuple[Answer, ...] = (),
    readings: tuple[Reading, ...] = (),
    loaded_by: str = "",
    file_name: str = "",
    emergency: str | None = None,
    big: int = AT_LEAST,
) -> LoadReport:
    """Bring a file in, whole or not at all, in one transaction.

    Never raises for a bad file: the report's issues say what is wrong with it. With `dry_run` nothing is
    stored. With `partial` the rows that are wrong are left out and kept with their reasons, where the others
    are as good without them. Until `embargo_until` (UTC) only a preview sees the load. The load `replaces` is
    withdrawn in the same transaction. `day_order`: how dates such as 01/09/2026 are meant. `file_name`: what
    the file is called where its path does not say it. `answers`: which areas rows mean that leave it open,
    `readings`: which counts cells do.
    `emergency`: why one person publishes it alone. A canonical long CSV of `big` bytes or more is read in
    pieces (etl.large_files), with the same result.
    """
    options = Options(collection, period, embargo_until, replaces, day_order)
    try:
        declared = replace(declared or Declared(), answers=answers, readings=readings)
    except DeclarationError as error:
        issue = Issue("pernyataan_keliru", "error", f"data/definitions: {error}.")
        return LoadReport(str(path), collection=collection, issues=[issue])
    if replaces is not None and not loads.is_active(engine, collection, replaces):
        return LoadReport(str(path), collection=collection, issues=[_no_such_load(replaces, collection)])
    ordered = {f"urutan tanggal {day_order}"} if day_order else set()
    one_way = partial or replaces is not None
    if long := _long(path, source, collection, partial=one_way, declared=declared, big=big):
        with suppress(UnsuitedFileError):
            report = load_long(
                engine,
                long,
                options=options,
                dry_run=dry_run,
                loaded_by=loaded_by,
                file_name=file_name,
                emergency=emergency,
            )
            if not any(issue.rule == "angka_cabang" for issue in report.issues):
                return report
    report = LoadReport(str(path), collection=collection)
    try:
        named = sources.named(source) if source else None
        seen = Seen(path)
        file_format, sheets, said = _read(path, named, report, declared.readings)
        digest = seen.digest(file_format.name, period=period, also=ordered)
        if declared.change_nothing and (known := loads.find_load(engine, collection, digest)) is not None:
            return report_already_loaded(engine, report, known, options)
        transform = Transform(engine, options, declared, path, report, file_name or path.name)
        tables = transform.run(file_format, sheets, partial=partial)
    except _OtherProvinceError as error:
        report.issues = error.issues
        return report
    except (UnreadableError, sources.UnknownFormatError) as error:
        report.issues.append(error.issue)
        return report
    if not tables:
        return report
    digest = seen.digest(file_format.name, period=period, also=transform.used | said | ordered)
    if (known := loads.find_load(engine, collection, digest)) is not None:
        return report_already_loaded(engine, report, known, options)
    report.counts = {table: len(frame) for table, frame in tables.items() if table != "rejected"}
    if dry_run:
        report.outcome = "dry_run"
        return report
    named_path = path.with_name(file_name) if file_name else path
    load = _new_load(named_path, digest, report=report, loaded_by=loaded_by, embargo_until=embargo_until)
    load = replace(load, emergency=emergency)
    return _store(engine, load, tables=tables, report=report, options=options)


def _long(
    path: Path, source: str | None, collection: str, *, partial: bool, declared: Declared, big: int
) -> LongFile | None:
    """The file, where it can go the quick way."""
    corrected = collection == corrections.COLLECTION and any(
        correction.source == baku.NAME for correction in declared.corrections
    )
    corrected = corrected or bool(declared.answers or declared.readings)
    return None if partial or corrected else long_file(path, source, collection, at_least=big)


class _OtherProvinceError(Exception):
    """A table of which no row is of this province, or whose column of provinces contradicts its areas."""

    def __init__(self, issues: list[Issue]) -> None:
        super().__init__()
        self.issues = issues


def _read(
    path: Path, file_format: Source | None, report: LoadReport, readings: tuple[Reading, ...]
) -> tuple[Source, list[Sheet], set[str]]:
    """The format, the sheets with what people said of their cells, and the keys of what they said."""
    whole = without_marks(file_format.read(path) if file_format else read_sheets(path))
    answers: list[Issue] = []
    said: set[str] = set()
    if readings:
        whole, answers, said = read_as(whole, readings)
    report.people = personal(whole)
    sheets, issues = own_rows(whole)
    if file_format:
        report.reason = "disebut dengan --sumber"
    else:
        if any(issue.severity == "error" for issue in issues):
            raise _OtherProvinceError(issues)
        file_format, report.reason = sources.recognise_source(sheets)
    report.source = file_format.name
    report.issues = [*issues, *answers, *one_of_several(whole)]
    if any(issue.severity == "error" for issue in issues):
        raise _OtherProvinceError(issues)
    return file_format, sheets, said


def _no_such_load(load_id: int, collection: str) -> Issue:
    message = (
        f"Muatan {load_id} tidak ada di koleksi {collection}, atau sudah ditarik; lihat nomornya dengan "
        "python -m etl status."
    )
    return Issue("muatan_tidak_ada", "error", message)


def _new_load(
    path: Path, digest: str, *, report: LoadReport, loaded_by: str, embargo_until: datetime | None
) -> NewLoad:
    return NewLoad(
        source=str(report.source),
        collection=report.collection,
        digest=digest,
        file_name=path.name,
        title=report.title or path.stem,
        rows_read=report.rows_read,
        rows_accepted=report.rows_accepted,
        rows_rejected=report.rows_rejected,
        loaded_by=loaded_by,
        embargo_until=embargo_until,
        office=office_of(loaded_by),
    )


def _store(
    engine: Engine,
    load: NewLoad,
    *,
    tables: dict[str, pd.DataFrame],
    report: LoadReport,
    options: Options,
) -> LoadReport:
    frame = pd.DataFrame([asdict(issue) for issue in report.kept()], dtype=object)
    try:
        facts_ = {**tables, "issue": placed(cells_to_facts.only_columns("issue", frame))}
        report.load_id = add_load(engine, load, facts_, replaces=options.replaces)
    except AlreadyLoadedError as error:
        return report_already_loaded(engine, report, error.load_id, options)
    except LoadNotActiveError:
        report.issues.append(_no_such_load(options.replaces or 0, load.collection))
        return report
    report.outcome = "loaded"
    return report
