"""Bring dashboards/rendering/locales/en.po in step with the Indonesian texts of the pages (`make bahasa`).

Translations stay, texts that are gone go, new ones come with an empty translation and are reported.
"""

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

DASHBOARDS = Path(__file__).parent.parent / "dashboards"
CATALOGUE = DASHBOARDS / "rendering" / "locales" / "en.po"
HEADER = """\
# The English of every Indonesian text in dashboards/. `make bahasa` keeps it in step with the code.
msgid ""
msgstr ""
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def literals(node: ast.expr) -> Iterator[str]:
    """The texts an argument may be: itself, or both branches of a choice."""
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def texts(source: str) -> Iterator[str]:
    """Every text a module gives to `_` or to `.text`, in the order of the module."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and node.args]
    for call in sorted(calls, key=lambda node: (node.lineno, node.col_offset)):
        named = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        if named == ("_" if isinstance(call.func, ast.Name) else "text"):
            yield from literals(call.args[0])


def merged(known: dict[str, str]) -> Catalog:
    """The texts of all modules, each with the translation that is known."""
    catalogue = Catalog(locale="en")
    for path in sorted(DASHBOARDS.rglob("*.py")):
        place = path.relative_to(DASHBOARDS.parent).as_posix()
        for text in texts(path.read_text("utf-8")):
            catalogue.add(text, known.get(text, ""), locations=[(place, 1)])
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The catalogue as a file: files without line numbers, so that it changes only where texts do."""
    file = BytesIO()
    write_po(file, catalogue, omit_header=True, include_lineno=False, width=110)
    return HEADER.encode() + file.getvalue()


def main() -> int:
    """Write the catalogue; 1 where a text has no English yet."""
    with CATALOGUE.open("rb") as file:
        known = {str(message.id): str(message.string) for message in read_po(file, locale="en") if message.id}
    catalogue = merged(known)
    CATALOGUE.write_bytes(written(catalogue))
    missing = [str(message.id) for message in catalogue if message.id and not message.string]
    print(f"{len(catalogue)} teks, {len(missing)} belum ada bahasa Inggrisnya.")
    for text in missing:
        print(f"  {text}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
