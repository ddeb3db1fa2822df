"""The page docs/sumber.md, printed from the formats the loader knows (`make docs`)."""

import ast
import inspect
from functools import cache
from importlib import import_module
from types import ModuleType

from etl.rules import RULES
from etl.sources import SOURCES
from etl.templates import EXAMPLES, TEMPLATES

# What any file may meet on its way in, whatever its format.
COMMON = ("etl.tabular", "etl.facts", "etl.areas", "etl.sources", "etl.documents")


def contents() -> str:
    lines = [f"- [`{name}`](#{name}): {module.TITLE}" for name, module in SOURCES.items()]
    return "\n".join(["", *lines, "", ""])


def formats() -> str:
    """One part a format: what it holds, its columns, an example, the rules of its own."""
    return "\n".join(["", *(_format(name, module) for name, module in SOURCES.items())])


def common() -> str:
    """The rules that any file is held against."""
    return _rules(set().union(*(_named(module) for module in COMMON)))


def _format(name: str, module: ModuleType) -> str:
    fill = "templat" if name not in EXAMPLES else "contoh"
    parts = [f"## {name}\n", f"{module.TITLE}.\n", _columns(module)]
    if name in TEMPLATES:
        parts.append(f"Tulis {fill}nya: `python -m etl template {name}`\n")
    if example := EXAMPLES.get(name):
        parts.append(f"```\n{example.text.removeprefix(chr(0xFEFF)).replace(chr(13), '').strip()}\n```\n")
        parts.append(f"Dimuat dengan `python -m etl load BERKAS {example.options}".rstrip() + "`.\n")
    own = _reached(module.__name__) - set().union(*(_named(one) for one in COMMON))
    parts.append("Aturan yang khusus atau sering kena di sini:\n" + _rules(own))
    return "\n".join(parts)


def _columns(module: ModuleType) -> str:
    if fields := getattr(module, "FIELDS", ()):
        lines = ["| kolom | jenis | wajib | contoh | arti |", "|---|---|---|---|---|"]
        for field in fields:
            choices = (
                f" Pilihan: {', '.join(f'`{choice}`' for choice in field.choices)}." if field.choices else ""
            )
            example = f"`{field.example}`" if field.example else ""
            lines.append(
                f"| `{field.name}` | {field.kind} | {field.needed} | {example} | {field.meaning}{choices} |"
            )
    else:
        lines = ["| bagian | cara dibaca |", "|---|---|"]
        lines += [f"| {part} | {meaning} |" for part, meaning in module.PARTS]
    return "\n".join([*lines, ""])


def _rules(names: set[str]) -> str:
    lines = ["", "| aturan | tingkat | arti |", "|---|---|---|"]
    words = {"error": "galat", "warning": "awas", "info": "info"}
    lines += [
        f"| `{name}` | {words[r.severity]} | {r.meaning} |" for name, r in RULES.items() if name in names
    ]
    return "\n".join([*lines, "", ""])


@cache
def _named(module: str) -> set[str]:
    """The rules whose names a module writes."""
    tree = ast.parse(inspect.getsource(import_module(module)))
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and text in RULES}


def _reached(module: str) -> set[str]:
    """The rules that a format, or what it is made of, writes."""
    tree = ast.parse(inspect.getsource(import_module(module)))
    wanted = {"etl.records", "etl.dates", "etl.years", "etl.meanings"}
    parts = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    parts |= {
        f"etl.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "etl"
        for alias in node.names
    }
    near = {part for part in parts if part in wanted or part.startswith("etl.sources.rekap_")}
    return set().union(*(_named(part) for part in {module, *near}))
