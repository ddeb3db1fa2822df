"""One job in a process of its own, within limits.

`python -m etl.intake.job PARENT` reads it as JSON from its input and writes what became of it as JSON. A
hostile file breaks only this process. It knows no accounts; to read a file it only reads the figures.
"""

import json
import sys
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Engine, String, literal, select

from data.atomic_file import atomic_write
from data.changes.draft import own_figures
from data.changes.impact import Changes, State, changes
from data.database import tables
from data.database.engine import make_engine
from data.database.opening import reader
from data.definitions.registry import AREA_LEVEL, PROVINCE
from data.parent_process import end_with_parent
from data.repository.dry_run_copy import rehearsal
from data.repository.load_writer import withdraw
from data.repository.loads import loads_mark
from data.repository.store import Store
from data.repository.uploads.forms import AT_ONCE
from data.settings import Settings
from etl.checks.load_report import LoadReport
from etl.checks.personal_data import Personal
from etl.declarations.declared import Answer
from etl.declarations.readings import Reading
from etl.intake.edition_job import change_edition
from etl.intake.excerpt import excerpts
from etl.intake.limits import limit_this_process
from etl.intake.statement import Statement, state, take_back
from etl.model import Cell, Issue, Sheet
from etl.parsing import numbers, periods
from etl.parsing.column_letter import letter
from etl.pipeline.change_wording import fact_words
from etl.pipeline.error_workbook import column_of, without_marks, write_mending
from etl.pipeline.load_file import load_file
from etl.pipeline.summary import summary
from etl.readers.limits import UnreadableError
from etl.readers.read_file import read_sheets

CELLS, FACTS, ISSUES = 300, 100, 400  # kept for the page


@dataclass(frozen=True)
class Job:
    """What is to be done, and to which file; `actor` is the account it is done for."""

    kind: Literal["read", "publish", "withdraw", "state", "take_back"]
    actor: str
    path: str = ""
    file_name: str = ""
    collection: str = "resmi"
    period: str = ""
    marked: str = ""
    figures: str = ""
    load_id: int = 0
    reason: str = ""
    answers: tuple[dict[str, Any], ...] = ()  # etl.declarations.declared.Answer
    readings: tuple[dict[str, Any], ...] = ()  # etl.declarations.readings.Reading
    source: str = ""  # the format, where a form of ours made the file
    options: dict[str, Any] = field(default_factory=dict)  # of the command line; see `_how`
    emergency: str = ""  # why one person publishes it


def main() -> None:
    """Do the job of the input."""
    if len(sys.argv) > 1:
        end_with_parent(int(sys.argv[1]))
    limit_this_process()
    asked, url = json.load(sys.stdin), Settings().database_url
    if "edition" in asked:
        done = change_edition(asked["edition"], url)
    else:
        job = Job(**asked)
        written = {"state": _state, "take_back": _state}
        done = {"read": _read, "publish": _publish, "withdraw": _withdraw, **written}[job.kind](job, url)
    json.dump(done, sys.stdout, ensure_ascii=False)


def _how(job: Job) -> dict[str, Any]:
    month = periods.parse(job.period) if job.period else None
    options = dict(job.options)
    if until := options.get("embargo_until"):
        options["embargo_until"] = datetime.fromisoformat(until)
    return {
        "source": job.source or None,
        "collection": job.collection,
        "period": month,
        "loaded_by": job.actor,
        "file_name": job.file_name,
        "answers": tuple(Answer(**one) for one in job.answers),
        "readings": tuple(Reading(**one) for one in job.readings),
        "emergency": job.emergency or None,
        **options,
    }


def _read(job: Job, url: str) -> dict[str, Any]:
    """What the file is, what was found in it and what it would change; the figures are only read."""
    engine, how = reader(url), _how(job)
    opens = how.get("embargo_until")
    try:
        sources: tuple[str | None, ...] = (None, *AT_ONCE)
        marks = {source: loads_mark(engine, source) for source in sources}
        before = State.of(Store(engine, opens=opens), job.collection)
        copy = rehearsal(engine, job.collection)
        try:
            report = load_file(copy, Path(job.path), **how)
            loaded = report.outcome == "loaded"
            areas = _areas(copy, report.load_id) if loaded else []
            changed = changes(before, State.of(Store(copy, opens=opens), job.collection)) if loaded else None
            names = Store(engine).areas()["name"].to_dict()
            stores = (Store(copy, opens=opens), Store(engine, opens=opens))
            draft = _draft(stores, job.collection, areas, changed, names) if changed else {}
        finally:
            copy.dispose()
    finally:
        engine.dispose()
    return {
        "hasil": report.outcome,
        "daerah": areas,
        "figures": marks.get(report.source, marks[None]),
        "ringkasan": {**_report_as_json(job, report, changed, names), "draf": draft},
    }


def _draft(
    stores: tuple[Store, Store], collection: str, areas: list[str], changed: Changes, names: dict[Any, str]
) -> dict[str, Any]:
    """What each area in the file would be asked about; `stores`: with the file, and without it."""
    live = [next((e for e in s.editions() if e.live and e.collection == collection), None) for s in stores]
    if live[0] is None:
        return {}
    kabkota = stores[0].areas()["level"] == AREA_LEVEL
    cells = changed.cells[changed.cells["measure"] == "active_participants"]
    facts: dict[str, list[dict[str, Any]]] = {}
    for one in changed.facts:
        facts.setdefault(one.area, []).append(fact_words(one, names))
    return own_figures(
        (stores[0], live[0]),
        (stores[1], live[1]),
        [code for code in areas if kabkota.get(code, False)],
        months=cells.groupby("area_code")["period"].max().to_dict(),
        facts=facts,
    )


