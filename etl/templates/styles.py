"""How the workbooks to fill in look, and the sheet that explains them."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.parsing.vocabulary import OWN_SHEET

_INK, _INPUT, _LINE = "#12324A", "#FFF6D6", "#B8C4CE"


@contextmanager
def workbook(path: Path) -> Iterator[Any]:
    """A workbook to fill, made in memory and then written. Raises OSError."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        yield book
    path.write_bytes(content.getvalue())


def looks_of(book: Any) -> dict[str, Format]:
    """The formats of a workbook by name: title, label, head, text, wrap, choice, input, sum, percent."""
    plain: dict[str, Any] = {"font_name": "Calibri", "font_size": 10, "valign": "vcenter"}
    boxed = {**plain, "border": 1, "border_color": _LINE}
    head = {
        **boxed,
        "bold": True,
        "bg_color": _INK,
        "font_color": "#FFFFFF",
        "align": "center",
        "text_wrap": True,
    }
    return {
        "title": book.add_format({**plain, "bold": True, "font_size": 14, "font_color": _INK}),
        "label": book.add_format({**plain, "bold": True}),
        "head": book.add_format(head),
        "text": book.add_format({**boxed, "num_format": "@"}),
        "wrap": book.add_format({**boxed, "text_wrap": True, "valign": "top"}),
        "choice": book.add_format({**boxed, "bg_color": _INPUT, "num_format": "@"}),
        "input": book.add_format({**boxed, "bg_color": _INPUT, "num_format": "#,##0"}),
        "sum": book.add_format({**boxed, "num_format": "#,##0", "bold": True}),
        "percent": book.add_format({**boxed, "num_format": "0.00"}),
    }


def explanation(
    sheet: Worksheet,
    looks: dict[str, Format],
    columns: Sequence[tuple[str, str]],
    *,
    months: Sequence[str] = (),
) -> None:
    """A sheet of names and meanings; the months to choose from stand in its fifth column."""
    sheet.write_row(0, 0, [OWN_SHEET, "Artinya"], looks["head"])
    for row, (name, meaning) in enumerate(columns, 1):
        sheet.write_string(row, 0, name, looks["wrap"])
        sheet.write_string(row, 1, meaning, looks["wrap"])
    if months:
        sheet.write(0, 4, "Daftar bulan", looks["head"])
        sheet.write_column(1, 4, months, looks["text"])
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 80)
    sheet.set_column(4, 4, 18)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
