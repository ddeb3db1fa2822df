"""Columns of a rekap that nobody reads, though they say what its figures mean: a time, a unit, a part."""

import re
from collections.abc import Iterator, Sequence

from etl.layouts.time_columns import names_time, seems_time, unread_time
from etl.layouts.unread import other_unit
from etl.model import Cell, Issue
from etl.parsing import numbers, vocabulary
from etl.sources.rekap.column import Column
from etl.sources.rekap.header import Layout

_PARTS_OF_AREA = re.compile(
    r"(nama )?(sektor|sektor usaha|lapangan usaha|lapangan pekerjaan|jenis kelamin|kecamatan|desa|kelurahan|"
    r"desa ?/ ?kelurahan|kelompok umur|kelompok pekerja|jenis pekerjaan|profesi)"
)
_WHOLE = re.compile(r"(semua|seluruh|seluruhnya|total|jumlah)( .*)?")


def unread_columns(layout: Layout) -> Iterator[Issue]:
    """An error for each column that says when, in which unit, or of which part, and is not read."""
    below = layout.sheet.rows[layout.first :]
    for column in layout.columns:
        heading = column.place.split(" · ")[-1]
        unread = column.role in ("skip", "note")
        if column.time or not (unread or names_time(heading)):
            continue
        cells = [row[column.index] for row in below if column.index < len(row)]
        if _says_when(column, heading, cells):
            text = unread_time(column.place)
            yield _issue(layout, "kolom_waktu", f"{text[:1].upper()}{text[1:]}.", column)
        elif unread:
            found = other_unit(layout.sheet, layout.first, heading, cells)
            found = found or _parting(layout, column, heading, cells)
            yield from [found] if found else []


def _says_when(column: Column, heading: str, cells: Sequence[Cell]) -> bool:
    """Whether a column seems to say when; one of figures only where it holds months in words."""
    if column.role in ("skip", "note"):
        return seems_time(heading, cells)
    held = [cell for cell in cells if not numbers.is_none(cell)]
    words = all(isinstance(cell, str) and re.search(r"[^\W\d_]", cell) for cell in held)
    return words and seems_time(heading, held)


def _parting(layout: Layout, column: Column, heading: str, cells: Sequence[Cell]) -> Issue | None:
    """An error for a column that says of which part of an area a row is: its figures are not the area's."""
    if not _PARTS_OF_AREA.fullmatch(vocabulary.plain(heading).replace("_", " ")):
        return None
    texts = (cell.strip() for cell in cells if isinstance(cell, str))
    said = dict.fromkeys(text for text in texts if re.search(r"[^\W\d_]", text))  # Kecamatan: 24 is a count
    parts = [text for text in said if not (_WHOLE.fullmatch(vocabulary.plain(text)) or numbers.is_none(text))]
    if not parts:
        return None
    message = (
        f"Kolom {column.place} memecah angka daerah ({', '.join(parts[:3])}), sedangkan rekap berisi satu "
        "daerah sebaris: jumlahkan menurut daerah, atau isi templat yang sesuai (misalnya sektor)."
    )
    return _issue(layout, "dimensi_tak_dikenal", message, column)


def _issue(layout: Layout, rule: str, message: str, column: Column) -> Issue:
    return Issue(rule, "error", message, layout.sheet.name, layout.first, column.place)
