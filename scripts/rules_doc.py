"""The parts of docs/panduan.md that are printed from the loader: its rules and its sources (`make docs`)."""

from data.definitions.rules import RULES, Severity
from etl.sources import SOURCES

HEADS: dict[Severity, tuple[str, str]] = {
    "error": ("galat", "berkas ditolak seluruhnya; basis data tidak berubah"),
    "warning": ("awas", "berkas dimuat; periksa, temuannya tersimpan bersama muatan"),
    "info": ("info", "sekadar pemberitahuan"),
}


def rules() -> str:
    """One table for each severity, gravest first."""
    text = ""
    for severity, (word, consequence) in HEADS.items():
        text += f"\n**{word}**: {consequence}\n\n| aturan | arti |\n|---|---|\n"
        named = (
            f"| `{name}` | {rule.meaning} |\n" for name, rule in RULES.items() if rule.severity == severity
        )
        text += "".join(named)
    return text + "\n"


def sources() -> str:
    """Every source the loader knows, with the columns it is known by where they are fixed."""
    lines = ["", "| sumber | isi | kolom |", "|---|---|---|"]
    for name, source in SOURCES.items():
        columns = ", ".join(f"`{column}`" for column in source.columns)
        lines.append(f"| `{name}` | {source.title.split(' (')[0]} | {columns or 'bebas, lihat bagian 3'} |")
    return "\n".join([*lines, "", ""])
