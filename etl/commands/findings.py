"""What was found in a file as a table for the screen: in seven columns, or in two where it is narrow."""

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from etl.commands.console import SEVERITIES, console, table

if TYPE_CHECKING:
    from etl.model import Finding

NARROW = 140  # columns of the screen  # columns of the screen


def finding_table(title: str, findings: "list[Finding]") -> Table:
    """Findings as a table: where, what was found, which rule, what to do. A narrow screen gets the places in
    one column, so that the messages keep their room."""
    narrow = console().width < NARROW
    rows = [(_narrow if narrow else _wide)(finding, *SEVERITIES[finding.severity]) for finding in findings]
    if narrow:
        return table(title, ["Tempat", "Pesan"], rows)
    return table(
        title, ["Tingkat", "Lembar", "Baris", "Kolom", "Isi", "Aturan", "Pesan"], rows, right=["Baris"]
    )


def _wide(finding: "Finding", style: str, word: str) -> list[str | None]:
    place = (finding.sheet, finding.source_row, finding.source_column, finding.value)
    cells = [None if cell is None else escape(str(cell)) for cell in place]
    return [f"[{style}]{word}[/]", *cells, finding.rule, escape(finding.message)]


def _narrow(finding: "Finding", style: str, word: str) -> list[str | None]:
    row = f"baris {finding.source_row}" if finding.source_row else None
    place = [part for part in (finding.sheet, row, finding.source_column) if part]
    found = f"\n[dim]isi: {escape(finding.value)}[/]" if finding.value else ""
    message = f"[{style}]{word}[/] {escape(finding.message)} [dim]({finding.rule})[/]"
    return [escape("\n".join(place)) + found, message]
