"""The shape of the code: who imports whom, how long a file may be, what no file may say."""

import re
import subprocess
import sys
from pathlib import Path

from tests.project.files import REPOSITORY, product_files, python_files, read, text_files

LONGEST = 400
LONGEST_PAGE = 80
MOST_ENTRIES = 20
PICTURES = "docs/screenshots"  # two sizes of each page

# A letter in brackets, so that these patterns do not find themselves.
FOREIGN = (
    r"(?<![\w.~-])/(?:[w]ork|[h]ome|[r]oot|[U]sers|[o]pt)/",
    r"/[t]mp/\w",
    r"(?<!no-emit-)(?:[i]ndex-url|[f]ind-links)",
    r"[p]ypi\.org|[p]ythonhosted|[n]pmjs\.(?:org|com)",
    r"/[s]hared/",
    r"\b(?:[d]omain|[d]esign|[d]ash|[l]ooks)\.md\b",
)


def test_import_contracts_hold() -> None:
    done = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_contracts_have_no_exceptions() -> None:
    assert "ignore_imports" not in read("pyproject.toml")


def test_a_file_holds_one_idea() -> None:
    lines = {path: len(read(path).splitlines()) for path in python_files() if "versions" not in path.parts}
    assert [str(path) for path, count in lines.items() if count > _most_lines(path)] == []


def _most_lines(path: Path) -> int:
    return LONGEST_PAGE if path.parent == Path("dashboards/pages") else LONGEST


def test_a_folder_can_be_seen_at_a_glance() -> None:
    """At most 20 entries, files and folders; `__init__.py` is none of them."""
    entries: dict[str, set[str]] = {}
    for path in product_files():
        for depth in range(1, len(path.parts)):
            if path.parts[depth] != "__init__.py":
                entries.setdefault("/".join(path.parts[:depth]), set()).add(path.parts[depth])
    assert [folder for folder, names in entries.items() if len(names) > MOST_ENTRIES] == [PICTURES]


def test_the_tests_mirror_the_packages() -> None:
    """Each folder of tests of a package is named like a folder of that package."""
    folders = {path.parent.relative_to("tests") for path in python_files() if path.parts[0] == "tests"}
    mirrored = [
        folder for folder in folders if folder.parts and folder.parts[0] in ("data", "etl", "dashboards")
    ]
    assert mirrored
    assert [folder for folder in mirrored if not (REPOSITORY / folder / "__init__.py").exists()] == []


def test_no_file_knows_where_it_was_written() -> None:
    """Neither folders of a developer's machine nor package indexes: they differ from place to place."""
    foreign = re.compile("|".join(FOREIGN))
    assert [str(path) for path in text_files() if foreign.search(read(path))] == []
