"""What was found in a file as a table for the screen: in seven columns, or in two where it is narrow."""

from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from etl.commands.console import SEVERITIES, console, table

if TYPE_CHECKING:
    from etl.model import Issue

NARROW = 140  # columns of the screen  # columns of the screen


def issue_table(title: str, issues: "list[Issue]") -> Table:
    """Issues as a table: where, what was found, which rule, what to do.

    A narrow screen gets the places in one column, so that the messages keep their room.
    """
    narrow = console().width < NARROW
    rows = [(_narrow if narrow else _wide)(issue, *SEVERITIES[issue.severity]) for issue in issues]
    if narrow:
        return table(title, ["Tempat", "Pesan"], rows)
    return table(
        title, ["Tingkat", "Lembar", "Baris", "Kolom", "Isi", "Aturan", "Pesan"], rows, right=["Baris"]
    )


def _wide(issue: "Issue", style: str, word: str) -> list[str | None]:
    place = (issue.sheet, issue.source_row, issue.source_column, issue.value)
    cells = [None if cell is None else escape(str(cell)) for cell in place]
    return [f"[{style}]{word}[/]", *cells, issue.rule, escape(issue.message)]


def _narrow(issue: "Issue", style: str, word: str) -> list[str | None]:
    row = f"baris {issue.source_row}" if issue.source_row else None
    place = [part for part in (issue.sheet, row, issue.source_column) if part]
    found = f"\n[dim]isi: {escape(issue.value)}[/]" if issue.value else ""
    message = f"[{style}]{word}[/] {escape(issue.message)} [dim]({issue.rule})[/]"
    return [escape("\n".join(place)) + found, message]
