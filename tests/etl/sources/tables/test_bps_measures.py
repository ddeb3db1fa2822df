"""BPS tables with several measures, months or kinds of people side by side: each column is what it says."""

from datetime import date
from pathlib import Path

import openpyxl
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.etl import books, stored

COLUMNS = ("area_code", "period", "measure", "value", "precision", "source_row", "source_column")
D2023 = date(2023, 12, 31)
TITLE = "Penduduk Berumur 15 Tahun Ke Atas Menurut Kabupaten/Kota dan Jenis Kegiatan, 2023"
ACTIVITIES = (
    f'"{TITLE}",,,,,,',
    "Kabupaten/Kota,Angkatan Kerja,,,Bukan Angkatan Kerja,Jumlah/Total,TPAK",
    ",Bekerja/Working,Pengangguran Terbuka,Jumlah/Total,,,",
    "(1),(2),(3),(4),(5),(6),(7)",
    "Kabupaten/Regency,,,,,,",
    '01. Cilacap,900,100,"1 000",60,"1 060","94,34"',
    "Kota/Municipality,,,,,,",
    '71. Magelang,91,10,102,6,108,"94,40"',
    '"Jawa Tengah",991,110,1102,66,1168,"94,35"',
)


def load(engine: Engine, tmp_path: Path, *lines: str, period: date | None = None) -> LoadReport:
    path = tmp_path / "bps.csv"
    path.write_text("\n".join(lines), "utf-8")
    return load_file(engine, path, period=period)


def told(report: LoadReport, rule: str) -> list[str]:
    return [issue.message for issue in report.issues if issue.rule == rule]


def test_activities_side_by_side(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, *ACTIVITIES)
    assert (report.outcome, report.source) == ("loaded", "bps_tabel")
    work, none, both = (
        f"Angkatan Kerja · {name}" for name in ("Bekerja/Working", "Pengangguran Terbuka", "Jumlah/Total")
    )
    assert stored.rows(areas_engine, "observation", *COLUMNS) == [
        ("33.01", D2023, "employed_people", 900, "exact", 6, work),
        ("33.01", D2023, "unemployed_people", 100, "exact", 6, none),
        ("33.01", D2023, "labour_force", 1_000, "exact", 6, both),
        ("33.01", D2023, "working_age_people", 1_060, "exact", 6, "Jumlah/Total"),
        ("33.71", D2023, "employed_people", 91, "exact", 8, work),
        ("33.71", D2023, "unemployed_people", 10, "exact", 8, none),
        ("33.71", D2023, "labour_force", 102, "exact", 8, both),
        ("33.71", D2023, "working_age_people", 108, "exact", 8, "Jumlah/Total"),
    ]
    assert told(report, "jumlah_tercetak") == [
        "Kota Magelang, Desember 2023: penduduk bekerja 91 dan pengangguran 10 berjumlah 101, angkatan kerja "
        "tertulis 102; ketiganya disimpan apa adanya, periksa tabel asalnya."
    ]
    assert told(report, "kolom_dilewati")[0].endswith("yang tidak dibaca: Bukan Angkatan Kerja, TPAK.")


def test_merged_headings_of_a_workbook(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        ["Keadaan Angkatan Kerja Menurut Kabupaten/Kota (ribu orang), Agustus 2024"] * 4,
        ["Kabupaten/Kota", "Angkatan Kerja", "Angkatan Kerja", "TPT"],
        ["Kabupaten/Kota", "Bekerja", "Jumlah", "TPT"],
        ["Kota Tegal", "1,23", "1,25", "1,6"],
    ]
    other = [["Panjang Jalan"], ["Kabupaten/Kota", "km"], ["Kota Tegal", 5]]
    report = load_file(areas_engine, books.sheets(tmp_path / "a.xlsx", {"A": rows, "Jalan": other}))
    assert stored.rows(areas_engine, "observation", *COLUMNS) == [
        ("33.76", date(2024, 8, 31), "employed_people", 1_230, "approx", 4, "Angkatan Kerja · Bekerja"),
        ("33.76", date(2024, 8, 31), "labour_force", 1_250, "approx", 4, "Angkatan Kerja · Jumlah"),
    ]
    assert told(report, "lembar_dilewati") == [
        "Lembar Jalan tidak berisi tabel yang dikenal dan tidak dibaca."
    ]


