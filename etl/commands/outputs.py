"""Files that a command writes: whole, or a sentence and code 1."""

from collections.abc import Callable
from pathlib import Path

from rich.markup import escape

from data.atomic_file import atomic_write, describe_os_error
from etl.commands.console import console, fail


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
