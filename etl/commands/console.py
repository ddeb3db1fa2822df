"""What commands print: tables that stay one line a row when they go to a file or a pipe."""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, RenderableType
from rich.markup import escape
from rich.segment import Segment
from rich.table import Table

from data.atomic_file import atomic_write, describe_os_error
from data.safe_text import UNSAFE, printable

SEVERITIES = {"error": ("red", "galat"), "warning": ("yellow", "awas"), "info": ("dim", "info")}
PIPE_WIDTH = 2000
WIDEST = 100  # columns that a terminal beside something else still shows whole
TABLES = {
    "observation": "angka",
    "published": "angka terbit",
    "target": "target",
    "funding": "pendanaan",
    "sector_gap": "kesenjangan sektor",
    "benefit": "manfaat",
    "contribution_rate": "tarif iuran",
    "compliance": "kepatuhan",
    "regulation": "peraturan",
    "outreach": "sosialisasi",
    "agreement": "kesepakatan",
    "employer": "pemberi kerja",
    "project": "proyek",
    "ucj_class": "batas kelas UCJ",
    "rejected": "baris ditolak",
    "issue": "temuan",
}


class _Safe(Console):
    """What stands in a file or its name is text here, and never a command to the screen."""

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        for piece in super().render(renderable, options):
            yield piece if piece.control else Segment(printable(piece.text), piece.style)


def console(*, stderr: bool = False) -> Console:
    """A console: to look at no wider than WIDEST; where nobody looks on, never a broken line."""
    made = _Safe(stderr=stderr, highlight=False)
    if not made.is_terminal:
        return _Safe(stderr=stderr, highlight=False, width=PIPE_WIDTH)
    made.width = min(made.width, WIDEST)
    return made


def print_json(value: Any) -> None:
    """JSON that any screen and any program can take: nothing of it is lost."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    print(re.sub(UNSAFE, lambda found: f"\\u{ord(found[0]):04x}", text))


def fail(message: str) -> NoReturn:
    """Say what is wrong and end with code 1."""
    console(stderr=True).print(f"[red]✗[/] {escape(message)}")
    raise typer.Exit(1)


def amounts(rows: Mapping[str, int]) -> str:
    """6 angka · 8 temuan: rows by table, those that are empty left out."""
    return " · ".join(f"{count} {TABLES.get(name, name)}" for name, count in rows.items() if count)


def table(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, right: Sequence[str] = ()
) -> Table:
    """A table; empty cells for None."""
    made = Table(title=title, title_justify="left", title_style="bold", header_style="bold", box=SIMPLE_HEAD)
    for column in columns:
        made.add_column(column, justify="right" if column in right else "left", overflow="fold")
    for row in rows:
        made.add_row(*(cell if isinstance(cell, str) else "" if cell is None else str(cell) for cell in row))
    return made


def written(path: Path, write: Callable[[Path], object]) -> None:
    """`put`, and say that it is done."""
    put(path, write)
    console(stderr=True).print(f"[green]✓[/] {escape(str(path))} ditulis.")


def put(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a file that is put onto `path` once it is whole."""
    try:
        with atomic_write(path) as waiting:
            write(waiting)
    except OSError as error:
        fail(f"{path} tidak dapat ditulis: {describe_os_error(error)}.")
