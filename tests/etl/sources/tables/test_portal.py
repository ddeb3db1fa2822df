"""Open-data portals: the long table as CSV and JSON, and the Satu Data workbook of years."""

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.etl import books, stored

HEAD = "id,kode_provinsi,nama_provinsi,kode_kabupaten_kota,nama_kabupaten_kota,{},satuan,tahun"
ACTIVE = HEAD.format("jumlah_peserta_aktif")
CILACAP = "1,33,JAWA TENGAH,3301,KABUPATEN CILACAP,1234,ORANG,2023"
COLUMNS = ("area_code", "period", "segment", "measure", "basis", "value", "source_row", "source_column")
D2023 = date(2023, 12, 31)


def load(engine: Engine, tmp_path: Path, *rows: str, head: str = ACTIVE) -> LoadReport:
    return load_file(engine, books.baku(tmp_path / "a.csv", *rows, header=head))


def test_rows_as_they_stand(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(
        areas_engine,
        tmp_path,
        CILACAP,
        "2,33,JAWA TENGAH,3374,KOTA SEMARANG,5678,ORANG,2023",
        "3,33,JAWA TENGAH,3300,PROVINSI JAWA TENGAH,6913,ORANG,2023",
    )
    assert (report.outcome, report.source) == ("loaded", "portal")
    assert report.reason == "baris 1 berisi kolom kode_kabupaten_kota, nama_kabupaten_kota, satuan, tahun"
    common = ("TOTAL", "active_participants", "tak_disebut")
    assert stored.rows(areas_engine, "observation", *COLUMNS) == [
        ("33.01", D2023, *common, 1_234, 2, "jumlah_peserta_aktif"),
        ("33.74", D2023, *common, 5_678, 3, "jumlah_peserta_aktif"),
    ]
    assert [(f.source_row, f.value) for f in report.issues if f.rule == "jumlah_tercetak"] == [(4, "6913")]


def test_wlkp_is_pu_by_companies_own_report(areas_engine: Engine, tmp_path: Path) -> None:
    head = HEAD.format("jumlah_peserta_wlkp")
    assert load(areas_engine, tmp_path, CILACAP, head=head).outcome == "loaded"
    assert stored.rows(areas_engine, "observation", "segment", "measure", "basis") == [
        ("PU", "active_participants", "wlkp")
    ]


def test_a_column_of_sources_may_say_wlkp(areas_engine: Engine, tmp_path: Path) -> None:
    head = HEAD.format("jumlah_peserta") + ",sumber"
    assert load(areas_engine, tmp_path, CILACAP + ",Data WLKP online", head=head).outcome == "loaded"
    assert stored.rows(areas_engine, "observation", "segment", "basis") == [("PU", "wlkp")]


def test_bps_counts_and_segments(areas_engine: Engine, tmp_path: Path) -> None:
    head = HEAD.format("jumlah_penduduk_bekerja")
    assert load(areas_engine, tmp_path, CILACAP.replace("ORANG", "JIWA"), head=head).outcome == "loaded"
    assert load(areas_engine, tmp_path, CILACAP + ",BPU", head=ACTIVE + ",segmen").outcome == "loaded"
    assert stored.rows(areas_engine, "observation", "segment", "measure", "basis") == [
        ("TOTAL", "employed_people", "bps"),
        ("BPU", "active_participants", "tak_disebut"),
    ]


def test_measures_of_bps_side_by_side(areas_engine: Engine, tmp_path: Path) -> None:
    head = HEAD.format("jumlah_angkatan_kerja,jumlah_penduduk_bekerja,tingkat_pengangguran_terbuka")
    report = load(areas_engine, tmp_path, CILACAP.replace("1234", "1000,900,10.0"), head=head)
    assert stored.rows(areas_engine, "observation", "measure", "value", "source_column") == [
        ("labour_force", 1_000, "jumlah_angkatan_kerja"),
        ("employed_people", 900, "jumlah_penduduk_bekerja"),
    ]
    assert [f.message for f in report.issues if f.rule == "kolom_dilewati"] == [
        "Kolom yang tidak dibaca, karena bukan jumlah orang: tingkat_pengangguran_terbuka."
    ]


def test_the_answer_of_its_api(areas_engine: Engine, tmp_path: Path) -> None:
    record = {
        "id": 1,
        "kode_provinsi": 33,
        "nama_provinsi": "JAWA TENGAH",
        "kode_kabupaten_kota": 3310,
        "nama_kabupaten_kota": "KABUPATEN KLATEN",
        "jumlah_peserta_aktif": 39_880,
        "satuan": "ORANG",
        "tahun": 2023,
    }
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"message": "Success", "error": 0, "data": [record]}), "utf-8")
    report = load_file(areas_engine, path)
    assert (report.outcome, report.source) == ("loaded", "portal")
    assert stored.rows(areas_engine, "observation", *COLUMNS) == [
        (
            "33.10",
            D2023,
            "TOTAL",
            "active_participants",
            "tak_disebut",
            39_880,
            2,
            "jumlah_peserta_aktif",
        )
    ]


