"""Files as sheets of cells: workbooks and CSV, told apart by their content and not by their name."""

import csv
import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, NoReturn

import python_calamine as calamine

from etl import documents
from etl.hidden import NOTHING, Hidden, hidden_parts
from etl.source import Cell, Finding, Sheet

MAX_BYTES = 40_000_000
MAX_UNPACKED = 300_000_000
MAX_CELLS = 4_000_000
MAX_ROWS = 200_000
MAX_COLUMNS = 1_000
_FILLED_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')


class Unreadable(Exception):
    """A file that cannot be read at all; `finding` says why and what to do."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.finding = Finding(rule, "error", message)


def read_sheets(path: Path) -> list[Sheet]:
    """Every sheet of a workbook (XLSX, XLSM, XLS, ODS) or the one of a CSV or JSON, cells with their types,
    texts of merged cells repeated over the range. Raises Unreadable; never anything else for a bad file."""
    content = _bytes(path)
    if content[:4] == b"PK\x03\x04" or content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        sheets = _workbook(content)
    else:
        sheets = [_sheet_of_text(_text(content))]
    sheets = [
        sheet
        for sheet in sheets
        if sheet.document is not None or any(cell is not None for row in sheet.rows for cell in row)
    ]
    if not sheets:
        raise Unreadable("berkas_kosong", "Berkas tidak berisi apa pun.")
    return sheets


def _sheet_of_text(text: str) -> Sheet:
    if not documents.is_json(text):
        return Sheet(None, _csv(text))
    try:
        sheet = documents.sheet(text)
    except documents.NotJson as error:
        raise Unreadable("bukan_tabel", str(error)) from None
    _refuse_wide(len(sheet.rows), max(map(len, sheet.rows), default=0))
    return sheet


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise Unreadable("bukan_berkas", f"{path} adalah folder; sebut satu berkas di dalamnya.")
        if path.stat().st_size > MAX_BYTES:
            raise Unreadable("berkas_terlalu_besar", f"Berkas lebih dari {MAX_BYTES // 1_000_000} MB.")
        content = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("berkas_tidak_ada", f"Berkas {path} tidak ditemukan.") from None
    except PermissionError:
        raise Unreadable("berkas_terkunci", f"Berkas {path} tidak boleh dibaca; periksa izinnya.") from None
    except OSError as error:
        raise Unreadable("berkas_rusak", f"Berkas {path} tidak dapat dibaca: {error.strerror}.") from None
    if not content.strip():
        raise Unreadable("berkas_kosong", "Berkas kosong (0 bita).")
    return content


def _workbook(content: bytes) -> list[Sheet]:
    hides = _refuse_oversize(content) if content[:2] == b"PK" else {}
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        kinds = {meta.name: meta for meta in book.sheets_metadata}
        return [
            replace(
                _sheet(
                    book.get_sheet_by_name(name), hidden=meta.visible != calamine.SheetVisibleEnum.Visible
                ),
                hides=hides.get(name, NOTHING),
            )
            for name, meta in kinds.items()
            if meta.typ == calamine.SheetTypeEnum.WorkSheet
        ]
    except calamine.PasswordError:
        raise Unreadable(
            "berkas_bersandi", "Buku kerja dilindungi kata sandi; simpan ulang tanpa sandi, lalu muat lagi."
        ) from None
    except Unreadable:
        raise
    except Exception as error:  # calamine raises many kinds for broken files
        _broken(error)


def _broken(error: Exception) -> NoReturn:
    if "password" in str(error).lower() or "encrypt" in str(error).lower():
        raise Unreadable("berkas_bersandi", "Buku kerja dilindungi kata sandi; simpan ulang tanpa sandi.")
    raise Unreadable(
        "berkas_rusak", "Buku kerja rusak atau bukan Excel/ODS; buka di Excel, simpan ulang sebagai .xlsx."
    ) from error


def _refuse_oversize(content: bytes) -> dict[str, Hidden]:
    """Look at the packed sizes and at the furthest filled cell before a reader makes room for them; on the
    way, what each sheet hides."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if sum(member.file_size for member in members) > MAX_UNPACKED:
                raise Unreadable("berkas_terlalu_besar", "Isi berkas setelah dibuka terlalu besar.")
            for member in members:
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", member.filename):
                    _refuse_far_cells(archive.read(member))
            return hidden_parts(archive)
    except zipfile.BadZipFile as error:
        _broken(error)
    except (RuntimeError, NotImplementedError, EOFError, zipfile.LargeZipFile) as error:
        _broken(error)


