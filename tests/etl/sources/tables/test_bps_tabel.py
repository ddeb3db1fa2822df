"""BPS web tables: years as columns, what is counted read from the title and never guessed."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.etl import stored

TITLE = "Penduduk Berumur 15 Tahun Ke Atas yang Bekerja Menurut Kabupaten/Kota (Orang)"
TABLE = (
    f"Kabupaten/Kota,{TITLE},,",
    ",2022,2023,2024*",
    "3329 KABUPATEN BREBES,826020,946470,1050000",
    "3325 KABUPATEN BATANG,...,459118,-",
    "3374 KOTA SEMARANG,,1.000.000,",
    "PROVINSI JAWA TENGAH,826020,2405588,1050001",
    "",
    "Sumber: BPS, Sakernas Agustus",
)
COLUMNS = (
    "area_code",
    "period",
    "segment",
    "measure",
    "basis",
    "value",
    "precision",
    "provisional",
    "source_row",
    "source_column",
)


def load(
    engine: Engine, tmp_path: Path, *lines: str, collection: str = "resmi", period: date | None = None
) -> LoadReport:
    path = tmp_path / "bps.csv"
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode() + b"\r\n")
    return load_file(engine, path, collection=collection, period=period)


def test_rows_as_they_stand(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, *TABLE)
    assert (report.outcome, report.source) == ("loaded", "bps_tabel")
    assert report.reason == "baris 2 berisi tahun 2022–2024, judulnya menyebut penduduk bekerja"
    d2022, d2023, d2024 = date(2022, 12, 31), date(2023, 12, 31), date(2024, 12, 31)
    common = ("TOTAL", "employed_people", "bps")
    assert stored.rows(areas_engine, "observation", *COLUMNS) == [
        ("33.29", d2022, *common, 826_020, "exact", False, 3, "2022"),
        ("33.29", d2023, *common, 946_470, "exact", False, 3, "2023"),
        ("33.29", d2024, *common, 1_050_000, "exact", True, 3, "2024"),
        ("33.25", d2023, *common, 459_118, "exact", False, 4, "2023"),
        ("33.74", d2023, *common, 1_000_000, "exact", False, 5, "2023"),
    ]


def test_the_province_is_held_against_its_areas(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, *TABLE)
    told = [f for f in report.found("warning") if f.rule == "jumlah_tercetak"]
    assert [(f.source_row, f.source_column, f.value) for f in told] == [(6, "2024", "1050001")]


def test_where_nothing_is_added_up_the_province_is_stored(areas_engine: Engine, tmp_path: Path) -> None:
    assert load(areas_engine, tmp_path, *TABLE, collection="terbit").outcome == "loaded"
    found = stored.rows(areas_engine, "observation", "area_code", "value", "source_row")
    assert [row for row in found if row[0] == "33"] == [
        ("33", 826_020, 6),
        ("33", 2_405_588, 6),
        ("33", 1_050_001, 6),
    ]


def test_code_and_name_in_columns_of_their_own_with_semicolons(areas_engine: Engine, tmp_path: Path) -> None:
    lines = (
        "Angkatan Kerja Menurut Kabupaten/Kota di Jawa Tengah;;;",
        "Kode;Kabupaten/Kota;2023;2024",
        "[1];[2];[3];[4]",
        "3301;Cilacap;1.000;1.079.930",
        "3322;Semarang;678900;",
    )
    report = load(areas_engine, tmp_path, *lines)
    assert report.outcome == "loaded"
    columns = ("area_code", "measure", "value", "source_row", "source_column")
    assert stored.rows(areas_engine, "observation", *columns) == [
        ("33.01", "labour_force", 1_000, 4, "2023"),
        ("33.01", "labour_force", 1_079_930, 4, "2024"),
        ("33.22", "labour_force", 678_900, 5, "2023"),
    ]


def test_thousands_are_read_exactly_and_marked_rounded(areas_engine: Engine, tmp_path: Path) -> None:
    lines = ("Jumlah Penduduk Miskin (Ribu Jiwa);;", ";2023;2024", "Kab. Brebes;286,14;1.286,1")
    assert load(areas_engine, tmp_path, *lines).outcome == "loaded"
    columns = ("measure", "value", "precision")
    assert stored.rows(areas_engine, "observation", *columns) == [
        ("poor_people", 286_140, "approx"),
        ("poor_people", 1_286_100, "approx"),
    ]


def test_three_digits_behind_a_mark_are_no_thousands(areas_engine: Engine, tmp_path: Path) -> None:
    lines = ("Jumlah Penduduk Miskin (Ribu Jiwa);;", ";2023;2024", "Kab. Brebes;286,14;1.286")
    (issue,) = load(areas_engine, tmp_path, *lines).found("error")
    assert (issue.rule, issue.source_row, issue.source_column) == ("satuan_ribuan", 3, "2024")
    assert issue.value == "1.286"
    assert "1.286 orang (tiga desimal) atau 1.286 ribu orang (titik ribuan)" in issue.message


def test_of_parts_the_sum_is_read_and_the_others_are_told(areas_engine: Engine, tmp_path: Path) -> None:
    lines = (
        "Penduduk yang Bekerja menurut Jenis Kelamin,,,,,,",
        ",Laki-laki,,Perempuan,,Jumlah,",
        "Kabupaten/Kota,2023,2024,2023,2024,2023,2024",
        "3329 KABUPATEN BREBES,5,6,7,8,12,14",
    )
    report = load(areas_engine, tmp_path, *lines)
    assert report.outcome == "loaded"
    assert stored.rows(areas_engine, "observation", "value", "source_column") == [
        (12, "Jumlah · 2023"),
        (14, "Jumlah · 2024"),
    ]
    assert "Yang dibaca Jumlah; kolom yang tidak dibaca: Laki-laki, Perempuan." in [
        f.message for f in report.found("info")
    ]


def test_a_title_that_is_not_known_may_be_declared(areas_engine: Engine, tmp_path: Path) -> None:
    lines = ("ukuran: pengangguran,", "Tabel 3.2.1,", ",2023", "3329 KABUPATEN BREBES,5")
    assert load(areas_engine, tmp_path, *lines).outcome == "loaded"
    assert stored.rows(areas_engine, "observation", "measure", "source_row") == [("unemployed_people", 4)]


@pytest.mark.parametrize(
    ("title", "rule", "why"),
    [
        ("Tabel 3.2.1", "ukuran_tak_jelas", "judul 'Tabel 3.2.1' tidak dikenal"),
        ("Tabel 3.2.1", "ukuran_tak_jelas", "tulis di baris paling atas: ukuran: penduduk_bekerja"),
        ("Jumlah Penduduk", "ukuran_tak_jelas", "Judul yang dikenal: Jumlah Penduduk Miskin"),
        ("Potensi Pekerja", "ukuran_tak_jelas", "tidak dikenal"),
        ("Bukan Angkatan Kerja", "ukuran_tak_jelas", "tidak dikenal"),
        ("Angkatan Kerja dan Pengangguran", "ukuran_tak_jelas", "menyebut pengangguran dan angkatan_kerja"),
        ("Tingkat Pengangguran Terbuka", "ukuran_tak_jelas", "menyebut 'tingkat', bukan jumlah orang"),
        ("Persentase Penduduk Bekerja", "ukuran_tak_jelas", "menyebut 'persentase'"),
        ("Penduduk Bekerja Perempuan", "ukuran_tak_jelas", "menyebut 'perempuan': tabel ini hanya sebagian"),
        ("ukuran: potensi", "kata_tak_dikenal", "ukuran 'potensi' bukan ukuran BPS"),
    ],
)
def test_what_is_counted_is_never_guessed(
    areas_engine: Engine, tmp_path: Path, title: str, rule: str, why: str
) -> None:
    report = load(areas_engine, tmp_path, f"{title},", ",2023", "3329 KABUPATEN BREBES,5")
    assert report.source == "bps_tabel"
    (issue,) = report.found("error")
    assert issue.rule == rule
    assert why.casefold() in issue.message.casefold()
    assert stored.rows(areas_engine, "observation", "seq") == []


@pytest.mark.parametrize(
    ("row", "rule", "row_number", "why"),
    [
        ("Semarang,1,2,3", "wilayah_ganda", 9, "Kabupaten Semarang (33.22) atau Kota Semarang (33.74)"),
        ("3329 KABUPATEN BATANG,1,2,3", "kode_nama_beda", 9, "kode 3329 adalah Kabupaten Brebes"),
        ("3201 KABUPATEN BOGOR,1,2,3", "kode_tak_dikenal", 9, "'32.01' tidak ada di Jawa Tengah"),
        ('KABUPATEN PATI,"1,5",2,3', "angka_keliru", 9, "bilangan bulat, tertulis 1,5"),
        ("KABUPATEN PATI,1,banyak,3", "angka_keliru", 9, "bukan jumlah orang: 'banyak'"),
        ("3325 KABUPATEN BATANG,,1,", "kunci_ganda", 9, "sudah ada di baris 4"),
    ],
)
def test_refused_with_its_place(
    areas_engine: Engine, tmp_path: Path, row: str, rule: str, row_number: int, why: str
) -> None:
    (issue,) = load(areas_engine, tmp_path, *TABLE, row).found("error")
    assert (issue.rule, issue.source_row) == (rule, row_number)
    assert why.casefold() in issue.message.casefold()


def test_a_cut_code_and_years_to_come(areas_engine: Engine, tmp_path: Path) -> None:
    head = ("Penduduk yang Bekerja,,", "Kode,Kabupaten/Kota,2095")
    (issue,) = load(areas_engine, tmp_path, *head, "33.10,Klaten,5").found("error")
    assert (issue.rule, issue.message) == (
        "bulan_keliru",
        "Desember 2095 belum tiba; periksa bulan dan tahunnya.",
    )
    head = ("Penduduk yang Bekerja,,", "Kode,Kabupaten/Kota,2023")
    (issue,) = load(areas_engine, tmp_path, *head, "33.1,Klaten,5").found("error")
    assert (issue.rule, issue.source_row) == ("kode_terpotong", 3)
