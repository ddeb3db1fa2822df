"""Files made to break a reader: small here, large where they are opened."""

import io
import struct
import zipfile
from collections.abc import Iterable
from pathlib import Path

import xlsxwriter

MB = 1_000_000
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = (
    "<!DOCTYPE x ["
    + '<!ENTITY a "aaaaaaaaaa"><!ENTITY luar SYSTEM "file:///etc/passwd">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]>"
)


def xlsx(path: Path, *pieces: str | bytes, head: str = "", part: str = "worksheets/sheet1.xml") -> Path:
    """A workbook of one sheet whose XML is these pieces."""
    plain = io.BytesIO()
    with xlsxwriter.Workbook(plain) as book:
        book.add_worksheet()
    with (
        zipfile.ZipFile(plain) as whole,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for name in whole.namelist():
            if name != SHEET:
                archive.writestr(name, whole.read(name).replace(b"worksheets/sheet1.xml", part.encode()))
        _stream(archive, f"xl/{part}", [f'{head}<worksheet xmlns="{MAIN}">', *pieces, "</worksheet>"])
    return path


def ods(path: Path, *pieces: str | bytes) -> Path:
    """One table whose rows are these pieces."""
    open_, shut = "<office:document-content><office:body><office:spreadsheet>", "</table:table>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest:manifest/>")
        tail = f"{shut}</office:spreadsheet></office:body></office:document-content>"
        _stream(archive, "content.xml", [open_, '<table:table table:name="a">', *pieces, tail])
    return path


def _stream(archive: zipfile.ZipFile, name: str, pieces: Iterable[str | bytes]) -> None:
    with archive.open(name, "w", force_zip64=True) as part:
        for piece in pieces:
            part.write(piece.encode() if isinstance(piece, str) else piece)


def bomb(path: Path, *, lie: bool = False) -> Path:
    """A sheet of 400 MB of blanks; `lie`: its directory says 1,000 bytes."""
    made = xlsx(path, *[b" " * MB] * 400)
    if lie:
        content = bytearray(made.read_bytes())
        at = content.index(b"PK\x01\x02")
        while at >= 0:
            length = struct.unpack("<H", content[at + 28 : at + 30])[0]
            if content[at + 46 : at + 46 + length].endswith(b"sheet1.xml"):
                content[at + 24 : at + 28] = struct.pack("<I", 1000)
            at = content.find(b"PK\x01\x02", at + 4)
        path.write_bytes(content)
    return path


def cell(place: str, value: object, kind: str = "") -> str:
    return f'<c r="{place}"{f" t={chr(34)}{kind}{chr(34)}" if kind else ""}><v>{value}</v></c>'


TEXT = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row></sheetData>'
HEAD = b"kode_wilayah,wilayah,periode,segmen,ukuran,nilai\n"
ROW = b"33.19,,2026-09,PU,potensi,12\n"


def empty_lines(path: Path) -> None:
    """A canonical CSV that holds next to nothing, three million times."""
    path.write_bytes(HEAD + ROW + b"\n" * 3_000_000)


def books_as_names(path: Path) -> None:
    """Cells of 130,000 characters where a name of an area should stand, small enough for the csv module."""
    book = b"Pati " * 26_000
    path.write_bytes(HEAD + b"".join(b",%d%s,2026-09,PU,potensi,1\n" % (n, book) for n in range(40)))


def a_field_each(path: Path) -> None:
    """JSON whose records share no field: as a table it would have as many columns as rows."""
    path.write_text("[" + ",".join(f'{{"k{n}":1}}' for n in range(60_000)) + "]")
