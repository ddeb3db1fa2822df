"""A file that was refused whole: its rules and places are kept, so that they can be read later."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from data.repository.load_writer import office_of
from data.repository.rejected_files import keep_refusal
from etl.checks.load_report import LoadReport
from etl.checks.personal_data import bare, identifies
from etl.model import Issue
from etl.readers.fingerprint import sha256

GONE = frozenset({"berkas_tidak_ada", "bukan_berkas"})
HIDDEN_NAME = "berkas di bawah embargo"


def keep(engine: Engine, path: Path, report: LoadReport, *, actor: str, hidden: bool = False) -> None:
    """Note the refusal; where there was no file, there is nothing to note.

    What identifies a person is not kept. Of a file that was sent under an embargo (`hidden`) only the rules
    and places are: the reasons quote its figures.
    """
    if any(issue.rule in GONE for issue in report.issues):
        return
    order = ("error", "warning", "info")
    issues = sorted(report.kept(), key=lambda issue: order.index(issue.severity))
    if hidden or (report.people is None and _names_people(path)):
        issues = [bare(issue) for issue in issues]
    keep_refusal(
        engine,
        file_name=HIDDEN_NAME if hidden else path.name,
        digest=sha256(path),
        source=report.source,
        collection=report.collection,
        findings=[_stored_issue(issue) for issue in issues],
        actor=actor,
        office=office_of(actor),
    )


def _stored_issue(issue: Issue) -> dict[str, Any]:
    fields = asdict(issue)
    del fields["candidates"], fields["readings"]
    return fields


def _names_people(path: Path) -> bool:
    """Whether any line of a file that was not read as sheets (a big CSV) identifies somebody."""
    try:
        with path.open(encoding="utf-8", errors="replace") as lines:
            return any(map(identifies, lines))
    except OSError:
        return True
