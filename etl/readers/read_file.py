"""Files as sheets of cells: workbooks and CSV, recognised by their content and not by their name."""

import codecs
import csv
import io
import json
import pickle
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.model import Cell, Sheet
from etl.readers.limits import (
    LIST_OF_PEOPLE,
    MAX_BYTES,
    MAX_JSON,
    MAX_LINE,
    MEMORY,
    NO_TEXT,
    PEOPLE,
    REACH,
    WAIT_SECONDS,
    UnreadableError,
    reach,
    reading,
    refuse_long,
    refuse_no_text,
    refuse_wide,
)

HEAD = 65_536  # characters that show how a CSV is cut


def read_sheets(path: Path) -> list[Sheet]:
    """Every sheet of a workbook (XLSX, XLSM, XLS, ODS), or the one of a CSV or JSON.

    Cells keep their types, texts of merged cells are repeated over the range. Raises UnreadableError; never
    anything else for a bad file.
    """
    content = _bytes(path)
    if content[:4] == b"PK\x03\x04" or content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        sheets = open_workbook(content)
    else:
        sheets = [_sheet_of_text(_text(content))]
    sheets = [
        sheet
        for sheet in sheets
        if sheet.document is not None or any(cell is not None for row in sheet.rows for cell in row)
    ]
    if not sheets:
        raise UnreadableError("berkas_kosong", "Berkas tidak berisi apa pun.")
    texts = [cell for sheet in sheets for row in sheet.rows for cell in row if isinstance(cell, str)]
    refuse_long(texts)
    refuse_no_text(texts)
    return sheets


def _sheet_of_text(text: str) -> Sheet:
    if not is_json(text):
        return Sheet(None, _csv(text))
    if len(text) > MAX_JSON:
        raise UnreadableError(
            "berkas_terlalu_besar", f"JSON lebih dari {MAX_JSON // 1_000_000} MB; unduh bagiannya."
        )
    try:
        sheet = json_sheet(text)
    except NotJsonError as error:
        raise UnreadableError("bukan_tabel", str(error)) from None
    return sheet


def _bytes(path: Path) -> bytes:
    with reading(path):
        if path.is_dir():
            raise UnreadableError("bukan_berkas", f"{path} adalah folder; sebut satu berkas di dalamnya.")
        if path.exists() and not path.is_file():
            raise UnreadableError("bukan_berkas", f"{path} bukan berkas biasa; sebut berkas yang tersimpan.")
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableError(
                "berkas_terlalu_besar",
                f"Berkas lebih dari {MAX_BYTES // 1_000_000} MB. Salin tabelnya saja ke berkas baru; hanya "
                "CSV baku (python -m etl template baku) boleh lebih besar.",
            )
        content = path.read_bytes()
    if not content.strip():
        size = f"{len(content)} bita, semuanya spasi" if content else "0 bita"
        raise UnreadableError(
            "berkas_kosong", f"Berkas kosong ({size}); simpan atau unduh lagi dari asalnya."
        )
    return content