def _refuse_far_cells(sheet: bytes) -> None:
    rows = columns = 1
    for letters, number in _FILLED_CELL.findall(sheet):
        rows = max(rows, int(number))
        columns = max(columns, sum((mark - 64) * 26**place for place, mark in enumerate(reversed(letters))))
    _refuse_wide(rows, columns)


def _refuse_wide(rows: int, columns: int) -> None:
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise Unreadable(
            "lembar_terlalu_luas",
            f"Lembar terlalu luas: isinya sampai baris {rows}, kolom {columns}. "
            "Hapus sel yang tersasar jauh dari tabel, lalu simpan ulang.",
        )


def _sheet(sheet: calamine.CalamineSheet, *, hidden: bool) -> Sheet:
    _refuse_wide(sheet.total_height, sheet.total_width)
    rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        _spread(rows, top, left, bottom=bottom, right=right)
    return Sheet(sheet.name, rows, hidden)


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, datetime) and value.time() == time(0):
        return value.date()
    if isinstance(value, time | timedelta):
        return str(value)
    return value  # type: ignore[no-any-return]


def _spread(rows: list[list[Cell]], top: int, left: int, *, bottom: int, right: int) -> None:
    """Repeat the text of a merged range over it; a number stands once, or it would be counted twice."""
    if top >= len(rows) or left >= len(rows[top]):
        return
    text = rows[top][left]
    if not isinstance(text, str) or not re.search(r"[^\W\d_]|%", text):
        return
    for row in rows[top : bottom + 1]:
        row[left : right + 1] = [text] * (min(right + 1, len(row)) - left)


def _text(content: bytes) -> str:
    start = content[:512].lstrip().lower()
    if start.startswith(b"%pdf"):
        raise Unreadable("bukan_tabel", "Ini berkas PDF; muat buku kerja atau CSV asalnya.")
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml")):
        raise Unreadable(
            "bukan_tabel",
            "Ini halaman web atau XML, bukan buku kerja; buka di Excel, simpan ulang sebagai .xlsx.",
        )
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace").lstrip("\ufeff")
    if b"\0" in content:
        raise Unreadable("bukan_tabel", "Isi berkas bukan teks dan bukan buku kerja yang dikenal.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _csv(text: str) -> list[list[Cell]]:
    return csv_rows(text, bounded=True)


def csv_rows(text: str, *, bounded: bool = False) -> list[list[Cell]]:
    """The records of a CSV, blank cells None; `bounded` raises Unreadable where they are too many."""
    rows: list[list[Cell]] = []
    for row in _records(text, delimiter(text)):
        rows.append([cell if cell.strip() else None for cell in row])
        if bounded:
            _refuse_wide(len(rows), len(row))
    if rows and rows[0] and str(rows[0][0]).lower().startswith("sep="):
        rows[0] = []
    return rows


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise no_csv(error) from None


def no_csv(error: csv.Error) -> Unreadable:
    """What to say of a CSV that cannot be cut into cells."""
    return Unreadable("bukan_tabel", f"CSV tidak dapat dibaca: {error}.")


def delimiter(text: str) -> str:
    """Comma, semicolon or tab: the one that cuts most of the first rows into one and the same width."""
    if told := re.match(r"sep=([,;\t])", text, re.IGNORECASE):
        return told[1]
    head = "\n".join(text.splitlines()[:60])

    def evenness(mark: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in _records(head, mark) if len(row) > 1)
        width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return times, width

    return max(",;\t", key=evenness)
