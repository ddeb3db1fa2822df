"""One province is not built into the code: what remains of it is listed here, and the list only shrinks.

Counted in code, templates, style, definitions and the catalogue of texts: the numbers 35 (areas) and 33
(the code of the province) where they stand alone, and the province's name. Data files and the folders of
data/provinces may hold all three.
"""

import re
from pathlib import Path

from tests.project.files import product_files, read

KINDS = {".py", ".html", ".toml", ".po", ".js", ".css", ".typ"}
NUMBER = r"(?<![\w.,#\-–/])%s(?![\w.,%%]|\s*(?:%%|px|ms|kB))"
CONSTANTS = {
    "35": re.compile(NUMBER % "35"),
    "33": re.compile(NUMBER % "33"),
    "Jawa Tengah": re.compile("Jawa Tengah|Central Java"),
}
# How often each constant still stands in a file. A number may fall or a line may go; none may rise or come.
REMAINS: dict[str, dict[str, int]] = {
    "35": {},
    "33": {"data/settings.py": 1},  # the province of an installation that names none
    "Jawa Tengah": {"etl/templates/examples.py": 2},
}
DEFINITIONS = Path("data/provinces")  # each in a folder of its own, which may say what it is of


def _code() -> list[Path]:
    folders = ("data", "etl", "dashboards", "app.py")
    return [
        path
        for path in sorted(product_files())
        if path.parts[0] in folders and path.suffix in KINDS and "migrations" not in path.parts
        if not (path.is_relative_to(DEFINITIONS) and path.parent != DEFINITIONS)
    ]


def _found(constant: str) -> dict[str, int]:
    counts = {path.as_posix(): len(CONSTANTS[constant].findall(read(path))) for path in _code()}
    return {path: count for path, count in counts.items() if count}


def _problems(constant: str) -> list[str]:
    """Where a constant stands more often than listed, or less often: then the list is to be shortened."""
    found, listed = _found(constant), REMAINS[constant]
    return [
        f"{path}: {constant} stands {found.get(path, 0)} times, listed {listed.get(path, 0)}"
        for path in sorted({*found, *listed})
        if found.get(path, 0) != listed.get(path, 0)
    ]


def test_no_new_number_of_areas() -> None:
    assert _problems("35") == []


def test_no_new_code_of_the_province() -> None:
    assert _problems("33") == []


def test_no_new_name_of_the_province() -> None:
    assert _problems("Jawa Tengah") == []


def test_what_is_counted() -> None:
    text = 'for all 35 areas; 35 % is a share, 35px a width, 33.10 a code, 3.35 a figure, "33" the province'
    assert [len(CONSTANTS[key].findall(text)) for key in ("35", "33")] == [1, 1]
