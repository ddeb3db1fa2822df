"""Every test that the threat model leans on exists."""

import re
from pathlib import Path

from tests.project.files import python_files, read


def test_the_tests_it_names_exist() -> None:
    named = set(re.findall(r"`(test_\w+)`", read(Path("docs/threat-model.md"))))
    assert len(named) > 20
    there = {
        name
        for path in python_files()
        if path.parts[0] == "tests"
        for name in re.findall(r"^def (test_\w+)", read(path), re.MULTILINE)
    }
    assert named - there == set()