def test_what_is_hidden_is_read_and_told(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [["Angkatan Kerja"], ["Kabupaten/Kota", 2022, 2023], ["Kota Tegal", 5, 6]]
    path = books.plain(tmp_path / "a.xlsx", rows)
    book = openpyxl.load_workbook(path)
    book.worksheets[0].row_dimensions[3].hidden = True
    book.worksheets[0].column_dimensions["C"].hidden = True
    book.save(path)
    report = load_file(areas_engine, path)
    assert stored.rows(areas_engine, "observation", "value") == [(5,), (6,)]
    assert told(report, "baris_tersembunyi") == [
        "Tersembunyi tetapi berisi angka, jadi tetap dibaca: baris 3 dan kolom 2023."
    ]


def test_measures_over_years_over_months(areas_engine: Engine, tmp_path: Path) -> None:
    lines = (
        "Kabupaten/Kota,Jumlah Penduduk Bekerja dan Pengangguran,,,",
        ",Penduduk Bekerja,,Pengangguran,",
        ",2023,,2023*,",
        ",Februari,Tahunan,Februari,Tahunan",
        "Kota Tegal,1,-,3,4",
    )
    assert load(areas_engine, tmp_path, *lines).outcome == "loaded"
    columns = ("period", "measure", "value", "provisional", "source_column")
    assert stored.rows(areas_engine, "observation", *columns) == [
        (date(2023, 2, 28), "employed_people", 1, False, "Penduduk Bekerja · 2023 · Februari"),
        (date(2023, 2, 28), "unemployed_people", 3, True, "Pengangguran · 2023 · Februari"),
        (D2023, "unemployed_people", 4, True, "Pengangguran · 2023 · Tahunan"),
    ]


def test_counts_beside_shares_and_money(areas_engine: Engine, tmp_path: Path) -> None:
    lines = (
        '"Garis Kemiskinan, Jumlah, dan Persentase Penduduk Miskin Menurut Kabupaten/Kota, 2024",,,',
        "Kabupaten/Kota,Garis Kemiskinan (rupiah),Jumlah Penduduk Miskin (ribu),Persentase Penduduk Miskin",
        '3301 Kabupaten Cilacap,448 711,"1 184,85","10,68"',
    )
    assert load(areas_engine, tmp_path, *lines).outcome == "loaded"
    assert stored.rows(areas_engine, "observation", "measure", "value", "precision") == [
        ("poor_people", 1_184_850, "approx")
    ]


def test_what_was_rounded_may_be_off_by_its_rounding(areas_engine: Engine, tmp_path: Path) -> None:
    lines = (
        "Penduduk Miskin Menurut Kabupaten/Kota (ribu jiwa),,",
        ",2022,2023",
        'Kota Tegal,"20,37","20,37"',
        'Kota Salatiga,"10,11","10,11"',
        'Jawa Tengah,"30,49","30,58"',
    )
    report = load(areas_engine, tmp_path, *lines)
    assert [f.source_column for f in report.issues if f.rule == "jumlah_tercetak"] == ["2023"]


def test_a_part_under_a_known_heading_is_not_the_whole(areas_engine: Engine, tmp_path: Path) -> None:
    lines = (
        '"Pengangguran dan Angkatan Kerja Menurut Kabupaten/Kota, 2024",,,',
        "Kabupaten/Kota,Pengangguran,,Jumlah Penduduk",
        ",Pernah Bekerja,Jumlah,",
        "Kota Tegal,1,2,3",
    )
    report = load(areas_engine, tmp_path, *lines)
    assert stored.rows(areas_engine, "observation", "measure", "value") == [("unemployed_people", 2)]
    assert "Pengangguran · Pernah Bekerja, Jumlah Penduduk." in told(report, "kolom_dilewati")[0]


def test_the_whole_population_beside_its_parts_and_rates(areas_engine: Engine, tmp_path: Path) -> None:
    lines = (
        '"Jumlah Penduduk Menurut Kabupaten/Kota dan Jenis Kelamin (000), 2024",,,,',
        "Kabupaten/Kota,Laki-laki,Perempuan,Jumlah,Rasio Jenis Kelamin",
        'Kota Tegal,"1,1","1,2","2,3","102,1"',
    )
    assert load(areas_engine, tmp_path, *lines).outcome == "loaded"
    assert stored.rows(areas_engine, "observation", "measure", "value") == [("population", 2_300)]


def test_a_table_that_names_no_year_is_told_its_month(areas_engine: Engine, tmp_path: Path) -> None:
    lines = ("Kabupaten/Kota,Angkatan Kerja - Bekerja,Jumlah Angkatan Kerja,TPT", "Kota Tegal,9,10,1.5")
    (issue,) = load(areas_engine, tmp_path, *lines).found("error")
    assert (issue.rule, "Tambahkan --periode" in issue.message) == ("bulan_keliru", True)
    assert load(areas_engine, tmp_path, *lines, period=date(2023, 8, 31)).outcome == "loaded"
    assert stored.rows(areas_engine, "observation", "period", "measure", "value") == [
        (date(2023, 8, 31), "employed_people", 9),
        (date(2023, 8, 31), "labour_force", 10),
    ]


def test_people_may_be_as_many_as_years(areas_engine: Engine, tmp_path: Path) -> None:
    lines = ("Angkatan Kerja,,", "Kabupaten/Kota,2022,2023", "Kota Tegal,2021,2022")
    assert load(areas_engine, tmp_path, *lines).outcome == "loaded"
    assert stored.rows(areas_engine, "observation", "value", "source_row") == [(2021, 3), (2022, 3)]


def test_short_months_with_their_years(areas_engine: Engine, tmp_path: Path) -> None:
    lines = ("Angkatan Kerja,,", "Kabupaten/Kota,Agt 2023,Feb. 2024", "Kota Tegal,5,6")
    assert load(areas_engine, tmp_path, *lines).outcome == "loaded"
    assert stored.rows(areas_engine, "observation", "period", "value") == [
        (date(2023, 8, 31), 5),
        (date(2024, 2, 29), 6),
    ]


def test_a_year_in_each_row(areas_engine: Engine, tmp_path: Path) -> None:
    lines = ("Wilayah,Tahun,Bekerja,TPT", "Kota Tegal,2022,9,1.5", "Kota Tegal,2023,8,1.6")
    assert load(areas_engine, tmp_path, *lines).outcome == "loaded"
    assert stored.rows(areas_engine, "observation", "period", "measure", "value") == [
        (date(2022, 12, 31), "employed_people", 9),
        (D2023, "employed_people", 8),
    ]
    (issue,) = load(areas_engine, tmp_path, *lines, "Kota Tegal,24,7,1.7").found("error")
    assert (issue.rule, issue.source_row, issue.value) == ("bulan_keliru", 4, "24")
