"""The commands that the documents name exist, and `make` alone lists them all."""

import re
import subprocess
import sys

import pytest
import typer

from etl.__main__ import app
from tests.project.files import REPOSITORY, read

DOCUMENTS = ["README.md", *sorted(f"docs/{path.name}" for path in (REPOSITORY / "docs").glob("*.md"))]


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):.*## ", read("Makefile"), re.MULTILINE))


def test_make_alone_lists_every_command() -> None:
    done = subprocess.run(["make"], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert set(re.findall(r"^  make ([a-z-]+) ", done.stdout, re.MULTILINE)) == _targets()


def test_nothing_is_a_command_without_a_description() -> None:
    (phony,) = re.findall(r"^\.PHONY: (.*)", read("Makefile"), re.MULTILINE)
    assert set(phony.split()) == _targets()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_make_commands_of_a_document_exist(document: str) -> None:
    """Commands in `code` or at the start of a line of a code block."""
    named = re.findall(r"(?:`|^)(?:[A-Z]+=\S+ )?make ([a-z-]+)", read(document), re.MULTILINE)
    assert set(named) <= _targets()


def _etl_commands() -> dict[str, set[str]]:
    """Every command of `python -m etl` with the options it takes."""
    group = typer.main.get_command(app)
    found = {}
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        inner = {f"{name} {sub}": c for sub, c in getattr(command, "commands", {}).items()}
        for full, one in (inner or {name: command}).items():
            found[full] = {option for parameter in one.params for option in parameter.opts}
    return found


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_etl_commands_of_a_document_exist(document: str) -> None:
    commands = _etl_commands()
    for line in re.findall(
        r"python -m etl ((?:edition |users )?[a-z].*?)(?:`|#|$)", read(document), re.MULTILINE
    ):
        words = line.split()
        name = " ".join(words[: 2 if words[0] in ("edition", "users") else 1])
        assert name in commands, line
        assert {word for word in words if word.startswith("--")} <= commands[name], line


@pytest.mark.slow
def test_the_generated_parts_of_the_documents_are_current() -> None:
    """The same command as in `make check`."""
    prologue = "import sys; sys.path.insert(0, '.')"
    done = subprocess.run(
        [sys.executable, "-m", "cogapp", "--check", "-p", prologue, *DOCUMENTS],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\nmend with: make docs"
