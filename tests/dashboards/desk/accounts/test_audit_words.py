"""The audit says in words what each kind of record means."""

import re
from pathlib import Path

from dashboards.desk.accounts.audit import kind_words
from dashboards.rendering.language import Language

CALL = re.compile(r'record\(\s*(?:self\.)?database,\s*connection,\s*"([a-z_.]+)"')


def test_every_kind_has_words(root: Path) -> None:
    kinds = {
        kind
        for folder in ("data", "dashboards", "etl")
        for file in (root / folder).rglob("*.py")
        for kind in CALL.findall(file.read_text("utf-8"))
    }
    assert {"token.issue", "contact.remove", "upload"} <= kinds
    assert {kind for kind in kinds if kind_words(Language(), kind) == kind} == set()
