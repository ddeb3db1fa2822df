"""The four duties by area: what is stored, what is refused and where."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Engine

from etl import templates
from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.etl import books

HEAD = "kode_wilayah,wilayah,kewajiban,status,nomor_dokumen,tanggal_dokumen,bukti,tenggat,catatan"
GOOD = "3310,KABUPATEN KLATEN,regulasi,selesai,Perbup 12,2025-03-14,jdih,,"


def load(engine: Engine, tmp_path: Path, *rows: str, head: str = HEAD) -> LoadReport:
    return load_file(engine, books.baku(tmp_path / "a.csv", *rows, header=head))


def stored(engine: Engine) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [
            tuple(row)
            for row in connection.exec_driver_sql(
                "SELECT area_code, duty, status, document_number, CAST(document_date AS VARCHAR(10)), "
                "evidence, CAST(due_on AS VARCHAR(10)), note, source_row, source_column "
                "FROM compliance ORDER BY seq"
            )
        ]


def test_rows_as_they_stand(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(
        areas_engine,
        tmp_path,
        GOOD,
        "33.74,Kota Semarang,2,Dalam Proses,,,,31 Desember 2026,menunggu rapat",
        ",Kab. Kudus,BUMD,Belum,-,-,-,-,",
        ",Kab. Kudus,ptsp,,,,,,",
    )
    assert (report.outcome, report.source) == ("loaded", "kepatuhan")
    assert report.reason == "baris 1 berisi kolom wilayah, kewajiban, status"
    assert (report.rows_read, report.rows_accepted, report.counts) == (4, 3, {"compliance": 3})
    assert stored(areas_engine) == [
        ("33.10", "regulasi", "selesai", "Perbup 12", "2025-03-14", "jdih", None, None, 2, "status"),
        (
            "33.74",
            "kepesertaan",
            "proses",
            None,
            None,
            None,
            "2026-12-31",
            "menunggu rapat",
            3,
            "status",
        ),
        ("33.19", "bumd", "belum", None, None, None, None, None, 4, "status"),
    ]
    (silent,) = report.found("warning")
    assert (silent.rule, silent.source_row) == ("belum_melapor", 5)
    assert silent.message == "PTSP: 1 baris tanpa status dicatat belum melapor: Kab. Kudus."


def test_done_without_a_paper_is_told(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, ",Kab. Kudus,ptsp,selesai,,,,,")
    assert report.outcome == "loaded"
    assert [(f.rule, f.source_row) for f in report.found("warning")] == [("tanpa_bukti", 2)]


@pytest.mark.parametrize(
    ("row", "rule", "column", "why"),
    [
        (",Semarang,ptsp,belum,,,,,", "wilayah_ganda", None, "Kabupaten Semarang (33.22) atau Kota"),
        ("33.1,,ptsp,belum,,,,,", "kosong", "wilayah", "kolom wilayah kosong"),
        ("33.1,Kab. Klaten,ptsp,belum,,,,,", "kode_terpotong", None, "kode 33.1 terpotong"),
        ("3374,Kab. Semarang,ptsp,belum,,,,,", "kode_nama_beda", None, "kode 3374 adalah Kota Semarang"),
        (",Kab. Kudus,perda,belum,,,,,", "kata_tak_dikenal", "kewajiban", "yang dikenal: regulasi, 1,"),
        (",Kab. Kudus,5,belum,,,,,", "kata_tak_dikenal", "kewajiban", "berisi '5'"),
        (",Kab. Kudus,ptsp,beres,,,,,", "kata_tak_dikenal", "status", "selesai, sebagian, proses"),
        (",Kab. Kudus,ptsp,,Perda 1,,,,", "kosong", "status", "kolom status kosong"),
        (",Kab. Kudus,ptsp,selesai,X,12/03/25,,,", "tanggal", "tanggal_dokumen", "tahun dua angka"),
        (",Kab. Kudus,ptsp,selesai,X,45729,,,", "tanggal", "tanggal_dokumen", "tanggal Excel sebagai angka"),
        (",Kab. Kudus,ptsp,selesai,X,2025-02-30,,,", "tanggal", "tanggal_dokumen", "tidak ada"),
        (",Kab. Kudus,ptsp,selesai,X,2091-02-01,,,", "tanggal", "tanggal_dokumen", "belum tiba"),
        (",Kab. Kudus,ptsp,selesai,X,Maret 2025,,,", "tanggal", "tanggal_dokumen", "bukan tanggal"),
        (",Kab. Kudus,ptsp,proses,,,,segera,", "tanggal", "tenggat", "bukan tanggal: 'segera'"),
        ("33.10,Kab. Klaten,1,proses,,,,,", "baris_ganda", "status", "33.10 regulasi sudah ada di baris 2"),
    ],
)
def test_refused_with_its_place(
    areas_engine: Engine, tmp_path: Path, row: str, rule: str, column: str | None, why: str
) -> None:
    report = load(areas_engine, tmp_path, GOOD, row)
    assert report.refused
    issue = report.found("error")[0]
    assert (issue.rule, issue.source_row, issue.source_column) == (rule, 3, column)
    assert why.casefold() in issue.message.casefold()
    assert stored(areas_engine) == []


def test_the_template_filled_in(areas_engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    templates.kepatuhan(path)
    assert [f.rule for f in load_file(areas_engine, path).found("error")] == ["tidak_ada_angka"]
    book = openpyxl.load_workbook(path)
    page = book["Kepatuhan"]
    assert page.max_row == 1 + 35 * 4
    choices = {str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation}
    assert choices["C2:C141"] == '"regulasi,kepesertaan,bumd,ptsp"'
    assert choices["D2:D141"] == '"selesai,sebagian,proses,belum"'
    page["D2"], page["E2"], page["D141"] = "selesai", "Perda 3", "proses"
    book.save(path)
    report = load_file(areas_engine, path)
    assert report.outcome == "loaded"
    assert [row[:4] for row in stored(areas_engine)] == [
        ("33.01", "regulasi", "selesai", "Perda 3"),
        ("33.76", "ptsp", "proses", None),
    ]
    first, *_ = report.found("warning")
    assert first.message.startswith(
        "Regulasi dan anggaran: 34 baris tanpa status dicatat belum melapor: Kabupaten Banyumas"
    )
