"""Employers and construction projects as files give them: read, and refused with the place."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.etl import books, stored

FIRMS = "wilayah,tanggal_data,sektor,status,sebagian_dalam,pemberi_kerja,pekerja,sumber"
WORKS = "wilayah,paket,pemilik,nilai_kontrak_rp,tanggal_kontrak,terdaftar,iuran_dibayar,pekerja,sumber"
ROAD = "Kab. Kudus,Jalan  A,Dinas PUPR,2.450.000.000,12-04-2026,ya,belum,48,LPSE"


def load(engine: Engine, tmp_path: Path, head: str, *rows: str) -> LoadReport:
    return load_file(engine, books.baku(tmp_path / "a.csv", *rows, header=head))


def test_employers_as_they_stand(areas_engine: Engine, tmp_path: Path) -> None:
    rows = (
        "Kab. Kudus,2026-09-30,Industri,belum,,125,3.400,Wasnaker",
        "Kab. Kudus,2026-09-30,Industri,PDS,tenaga kerja,17,-,Wasnaker",
        "Kab. Kudus,2026-09-30,Industri,sebagian,,3,9,Wasnaker",
    )
    report = load(areas_engine, tmp_path, FIRMS, *rows)
    assert (report.outcome, report.source) == ("loaded", "pemberi_kerja")
    columns = ("area_code", "period", "registration", "left_out", "employers", "workers", "source_row")
    day = date(2026, 9, 30)
    assert stored.rows(areas_engine, "employer", *columns) == [
        ("33.19", day, "belum", "", 125, 3400, 2),
        ("33.19", day, "sebagian", "tenaga kerja", 17, None, 3),
        ("33.19", day, "sebagian", "", 3, 9, 4),
    ]


def test_projects_as_they_stand(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, WORKS, ROAD, "Kab. Kudus,Gedung,Dinas A,,2026-05-02,belum,,,LPSE")
    assert (report.outcome, report.source) == ("loaded", "proyek")
    columns = ("project", "rupiah", "contract_on", "registered", "contribution_paid", "workers")
    assert stored.rows(areas_engine, "project", *columns) == [
        ("Jalan A", 2_450_000_000, date(2026, 4, 12), True, False, 48),
        ("Gedung", None, date(2026, 5, 2), False, None, None),
    ]


@pytest.mark.parametrize(
    ("head", "row", "rule", "column"),
    [
        (FIRMS, "Kab. Kudus,2026,Industri,lunas,,1,,x", "kata_tak_dikenal", "status"),
        (FIRMS, "Kab. Kudus,2026,Industri,belum,upah,1,,x", "kata_tak_dikenal", "sebagian_dalam"),
        (FIRMS, "Kab. Kudus,2026,Industri,belum,,,5,x", "kosong", "pemberi_kerja"),
        (WORKS, ROAD.replace("12-04-2026", ""), "kosong", "tanggal_kontrak"),
        (WORKS, ROAD.replace("12-04-2026", "April"), "tanggal", "tanggal_kontrak"),
        (WORKS, ROAD.replace("ya,belum", "belum,ya"), "proyek_tak_cocok", "iuran_dibayar"),
        (WORKS, ROAD.replace("2.450.000.000", "banyak"), "angka", "nilai_kontrak_rp"),
        (WORKS, ROAD.replace(",ya,", ",mungkin,"), "kata_tak_dikenal", "terdaftar"),
    ],
)
def test_refused_with_its_place(
    areas_engine: Engine, tmp_path: Path, head: str, row: str, rule: str, column: str
) -> None:
    (issue,) = load(areas_engine, tmp_path, head, row).found("error")
    assert (issue.rule, issue.source_row, issue.source_column) == (rule, 2, column)


def test_the_same_project_twice_is_refused(areas_engine: Engine, tmp_path: Path) -> None:
    (issue,) = load(areas_engine, tmp_path, WORKS, ROAD, ROAD).found("error")
    assert issue.rule == "baris_ganda"
