"""Headings of a rekap that seem to be a stock of people and are not, or may not be: nothing is stored."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.model import Options, Tidy
from etl.readers.read_file import read_sheets
from etl.sources import rekap
from tests.support.etl import books

ACTIVE, ELIGIBLE = "active_participants", "eligible_workers"


def tidy(tmp_path: Path, *rows: list[Any], sheet: str = "Rekap") -> Tidy:
    return rekap.tidy(read_sheets(books.plain(tmp_path / "a.xlsx", rows, sheet=sheet)), Options("resmi"))


def values(result: Tidy) -> list[tuple[Any, ...]]:
    columns = ["segment", "measure", "period", "value"]
    return [tuple(row) for row in result.frame.reindex(columns=columns).itertuples(index=False)]


def told(result: Tidy, rule: str) -> list[str]:
    return [issue.message for issue in result.issues if issue.rule == rule]


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("PENAMBAHAN PESERTA OKTOBER 2026", "penambahan"),
        ("PEKERJA BELUM MENJADI PESERTA OKTOBER 2026", "belum"),
        ("TARGET PESERTA AKTIF OKTOBER 2026", "target"),
        ("PERSENTASE PESERTA AKTIF OKTOBER 2026", "persentase"),
    ],
)
def test_segments_alone_take_no_measure_of_a_title_about_something_else(
    tmp_path: Path, title: str, word: str
) -> None:
    result = tidy(tmp_path, [title], ["Kab/Kota", "PU", "BPU"], ["Kab. Kudus", 10, 5])
    assert values(result) == []
    assert told(result, "ukuran_tak_jelas")[0] == (
        f"Kolom B · PU tidak pasti isinya: judul tabel atau nama lembarnya menyebut '{word}'. Betulkan "
        "judulnya, atau tulis ukurannya di judul kolom, misalnya Peserta Aktif PU."
    )


@pytest.mark.parametrize(
    ("people", "stored"), [(14_177, 1), ("1.014.177", 1), (79, 0), ("45.312", 0), (2026, 0)]
)
def test_a_title_of_coverage_is_about_people_where_no_percentage_is_so_large(
    tmp_path: Path, people: object, stored: int
) -> None:
    result = tidy(tmp_path, ["CAKUPAN KEPESERTAAN OKTOBER 2026"], ["Kab/Kota", "PU"], ["Kab. Kudus", people])
    assert [row[1] for row in values(result)] == [ACTIVE] * stored


@pytest.mark.parametrize("group", ["Belum Terlindungi", "Target 2026", "Persentase", "Penambahan"])
def test_a_group_about_something_else_governs_what_is_below_it(tmp_path: Path, group: str) -> None:
    result = tidy(
        tmp_path,
        ["Oktober 2026"],
        ["Kab/Kota", group, None, "Realisasi", None],
        [None, "Peserta PU", "Peserta BPU", "Peserta PU", "Peserta BPU"],
        ["Kab. Kudus", 90, 80, 7, 4],
    )
    october = date(2026, 10, 31)
    assert values(result) == [("PU", ACTIVE, october, 7), ("BPU", ACTIVE, october, 4)]


def test_a_group_that_lists_what_is_below_it_governs_nothing(tmp_path: Path) -> None:
    result = tidy(
        tmp_path,
        ["Oktober 2026"],
        ["Kab/Kota", "Potensi, Peserta dan Belum Terlindungi", None, None],
        [None, "Potensi PU", "Peserta PU", "Belum PU"],
        ["Kab. Kudus", 90, 80, 10],
    )
    assert [row[1] for row in values(result)] == [ELIGIBLE, ACTIVE]


@pytest.mark.parametrize(
    "heading", ["Peserta Baru PU", "Peserta PU bulan lalu", "Peserta PU keluar", "Jumlah Proyek Jakon"]
)
def test_no_stock_of_this_month(tmp_path: Path, heading: str) -> None:
    result = tidy(tmp_path, ["Oktober 2026"], ["Kab/Kota", heading, "Potensi PU"], ["Kab. Kudus", 10, 15])
    assert [row[1] for row in values(result)] == [ELIGIBLE]
    assert told(result, "kolom_dilewati") == [f"Kolom yang tidak dibaca: B · {heading}."]


@pytest.mark.parametrize(
    "heading", ["PU Terdaftar Aktif", "Pekerja PU Terlindungi", "Peserta PU (iuran berjalan)"]
)
def test_words_for_active_that_look_like_others(tmp_path: Path, heading: str) -> None:
    result = tidy(tmp_path, ["Oktober 2026"], ["Kab/Kota", heading], ["Kab. Kudus", 10])
    assert [row[:2] for row in values(result)] == [("PU", ACTIVE)]


def test_what_came_true_is_what_the_title_counts_and_its_percentage_no_coverage(tmp_path: Path) -> None:
    result = tidy(
        tmp_path,
        ["Rekap Kepesertaan Oktober 2026"],
        ["Kab/Kota", "PU", None, None, None],
        [None, "Potensi", "Target", "Realisasi", "Capaian (%)"],
        ["Kab. Kudus", 100, 50, 40, 80],
    )
    assert [row[1:] for row in values(result)] == [
        (ELIGIBLE, date(2026, 10, 31), 100),
        (ACTIVE, date(2026, 10, 31), 40),
    ]
    assert result.printed == []


def test_figures_under_no_heading_are_told(tmp_path: Path) -> None:
    result = tidy(
        tmp_path, ["Oktober 2026"], ["Kab/Kota", "Potensi PU", None, "Aktif PU"], ["Kab. Pati", 9, 7, 4]
    )
    assert told(result, "kolom_dilewati") == ["Kolom yang tidak dibaca: C (tanpa judul)."]


def test_the_sheet_says_what_is_counted_where_the_title_does_not(tmp_path: Path) -> None:
    rows = ["Rekap Oktober 2026"], ["Kab/Kota", "PU"], ["Kab. Pati", 9]
    assert [row[1] for row in values(tidy(tmp_path, *rows, sheet="Potensi"))] == [ELIGIBLE]
    rows = ["Rekap potensi Oktober 2026"], ["Kab/Kota", "PU"], ["Kab. Pati", 9]
    assert values(tidy(tmp_path, *rows, sheet="Peserta Aktif")) == []


def test_months_without_a_year_take_the_title_s(tmp_path: Path) -> None:
    head = (
        ["Kab/Kota", "Juli", None, "Agustus", None],
        [None, "Potensi PU", "Aktif PU", "Potensi PU", "Aktif PU"],
    )
    result = tidy(tmp_path, ["Cakupan Tahun 2026"], *head, ["Kab. Pati", 9, 7, 9, 8])
    july, august = date(2026, 7, 31), date(2026, 8, 31)
    assert [row[1:] for row in values(result)] == [
        (ELIGIBLE, july, 9),
        (ACTIVE, july, 7),
        (ELIGIBLE, august, 9),
        (ACTIVE, august, 8),
    ]


@pytest.mark.parametrize("year", ["", " 2026"])
def test_quarters_in_headings(tmp_path: Path, year: str) -> None:
    head = ["Kab/Kota", f"TW I{year}", f"Triwulan II{year}", f"TW.3{year}"]
    result = tidy(tmp_path, ["Peserta aktif PU 2026"], head, ["Kab. Pati", 7, 8, 9])
    assert [(row[2].month, row[3]) for row in values(result)] == [(3, 7), (6, 8), (9, 9)]


@pytest.mark.parametrize(
    ("title", "heading", "why"),
    [
        ("Peserta aktif PU", "Juli", "bulan Juli tanpa tahun"),
        ("Peserta aktif PU 2025 dan 2026", "Juli", "bulan Juli tanpa tahun"),
        (
            "Peserta aktif Juni 2026",
            "PU Des",
            "Desember 2026 sesudah bulan laporan; tulis tahunnya di judul kolom",
        ),
        (
            "Peserta aktif Juni 2026",
            "PU Mei-25",
            "tahun dua angka ditolak; tulis tahunnya lengkap, misalnya 2026",
        ),
        ("Oktober 2026", "Peserta aktif 2025", "judul kolom menyebut tahun 2025, judul tabel 2026"),
        ("Oktober 2026", "Peserta aktif 2026-13", "bulan 13 tahun 2026 tidak ada; tulis misalnya 2026-09"),
    ],
)
def test_months_of_headings_that_are_not_certain(tmp_path: Path, title: str, heading: str, why: str) -> None:
    result = tidy(tmp_path, [title], ["Kab/Kota", heading], ["Kab. Pati", 9])
    assert values(result) == []
    assert told(result, "ukuran_tak_jelas") == [
        f"Kolom B · {heading} tidak pasti isinya: {why}. Betulkan judulnya, atau tulis ukurannya di judul "
        "kolom, misalnya Peserta Aktif PU."
    ]


@pytest.mark.parametrize(
    ("title", "heading", "note"),
    [
        ("Oktober 2026", "Peserta aktif PU (ribu)", ""),
        ("Oktober 2026", "Peserta aktif PU (000)", ""),
        ("Oktober 2026 · Satuan: ribu", "Peserta aktif PU", ""),
        ("Oktober 2026", "Peserta aktif PU", "Keterangan: angka dalam ribuan"),
    ],
)
def test_thousands_wherever_they_are_stated(tmp_path: Path, title: str, heading: str, note: str) -> None:
    result = tidy(tmp_path, [title], ["Kab/Kota", heading], ["Kab. Pati", 9], [note or None])
    assert len(told(result, "satuan_ribuan")) == 1


@pytest.mark.parametrize("note", ["Naik 12 ribu orang sejak 2025", "Pemisah ribuan: titik"])
def test_thousands_that_are_told_of_and_not_counted_in(tmp_path: Path, note: str) -> None:
    result = tidy(tmp_path, ["Oktober 2026"], ["Kab/Kota", "Aktif PU"], ["Kab. Pati", 9], [note])
    assert told(result, "satuan_ribuan") == []
