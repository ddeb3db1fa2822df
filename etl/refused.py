"""A file that was refused whole: kept with its reasons, so that they can be read later."""

from dataclasses import asdict
from pathlib import Path

from sqlalchemy import Engine

from data.refusals import keep_refusal
from etl.digest import sha256
from etl.report import LoadReport

GONE = frozenset({"berkas_tidak_ada", "bukan_berkas"})


def keep(engine: Engine, path: Path, report: LoadReport, *, actor: str) -> None:
    """Note the refusal; where there was no file, there is nothing to note."""
    if any(finding.rule in GONE for finding in report.findings):
        return
    order = ("error", "warning", "info")
    findings = sorted(report.findings, key=lambda finding: order.index(finding.severity))
    keep_refusal(
        engine,
        file_name=path.name,
        digest=sha256(path),
        source=report.source,
        collection=report.collection,
        findings=[asdict(finding) for finding in findings],
        actor=actor,
    )
