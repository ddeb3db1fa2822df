"""Workbooks as another program opens them."""

import io

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from dashboards.exports.workbook import TOP


def sheet_rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The table of a sheet by its headings."""
    lines = list(sheet.iter_rows(min_row=TOP + 1, values_only=True))
    return [dict(zip(map(str, lines[0]), line, strict=True)) for line in lines[1:]]


def workbook(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))
