"""A file that was refused whole: kept with its reasons, so that they can be read later."""

from dataclasses import asdict, replace
from pathlib import Path

from sqlalchemy import Engine

from data.refusals import keep_refusal
from etl.digest import sha256
from etl.report import LoadReport
from etl.rules import RULES
from etl.source import Finding

GONE = frozenset({"berkas_tidak_ada", "bukan_berkas"})


def keep(engine: Engine, path: Path, report: LoadReport, *, actor: str, hidden: bool = False) -> None:
    """Note the refusal; where there was no file, there is nothing to note. Of a file that was sent under an
    embargo (`hidden`) only the rules are kept: the reasons quote its figures."""
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
        findings=[asdict(_bare(finding) if hidden else finding) for finding in findings],
        actor=actor,
    )


def _bare(finding: Finding) -> Finding:
    return replace(finding, value=None, message=RULES[finding.rule].meaning)
