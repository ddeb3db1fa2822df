"""The canonical long file."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Engine

from data.repository import loads
from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.etl import books


def load(engine: Engine, tmp_path: Path, *rows: str, header: str = books.BAKU) -> LoadReport:
    return load_file(engine, books.baku(tmp_path / "a.csv", *rows, header=header))


def test_a_row_a_count(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(
        areas_engine,
        tmp_path,
        "33.19,Kab. Kudus,2023-11,PU,peserta_aktif,223.396,,nik",
        "33.19,,November 2023,pu,potensi,279223,,nik",
        ",Kabupaten Kudus,2023-11-30,BPU,peserta_aktif,9128,JHT,",
    )
    assert (report.outcome, report.source) == ("loaded", "baku")
    assert report.reason == "baris 1 berisi kolom kode_wilayah, wilayah, periode, segmen, ukuran, nilai"
    frame = loads.latest_counts(areas_engine, "resmi").sort_values("value")
    columns = ["area_code", "period", "segment", "programme", "measure", "basis", "value"]
    end = date(2023, 11, 30)
    assert [tuple(row) for row in frame[columns].itertuples(index=False)] == [
        ("33.19", end, "BPU", "JHT", "active_participants", "tak_disebut", 9_128),
        ("33.19", end, "PU", "", "active_participants", "nik", 223_396),
        ("33.19", end, "PU", "", "eligible_workers", "nik", 279_223),
    ]


def test_in_a_workbook_with_typed_cells_and_all_columns(areas_engine: Engine, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book["Sheet"]
    page.append(["Data Jamsostek"])
    page.append(
        ["wilayah", "periode", "segmen", "ukuran", "nilai", "presisi", "sementara", "catatan", "lain-lain"]
    )
    page.append(
        ["Kota Semarang", date(2026, 9, 1), "Jakon", "peserta_aktif", 41, "approx", "ya", "kasar", "x"]
    )
    book.save(tmp_path / "a.xlsx")
    report = load_file(areas_engine, tmp_path / "a.xlsx")
    assert report.outcome == "loaded"
    with areas_engine.connect() as connection:
        row = connection.exec_driver_sql(
            "SELECT area_code, segment, value, precision, provisional, note, source_row FROM observation"
        ).one()
    assert tuple(row) == ("33.74", "JAKON", 41, "approx", True, "kasar", 3)
    assert [f.message for f in report.found("info")] == ["Kolom lain-lain tidak dikenal dan tidak dibaca."]


@pytest.mark.parametrize(
    ("row", "rule", "why"),
    [
        (
            "33.19,,2026-09,PUU,potensi,1,,",
            "kata_tak_dikenal",
            "segmen berisi 'PUU'; yang dikenal: PU, BPU, JAKON",
        ),
        (
            "33.19,,2026-09,PU,aktif,1,,",
            "kata_tak_dikenal",
            "yang dikenal: peserta_aktif, potensi, peserta_nonaktif",
        ),
        ("33.19,,2026-09,PU,potensi,1,JXX,", "kata_tak_dikenal", "program berisi 'JXX'"),
        ("33.19,,2026-09,PU,potensi,1,,tebak", "kata_tak_dikenal", "basis berisi 'tebak'"),
        ("33.19,,2026-13,PU,potensi,1,,", "bulan_keliru", "bulan 13 tahun 2026 tidak ada"),
        ("33.19,,,PU,potensi,1,,", "bulan_keliru", "bulan kosong"),
        ("33.19,,Sep-26,PU,potensi,1,,", "bulan_keliru", "tahun dua angka ditolak"),
        ("33.19,,2099-01,PU,potensi,1,,", "bulan_keliru", "Januari 2099 belum tiba"),
        ("33.1,,2026-09,PU,potensi,1,,", "kode_terpotong", "Kabupaten Klaten (33.10) atau Kabupaten Cilacap"),
        ("33.20,Kab. Kudus,2026-09,PU,potensi,1,,", "kode_nama_beda", "kode 33.20 adalah Kabupaten Jepara"),
        ("33.19,Cabang Kudus,2026-09,PU,potensi,1,,", "angka_cabang", "kantor cabang"),
        ('33.19,,2026-09,PU,potensi,"12,5",,', "angka_keliru", "bilangan bulat"),
        ("33.19,,2026-09,PU,potensi,-3,,", "angka_keliru", "tidak boleh negatif"),
        (
            "33.19,,2026-09,BPU,peserta_aktif,1,JP,",
            "program_segmen",
            "BPU tidak dapat mengikuti JP; programnya",
        ),
        ("33.19,,2026-09,BPU,peserta_aktif,1,JKP,", "program_segmen", "hanya JKK, JKM, JHT"),
        ("33.19,,2026-09,JAKON,peserta_aktif,1,JHT,", "program_segmen", "JAKON tidak dapat mengikuti JHT"),
        ("kr-pati,,2026-09,PU,potensi,1,,", "bukan_kabupaten_kota", "bukan kabupaten/kota"),
    ],
)
def test_refused(areas_engine: Engine, tmp_path: Path, row: str, rule: str, why: str) -> None:
    report = load(areas_engine, tmp_path, "33.18,,2026-09,PU,potensi,5,,", row)
    assert report.refused
    (issue,) = report.found("error")
    assert issue.rule == rule
    assert why.casefold() in issue.message.casefold()
    assert issue.source_row == 3
    assert loads.latest_counts(areas_engine, "resmi").empty


def test_the_same_count_twice(areas_engine: Engine, tmp_path: Path) -> None:
    row = "33.19,,2026-09,PU,potensi,5,,"
    (issue,) = load(areas_engine, tmp_path, row, row).found("error")
    assert issue.message == "33.19 September 2026 PU potensi sudah ada di baris 2; hapus salah satunya."


@pytest.mark.parametrize("label", ["33,Jawa Tengah", "33,", ",JUMLAH", ",Provinsi Jawa Tengah"])
def test_rows_of_the_province_are_held_against_and_not_stored(
    areas_engine: Engine, tmp_path: Path, label: str
) -> None:
    report = load(
        areas_engine,
        tmp_path,
        "33.19,,2026-09,PU,potensi,5,,",
        "33.18,,2026-09,PU,potensi,6,,",
        f"{label},2026-09,PU,potensi,12,,",
    )
    assert report.outcome == "loaded"
    assert [f.source_row for f in report.issues if f.rule == "jumlah_tercetak"] == [4]
    assert set(loads.latest_counts(areas_engine, "resmi")["area_code"]) == {"33.18", "33.19"}


RSE = "kode_wilayah,wilayah,periode,segmen,ukuran,nilai,rse"


def test_the_error_of_a_potensi(areas_engine: Engine, tmp_path: Path) -> None:
    rows = ('33.19,,2026-09,PU,potensi,5,"4,25"', "33.18,,2026-09,PU,potensi,6,")
    assert load(areas_engine, tmp_path, *rows, header=RSE).outcome == "loaded"
    with areas_engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT area_code, rse FROM observation ORDER BY seq").all()
    assert [tuple(row) for row in found] == [("33.19", 4.25), ("33.18", None)]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("33.19,,2026-09,PU,peserta_aktif,5,4", "RSE hanya untuk potensi"),
        ("33.19,,2026-09,PU,potensi,5,0", "paling besar 100 persen, tertulis 0"),
        ("33.19,,2026-09,PU,potensi,5,425", "paling besar 100 persen, tertulis 425"),
        ("33.19,,2026-09,PU,potensi,5,kecil", "Bukan persen: 'kecil'"),
    ],
)
def test_an_error_that_is_refused(areas_engine: Engine, tmp_path: Path, row: str, why: str) -> None:
    (issue,) = load(areas_engine, tmp_path, row, header=RSE).found("error")
    assert (issue.rule, issue.source_row, issue.source_column) == ("angka", 2, "rse")
    assert why in issue.message
