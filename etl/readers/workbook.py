"""Workbooks into sheets, in a process of its own (etl.readers.read_file): a hostile one breaks only that.

`python -m etl.readers.workbook` reads a workbook from its input and writes the sheets, or the refusal,
pickled; with --daftar-orang it may be as long as a list of people.
"""

import io
import pickle
import re
import sys
import zipfile
import zlib
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any, NoReturn

import python_calamine as calamine

from etl.model import Cell, Sheet, WorkbookMetadata
from etl.readers.limits import (
    LIST_OF_PEOPLE,
    MAX_PARTS,
    MAX_UNPACKED,
    MEMORY,
    PEOPLE,
    REACH,
    UnreadableError,
    reach,
    refuse_wide,
)
from etl.readers.workbook_metadata import ods, xls, xlsx

PIECE = 1_000_000  # bytes
TOO_HEAVY = 3  # exit code
_FILLED_CELL = re.compile(
    rb"""<(?:\w+:)?c\b[^>]{0,200}?\br=["']([A-Z]{1,3})(\d{1,7})["'][^>]{0,500}(?<!/)>"""
)


def main() -> None:
    """Read the input within the limits of this process, write the answer."""
    if sys.argv[1:] == [LIST_OF_PEOPLE]:
        REACH.set(PEOPLE)
    _limit()
    try:
        answer: list[Sheet] | UnreadableError = sheets_of(sys.stdin.buffer.read())
        sys.stdout.buffer.write(pickle.dumps(answer, pickle.HIGHEST_PROTOCOL))
    except UnreadableError as refusal:
        found = (refusal.issue.rule, refusal.issue.message)
        sys.stdout.buffer.write(pickle.dumps(found))
    except MemoryError:
        sys.exit(TOO_HEAVY)


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: only the waiting time holds
        return
    seconds = reach().cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def sheets_of(content: bytes) -> list[Sheet]:
    """Every worksheet of an XLSX, XLSM, XLS or ODS. Raises UnreadableError, and MemoryError."""
    metadata = _guard(content) if content[:2] == b"PK" else _guard_old(content)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        kinds = {meta.name: meta for meta in book.sheets_metadata}
        sheets: list[Sheet] = []
        for name, meta in kinds.items():
            if meta.typ == calamine.SheetTypeEnum.WorkSheet:
                hidden = meta.visible != calamine.SheetVisibleEnum.Visible
                sheet = _sheet(book.get_sheet_by_name(name), hidden=hidden)
                sheets.append(_with_metadata(sheet, metadata.get(name, WorkbookMetadata())))
                _refuse_many(sheets)
        return sheets
    except calamine.PasswordError:
        raise _locked() from None
    except (UnreadableError, MemoryError):
        raise
    except Exception as error:  # calamine raises many kinds for broken files
        _broken(error)
    except BaseException as error:  # a panic of its Rust code is no Exception
        if type(error).__name__ != "PanicException":
            raise
        _broken(error)


def _broken(error: BaseException) -> NoReturn:
    if "password" in str(error).lower() or "encrypt" in str(error).lower():
        raise _locked()
    raise UnreadableError(
        "berkas_rusak",
        "Buku kerja rusak, terpotong, atau bukan Excel/ODS. Salin atau unduh lagi berkasnya; bila masih "
        "begitu, buka di Excel lalu simpan ulang sebagai .xlsx.",
    ) from error


def _locked() -> UnreadableError:
    return UnreadableError(
        "berkas_bersandi",
        "Buku kerja dilindungi kata sandi, jadi isinya tidak dapat dibaca. Buka di Excel dengan sandinya, "
        "hapus sandinya (File, Info, Protect Workbook, Encrypt with Password, kosongkan), simpan, lalu "
        "muat lagi.",
    )


def _with_metadata(sheet: Sheet, metadata: WorkbookMetadata) -> Sheet:
    """The sheet with what its reader did not tell: failed formulas stand in their cells."""
    for (row, column), text in metadata.failed.items():
        if row < len(sheet.rows) and column < len(sheet.rows[row]) and sheet.rows[row][column] is None:
            sheet.rows[row][column] = text
    return replace(sheet, hides=metadata.hidden)


