"""XLS (Excel 97): a password, hidden rows and columns, failed formulas, from the records of the file."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.model import Hidden, WorkbookMetadata

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_FORMULA, _BOOLERR, _ROW, _COLINFO = 0x0006, 0x0205, 0x0208, 0x007D
_BOF, _EOF, _BOUNDSHEET, _FILEPASS = 0x0809, 0x000A, 0x0085, 0x002F
_LAST = 0xFFFFFFFA  # sector numbers from here on are marks
_STREAM, _ROOT = 2, 5  # kinds of entries


@dataclass(frozen=True)
class Book:
    """What a compound file says of itself; `sheets` by name, those that keep nothing left out."""

    encrypted: bool = False
    sheets: dict[str, WorkbookMetadata] = field(default_factory=dict)


def metadata(content: bytes) -> Book:
    """Never raises: a file that makes no sense keeps nothing to itself, and its reader refuses it."""
    try:
        streams = _streams(content)
        if "EncryptedPackage" in streams:  # an XLSX behind a password
            return Book(encrypted=True)
        book = streams.get("Workbook") or streams.get("Book") or b""
        return _book(book)
    except (struct.error, IndexError, ValueError, UnicodeDecodeError):
        return Book()


def _streams(content: bytes) -> dict[str, bytes]:
    """The streams of a compound file by name."""
    sector = 1 << min(struct.unpack_from("<H", content, 30)[0], 12)
    first, cutoff = struct.unpack_from("<I", content, 48)[0], struct.unpack_from("<I", content, 56)[0]
    small_first = struct.unpack_from("<I", content, 60)[0]
    table = _table(content, sector)
    listing = _chain(content, first, table, sector=sector, offset=sector)
    entries = [listing[at : at + 128] for at in range(0, len(listing) - 127, 128)]
    root = next((entry for entry in entries if entry[66] == _ROOT), b"\0" * 128)
    small = _chain(content, struct.unpack_from("<I", root, 116)[0], table, sector=sector, offset=sector)
    small_chain = _chain(content, small_first, table, sector=sector, offset=sector)
    small_table = list(struct.unpack(f"<{len(small_chain) // 4}I", small_chain))
    found = {}
    for entry in entries:
        if entry[66] != _STREAM:
            continue
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le")
        start, size = struct.unpack_from("<II", entry, 116)
        if size < cutoff:
            stream = _chain(small, start, small_table, sector=64, offset=0)
        else:
            stream = _chain(content, start, table, sector=sector, offset=sector)
        found[name] = stream[:size]
    return found


def _table(content: bytes, sector: int) -> list[int]:
    """Which sector follows which."""
    wanted = [number for number in struct.unpack_from("<109I", content, 76) if number < _LAST]
    following, left = struct.unpack_from("<II", content, 68)
    while following < _LAST and 0 < left < 1_000:
        numbers = struct.unpack_from(f"<{sector // 4}I", content, (following + 1) * sector)
        wanted += [number for number in numbers[:-1] if number < _LAST]
        following, left = numbers[-1], left - 1
    table: list[int] = []
    for number in wanted:
        part = content[(number + 1) * sector : (number + 2) * sector]
        table += struct.unpack(f"<{len(part) // 4}I", part[: len(part) // 4 * 4])
    return table


def _chain(content: bytes, start: int, table: list[int], *, sector: int, offset: int) -> bytes:
    pieces, seen = [], set[int]()
    while start < len(table) and start not in seen:
        seen.add(start)
        pieces.append(content[offset + start * sector : offset + (start + 1) * sector])
        start = table[start]
    return b"".join(pieces)


def _records(book: bytes, start: int = 0) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each record, to the end of the part that begins at `start`."""
    depth = 0
    while start + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, start)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        yield kind, book[start + 4 : start + 4 + length]
        start += 4 + length


def _book(book: bytes) -> Book:
    sheets: dict[str, WorkbookMetadata] = {}
    for kind, record in _records(book):
        if kind == _FILEPASS:
            return Book(encrypted=True)
        if kind == _BOUNDSHEET:
            wide = record[7] & 1
            name = record[8 : 8 + record[6] * (1 + wide)].decode("utf-16-le" if wide else "latin-1")
            kept = _of_sheet(book, struct.unpack_from("<I", record)[0])
            if kept != WorkbookMetadata():
                sheets[name] = kept
    return Book(sheets=sheets)


def _of_sheet(book: bytes, start: int) -> WorkbookMetadata:
    rows: list[int] = []
    columns: list[tuple[int, int]] = []
    failed: dict[tuple[int, int], str] = {}
    for kind, record in _records(book, start):
        if kind == _ROW and record[12] & 0x20:
            rows.append(struct.unpack_from("<H", record)[0] + 1)
        elif kind == _COLINFO and record[8] & 1:
            first, last = struct.unpack_from("<HH", record)
            columns.append((first + 1, last + 1))
        elif kind == _BOOLERR and record[7]:
            failed[struct.unpack_from("<HH", record)] = ERRORS.get(record[6], "#N/A")
        elif kind == _FORMULA and record[12:14] == b"\xff\xff" and record[6] == 2:
            failed[struct.unpack_from("<HH", record)] = ERRORS.get(record[8], "#N/A")
    return WorkbookMetadata(Hidden(tuple(rows), tuple(columns)), failed)
