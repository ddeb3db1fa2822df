"""Files told apart by their content, and refused in words."""

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from etl.readers import read_file, workbook
from etl.readers.limits import UnreadableError
from etl.readers.read_file import read_sheets
from tests.support.etl import books


def test_types_and_places_are_kept(tmp_path: Path) -> None:
    path = books.plain(tmp_path / "a.xlsx", [[], [None, "214.687", 5, 5.5, date(2026, 9, 30)]])
    (sheet,) = read_sheets(path)
    assert sheet.name == "Lembar1"
    assert sheet.rows == [[None] * 5, [None, "214.687", 5, 5.5, date(2026, 9, 30)]]
    assert isinstance(sheet.rows[1][2], int)


def test_a_merged_text_stands_in_all_its_cells_and_a_number_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row, cell in ((1, "Potensi"), (2, 7), (3, "214.687")):
        page.cell(row, 1, cell)
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=3)
    page["D3"] = "x"
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_sheets(tmp_path / "a.xlsx")
    assert [row[:3] for row in sheet.rows] == [["Potensi"] * 3, [7, None, None], ["214.687", None, None]]


def test_a_hidden_sheet_is_marked(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book["Sheet"]["A1"] = 1
    book.create_sheet("Lama")["A1"] = 2
    book["Lama"].sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert [(sheet.name, sheet.hidden) for sheet in read_sheets(tmp_path / "a.xlsx")] == [
        ("Sheet", False),
        ("Lama", True),
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"kode;nama;nilai\r\n33.01;Cilacap;31,36\r\n",
        "\ufeffkode;nama;nilai\n33.01;Cilacap;31,36\n".encode(),
        b"sep=;\nkode;nama;nilai\n33.01;Cilacap;31,36\n",
        b"kode\tnama\tnilai\n33.01\tCilacap\t31,36\n",
        b'kode,nama,nilai\n33.01,Cilacap,"31,36"\n',
        "kode\tnama\tnilai\r\n33.01\tCilacap\t31,36\r\n".encode("utf-16"),
    ],
)
@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_csv_whatever_its_name_and_dialect(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(content)
    (sheet,) = read_sheets(tmp_path / name)
    assert sheet.name is None
    assert [row for row in sheet.rows if row] == [["kode", "nama", "nilai"], ["33.01", "Cilacap", "31,36"]]


def test_csv_of_old_windows(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("nama;isi\nCafé;–\n".encode("cp1252"))
    assert read_sheets(tmp_path / "a.csv")[0].rows[1] == ["Café", "–"]


@pytest.mark.parametrize(
    ("content", "rule", "why"),
    [
        (b"", "berkas_kosong", "Berkas kosong"),
        (b" \n\n", "berkas_kosong", "Berkas kosong"),
        (b",,\n,,\n", "berkas_kosong", "tidak berisi apa pun"),
        (b"PK\x03\x04rusak", "berkas_rusak", "Buku kerja rusak"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rusak", "berkas_rusak", "Buku kerja rusak"),
        (b"%PDF-1.7 ...", "bukan_tabel", "Ini berkas PDF"),
        (b"<html><table>", "bukan_tabel", "simpan ulang sebagai .xlsx"),
        (b"\x7fELF\0\0\0", "bukan_tabel", "bukan teks"),
    ],
)
def test_refused(tmp_path: Path, content: bytes, rule: str, why: str) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    with pytest.raises(UnreadableError) as refused:
        read_sheets(tmp_path / "a.xlsx")
    assert refused.value.issue.rule == rule
    assert why in refused.value.issue.message


def test_a_folder_and_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="adalah folder"):
        read_sheets(tmp_path)
    with pytest.raises(UnreadableError, match="tidak ditemukan"):
        read_sheets(tmp_path / "tidak-ada.xlsx")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    path = books.plain(tmp_path / "a.xlsx", [["x"]])
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(UnreadableError, match="tidak boleh dibaca; periksa izinnya"):
        read_sheets(path)


ODS = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Rekap"><table:table-row><table:table-cell office:value-type="string"><text:p>Kab.
</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="12"><text:p>12</text:p>
</table:table-cell></table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


def test_ods(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS)
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    (sheet,) = read_sheets(tmp_path / "a.ods")
    assert (sheet.name, sheet.rows) == ("Rekap", [["Kab.\n", 12]])


def test_a_cell_far_away_is_refused_before_room_is_made_for_it(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet().write(1_048_575, 16_383, 1)
    with pytest.raises(UnreadableError, match="sampai baris 1048576, kolom 16384"):
        read_sheets(tmp_path / "a.xlsx")


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = books.plain(tmp_path / "a.xlsx", [["x"] * 50] * 50)
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 1000)
    with pytest.raises(UnreadableError, match="isinya setelah dibuka lebih dari"):
        workbook.sheets_of(path.read_bytes())
    monkeypatch.setattr(read_file, "MAX_BYTES", 100)
    with pytest.raises(UnreadableError, match="Berkas lebih dari"):
        read_sheets(path)
