"""pyproject.toml is the one place for dependency names; the locks follow it and the code uses them."""

import ast
import re
import tomllib
from importlib.metadata import packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.files import python_files, read

LOCKS = ("requirements.lock", "requirements-dev.lock")
PRODUCT = ("data", "etl", "dashboards", "app.py")
# Imported, but chosen by the package it comes with: pinning it beside that one would be a second opinion.
COMES_WITH = {
    "flask": "dash",
    "werkzeug": "dash",
    "joserfc": "authlib",
    "itsdangerous": "dash",
    "numpy": "pandas",
    "click": "typer",
    "markupsafe": "jinja2",
    "lxml": "python-pptx",
}
# Declared, but never imported by name.
NOT_IMPORTED = {
    "brotli": "dash[compress] and the precompressed static files use it when it is there",
    "orjson": "plotly serialises figures with it when it is there",
    "psycopg": "SQLAlchemy imports it for PostgreSQL URLs",
}


def _project() -> dict[str, list[Requirement]]:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    texts = {"": project["dependencies"], **project["optional-dependencies"]}
    return {extra: [Requirement(text) for text in requirements] for extra, requirements in texts.items()}


def _pins(lock: str) -> dict[str, str]:
    """Name -> version; a name that is pinned per platform keeps all its versions."""
    pins: dict[str, str] = {}
    for name, version in re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==([^ ;\\]+)", read(lock), re.MULTILINE):
        pins[name] = f"{pins[name]} {version}" if name in pins else version
    return pins


def _names(extra: str = "") -> set[str]:
    return {canonicalize_name(requirement.name) for requirement in _project()[extra]}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_is_hashed_and_no_index_is_named(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", read(lock).strip())
    assert len(entries) == sum(len(versions.split()) for versions in _pins(lock).values())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"https?:|^-", read(lock), re.MULTILINE)


def test_the_lock_holds_what_the_project_asks_for() -> None:
    pins = _pins("requirements.lock")
    for requirement in _project()[""]:
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)])


def test_the_development_lock_adds_to_the_lock() -> None:
    run, development = _pins("requirements.lock"), _pins("requirements-dev.lock")
    assert run.items() <= development.items()
    for requirement in _project()["dev"]:
        assert requirement.specifier.contains(development[canonicalize_name(requirement.name)])


def test_extras_that_libraries_ask_of_each_other_are_pinned_with_them() -> None:
    """Else pip may look for coverage[toml] by itself, find a newer one, and refuse it for want of a hash."""
    pinned = dict(re.findall(r"^([\w.-]+)(?:\[([\w,-]+)\])?==", read("requirements-dev.lock"), re.MULTILINE))
    asked = [
        (requirement.name, extra)
        for name in _names() | _names("dev")
        for requirement in map(Requirement, requires(name) or [])
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        for extra in requirement.extras
    ]
    assert ("coverage", "toml") in asked
    assert [(name, extra) for name, extra in asked if extra not in pinned[name].split(",")] == []


def _imported() -> set[str]:
    """The distributions that the product imports by name."""
    distributions = packages_distributions()
    found: set[str] = set()
    for path in python_files():
        if path.parts[0] in PRODUCT:
            for node in ast.walk(ast.parse(read(path))):
                modules = _modules(node)
                found |= {canonicalize_name(d) for m in modules for d in distributions.get(m, [])}
    return found


def _modules(node: ast.AST) -> set[str]:
    if isinstance(node, ast.Import):
        return {alias.name.split(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return {node.module.split(".")[0]}
    return set()


@pytest.mark.slow
def test_what_is_imported_is_declared() -> None:
    assert _imported() - set(COMES_WITH) <= _names()
    assert {COMES_WITH[name] for name in _imported() & set(COMES_WITH)} <= _names()


@pytest.mark.slow
def test_what_is_declared_is_used() -> None:
    assert _names() - set(NOT_IMPORTED) <= _imported()


def test_every_dependency_says_why_it_is_here() -> None:
    decisions = read(Path("docs/decisions.md"))
    assert [name for name in sorted(_names() | _names("dev")) if f"| `{name}` |" not in decisions] == []
