"""BPS tables that are not sure what they count, or of whom: refused with the place, and never guessed."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.etl.sources.tables.test_bps_tabel import load
from tests.support.etl import stored


@pytest.mark.parametrize(
    ("row", "rule", "column", "why"),
    [
        (",3,4", "wilayah_kosong", None, "tidak menyebut kode atau nama daerah"),
        ("Kabupaten/Kota,2023,2024", "ukuran_tak_jelas", None, "Di sini tabel kedua dimulai"),
        ("Kota Solo,banyak,7", "angka_keliru", "2021", "Bukan jumlah orang: 'banyak'"),
    ],
)
def test_rows_that_cannot_be(
    areas_engine: Engine, tmp_path: Path, row: str, rule: str, column: str | None, why: str
) -> None:
    lines = ("Angkatan Kerja,,,", "Kabupaten/Kota,2021,2022,", row, "Kota Tegal,5,6,")
    if rule == "ukuran_tak_jelas":
        lines = (*lines[:2], lines[3], row)
    (issue,) = load(areas_engine, tmp_path, *lines).found("error")
    assert (issue.rule, issue.source_column) == (rule, column)
    assert issue.source_row == lines.index(row) + 1
    assert why in issue.message


@pytest.mark.parametrize(
    ("title", "heads", "rule", "why"),
    [
        ("Persentase Penduduk Bekerja, 2023", "Bekerja,TPAK", "ukuran_tak_jelas", "menyebut 'persentase'"),
        ("Tingkat Pengangguran, 2023", "Bekerja,Sekolah", "ukuran_tak_jelas", "menyebut 'tingkat'"),
        ("Angkatan Kerja, 2022-2023", "Bekerja,Pengangguran", "bulan_keliru", "disebut 2022 dan 2023"),
        (
            "Angkatan Kerja, 2023",
            "Bekerja,Penduduk yang Bekerja",
            "kolom_ganda",
            "sama-sama penduduk bekerja",
        ),
        ("Angkatan Kerja, 2023", "Laki-laki,Perempuan", "ukuran_tak_jelas", "(Laki-laki, Perempuan)"),
        ("Angkatan Kerja, 2023", "Bekerja dan Pengangguran,TPT", "ukuran_tak_jelas", "menyebut dua hal"),
        ("RSE Pengangguran, 2023", "Jumlah,Jumlah Orang", "ukuran_tak_jelas", "menyebut 'rse'"),
        ("TPAK dan TPT, 2023", "TPAK,TPT", "ukuran_tak_jelas", "(TPAK, TPT)"),
    ],
)
def test_what_a_column_counts_is_never_guessed(
    areas_engine: Engine, tmp_path: Path, title: str, heads: str, rule: str, why: str
) -> None:
    report = load(areas_engine, tmp_path, f'"{title}",,', f"Kabupaten/Kota,{heads}", "Kota Tegal,95,5")
    (issue,) = report.found("error")
    assert (report.source, issue.rule) == ("bps_tabel", rule)
    assert why in issue.message
    assert stored.rows(areas_engine, "observation", "seq") == []


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Jumlah Penduduk Miskin Ekstrem", "ekstrem"),
        ("Jumlah Setengah Pengangguran", "setengah"),
        ("Penduduk yang Bekerja di Sektor Pertanian", "sektor"),
        ("Pengangguran Terbuka Lulusan SMA", "lulusan"),
        ("Angkatan Kerja Usia 15-24 Tahun", "usia 15"),
    ],
)
def test_people_of_one_sort_are_not_all_people(
    areas_engine: Engine, tmp_path: Path, title: str, word: str
) -> None:
    report = load(areas_engine, tmp_path, f"{title},", ",2023", "Kota Tegal,5")
    (issue,) = report.found("error")
    assert issue.message.startswith(f"Judul menyebut '{word}': tabel ini hanya sebagian orang")