def _text(content: bytes) -> str:
    start = content[:512].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if start.startswith(b"%pdf"):
        raise UnreadableError("bukan_tabel", "Ini berkas PDF; muat buku kerja atau CSV asalnya.")
    if start.startswith((b"<html", b"<!doctype html", b"<table", b"<?xml", b"mime-version:")):
        raise UnreadableError(
            "bukan_tabel",
            "Ini halaman web atau XML, bukan buku kerja; buka di Excel, simpan ulang sebagai .xlsx.",
        )
    if content[:4] in (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE):
        return content.decode("utf-32", errors="replace")
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace").lstrip("\ufeff")
    if start.startswith((b"rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        raise UnreadableError("bukan_tabel", "Ini arsip (RAR, 7z, GZ); keluarkan dulu berkasnya, lalu muat.")
    if b"\0" in content:
        raise UnreadableError(
            "bukan_tabel",
            "Isi berkas bukan teks dan bukan buku kerja yang dikenal; muat buku kerja (XLSX, XLS, ODS), CSV "
            "UTF-8, atau JSON.",
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "".join(map(_line, content.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)))


def _line(line: bytes) -> str:
    """One line as UTF-8, or else as Windows-1252: files put together from two often hold both."""
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


def _csv(text: str) -> list[list[Cell]]:
    return csv_rows(text, bounded=True)


def csv_rows(text: str, *, bounded: bool = False) -> list[list[Cell]]:
    """The records of a CSV, blank cells None; `bounded` raises UnreadableError where they are too many."""
    rows: list[list[Cell]] = []
    if bounded and (long := _long_line(text)):
        raise UnreadableError(
            "bukan_tabel",
            f"Baris {long} lebih panjang dari {MAX_LINE} huruf; ini bukan tabel. Simpan ulang sebagai CSV.",
        )
    for row in _records(text, delimiter(text)):
        rows.append([cell if cell.strip() else None for cell in row])
        if bounded:
            refuse_wide(len(rows), len(row))
    if rows and rows[0] and str(rows[0][0]).lower().startswith("sep="):
        rows[0] = []
    return rows


def _long_line(text: str) -> int:
    """The number of the first line that is too long, 0 where there is none."""
    start = 0
    while start + MAX_LINE < len(text):
        ends = max(text.rfind(mark, start, start + MAX_LINE + 1) for mark in "\n\r")
        if ends < start:
            return text.count("\n", 0, start) + 1
        start = ends + 1
    return 0


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise no_csv(error) from None


def no_csv(error: csv.Error) -> UnreadableError:
    """What to say of a CSV that cannot be cut into cells."""
    if "field limit" in str(error):
        why = (
            f"ada sel lebih panjang dari {csv.field_size_limit()} huruf; mungkin tanda kutipnya tidak ditutup"
        )
    else:
        why = f"pemisah, kutip, atau akhir barisnya rusak ({error})"
    return UnreadableError("bukan_tabel", f"CSV tidak dapat dibaca: {why}. Simpan ulang sebagai CSV.")


def delimiter(text: str) -> str:
    """Comma, semicolon or tab: the one that cuts most of the first rows into one and the same width."""
    if declared := re.match(r"sep=([,;\t])", text, re.IGNORECASE):
        return declared[1]
    head = "\n".join(text[:HEAD].splitlines()[:60])

    def evenness(mark: str) -> tuple[int, int]:
        widths = Counter(len(row) for row in _records(head, mark) if len(row) > 1)
        width, times = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        return times, width

    return max(",;\t", key=evenness)


PROJECT = Path(__file__).resolve().parent.parent.parent
COMMAND = (sys.executable, "-m", "etl.readers.workbook")


def read_people(path: Path) -> list[Sheet]:
    """The same of a list of people: it may be longer, and texts of merged cells are not repeated."""
    token = REACH.set(PEOPLE)
    try:
        return read_sheets(path)
    finally:
        REACH.reset(token)


def open_workbook(content: bytes) -> list[Sheet]:
    """The sheets of a workbook. Raises UnreadableError."""
    try:
        done = subprocess.run(
            (*COMMAND, LIST_OF_PEOPLE) if reach() == PEOPLE else COMMAND,
            cwd=PROJECT,
            input=content,
            capture_output=True,
            timeout=WAIT_SECONDS,
        )
    except subprocess.TimeoutExpired:
        raise _too_heavy() from None
    if done.returncode or not done.stdout:
        raise _too_heavy()
    answer: list[Sheet] | tuple[str, str] = pickle.loads(done.stdout)
    if isinstance(answer, tuple):
        raise UnreadableError(*answer)
    return answer


def _too_heavy() -> UnreadableError:
    return UnreadableError(
        "berkas_terlalu_berat",
        "Buku kerja terlalu berat atau rusak: membukanya memerlukan lebih dari "
        f"{reach().cpu_seconds} detik kerja atau {MEMORY // 1_000_000} MB memori. "
        "Salin tabelnya saja ke buku kerja baru, simpan sebagai .xlsx, lalu muat lagi.",
    )


_ESCAPED = re.compile(r"\\u(0000|d[89a-f])", re.IGNORECASE)  # what may be no text
MOST_DIGITS = 100  # digits of a number
RECORDS = ("data", "result", "results", "records")  # the keys under which portals deliver their rows


class NotJsonError(ValueError):
    """A text that begins like JSON and is none; the text says where it breaks, in Indonesian."""


def is_json(text: str) -> bool:
    """Whether a text begins as an object, or as a list of objects or lists."""
    start = text.lstrip()[:200]
    return start.startswith("{") or (start.startswith("[") and start[1:].lstrip()[:1] in ("{", "[", "]"))


def json_sheet(text: str) -> Sheet:
    """The document with its records as rows: row 1 the names of all their fields, row n + 1 record n.

    Fields that hold lists or objects are left out of the rows. Raises NotJsonError, and UnreadableError where
    the rows would reach too far.
    """
    try:
        document = json.loads(
            text, parse_constant=_refuse_constant, parse_int=_bounded_integer, object_pairs_hook=_unique_names
        )
    except json.JSONDecodeError as error:
        raise NotJsonError(
            f"JSON rusak di baris {error.lineno}, kolom {error.colno}; unduh ulang berkasnya sampai selesai."
        ) from None
    except RecursionError:
        raise NotJsonError(
            "JSON tidak dapat dibaca: bersarang terlalu dalam; unduh ulang berkasnya."
        ) from None
    if _ESCAPED.search(text):
        _refuse_json_no_text(json.dumps(document, ensure_ascii=False))
    return Sheet(None, _json_rows(_json_records(document)), document=document)


def _refuse_json_no_text(whole: str) -> None:
    if "\\u0000" in whole or NO_TEXT.search(whole):
        raise NotJsonError(
            "JSON berisi tanda yang bukan huruf (NUL atau setengah huruf); hapus dari sumbernya."
        )


def _refuse_constant(constant: str) -> Any:
    raise NotJsonError(f"JSON berisi {constant}, yang bukan angka; minta sumbernya menulis null.")


def _bounded_integer(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise NotJsonError(f"JSON berisi angka {len(digits)} digit ({digits[:20]}...); periksa berkasnya.")
    return int(digits)


def _unique_names(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of a name given twice nobody can say which value is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = next(name for name, times in Counter(name for name, _ in pairs).items() if times > 1)
        raise NotJsonError(f"JSON menyebut {twice[:60]!r} dua kali dalam satu objek; hapus yang keliru.")
    return found


def _json_records(document: Any) -> list[dict[str, Any]]:
    """The rows of {"data": [...]}, also one deeper, or of a bare list."""
    found = document
    for _ in range(2):
        if isinstance(found, dict):
            found = next((found[key] for key in RECORDS if isinstance(found.get(key), list | dict)), None)
    if isinstance(found, list) and len(found) == 2 and isinstance(found[1], list):
        found = found[1]  # of BPS: [{"page": 1, "pages": 4}, [records]]
    if isinstance(found, list) and found and all(isinstance(record, dict) for record in found):
        return found
    return []


def _json_rows(records: list[dict[str, Any]]) -> list[list[Cell]]:
    if not records:
        return []
    names = list(dict.fromkeys(name for record in records for name in record))
    refuse_wide(len(records) + 1, len(names))  # before there is room for a cell of each name in each record
    return [list(names), *([_json_cell(record.get(name)) for name in names] for record in records)]


def _json_cell(value: Any) -> Cell:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, str):
        return value if value.strip() else None
    return value if isinstance(value, int | float | bool) else None
