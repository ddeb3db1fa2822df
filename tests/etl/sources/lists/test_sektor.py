"""Potensi and active by industry sector: three counts that must agree, kept as printed where they do not."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.etl import books, stored

HEAD = "wilayah,tanggal_data,sektor,potensi,peserta_aktif,belum_terlindungi,sumber"
KENDAL = "Kabupaten Kendal,2021-12,Industri pengolahan,86507,43340,43167,https://contoh.id"


def load(engine: Engine, tmp_path: Path, *rows: str, head: str = HEAD) -> LoadReport:
    return load_file(engine, books.baku(tmp_path / "a.csv", *rows, header=head))


def test_rows_as_they_stand(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(
        areas_engine, tmp_path, KENDAL, "Kab. Kendal,2021-12,Konstruksi,35.665,...,-,https://contoh.id"
    )
    assert (report.outcome, report.source, report.found("warning")) == ("loaded", "sektor", [])
    columns = ("area_code", "period", "sector", "eligible", "active", "uncovered", "source_row")
    end = date(2021, 12, 31)
    assert stored.rows(areas_engine, "sector_gap", *columns) == [
        ("33.24", end, "Industri pengolahan", 86_507, 43_340, 43_167, 2),
        ("33.24", end, "Konstruksi", 35_665, None, None, 3),
    ]


def test_without_the_printed_difference(areas_engine: Engine, tmp_path: Path) -> None:
    head = "wilayah,tanggal_data,sektor,potensi,peserta_aktif,sumber"
    report = load(areas_engine, tmp_path, "Kab. Kendal,2025,Konstruksi,5,2,x", head=head)
    assert (report.outcome, report.source) == ("loaded", "sektor")
    assert stored.rows(areas_engine, "sector_gap", "eligible", "active", "uncovered") == [(5, 2, None)]


def test_what_does_not_agree_is_told_and_stays(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(
        areas_engine,
        tmp_path,
        KENDAL.replace("43167", "43176"),
        "Kab. Kendal,2021-12,Konstruksi,100,120,,x",
    )
    assert report.outcome == "loaded"
    assert [(f.rule, f.source_row, f.source_column, f.message) for f in report.found("warning")] == [
        (
            "selisih_tercetak",
            2,
            "belum_terlindungi",
            "Kabupaten Kendal, Industri pengolahan: belum terlindungi tercetak 43.176, potensi dikurangi "
            "peserta aktif 43.167; ketiganya disimpan apa adanya.",
        ),
        (
            "melebihi_potensi",
            3,
            "peserta_aktif",
            "Kab. Kendal, Konstruksi: peserta aktif 120 melebihi potensi 100; disimpan apa adanya.",
        ),
    ]
    assert stored.rows(areas_engine, "sector_gap", "eligible", "active", "uncovered") == [
        (86_507, 43_340, 43_176),
        (100, 120, None),
    ]


@pytest.mark.parametrize(
    ("row", "rule", "column"),
    [
        ("Kab. Kendal,2021-12,Konstruksi,,,,x", "kosong", "potensi"),
        ("Kab. Kendal,2021-12,Konstruksi,banyak,,,x", "angka", "potensi"),
        ("Kab. Kendal,Desember,Konstruksi,1,,,x", "tanggal", "tanggal_data"),
        ("Kab. Kendal,2021-12,,1,,,x", "kosong", "sektor"),
        (KENDAL, "baris_ganda", None),
    ],
)
def test_refused_with_its_place(
    areas_engine: Engine, tmp_path: Path, row: str, rule: str, column: str | None
) -> None:
    (issue,) = load(areas_engine, tmp_path, KENDAL, row).found("error")
    assert (issue.rule, issue.source_row, issue.source_column) == (rule, 3, column)
