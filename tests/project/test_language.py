"""Every Indonesian text of the pages has its English, with the same fields, and no English is left over."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.project.files import REPOSITORY, python_files, read

CATALOGUE = REPOSITORY / "dashboards" / "rendering" / "locales" / "en.po"


def _is_translation(call: ast.Call) -> bool:
    """_("...") or language.text("...")."""
    if isinstance(call.func, ast.Name):
        return call.func.id == "_"
    return isinstance(call.func, ast.Attribute) and call.func.attr == "text"


def _literals(node: ast.expr) -> Iterator[str | None]:
    """The texts an argument may be: both branches of a choice; None for what cannot be read here."""
    if isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    else:
        yield None


@cache
def _texts() -> list[tuple[str | None, Path, int]]:
    """Read once for the three tests that ask."""
    return [
        (text, path, node.lineno)
        for path in python_files()
        if path.parts[0] == "dashboards"
        for node in ast.walk(ast.parse(read(path)))
        if isinstance(node, ast.Call) and node.args and _is_translation(node)
        for text in _literals(node.args[0])
    ]


def _catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")


def _english() -> dict[str, str]:
    return {str(m.id): str(m.string) for m in _catalogue() if m.id}


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_texts_stand_where_they_are_translated() -> None:
    """A text that comes from elsewhere would be missing from the catalogue without anybody noticing."""
    assert [f"{path}:{line}" for text, path, line in _texts() if text is None] == []


def test_every_text_has_its_english() -> None:
    english = _english()
    assert [f"{path}:{line} {text}" for text, path, line in _texts() if text and not english.get(text)] == []


def test_no_english_is_left_over() -> None:
    assert set(_english()) - {text for text, _, _ in _texts()} == set()


def test_the_english_has_the_same_fields() -> None:
    assert [text for text, english in _english().items() if _fields(text) != _fields(english)] == []


def test_no_translation_is_a_guess() -> None:
    assert [message.id for message in _catalogue() if message.id and message.fuzzy] == []


# A dialect of their own that names once spoke; the field has standard terms for what they meant.
RIDDLES = {
    *("already", "declaring", "delivered", "leftovers", "standing", "stands", "taking", "told", "untold"),
    *("doors", "leaf", "turns", "_alike", "_beside", "_said", "_standing", "_told", "_together"),
}
KNOWN_RIDDLES = {
    "data/database/accounts/tables.py: told",  # a table's name: columns and keys are stored
    "etl/declarations/corrections.py: told",  # a key of an office's own file
}


def test_names_are_words_of_the_field() -> None:
    """Functions, classes, arguments and variables carry no riddle; the known ones only get fewer."""
    found = set()
    for path in python_files():
        if path.parts[0] in ("data", "etl", "dashboards") and "migrations" not in path.parts:
            for node in ast.walk(ast.parse(read(path))):
                name = (
                    node.name
                    if isinstance(node, (ast.FunctionDef, ast.ClassDef))
                    else node.arg
                    if isinstance(node, ast.arg)
                    else node.id
                    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
                    else ""
                )
                if name in RIDDLES:
                    found.add(f"{path.as_posix()}: {name}")
    assert found == KNOWN_RIDDLES
