"""Files that a command writes: whole, or a sentence and code 1."""

from collections.abc import Callable
from pathlib import Path

from data.writing import whole, why
from etl.commands.console import fail


def put(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a file that is put onto `path` once it is whole."""
    try:
        with whole(path) as waiting:
            write(waiting)
    except OSError as error:
        fail(f"{path} tidak dapat ditulis: {why(error)}.")