def _areas(engine: Engine, load_id: int | None) -> list[str]:
    """The codes of all areas that a load says something about.

    What stands for no area (branch offices, contribution rates) is everybody's: it counts as the province's.
    """
    found: set[str] = set()
    with engine.connect() as connection:
        for table in set(tables.FACTS.values()) - {tables.rejected, tables.issue}:
            code = table.c.area_code if "area_code" in table.c else literal(None, String)
            query = select(code).where(table.c.load_id == load_id).distinct()
            found |= {one or PROVINCE for one in connection.execute(query).scalars()}
    return sorted(found)


def _report_as_json(
    job: Job, report: LoadReport, changed: Changes | None, names: dict[Any, str]
) -> dict[str, Any]:
    """The summary of a load with what the page shows besides, without paths and without people."""
    people = report.people or Personal()
    shown = [replace(one, message=one.message.replace(job.path, job.file_name)) for one in report.issues]
    kept = [people.kept(one) for one in shown]
    sheets = []
    if any(one.source_row for one in shown):
        with suppress(UnreadableError):
            sheets = without_marks(read_sheets(Path(job.path)))
            with atomic_write(Path(job.marked)) as waiting:
                write_mending(waiting, job.file_name, sheets=sheets, issues=shown)
    report.file, report.issues, report.load_id = job.file_name, kept, None
    order = ("error", "warning", "info")
    report.issues.sort(key=lambda one: order.index(one.severity))
    counts = {severity: len(report.found(severity)) for severity in order}
    lines = excerpts(sheets, kept, people)
    report.issues = report.issues[:ISSUES]
    found = summary(report, changed, names, most=CELLS)
    if found["perubahan"]:
        found["perubahan"]["fakta"] = found["perubahan"]["fakta"][:FACTS]
    by_name = {sheet.name: sheet for sheet in sheets}
    for one, words in zip(report.issues, found["temuan"]["daftar"], strict=True):
        words["sel"] = _cell(by_name.get(one.sheet), one)
        words["calon"] = [{"kode": code, "wilayah": names.get(code, code)} for code in one.candidates]
        words["bacaan"] = _readings(job, by_name.get(one.sheet), one)
    return {
        **found,
        "alasan": report.reason,
        "daerah": report.areas,
        "jumlah_temuan": counts,
        "lembar": lines,
        "bertanda": bool(sheets),
    }


def _cell(sheet: Sheet | None, one: Issue) -> str:
    """The cell a finding is about, as Excel calls it; empty where it is about more than one."""
    if sheet is None or not one.source_row or one.source_row > len(sheet.rows):
        return ""
    return f"{letter(column_of(sheet, one.source_row - 1, one))}{one.source_row}"


def _readings(job: Job, sheet: Sheet | None, one: Issue) -> dict[str, Any] | None:
    """What a cell may mean, for a person to choose; None where it is none, or was answered already."""
    if not one.readings or sheet is None or sheet.document is not None or not one.source_row:
        return None
    row = one.source_row - 1
    column = column_of(sheet, row, one)
    if row >= len(sheet.rows) or column >= len(sheet.rows[row]):
        return None
    cell = sheet.rows[row][column]
    place = {"lembar": one.sheet, "baris": one.source_row, "kolom": column + 1, "isi": str(cell)}
    said = {(known["sheet"], known["row"], known["column"]) for known in job.readings}
    if (one.sheet, one.source_row, column + 1) in said or not _same(cell, one.value):
        return None
    return {**place, "orang": list(one.readings)}


def _same(cell: Cell, value: str | None) -> bool:
    """Whether a cell is the one a finding quotes: its text, or the same count."""
    if str(cell) == value:
        return True
    with suppress(numbers.NumberError):
        return value is not None and numbers.count(cell) == numbers.count(value)
    return False


def _publish(job: Job, url: str) -> dict[str, Any]:
    """Store the file, unless the figures are no longer those that its publisher was shown."""
    engine, how = make_engine(url), _how(job)
    try:  # what the file replaces is gone already where a process was cut short after storing
        report = load_file(engine, Path(job.path), dry_run=True, **{**how, "replaces": None})
        if report.outcome == "already":
            return {"hasil": "already", "muatan": report.load_id}
        if loads_mark(engine, report.source) != job.figures:
            return {"hasil": "changed"}
        report = load_file(engine, Path(job.path), **how)
    finally:
        engine.dispose()
    said = [one.message.replace(job.path, job.file_name) for one in report.found("error")]
    return {"hasil": report.outcome, "muatan": report.load_id, "sebab": " ".join(said[:3])}


def _withdraw(job: Job, url: str) -> dict[str, Any]:
    engine = make_engine(url)
    try:
        done = withdraw(engine, job.load_id, job.reason, actor=job.actor)
    finally:
        engine.dispose()
    return {"hasil": "withdrawn" if done else "not_standing"}


def _state(job: Job, url: str) -> dict[str, Any]:
    said = Statement(Path(job.path), job.actor, job.file_name, job.collection, job.figures)
    engine = make_engine(url)
    try:
        return state(engine, said) if job.kind == "state" else take_back(engine, said)
    finally:
        engine.dispose()


if __name__ == "__main__":
    main()
