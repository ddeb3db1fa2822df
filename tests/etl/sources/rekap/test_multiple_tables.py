"""Tables of a rekap beside one another, and columns that name the areas in other words."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.model import Options, Tidy
from etl.readers.read_file import read_sheets
from etl.sources import rekap
from tests.support.etl import books

ACTIVE, ELIGIBLE = "active_participants", "eligible_workers"
AUGUST, SEPTEMBER = date(2026, 8, 31), date(2026, 9, 30)


def tidy(tmp_path: Path, *rows: list[Any]) -> Tidy:
    return rekap.tidy(read_sheets(books.plain(tmp_path / "a.xlsx", rows)), Options("resmi"))


def values(result: Tidy) -> list[tuple[Any, ...]]:
    columns = ["area_name", "measure", "period", "value", "source_row", "source_column"]
    return [tuple(row) for row in result.frame[columns].itertuples(index=False)]


def test_each_table_has_its_own_areas(tmp_path: Path) -> None:
    result = tidy(
        tmp_path,
        ["September 2026"],
        ["No", "Kab/Kota", "Potensi PU", None, "No", "Kab/Kota", "Aktif PU"],
        [1, "Kab. Pati", 90, None, 1, "Kab. Kudus", 7],
        [2, "Kab. Kudus", 80, None, 2, "Kab. Pati", 8],
        ["Keterangan: berbasis NIK"],
    )
    assert values(result) == [
        ("Kab. Pati", ELIGIBLE, SEPTEMBER, 90, 3, "C · Potensi PU"),
        ("Kab. Kudus", ELIGIBLE, SEPTEMBER, 80, 4, "C · Potensi PU"),
        ("Kab. Kudus", ACTIVE, SEPTEMBER, 7, 3, "G · Aktif PU"),
        ("Kab. Pati", ACTIVE, SEPTEMBER, 8, 4, "G · Aktif PU"),
    ]
    assert set(result.frame["basis"]) == {"nik"}
    assert [issue.rule for issue in result.issues] == ["catatan_berkas"]


def test_each_table_has_its_own_areas_however_they_are_headed(tmp_path: Path) -> None:
    head = ["Daerah", "Potensi PU", None, "Kab/Kota", "Aktif PU"]
    result = tidy(tmp_path, ["September 2026"], head, ["Kab. Pati", 90, None, "Kab. Kudus", 7])
    assert [(row[0], row[3]) for row in values(result)] == [("Kab. Pati", 90), ("Kab. Kudus", 7)]


def test_each_table_has_its_own_month(tmp_path: Path) -> None:
    result = tidy(
        tmp_path,
        ["Peserta aktif"],
        ["Agustus 2026", None, None, "September 2026"],
        ["Kab/Kota", "PU", None, "Kab/Kota", "PU"],
        ["Kab. Pati", 7, None, "Kab. Pati", 8],
    )
    assert [row[1:4] for row in values(result)] == [(ACTIVE, AUGUST, 7), (ACTIVE, SEPTEMBER, 8)]


def test_residencies_in_a_column_of_regions_are_no_areas(tmp_path: Path) -> None:
    result = tidy(
        tmp_path, ["September 2026"], ["Wilayah", "Kab/Kota", "Aktif PU"], ["Pati", "Kab. Kudus", 7]
    )
    assert [row[0] for row in values(result)] == ["Kab. Kudus"]


@pytest.mark.parametrize("heading", ["Nama", "Uraian", "Kab/Kota se-Jawa Tengah", "Kabupaten / Kota (35)"])
def test_the_column_of_areas_under_other_words(tmp_path: Path, heading: str) -> None:
    result = tidy(tmp_path, ["September 2026"], ["No", heading, "Aktif PU"], [1, "Kab. Kudus", 7])
    assert [row[0] for row in values(result)] == ["Kab. Kudus"]


def test_a_header_far_down(tmp_path: Path) -> None:
    rows = tidy(
        tmp_path, ["September 2026"], *[[] for _ in range(30)], ["Kab/Kota", "Aktif PU"], ["Kab. Pati", 7]
    )
    assert [row[4] for row in values(rows)] == [33]


def test_years_as_numbers_in_the_second_header_row(tmp_path: Path) -> None:
    result = tidy(
        tmp_path,
        ["September 2026"],
        ["Kab/Kota", "Aktif PU", "Potensi PU"],
        [None, 2026, 2025],
        ["Kab. Pati", 7, 9],
    )
    assert [(row[1], row[3]) for row in values(result)] == [(ACTIVE, 7), (ELIGIBLE, 9)]
    assert result.issues == []


def test_the_kind_in_a_column_of_its_own(tmp_path: Path) -> None:
    head = ["No", "Kab/Kota", None, "Aktif PU"]
    for people in (7, "1.007"):
        rows = [1, "Kabupaten", "Semarang", people], [2, "Kota", "Semarang", 8]
        result = tidy(tmp_path, ["September 2026"], head, *rows)
        assert [row[0] for row in values(result)] == ["Kabupaten Semarang", "Kota Semarang"]


def test_columns_counted_by_letters(tmp_path: Path) -> None:
    head = ["No", "Kab/Kota", "Potensi PU", "Aktif PU", "Cakupan"], ["a", "b", "c", "d", "e=d/c"]
    result = tidy(tmp_path, ["September 2026"], *head, [1, "Kab. Kudus", 9, 7, 77.8])
    assert [row[0] for row in values(result)] == ["Kab. Kudus", "Kab. Kudus"]


def test_extremes_and_the_country_are_no_areas(tmp_path: Path) -> None:
    rows = ["Kab/Kota", "Aktif PU"], ["Kab. Kudus", 7], ["TOTAL", 7], ["Tertinggi", 7], ["NASIONAL", 99]
    result = tidy(tmp_path, ["September 2026"], *rows)
    assert [row[0] for row in values(result)] == ["Kab. Kudus"]
    assert [(f.source_row, f.message) for f in result.issues] == [
        (5, "Keterangan, tidak dibaca sebagai angka: Tertinggi 7"),
        (6, "Keterangan, tidak dibaca sebagai angka: NASIONAL 99"),
    ]


def test_one_segment_a_block(tmp_path: Path) -> None:
    head = ["Kab/Kota", "Potensi", "Aktif"]
    upper = (
        ["REKAP SEPTEMBER 2026"],
        ["SEGMEN PENERIMA UPAH"],
        head,
        ["Kab. Pati", 90, 70],
        ["Jumlah", 90, 70],
    )
    lower = ["SEGMEN BUKAN PENERIMA UPAH"], head, ["Kab. Pati", 60, 10]
    frame = tidy(tmp_path, *upper, *lower).frame
    assert list(zip(frame["segment"], frame["period"], frame["value"], strict=True)) == [
        ("PU", SEPTEMBER, 90),
        ("PU", SEPTEMBER, 70),
        ("BPU", SEPTEMBER, 60),
        ("BPU", SEPTEMBER, 10),
    ]


def test_who_signs_below_a_table_without_a_total(tmp_path: Path) -> None:
    rows = (
        ["No", "Kab/Kota", "Aktif PU"],
        [1, "Kab. Pati", 7],
        [None, "Mengetahui,", "Semarang, 5 Oktober 2026"],
    )
    result = tidy(tmp_path, ["September 2026"], *rows, [None, "Drs. BUDI, M.Si", "SITI AMINAH"])
    assert [row[0] for row in values(result)] == ["Kab. Pati"]


def test_sums_of_residencies_below_the_table_are_no_areas(tmp_path: Path) -> None:
    upper = ["September 2026"], ["Kab/Kota", "Aktif PU"], ["Kab. Pati", 7]
    result = tidy(
        tmp_path, *upper, [], ["REKAP KARESIDENAN"], ["Eks Karesidenan", "Aktif PU"], ["Banyumas", 99]
    )
    assert [row[0] for row in values(result)] == ["Kab. Pati"]
    assert [(f.source_row, f.message) for f in result.issues] == [
        (6, "Tabel menurut eks karesidenan tidak dibaca; jumlahnya dihitung dari daerahnya.")
    ]


def test_a_section_heading_over_names_begins_no_table(tmp_path: Path) -> None:
    head = ["No", "Kab/Kota", "Penerima Upah", None], [None, None, "Potensi", "Aktif"]
    rows = ["A", "EKS KARESIDENAN PATI"], [1, "Kabupaten Pati", 90, 70]
    frame = tidy(tmp_path, ["September 2026"], *head, *rows).frame
    assert list(frame["segment"]) == ["PU", "PU"]


def test_a_note_under_the_last_table_of_a_sheet_is_about_all(tmp_path: Path) -> None:
    upper = ["Agustus 2026"], ["Kab/Kota", "Aktif PU"], ["Kab. Pati", 7]
    lower = ["September 2026"], ["Kab/Kota", "Aktif PU"], ["Kab. Pati", 8], ["Sumber: berbasis NIK"]
    assert list(tidy(tmp_path, *upper, *lower).frame["basis"]) == ["nik", "nik"]


def test_sums_of_residencies_above_the_table(tmp_path: Path) -> None:
    upper = ["September 2026"], ["Eks Karesidenan", "Aktif PU"], ["Banyumas", 99], []
    path = books.plain(
        tmp_path / "a.xlsx", [*upper, ["PER DAERAH"], ["Kab/Kota", "Aktif PU"], ["Kab. Pati", 7]]
    )
    recognised = rekap.recognise(read_sheets(path))
    assert recognised is not None
    assert recognised.reason == "lembar Lembar1, baris 6: kolom daerah dan 1 kolom potensi atau peserta"
    assert [row[0] for row in values(rekap.tidy(read_sheets(path), Options("resmi")))] == ["Kab. Pati"]