def _guard_old(content: bytes) -> dict[str, WorkbookMetadata]:
    book = xls.metadata(content)
    if book.encrypted:
        raise _locked()
    return book.sheets


def _guard(content: bytes) -> dict[str, WorkbookMetadata]:
    """What each sheet keeps to itself, once the sizes are known to be bearable.

    The packed sizes, declared and true, and the furthest filled cell are looked at before a reader makes room
    for them. Raises UnreadableError.
    """
    if content.count(b"PK\x01\x02") > MAX_PARTS:
        _too_large(f"isinya lebih dari {MAX_PARTS} bagian")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            _refuse_archive(members)
            if sum(member.file_size for member in members) > MAX_UNPACKED:
                _too_large(f"isinya setelah dibuka lebih dari {MAX_UNPACKED // 1_000_000} MB")
            room = MAX_UNPACKED
            for member in members:
                room -= _unpacked(archive, member, room)
            if ods.is_encrypted(archive):
                raise _locked()
            return xlsx.metadata(archive) or ods.metadata(archive)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, zipfile.LargeZipFile) as error:
        _broken(error)
    except (OSError, ValueError, zlib.error) as error:  # a stream or directory that makes no sense
        _broken(error)


def _refuse_archive(members: list[zipfile.ZipInfo]) -> None:
    """A ZIP that holds workbooks is no workbook: say which."""
    names = [member.filename for member in members]
    if "[Content_Types].xml" in names or "content.xml" in names:
        return
    inside = [name for name in names if re.search(r"\.(xlsx?|xlsm|ods|csv|json|zip)\Z", name, re.IGNORECASE)]
    if inside:
        raise UnreadableError(
            "bukan_tabel",
            f"Ini arsip ZIP, bukan buku kerja; keluarkan dulu isinya ({', '.join(inside[:5])[:200]}), lalu "
            "muat satu per satu.",
        )


def _too_large(why: str) -> NoReturn:
    raise UnreadableError(
        "berkas_terlalu_besar", f"Buku kerja ditolak: {why}. Salin tabelnya saja ke buku kerja baru."
    )


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int) -> int:
    """How many bytes a member truly holds, whatever it says; its furthest cells are looked at."""
    declared, size, rest = member.file_size, 0, b""
    reach = [1, 1]
    member.file_size = room + 2 * PIECE  # so that zipfile reads on beyond the size in the header
    try:
        with archive.open(member) as stream:
            while piece := stream.read(PIECE):
                size += len(piece)
                if size > room:
                    _too_large(f"isinya setelah dibuka lebih dari {MAX_UNPACKED // 1_000_000} MB")
                if member.filename.endswith(".xml"):
                    rest = _far_cells(rest + piece, reach)
    finally:
        member.file_size = declared
    return size


def _far_cells(xml: bytes, reach: list[int]) -> bytes:
    """Widen `reach` (rows, columns) by the filled cells; gives what follows the last whole tag."""
    end = xml.rfind(b">") + 1
    for found in _FILLED_CELL.finditer(xml, 0, end):
        letters, number = found.groups()
        column = sum((mark - 64) * 26**place for place, mark in enumerate(reversed(letters)))
        reach[:] = max(reach[0], int(number)), max(reach[1], column)
    refuse_wide(*reach)
    return xml[end:][:PIECE]


def _refuse_many(sheets: list[Sheet]) -> None:
    rows = [row for sheet in sheets for row in sheet.rows]
    refuse_wide(len(rows), max(map(len, rows), default=0))


def _sheet(sheet: calamine.CalamineSheet, *, hidden: bool) -> Sheet:
    refuse_wide(sheet.total_height, sheet.total_width)
    rows = [[_cell(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    for (top, left), (bottom, right) in (sheet.merged_cell_ranges or []) if reach().merged else []:
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
    """Repeat the text or date of a merged range over it; a number stays in one cell, to count once."""
    if top >= len(rows) or left >= len(rows[top]):
        return
    text = rows[top][left]
    if not isinstance(text, date) and not (isinstance(text, str) and re.search(r"[^\W\d_]|%", text)):
        return
    for row in rows[top : bottom + 1]:
        row[left : right + 1] = [text] * (min(right + 1, len(row)) - left)


if __name__ == "__main__":
    main()
