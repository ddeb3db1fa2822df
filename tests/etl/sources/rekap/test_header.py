"""The header of a rekap: what its columns hold."""

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


@pytest.mark.parametrize(
    ("header", "segment", "measure"),
    [
        ("Potensi PU", "PU", ELIGIBLE),
        ("SEMESTA PPU", "PU", ELIGIBLE),
        ("Pekerja eligible penerima upah", "PU", ELIGIBLE),
        ("Potensi Pekerja Bukan Penerima Upah", "BPU", ELIGIBLE),
        ("TK Aktif PBPU", "BPU", ACTIVE),
        ("Peserta aktif sektor informal", "BPU", ACTIVE),
        ("Peserta Non Formal", "BPU", ACTIVE),
        ("Peserta aktif\nformal", "PU", ACTIVE),
        ("Jumlah peserta PU", "PU", ACTIVE),
        ("Peserta Jasa Kontruksi", "JAKON", ACTIVE),
        ("Peserta_aktif_Jakon", "JAKON", ACTIVE),
        ("Peserta PMI", "PMI", ACTIVE),
        ("Peserta tidak aktif BPU", "BPU", "inactive_participants"),
        ("Jumlah Badan Usaha PU", "PU", "employers"),
        ("Total peserta aktif", "TOTAL", ACTIVE),
    ],
)
def test_words_of_one_header_row(tmp_path: Path, header: str, segment: str, measure: str) -> None:
    rows = [["Posisi September 2026"], ["KABUPATEN / KOTA", header], ["Kab. Kudus", 12]]
    assert cells(tidy(books.plain(tmp_path / "a.xlsx", rows))) == [("Kab. Kudus", segment, measure, 12)]


@pytest.mark.parametrize(
    "header", ["Belum terlindungi PU", "Target PU", "PU terdaftar", "Iuran PU (Rp)", "Kenaikan"]
)
def test_columns_that_are_no_stock_of_people_are_named_and_left(tmp_path: Path, header: str) -> None:
    rows = [["Posisi September 2026"], ["Kab/Kota", "Peserta aktif PU", header], ["Kab. Kudus", 12, 99]]
    result = tidy(books.plain(tmp_path / "a.xlsx", rows))
    assert cells(result) == [("Kab. Kudus", "PU", ACTIVE, 12)]
    assert messages(result, "kolom_dilewati") == [f"Kolom yang tidak dibaca: C · {header}."]


def test_segments_over_measures_and_empty_cells_right_of_a_group(tmp_path: Path) -> None:
    rows = [
        ["Bulan : September 2026"],
        ["No", "Wilayah", "PU", None, "%", "BPU"],
        [None, None, "Potensi", "Aktif", None, "Potensi", "Aktif"],
        [1, "Kab. Kudus", 10, 4, 40, 20, 5],
    ]
    assert cells(tidy(books.plain(tmp_path / "a.xlsx", rows))) == [
        ("Kab. Kudus", "PU", ELIGIBLE, 10),
        ("Kab. Kudus", "PU", ACTIVE, 4),
        ("Kab. Kudus", "BPU", ELIGIBLE, 20),
        ("Kab. Kudus", "BPU", ACTIVE, 5),
    ]


