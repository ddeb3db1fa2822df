"""The page docs/sumber.md, printed from the formats the loader knows (`make docs`)."""

import ast
import inspect
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from data.definitions.rules import RULES
from etl.model import Options, Sheet, Source
from etl.parsing.cells_to_facts import sentence
from etl.parsing.provinces import own_rows
from etl.sources import SOURCES
from etl.templates import EXAMPLES, TEMPLATES

# A cell that no column of the kind can hold.
_SPOILT = {
    "pilihan": ["lainnya"],
    "orang": ["12,5", "banyak"],
    "bilangan": ["banyak"],
    "persen": ["kecil"],
    "rupiah": ["75,6 juta"],
    "tanggal": ["12/3/25"],
    "tahun": ["26"],
}
# What any file may meet on its way in, whatever its format.
COMMON = (
    *(
        "etl.readers.read_file",
        "etl.readers.limits",
        "etl.readers.fingerprint",
        "etl.parsing.cells_to_facts",
        "etl.parsing.areas",
        "etl.sources",
    ),
    *("etl.readers.read_file", "etl.layouts.unread"),
)


def contents() -> str:
    lines = [f"- [`{name}`](#{name}): {source.title}" for name, source in SOURCES.items()]
    return "\n".join(["", *lines, "", ""])


def formats() -> str:
    """One part a format: what it holds, its columns, an example, the rules of its own."""
    return "\n".join(["", *(_format(name, source) for name, source in SOURCES.items())])


def common() -> str:
    """The rules that any file is held against."""
    return _rules(set().union(*(_named(module) for module in COMMON)))


def _format(name: str, source: Source) -> str:
    fill = "templat" if name not in EXAMPLES else "contoh"
    parts = [f"## {name}\n", f"{source.title}.\n", _columns(source)]
    if name in TEMPLATES:
        parts.append(f"Tulis {fill}nya: `python -m etl template {name}`\n")
    if example := EXAMPLES.get(name):
        parts.append(f"```\n{example.text.removeprefix(chr(0xFEFF)).replace(chr(13), '').strip()}\n```\n")
        parts.append(f"Dimuat dengan `python -m etl load BERKAS {example.options}".rstrip() + "`.\n")
    if messages := [*_messages_of_cells(source), *_messages_of_files(name, source)]:
        parts.append("Beginilah pesannya:\n\n| yang diubah pada contohnya | jawabannya |\n|---|---|")
        parts.append("\n".join(f"| {change} | `{rule}`: {text} |" for change, rule, text in messages) + "\n")
    own = _reached(source.module) - set().union(*(_named(one) for one in COMMON))
    parts.append("Aturan yang khusus atau sering kena di sini:\n" + _rules(own))
    return "\n".join(parts)


def _messages_of_cells(source: Source) -> Iterator[tuple[str, str, str]]:
    """What the reader says to a spoilt cell of its own example, each answer once."""
    fields, shown = source.fields, set()
    for field in fields:
        for spoilt in ([""] if field.filled else []) + _SPOILT.get(field.kind, []):
            row = [spoilt if one is field else one.example for one in fields]
            sheet = Sheet(None, [[one.name for one in fields], [cell or None for cell in row]])
            for found in source.tidy([sheet], Options("terbit")).issues[:1]:
                if found.severity == "error" and (found.rule, field.kind) not in shown:
                    shown.add((found.rule, field.kind))
                    yield (
                        f"`{field.name}`: {f'`{spoilt}`' if spoilt else 'kosong'}",
                        found.rule,
                        found.message,
                    )


def _messages_of_files(name: str, source: Source) -> Iterator[tuple[str, str, str]]:
    """What the reader says to its example with a passage spoilt."""
    example = EXAMPLES.get(name)
    for passage, spoilt in example.broken if example else ():
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"contoh{example.suffix}"
            replace(example, text=example.text.replace(passage, spoilt, 1)).write(path)
            sheets, issues = own_rows(source.read(path))
            tidied = source.tidy(sheets, Options("terbit", date(2023, 12, 31))).issues
            (found, *_) = [*issues, *tidied]
        yield f"`{passage[:60]}` menjadi `{spoilt}`", found.rule, sentence(found.message)


def _columns(source: Source) -> str:
    if fields := source.fields:
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
        lines += [f"| {part} | {meaning} |" for part, meaning in source.parts]
    return "\n".join([*lines, ""])


def _rules(names: set[str]) -> str:
    lines = ["", "| aturan | tingkat | arti |", "|---|---|---|"]
    words = {"error": "galat", "warning": "awas", "info": "info"}
    lines += [
        f"| `{name}` | {words[r.severity]} | {r.meaning} |" for name, r in RULES.items() if name in names
    ]
    return "\n".join([*lines, "", ""])


_PARTS = (
    "etl.sources.rekap.",
    "etl.sources.lists.baku_",
    "etl.sources.tables.portal_",
    "etl.sources.tables.satu_data_workbook",
    "etl.sources.tables.bps_webapi",
)


@cache
def _named(module: str) -> set[str]:
    """The rules whose names a module writes."""
    tree = ast.parse(inspect.getsource(import_module(module)))
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and text in RULES}


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:  # a name inside a module, not a module
        return False


def _reached(module: str) -> set[str]:
    """The rules that a format, or what it is made of, writes."""
    tree = ast.parse(inspect.getsource(import_module(module)))
    wanted = {
        "etl.layouts.named_columns",
        "etl.parsing.dates",
        "etl.layouts.count_rows",
        "etl.layouts.table_titles",
        "etl.layouts.counted_columns",
        "etl.layouts.unread",
    }
    parts = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    parts |= {
        f"{node.module}.{alias.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for alias in node.names
    }
    near = {part for part in parts if (part in wanted or part.startswith(_PARTS)) and _is_module(part)}
    return set().union(*(_named(part) for part in {module, *near}))
