"""The parts of docs/panduan.md that are printed from the loader: its rules and its sources (`make docs`)."""

from etl.rules import RULES, Severity

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