def test_three_header_rows_by_programme_on_the_fifteenth_row(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Rekap"], ["s.d. 30 September 2026"], *[[] for _ in range(10)]]
    rows += [
        ["Kode", "Kabupaten/Kota", "Peserta aktif", None, None],
        [None, None, "PU", None, "BPU"],
        [None, None, "JKK", "JP", "JKK"],
        ["33.19", "Kudus", 10, 4, 3],
    ]
    frame = tidy(books.plain(tmp_path / "a.xlsx", rows)).frame
    assert list(zip(frame["segment"], frame["programme"], frame["value"], strict=True)) == [
        ("PU", "JKK", 10),
        ("PU", "JP", 4),
        ("BPU", "JKK", 3),
    ]
    assert set(frame["area_code"]) == {"33.19"}


def test_an_empty_heading_takes_nothing_from_the_group_beside_its_own(tmp_path: Path) -> None:
    rows = [
        ["September 2026"],
        ["Kab/Kota", "Potensi", None, "Peserta aktif"],
        [None, "PU", "BPU", None],
        [None, "orang", "orang", "orang"],
        ["Kab. Kudus", 20, 30, 5],
    ]
    assert cells(tidy(books.plain(tmp_path / "a.xlsx", rows))) == [
        ("Kab. Kudus", "PU", ELIGIBLE, 20),
        ("Kab. Kudus", "BPU", ELIGIBLE, 30),
        ("Kab. Kudus", "TOTAL", ACTIVE, 5),
    ]


def test_segments_alone_take_the_measure_of_the_title(tmp_path: Path) -> None:
    rows = [["PESERTA AKTIF SEPTEMBER 2026"], ["Kab/Kota", "PU", "BPU", "Total"], ["Kab. Kudus", 10, 4, 14]]
    assert cells(tidy(books.plain(tmp_path / "a.xlsx", rows))) == [
        ("Kab. Kudus", "PU", ACTIVE, 10),
        ("Kab. Kudus", "BPU", ACTIVE, 4),
    ]


@pytest.mark.parametrize("heading", ["PU", "Pekerja Formal", "Jumlah"])
def test_a_column_of_no_stated_measure_is_refused(tmp_path: Path, heading: str) -> None:
    rows = [["Rekap September 2026"], ["Kab/Kota", "Peserta aktif BPU", heading], ["Kab. Kudus", 10, 4]]
    told = messages(tidy(books.plain(tmp_path / "a.xlsx", rows)), "ukuran_tak_jelas")
    assert told == [
        f"Kolom C · {heading} tidak menyebut potensi atau peserta aktif; "
        "tulis ukurannya di judul kolom atau di judul tabel."
    ]


def test_two_columns_that_mean_the_same_are_refused(tmp_path: Path) -> None:
    rows = [["September 2026"], ["Kab/Kota", "Peserta PU", "Peserta aktif PU"], ["Kab. Kudus", 10, 4]]
    told = messages(tidy(books.plain(tmp_path / "a.xlsx", rows)), "kolom_ganda")
    assert told == [
        "Kolom B · Peserta PU dan C · Peserta aktif PU terbaca sama; sisakan satu, "
        "atau tulis bedanya di judul kolom (potensi atau aktif, segmen, program, bulan)."
    ]


@pytest.mark.parametrize(
    ("title", "tab"), [("REKAP BPU SEPTEMBER 2026", "Rekap"), ("REKAP SEPTEMBER 2026", "BPU")]
)
def test_a_table_about_one_segment_says_so_above(tmp_path: Path, title: str, tab: str) -> None:
    rows = [[title], ["Kab/Kota", "Potensi", "Peserta aktif", "%"], ["Kab. Kudus", 20, 5, 25]]
    result = tidy(books.plain(tmp_path / "a.xlsx", rows, sheet=tab))
    assert cells(result) == [("Kab. Kudus", "BPU", ELIGIBLE, 20), ("Kab. Kudus", "BPU", ACTIVE, 5)]
    assert [one.segment for one in result.printed] == ["BPU"]


def test_a_column_of_another_month_counts_for_that_month(tmp_path: Path) -> None:
    rows = [
        ["Posisi September 2026"],
        ["Kab/Kota", "Peserta aktif Des 2025", "Peserta aktif", "Potensi 2026"],
        ["Kab. Kudus", 10, 12, 40],
    ]
    frame = tidy(books.plain(tmp_path / "a.xlsx", rows)).frame
    assert list(zip(frame["measure"], frame["period"], frame["value"], strict=True)) == [
        (ACTIVE, date(2025, 12, 31), 10),
        (ACTIVE, date(2026, 9, 30), 12),
        (ELIGIBLE, date(2026, 9, 30), 40),
    ]


def test_months_side_by_side_need_no_month_in_the_title(tmp_path: Path) -> None:
    rows = [["Rekap peserta aktif"], ["Kab/Kota", "Agustus 2026", "September 2026"], ["Kab. Kudus", 10, 12]]
    result = tidy(books.plain(tmp_path / "a.xlsx", rows))
    assert not [issue for issue in result.issues if issue.severity == "error"]
    assert list(zip(result.frame["period"], result.frame["value"], strict=True)) == [
        (date(2026, 8, 31), 10),
        (date(2026, 9, 30), 12),
    ]


@pytest.mark.parametrize(
    "where", [("Rekap September 2026 (dalam ribuan)", "PU"), ("September 2026", "PU (ribu orang)")]
)
def test_thousands_are_refused(tmp_path: Path, where: tuple[str, str]) -> None:
    rows = [[where[0]], ["Kab/Kota", f"Peserta aktif {where[1]}"], ["Kab. Kudus", 12]]
    (told,) = messages(tidy(books.plain(tmp_path / "a.xlsx", rows)), "satuan_ribuan")
    assert told.startswith("Angka tertulis dalam ribuan atau jutaan (")


@pytest.mark.parametrize(("total", "segments"), [(15, ["PU", "BPU"]), (19, ["PU", "BPU", "TOTAL"])])
def test_a_total_of_the_parts_at_hand_is_no_total_of_all(
    tmp_path: Path, total: int, segments: list[str]
) -> None:
    rows = [
        ["September 2026"],
        ["Kab/Kota", "Peserta PU", "Peserta BPU", "Total peserta"],
        ["Kab. Kudus", 10, 5, total],
    ]
    assert list(tidy(books.plain(tmp_path / "a.xlsx", rows)).frame["segment"]) == segments
