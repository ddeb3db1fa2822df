"""Every rule that an issue can carry is declared, with the severity it is given."""

import re

from data.definitions.rules import RULES
from tests.project.files import python_files, read

FINDING = re.compile(
    r"(?:Issue\(|at\(\w[^,()]*(?:\([^()]*\))?(?:\[[^]]*\])?(?:\.drop\([^()]*\))?,|_issue\(one,)\s*"
    r'"(?P<rule>[a-z_]+)",\s*"(?P<severity>error|warning|info)"'
)


def test_declared_with_its_severity() -> None:
    found = {
        (match["rule"], match["severity"])
        for path in python_files()
        if path.parts[0] == "etl"
        for match in FINDING.finditer(read(path))
    }
    assert len(found) > 20
    for rule, severity in sorted(found):
        assert rule in RULES, f"{rule} is not declared in data/definitions/rules.py"
        assert RULES[rule].severity == severity, rule


def test_what_records_refuse_is_declared_as_an_error() -> None:
    """Refusals of cells name their rule in the call, where FINDING does not look."""
    named = re.compile(r'(?:\brefuse\(\s*|rule=)"(?P<rule>[a-z_]+)"')
    found = {
        match["rule"]
        for path in python_files()
        if path.parts[0] == "etl"
        for match in named.finditer(read(path))
    }
    assert {"kosong", "bulan_keliru", "tanggal"} <= found
    assert {rule for rule in found if rule not in RULES or RULES[rule].severity != "error"} == set()


def test_a_meaning_is_a_sentence() -> None:
    for rule, (_, meaning) in RULES.items():
        assert meaning[0].isupper(), rule
        assert meaning.endswith("."), rule
