"""--kering: a load on a copy in memory, and what it would change; the database is only read."""

from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from data.changes.impact import Changes, State, changes
from data.repository.dry_run_copy import rehearsal
from data.repository.store import Store
from etl.checks.load_report import LoadReport
from etl.large_files.load import AT_LEAST
from etl.pipeline.load_file import load_file


def is_big(path: Path) -> bool:
    """Whether a file is so big that what a real load of it changes is not compared cell by cell."""
    try:
        return path.is_file() and path.stat().st_size >= AT_LEAST
    except OSError:  # whoever reads it says what is wrong
        return False


def rehearse(
    engine: Engine, path: Path, *, collection: str = "resmi", **how: Any
) -> tuple[LoadReport, Changes | None]:
    """What load_file would report, and what everybody would see changed once the load is open.

    `how`: its other options. No changes (None) where nothing would be stored.
    """
    opens = how.get("embargo_until")
    before = State.of(Store(engine, opens=opens), collection)
    copy = rehearsal(engine, collection)
    try:
        report = load_file(copy, path, collection=collection, **how)
        if report.outcome != "loaded":
            return report, None
        report.outcome, report.load_id = "dry_run", None
        return report, changes(before, State.of(Store(copy, opens=opens), collection))
    finally:
        copy.dispose()


def load_and_compare(
    engine: Engine, path: Path, *, collection: str = "resmi", **how: Any
) -> tuple[LoadReport, Changes | None]:
    """The same with the file stored."""
    store = Store(engine, opens=how.get("embargo_until"))
    before = State.of(store, collection)
    report = load_file(engine, path, collection=collection, **how)
    if report.outcome != "loaded":
        return report, None
    return report, changes(before, State.of(store, collection))
