"""What git runs before a commit (`make hooks`) lets good files through and stops others."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.project.files import REPOSITORY, read

HOOK = "scripts/hooks/pre-commit"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An empty repository with the hook and the virtual environment of this one."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    (tmp_path / "scripts" / "hooks").mkdir(parents=True)
    shutil.copy(REPOSITORY / HOOK, tmp_path / HOOK)
    (tmp_path / ".venv").symlink_to(REPOSITORY / ".venv")
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.py", '"""A number."""\n\nFIRST = 1\n', 0),
        ("a.py", "first=1\n", 1),
        ("a.py", "import os\n", 1),
        ("a.md", "text\n", 0),
        ("a.md", "text", 1),
        ("a.md", "text \n", 2),
        ("a.md", "text\n\n", 2),
        ("empty.csv", "", 0),
    ],
)
def test_what_it_stops(repository: Path, name: str, content: str, code: int) -> None:
    (repository / name).write_text(content)
    subprocess.run(["git", "add", name], cwd=repository, check=True)
    done = subprocess.run([repository / HOOK], cwd=repository, capture_output=True, text=True)
    assert done.returncode == code, done.stdout + done.stderr


def test_both_ways_run_the_same() -> None:
    assert f"entry: {HOOK}\n" in read(".pre-commit-config.yaml")
    assert "core.hooksPath scripts/hooks" in read("Makefile")
