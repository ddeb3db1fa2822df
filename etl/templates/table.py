"""A workbook to fill in for any format of named columns, printed from the columns it declares."""

from collections.abc import Sequence
from pathlib import Path

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from etl.layouts.named_columns import Field
from etl.parsing.areas import district_names
from etl.templates.styles import looks_of, workbook

EMPTY_ROWS = 200  # to fill in where nothing is written in advance
_WIDTHS = {
    "wilayah": 25,
    "kode_wilayah": 13,
    "catatan": 30,
    "sumber": 40,
    "bukti": 40,
    "topik": 36,
    "isi": 56,
    "penanggung_jawab": 28,
}
_NAMES = 6  # the column of the second sheet, from 0, that lists the areas


def table(path: Path, fields: Sequence[Field], rows: Sequence[dict[str, str]] = (), *, sheet: str) -> None:
    """A sheet of the declared columns, with these rows begun or empty ones, and a sheet that explains them.

    Raises OSError where the file cannot be written.
    """
    with workbook(path) as book:
        looks = looks_of(book)
        page = book.add_worksheet(sheet)
        _explain(book.add_worksheet("Penjelasan"), looks, fields)
        page.write_row(0, 0, [field.name for field in fields], looks["head"])
        last = len(rows) or EMPTY_ROWS
        for number in range(1, last + 1):
            begun = rows[number - 1] if rows else {}
            for column, field in enumerate(fields):
                _cell(page, looks, (number, column), field=field, text=begun.get(field.name, ""))
        for column, field in enumerate(fields):
            page.set_column(column, column, _WIDTHS.get(field.name, 16))
            if rule := _rule(field):
                page.data_validation(1, column, last, column, rule)
        page.freeze_panes(1, 2)
        page.autofilter(0, 0, last, len(fields) - 1)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)


def _cell(
    page: Worksheet, looks: dict[str, Format], place: tuple[int, int], *, field: Field, text: str
) -> None:
    row, column = place
    if text:
        page.write_string(row, column, text, looks["text"])
    elif field.kind in ("orang", "bilangan", "rupiah"):
        page.write_blank(row, column, None, looks["input"])
    else:
        page.write_blank(row, column, None, looks["choice"])


def _rule(field: Field) -> dict[str, object] | None:
    """What the cells of a column may hold; Excel says so where it is written."""
    error = {"error_title": field.name, "error_message": field.meaning[:255]}
    if field.choices:
        return {"validate": "list", "source": list(field.choices), **error}
    if field.name == "wilayah":
        last = len(district_names()) + 1
        names = f"=Penjelasan!$G$2:$G${last}"
        return {"validate": "list", "source": names, "error_type": "warning", **error}
    if field.kind in ("orang", "tahun"):
        return {"validate": "integer", "criteria": ">=", "value": 0, **error}
    if field.kind == "bilangan":
        return {"validate": "decimal", "criteria": ">=", "value": 0, **error}
    return None


def _explain(sheet: Worksheet, looks: dict[str, Format], fields: Sequence[Field]) -> None:
    sheet.write_row(0, 0, ["Kolom", "Jenis", "Wajib", "Artinya", "Contoh"], looks["head"])
    for row, field in enumerate(fields, 1):
        meaning = field.meaning + (f" Pilihan: {', '.join(field.choices)}." if field.choices else "")
        for column, text in enumerate((field.name, field.kind, field.needed, meaning, field.example)):
            sheet.write_string(row, column, text, looks["wrap"])
    sheet.write(0, _NAMES, "Daftar daerah", looks["head"])
    sheet.write_column(1, _NAMES, [name for _, name in district_names()], looks["text"])
    for column, width in enumerate((18, 10, 12, 70, 28)):
        sheet.set_column(column, column, width)
    sheet.set_column(_NAMES, _NAMES, 25)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