def test_the_satu_data_workbook(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        ["Jumlah Peserta BPJS Ketenagakerjaan Menurut Kabupaten/Kota"],
        ["Sumber: WLKP, Dinas Tenaga Kerja dan Transmigrasi"],
        [],
        ["No", "Kabupaten/Kota", 2022, 2023],
        [1, "KABUPATEN CILACAP", 1000, "1.234"],
        [2, "KOTA SEMARANG", "-", 5678],
        [None, "JUMLAH", 1000, 6912],
    ]
    report = load_file(areas_engine, books.plain(tmp_path / "a.xlsx", rows))
    assert (report.outcome, report.source) == ("loaded", "portal")
    assert report.reason == "baris 4 berisi tahun 2022–2023, judulnya menyebut peserta, basis wlkp"
    common = ("PU", "active_participants", "wlkp")
    assert stored.rows(areas_engine, "observation", *COLUMNS) == [
        ("33.01", date(2022, 12, 31), *common, 1_000, 5, "2022"),
        ("33.01", D2023, *common, 1_234, 5, "2023"),
        ("33.74", D2023, *common, 5_678, 6, "2023"),
    ]


def test_of_a_workbook_the_sheets_of_participants(areas_engine: Engine, tmp_path: Path) -> None:
    pages = {
        "Perusahaan": [["Jumlah Perusahaan (WLKP)"], ["Kabupaten/Kota", 2022], ["Kab. Cilacap", 5]],
        "Peserta": [["Jumlah Peserta Aktif (WLKP)"], ["Kabupaten/Kota", 2022], ["Kab. Cilacap", 55]],
    }
    report = load_file(areas_engine, books.sheets(tmp_path / "a.xlsx", pages))
    assert stored.rows(areas_engine, "observation", "value", "sheet") == [(55, "Peserta")]
    assert [f.sheet for f in report.issues if f.rule == "lembar_dilewati"] == ["Perusahaan"]


def test_a_satu_data_table_that_does_not_say_whose_participants(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [["Jumlah Peserta BPJS"], ["Kabupaten/Kota", 2022], ["KABUPATEN CILACAP", 1000]]
    report = load_file(areas_engine, books.plain(tmp_path / "a.xlsx", rows))
    (issue,) = report.found("error")
    assert (report.source, issue.rule, issue.source_row) == ("portal", "ukuran_tak_jelas", 1)
    assert "tidak menyebut peserta aktif atau nonaktif, dan tidak menyebut WLKP" in issue.message


@pytest.mark.parametrize(
    ("row", "rule", "column", "why"),
    [
        (CILACAP.replace("3301", "33.1"), "kode_terpotong", None, "kode 33.1 terpotong"),
        (CILACAP.replace("3301", "3302"), "kode_nama_beda", None, "kode 3302 adalah Kabupaten Banyumas"),
        (CILACAP.replace("3301,KABUPATEN CILACAP", ",TEGAL"), "wilayah_ganda", None, "Kota Tegal"),
        (
            CILACAP.replace("1,33,JAWA TENGAH", "1,32,JAWA BARAT"),
            "domain_keliru",
            "kode_provinsi",
            "baris provinsi JAWA BARAT, padahal KABUPATEN CILACAP ada di Jawa Tengah",
        ),
        (CILACAP.replace("ORANG", "PERSEN"), "satuan_keliru", "satuan", "satuan berisi 'persen'"),
        (CILACAP.replace("1234", '"1234,5"'), "angka_keliru", "jumlah_peserta_aktif", "bilangan bulat"),
        (CILACAP.replace("2023", "23"), "angka", "tahun", "tahun 23 tidak mungkin"),
        (CILACAP.replace("2023", "2095"), "bulan_keliru", "tahun", "Desember 2095 belum tiba"),
    ],
)
def test_refused_with_its_place(
    areas_engine: Engine, tmp_path: Path, row: str, rule: str, column: str | None, why: str
) -> None:
    good = "2,33,JAWA TENGAH,3374,KOTA SEMARANG,5678,ORANG,2023"
    (issue,) = load(areas_engine, tmp_path, good, row).found("error")
    assert (issue.rule, issue.source_row, issue.source_column) == (rule, 3, column)
    assert why.casefold() in issue.message.casefold()
    assert stored.rows(areas_engine, "observation", "seq") == []


@pytest.mark.parametrize(
    ("column", "rule", "why"),
    [
        ("jumlah_peserta", "ukuran_tak_jelas", "tidak menyebut peserta aktif"),
        ("jumlah_peserta_aktif_perempuan", "ukuran_tak_jelas", "hanya sebagian peserta"),
        ("jumlah_penduduk_miskin_ekstrem", "ukuran_tak_jelas", "menyebut 'ekstrem'"),
        ("jumlah_lowongan", "ukuran_tak_jelas", "judul 'jumlah lowongan' tidak dikenal"),
        ("persentase_peserta_aktif", "ukuran_tak_jelas", "bukan jumlah orang"),
        ("jumlah_peserta_aktif,jenis_kelamin", "dimensi_tak_dikenal", "kolom jenis_kelamin tidak dikenal"),
        ("jumlah_peserta_aktif,jumlah_bu", "ukuran_tak_jelas", "beberapa: jumlah_peserta_aktif, jumlah_bu"),
    ],
)
def test_what_is_counted_is_never_guessed(
    areas_engine: Engine, tmp_path: Path, column: str, rule: str, why: str
) -> None:
    more = ",x" if "," in column else ""
    row = CILACAP.replace("1234", "1234" + more)
    (issue,) = load(areas_engine, tmp_path, row, head=HEAD.format(column)).found("error")
    assert (issue.rule, issue.source_row) == (rule, 1)
    assert why.casefold() in issue.message.casefold()
