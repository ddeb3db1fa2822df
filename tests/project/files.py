"""The files of the product, as committed: what git ignores is left out by name."""

from collections.abc import Iterator
from pathlib import Path

from data.settings import ROOT

REPOSITORY = ROOT.parent
FOLDERS = ("data", "etl", "dashboards", "tests", "docs", "scripts", "deploy", ".ci")
IGNORED = ("data/db/", "dashboards/vendor/", "__pycache__/")
BINARY = {".png", ".xlsx", ".xls", ".ods", ".win1252", ".ico", ".gz", ".br", ".ttf"}


def product_files() -> Iterator[Path]:
    """Every file of the product, relative to the repository."""
    for path in REPOSITORY.iterdir():
        if path.is_file() and path.name not in (".env", ".coverage", ".git"):
            yield path.relative_to(REPOSITORY)
    for folder in FOLDERS:
        for path in (REPOSITORY / folder).rglob("*"):
            relative = path.relative_to(REPOSITORY)
            if path.is_file() and not any(part in relative.as_posix() for part in IGNORED):
                yield relative


def python_files() -> list[Path]:
    return sorted(path for path in product_files() if path.suffix == ".py")


def text_files() -> list[Path]:
    return sorted(path for path in product_files() if path.suffix not in BINARY)


def read(path: Path | str) -> str:
    return (REPOSITORY / path).read_text("utf-8")
