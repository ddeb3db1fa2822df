"""The register of regulations: one spelling of a number, and what an area cannot have issued is refused."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.clock import Clock
from tests.support.etl import books, stored

HEAD = "wilayah,jenis,nomor,tanggal,tentang,desa,dicabut,sumber"


@pytest.fixture(autouse=True)
def _today(clock: Clock) -> None:
    clock(datetime(2026, 11, 30, 5))


def load(engine: Engine, tmp_path: Path, *rows: str) -> LoadReport:
    return load_file(engine, books.baku(tmp_path / "a.csv", *rows, header=HEAD))


def test_as_it_is_written(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(
        areas_engine,
        tmp_path,
        "Kabupaten Kudus,Perda,Nomor 12 Tahun 2025,14-03-2025,Jaminan sosial,,,https://jdih.contoh.go.id/12",
        "Kota Semarang,perwali,7/2024,2024-05-02,Pekerja rentan,,2026-01-31,JDIH",
        "Provinsi Jawa Tengah,pergub,4,2023-02-01,Iuran,,,JDIH",
        "Kabupaten Kudus,SE,400.5.7/765/Keuda,2025-02-21,Proyek,,,JDIH",
        "Kabupaten Kudus,perdes,3,2026-01-05,RT dan RW,Jati Wetan,,JDIH",
        "Kabupaten Kudus,perdes,3,2026-01-05,RT dan RW,Mlati Lor,,JDIH",
    )
    assert (report.outcome, report.source) == ("loaded", "peraturan")
    columns = ("area_code", "regulation_kind", "village", "document_number", "issued_on", "revoked_on")
    rows = [tuple(map(str, row)) for row in stored.rows(areas_engine, "regulation", *columns)]
    assert rows == [
        ("33.19", "perda", "", "12 Tahun 2025", "2025-03-14", "None"),
        ("33.74", "perwal", "", "7 Tahun 2024", "2024-05-02", "2026-01-31"),
        ("33", "pergub", "", "4 Tahun 2023", "2023-02-01", "None"),
        ("33.19", "se", "", "400.5.7/765/Keuda", "2025-02-21", "None"),
        ("33.19", "perdes", "Jati Wetan", "3 Tahun 2026", "2026-01-05", "None"),
        ("33.19", "perdes", "Mlati Lor", "3 Tahun 2026", "2026-01-05", "None"),
    ]


@pytest.mark.parametrize(
    ("row", "rule", "words"),
    [
        ("Kota Semarang,perbup,7,2024-05-02,A,,,b", "peraturan_keliru", "mungkin perwal"),
        ("Kabupaten Kudus,perwal,7,2024-05-02,A,,,b", "peraturan_keliru", "mungkin perbup"),
        ("Kabupaten Kudus,pergub,7,2024-05-02,A,,,b", "peraturan_keliru", "tidak menetapkan Pergub"),
        ("Kabupaten Kudus,perda,7 Tahun 2023,2024-05-02,A,,,b", "peraturan_keliru", "menyebut tahun 2023"),
        ("Kabupaten Kudus,perdes,7,2024-05-02,A,,,b", "peraturan_keliru", "isi kolom desa"),
        ("Kabupaten Kudus,perda,7,2024-05-02,A,Mlati,,b", "peraturan_keliru", "kosongkan desa"),
        ("Kabupaten Kudus,perda,7,2027-05-02,A,,,b", "tanggal", "belum tiba"),
        ("Kabupaten Kudus,perda,7,2024-05-02,A,,2024-05-01,b", "tanggal", "sebelum ditetapkan"),
        ("Kabupaten Kudus,perda,7,2024-05-02,,,,b", "kosong", "tentang"),
        ("Kabupaten Kudus,perda,,2024-05-02,A,,,b", "kosong", "nomor"),
        ("Kabupaten Kudus,inpres,7,2024-05-02,A,,,b", "kata_tak_dikenal", "perdes"),
        ("Semarang,perda,7,2024-05-02,A,,,b", "wilayah_ganda", "Kota Semarang"),
    ],
)
def test_refused_in_words(areas_engine: Engine, tmp_path: Path, row: str, rule: str, words: str) -> None:
    report = load(areas_engine, tmp_path, row)
    assert report.outcome == "refused"
    found = report.found("error")
    assert {issue.rule for issue in found} == {rule}
    assert words in found[0].message
    assert stored.rows(areas_engine, "regulation", "area_code") == []


def test_one_number_in_two_spellings_is_told(areas_engine: Engine, tmp_path: Path) -> None:
    one = "Kabupaten Kudus,perda,{},2025-03-14,A,,,b"
    report = load(areas_engine, tmp_path, one.format("12/2025"), one.format("No. 12 Tahun 2025"))
    assert [issue.rule for issue in report.found("error")] == ["baris_ganda"]


def test_a_workbook_made_a_date_of_the_number(areas_engine: Engine, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD.split(","))
    day = datetime(2025, 3, 14)
    sheet.append(["Kabupaten Kudus", "perda", datetime(2025, 12, 1), day, "A", None, None, "b"])
    path = tmp_path / "a.xlsx"
    book.save(path)
    found = load_file(areas_engine, path).found("error")
    assert [issue.rule for issue in found] == ["peraturan_keliru"]
    assert "terbaca sebagai tanggal" in found[0].message
