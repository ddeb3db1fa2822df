"""The lists of modules in docs/modules.md, printed from their docstrings (`make docs`)."""

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def summary(path: Path) -> str:
    """The first paragraph of a module's docstring, on one line; "" where it has none."""
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())


def modules(package: str) -> str:
    """A table for each folder below a package: the sentence of its `__init__`, then its modules."""
    folders = sorted({path.parent for path in (ROOT / package).rglob("*.py") if "versions" not in path.parts})
    return "".join(_folder(folder) for folder in folders)


def _folder(folder: Path) -> str:
    found = {path: summary(path) for path in sorted(folder.glob("*.py")) if path.stem != "__init__"}
    rows = "".join(f"| `{path.name}` | {text} |\n" for path, text in found.items() if text)
    said = summary(folder / "__init__.py")
    head = f"\n#### `{folder.relative_to(ROOT).as_posix()}/`\n\n{said}\n"
    return head + (f"\n| module | what it is |\n|---|---|\n{rows}\n" if rows else "\n")
