"""The workbook in which a refused file is mended (load --perbaikan)."""

from pathlib import Path
from typing import TYPE_CHECKING

from rich.markup import escape

from etl.commands.console import console, fail, written

if TYPE_CHECKING:
    from etl.checks.load_report import LoadReport
    from etl.readers.fingerprint import Seen


def seen(file: Path) -> "Seen | None":
    """The file as it is before it is read; None where it cannot be, which its report says."""
    from etl.readers.fingerprint import Seen
    from etl.readers.limits import UnreadableError

    try:
        return Seen(file)
    except UnreadableError:
        return None


def write(path: Path, file: "Seen | None", report: "LoadReport") -> None:
    """Write the workbook beside the very file that the report is about.

    Cells and issues quote it, so it is made of nothing else. Where the file is another by now the command
    ends.
    """
    from etl.pipeline.error_workbook import without_marks, write_mending
    from etl.readers.limits import UnreadableError
    from etl.readers.read_file import read_sheets

    if not report.found("error"):
        console(stderr=True).print(f"Tidak ada yang perlu diperbaiki; {escape(str(path))} tidak ditulis.")
        return
    if file is None:
        fail("Perbaikan tidak dapat ditulis, berkasnya sendiri tidak terbaca.")
    try:
        sheets = without_marks(read_sheets(file.path))
        file.refuse_changed()
    except UnreadableError as error:
        fail(f"Perbaikan tidak dapat ditulis, berkasnya sendiri tidak terbaca: {error}")
    name = file.path.name
    written(path, lambda waiting: write_mending(waiting, name, sheets=sheets, issues=report.issues))
