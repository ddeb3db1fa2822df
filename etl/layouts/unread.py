"""What of a file is not read, or is read though hidden: the same words for every format."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

from etl.model import Cell, Issue, Sheet
from etl.parsing import vocabulary
from etl.parsing.numbers import written


def skipped_sheet(sheet: Sheet, why: str) -> Issue:
    """A sheet that is hidden, or holds `why`: "tidak berisi ..."."""
    why = "tersembunyi" if sheet.hidden else why
    return Issue("lembar_dilewati", "info", f"Lembar {sheet.name} {why} dan tidak dibaca.", sheet.name)


def skipped_note(sheet: Sheet, row: int, text: str) -> Issue:
    """A text among the rows; `row` counts from 1."""
    message = f"Keterangan, tidak dibaca sebagai angka: {text[:200]}"
    return Issue("catatan_berkas", "info", message, sheet.name, row)


def hidden_but_read(
    sheet: Sheet, rows: Set[int | None], columns: Iterable[tuple[int, str]]
) -> Iterator[Issue]:
    """A warning where rows (numbers from 1) or columns (index from 0, and what it is called) are hidden."""
    numbers = [number for number in sheet.hides.rows if number in rows]
    names = [name for index, name in columns if sheet.hides.has_column(index)]
    parts = [f"baris {', '.join(map(str, numbers))}"] if numbers else []
    parts += [f"kolom {'; '.join(names)}"] if names else []
    if parts:
        message = f"Tersembunyi tetapi berisi angka, jadi tetap dibaca: {' dan '.join(parts)}."
        yield Issue("baris_tersembunyi", "warning", message, sheet.name, numbers[0] if numbers else None)


_UNIT_HEADS = ("satuan", "unit", "satuan data", "satuan angka")
_OTHER_UNIT = re.compile(r"%|\b(ribu\w*|rb|juta\w*|jt|mil[iy]ar\w*|1?000|thousands?|millions?|persen\w*)\b")


def other_unit(sheet: Sheet, row: int, heading: str, cells: Iterable[Cell]) -> Issue | None:
    """An error for a column of units that nobody reads where it says thousands, millions or percent.

    `row`: of the headings, counted from 1.
    """
    if vocabulary.plain(heading).replace("_", " ") not in _UNIT_HEADS:
        return None
    said = (str(cell) for cell in cells if cell is not None)
    if (found := next((text for text in said if _OTHER_UNIT.search(vocabulary.plain(text))), None)) is None:
        return None
    message = (
        f"Kolom {heading} berisi {found!r}, padahal format ini tidak membaca satuan: tulis angkanya dalam "
        "orang (atau rupiah penuh), lalu hapus kolom itu."
    )
    return Issue("satuan_keliru", "error", message, sheet.name, row, heading, found)


_DEEP = 4
_PAGES = (
    *("total_pages", "total_page", "totalpages", "totalpage", "last_page", "lastpage", "pages", "page_count"),
)
_TOTALS = (
    *("total_count", "totalcount", "total_records", "totalrecords", "total_data", "totaldata", "total_rows"),
    *("totalrows", "recordstotal", "num_rows", "numfound", "total_items", "totalitems", "total", "count"),
)
_NEXT = ("next", "next_page_url", "next_page", "nextpage", "next_url", "nextlink", "has_next", "has_more")
_CURRENT = ("page", "current_page", "currentpage", "page_number", "pagenumber")


def one_of_several(sheets: Sequence[Sheet]) -> list[Issue]:
    """A warning for each document that names more records or pages than it holds."""
    return [issue for sheet in sheets if (issue := _issue(sheet)) is not None]


def _issue(sheet: Sheet) -> Issue | None:
    if sheet.document is None or not sheet.rows:
        return None
    held = len(sheet.rows) - 1  # the first row are the names
    said = {name.casefold(): value for part in _parts(sheet.document) for name, value in part.items()}
    pages = _number(said, _PAGES)
    total = _number(said, _TOTALS)
    if total in _sums(sheet.rows[1:]):  # a sum of its figures, and no number of records
        total = None
    more = any(said.get(name) not in (None, False, "", 0) for name in _NEXT)
    if not (pages and pages > 1) and not (total and total > held) and not more:
        return None
    page = _number(said, _CURRENT)
    where = f"halaman {page or '?'} dari {pages}" if pages and pages > 1 else "satu halaman dari beberapa"
    amount = f" ({written(held)} dari {written(total)} rekaman)" if total and total > held else ""
    text = (
        f"JSON ini hanya {where}{amount}; yang dibaca hanya halaman ini. Unduh semua halaman, atau minta "
        "seluruh rekaman sekaligus."
    )
    return Issue("satu_halaman", "warning", text, sheet.name)


def _sums(rows: Sequence[Sequence[Cell]]) -> set[float]:
    """The sum of each column of figures."""
    columns = zip(*rows, strict=True)
    figures = ([cell for cell in column if isinstance(cell, int | float)] for column in columns)
    return {sum(column) for column in figures if column}


def _parts(value: Any, deep: int = 0) -> Iterator[Mapping[str, Any]]:
    """The objects around the records: what says something of the answer, and no record of it."""
    if deep > _DEEP:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            if isinstance(inner, dict):
                yield from _parts(inner, deep + 1)
            elif isinstance(inner, list) and deep == 0:
                yield from _beside_records(inner)
    elif isinstance(value, list):
        yield from _beside_records(value)


def _beside_records(items: list[Any]) -> Iterator[Mapping[str, Any]]:
    """Of BPS: {"data": [{"page": 1, "pages": 4}, [...]]}, where the second is the list of records."""
    if len(items) == 2 and isinstance(items[0], dict) and isinstance(items[1], list):
        yield items[0]


def _number(said: Mapping[str, Any], names: Sequence[str]) -> int | None:
    for name in names:
        value = said.get(name)
        if isinstance(value, str) and value.isdigit():
            value = int(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
    return None
