"""The files that come out of a check: CSV and workbooks in which nothing runs as a formula."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from data.definitions.people_lists import people_lists
from etl.people_lists.tables import Row, Table, word

WIDTHS = {True: 60, False: 18}  # characters of the column with the findings, of the others


def csv_text(rows: Sequence[Row]) -> str:
    """RFC 4180, comma, as every CSV of the product."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def write_tables(path: Path, tables: Sequence[Table]) -> None:
    """A workbook with a sheet for each table. Raises OSError where it cannot be written."""
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    not_counted = people_lists().words["not_counted"].id
    with xlsxwriter.Workbook(content, options) as book:
        marked = book.add_format({"bg_color": people_lists().output.marked})
        for title, rows in tables:
            sheet = book.add_worksheet(title)
            sheet.set_column(0, max(map(len, rows), default=1), WIDTHS[False])
            for number, row in enumerate(rows):
                look = marked if not_counted in row and word("rows") not in row else None
                for column, cell in enumerate(row):
                    if isinstance(cell, str):
                        if cell:
                            sheet.write_string(number, column, cell, look)
                    else:
                        sheet.write_number(number, column, cell, look)
    path.write_bytes(content.getvalue())
