"""The wide monthly workbook, messy as real ones are: what its cells become."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.model import Options, Tidy
from etl.readers.read_file import read_sheets
from etl.sources import rekap
from tests.support.etl import books

ACTIVE, ELIGIBLE = "active_participants", "eligible_workers"


def tidy(path: Path, period: date | None = None) -> Tidy:
    return rekap.tidy(read_sheets(path), Options("resmi", period))


def cells(result: Tidy) -> list[tuple[Any, ...]]:
    columns = ["area_name", "segment", "measure", "value"]
    return [tuple(row) for row in result.frame[columns].itertuples(index=False)]


def messages(result: Tidy, rule: str) -> list[str]:
    return [issue.message for issue in result.issues if issue.rule == rule]


def test_two_header_rows_of_merged_groups(tmp_path: Path) -> None:
    result = tidy(books.rekap(tmp_path / "a.xlsx", [books.KUDUS], total=books.KUDUS[1:]))
    assert cells(result) == [
        ("Kab. Kudus", "PU", ELIGIBLE, "279.223"),
        ("Kab. Kudus", "BPU", ELIGIBLE, "140.885"),
        ("Kab. Kudus", "JAKON", ELIGIBLE, "64.940"),
        ("Kab. Kudus", "PU", ACTIVE, "223.396"),
        ("Kab. Kudus", "BPU", ACTIVE, "9.128"),
        ("Kab. Kudus", "JAKON", ACTIVE, "21.563"),
    ]
    row = result.frame.iloc[3]
    assert (row["period"], row["basis"], row["provisional"]) == (date(2026, 9, 30), "nik", False)
    assert (row["sheet"], row["source_row"], row["source_column"]) == ("Rekap", 7, "G · Peserta Aktif · PU")
    assert result.rows_read == 2
    assert result.title == "REKAPITULASI PESERTA DAN POTENSI · Posisi September 2026"


def test_printed_sums_and_percentages_are_kept_apart(tmp_path: Path) -> None:
    result = tidy(books.rekap(tmp_path / "a.xlsx", [books.KUDUS], total=["5", "6", "7"]))
    printed = [(p.area_name, p.segment, p.measure, p.value) for p in result.printed]
    assert printed == [
        ("Kab. Kudus", "TOTAL", ELIGIBLE, "485.049"),
        ("Kab. Kudus", "TOTAL", ACTIVE, "254.087"),
        ("Kab. Kudus", "TOTAL", None, "52,38"),
        ("JUMLAH", "PU", ELIGIBLE, "5"),
        ("JUMLAH", "BPU", ELIGIBLE, "6"),
        ("JUMLAH", "JAKON", ELIGIBLE, "7"),
    ]


def test_notes_and_signature_are_told_and_not_read(tmp_path: Path) -> None:
    result = tidy(books.rekap(tmp_path / "a.xlsx", [books.KUDUS], total=books.KUDUS[1:]))
    told = messages(result, "catatan_berkas")
    assert [text.removeprefix("Keterangan, tidak dibaca sebagai angka: ") for text in told] == [
        *books.NOTES,
        "Semarang, 5 Oktober 2026",
        "NIP. 19700101 199503 1 001",
    ]


def test_what_stands_in_a_column_of_branch_offices_is_one(tmp_path: Path) -> None:
    rows = [["September 2026"], ["Kantor Cabang", "Peserta aktif PU"], ["Majapahit", 10], ["JUMLAH", 10]]
    result = tidy(books.plain(tmp_path / "a.xlsx", rows))
    assert list(result.frame["area_name"]) == ["Cabang Majapahit"]
    assert [one.area_name for one in result.printed] == ["JUMLAH"]


def test_numbers_without_an_area_are_refused(tmp_path: Path) -> None:
    rows = [["September 2026"], ["No", "Kab/Kota", "Peserta PU"], [1, "Kab. Kudus", 10], [2, None, 12]]
    result = tidy(books.plain(tmp_path / "a.xlsx", rows))
    (issue,) = [f for f in result.issues if f.rule == "wilayah_kosong"]
    assert issue.source_row == 4
    assert issue.message.startswith("Baris ini berisi angka tetapi tidak menyebut daerah")


def test_regions_as_headings_and_as_subtotals(tmp_path: Path) -> None:
    rows = [
        ["September 2026"],
        ["Kab/Kota", "Peserta aktif PU"],
        ["Eks Karesidenan Pati"],
        ["Kab. Kudus", 10],
        ["Jumlah Pati", 10],
        ["Eks Karesidenan Kedu"],
        ["Kab. Kebumen", 3],
        ["TOTAL", 13],
    ]
    result = tidy(books.plain(tmp_path / "a.xlsx", rows))
    assert [row[0] for row in cells(result)] == ["Kab. Kudus", "Kab. Kebumen"]
    assert [(p.area_name, p.value) for p in result.printed] == [("Jumlah Pati", 10), ("TOTAL", 13)]


def test_notes_of_a_row_are_kept(tmp_path: Path) -> None:
    rows = [
        ["September 2026"],
        ["Kab/Kota", "Peserta aktif PU", "Keterangan"],
        ["Kab. Kudus", 10, "angka awal"],
    ]
    assert list(tidy(books.plain(tmp_path / "a.xlsx", rows)).frame["note"]) == ["angka awal"]


def test_a_file_without_such_a_table(tmp_path: Path) -> None:
    path = books.plain(tmp_path / "a.xlsx", [["halo"], ["dunia", 1]])
    assert rekap.recognise(read_sheets(path)) is None
    with pytest.raises(ValueError, match="tidak ada lembar dengan baris judul"):
        tidy(path)
