"""One file from its path into the database: read, recognised, resolved, checked, stored whole or refused."""

from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pandas as pd
import pandera.errors
from sqlalchemy import Engine

from data import ledger
from data.frames import observations as contract
from data.journal import AlreadyLoaded, NewLoad, add_load
from data.registry import registry
from etl import areas, checks, facts, periods, sources
from etl.digest import file_digest
from etl.printed import check_printed
from etl.repeated import repeated
from etl.report import LoadReport
from etl.source import Finding, Options, Sheet, Tidy
from etl.tabular import Unreadable, read_sheets


def load_file(
    engine: Engine,
    path: Path,
    *,
    source: str | None = None,
    collection: str = "resmi",
    period: date | None = None,
    dry_run: bool = False,
    loaded_by: str = "",
) -> LoadReport:
    """Bring a file in, whole or not at all, in one transaction. Never raises for a bad file: the report's
    findings say what is wrong with it. With `dry_run` nothing is stored."""
    report = LoadReport(str(path), collection=collection)
    try:
        module, sheets = _read(path, source, report)
        digest = file_digest(path, module.NAME, period=period)
        if (standing := ledger.standing(engine, collection, digest)) is not None:
            return _already(report, standing)
        tables = _tables(engine, module, sheets, options=Options(collection, period), report=report)
    except (Unreadable, sources.NotRecognised) as error:
        report.findings.append(error.finding)
        return report
    if report.found("error"):
        return report
    report.counts = {table: len(frame) for table, frame in tables.items()}
    if dry_run:
        report.outcome = "dry_run"
        return report
    return _store(engine, path, digest, tables=tables, report=report, loaded_by=loaded_by)


def _read(path: Path, source: str | None, report: LoadReport) -> tuple[ModuleType, list[Sheet]]:
    if source:
        module = sources.named(source)
        report.reason = "disebut dengan --sumber"
        sheets = module.read(path)
    else:
        sheets = read_sheets(path)
        module, report.reason = sources.recognise_source(sheets)
    report.source = module.NAME
    return module, sheets


def _already(report: LoadReport, load_id: int) -> LoadReport:
    report.outcome, report.load_id = "already", load_id
    return report


def _tables(
    engine: Engine, module: ModuleType, sheets: list[Sheet], *, options: Options, report: LoadReport
) -> dict[str, pd.DataFrame]:
    """The frames to store, by table; what is wrong goes to the report's findings."""
    if module.NAME == "terbit" and options.collection != "terbit":
        message = "Angka terbit hanya masuk koleksi terbit; tambahkan --koleksi terbit."
        report.findings.append(Finding("koleksi_keliru", "error", message))
        return {}
    try:
        tidy: Tidy = module.tidy(sheets, options)
    except ValueError as error:
        message = f"Berkas ini bukan {module.TITLE}: {error}."
        report.findings.append(Finding("bukan_tabel", "error", message))
        return {}
    findings = report.findings
    findings += [replace(finding, message=facts.sentence(finding.message)) for finding in tidy.findings]
    report.title, report.rows_read = tidy.title or "", tidy.rows_read
    resolver = areas.resolver(engine)
    if not resolver.names:
        message = "Daftar daerah belum ada di basis data; jalankan python -m etl init."
        findings.append(Finding("daerah_belum_ada", "error", message))
        return {}
    tables = {}
    for table, frame in {tidy.table: tidy.frame, **tidy.extra}.items():
        frame = facts.resolve_areas(frame, resolver, findings)
        findings += repeated(table, frame)
        if table == "observation":
            frame = _observations(engine, frame, tidy, resolver=resolver, options=options, findings=findings)
        tables[table] = facts.only_columns(table, frame)
    _describe(report, tables)
    return {table: frame for table, frame in tables.items() if len(frame)}


def _observations(
    engine: Engine,
    frame: pd.DataFrame,
    tidy: Tidy,
    *,
    resolver: areas.Resolver,
    options: Options,
    findings: list[Finding],
) -> pd.DataFrame:
    frame = facts.read_counts(facts.known_words(frame), findings, today=date.today())
    frame = facts.only_columns("observation", frame)
    if frame.empty:
        return frame
    frame = facts.as_observations(frame)
    rolls_up = registry().collections[options.collection].rolls_up
    findings += checks.refusals(frame, resolver=resolver, rolls_up=rolls_up)
    if any(finding.severity == "error" for finding in findings):
        return frame
    findings += _contract(frame)
    if rolls_up:
        current = ledger.latest_counts(engine, options.collection)
        findings += checks.plausibility(frame, current, resolver=resolver)
        findings += check_printed(tidy.printed, frame, resolver=resolver)
    return frame


def _contract(frame: pd.DataFrame) -> list[Finding]:
    """The last word is the contract of the stored shape; what it refuses here is a fault of a source."""
    try:
        contract().validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases.drop_duplicates(["column", "check"])
        return [
            Finding("kontrak", "error", f"Kolom {case.column}: {case.check}.", value=str(case.failure_case))
            for case in cases.itertuples()
        ]
    return []


def _describe(report: LoadReport, tables: dict[str, pd.DataFrame]) -> None:
    """How much of the file is stored: its rows, areas and months."""
    places = {
        (row.sheet, row.source_row)
        for frame in tables.values()
        for row in frame[["sheet", "source_row"]].itertuples(index=False)
    }
    report.rows_accepted = len(places)
    frame = tables.get("observation", pd.DataFrame())
    if len(frame):
        report.periods = [periods.name(period) for period in sorted(set(frame["period"]))]
        report.areas = frame["area_code"].nunique()
    if not places and not report.found("error"):
        message = "Tidak ada satu angka pun yang dapat disimpan dari berkas ini."
        report.findings.append(Finding("tidak_ada_angka", "error", message))


def _store(
    engine: Engine,
    path: Path,
    digest: str,
    *,
    tables: dict[str, pd.DataFrame],
    report: LoadReport,
    loaded_by: str,
) -> LoadReport:
    load = NewLoad(
        source=str(report.source),
        collection=report.collection,
        digest=digest,
        file_name=path.name,
        title=report.title or path.stem,
        rows_read=report.rows_read,
        rows_accepted=report.rows_accepted,
        loaded_by=loaded_by,
    )
    issues = pd.DataFrame([asdict(finding) for finding in report.findings], dtype=object)
    try:
        report.load_id = add_load(engine, load, {**tables, "issue": facts.only_columns("issue", issues)})
    except AlreadyLoaded as error:
        return _already(report, error.load_id)
    report.outcome = "loaded"
    return report
