"""The lists of modules in docs/architecture.md, printed from their docstrings (`make docs`)."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def summary(path: Path) -> str:
    """The first paragraph of a module's docstring, on one line; "" where it has none."""
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())


def modules(*folders: str) -> str:
    """A table of the modules directly in these folders; those without a docstring are left out."""
    paths = [path for folder in folders for path in sorted((ROOT / folder).glob("*.py"))]
    found = {path: text for path in paths if (text := summary(path)) and path.stem != "__init__"}
    rows = (f"| `{path.relative_to(ROOT).as_posix()}` | {text} |\n" for path, text in found.items())
    return "\n| module | what it is |\n|---|---|\n" + "".join(rows) + "\n"
