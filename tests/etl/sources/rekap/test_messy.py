"""Rekap files as the field sends them, loaded: the counts that are stored, cell by cell."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.etl import books, stored

AUGUST, SEPTEMBER = date(2026, 8, 31), date(2026, 9, 30)
ACTIVE, ELIGIBLE = "active_participants", "eligible_workers"
HEAD = [["No", "Kabupaten/Kota", "Potensi", None, "Peserta Aktif"], [None, None, "PU", "BPU", "PU", "BPU"]]
Rows = Sequence[Sequence[Any]]


def load(engine: Engine, tmp_path: Path, rows: Rows) -> LoadReport:
    return load_file(engine, books.plain(tmp_path / "a.xlsx", rows))


def counts(engine: Engine) -> list[tuple[Any, ...]]:
    columns = ("source_row", "area_code", "period", "measure", "segment", "value")
    return stored.rows(engine, "observation", *columns)


def rules(report: LoadReport) -> list[str]:
    return sorted(f.rule for f in report.issues if f.rule not in ("wilayah_tidak_ada", "catatan_berkas"))


def test_months_under_one_another(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(
        areas_engine,
        tmp_path,
        [
            ["REKAP KEPESERTAAN"],
            ["Posisi Agustus 2026"],
            *HEAD,
            [1, "Kab. Kudus", 100, 50, 40, 10],
            ["JUMLAH", None, 100, 50, 40, 10],
            ["Catatan: diunduh 5 September 2026"],
            [],
            ["Posisi September 2026"],
            [],
            *HEAD,
            [1, "Kab. Kudus", 100, 50, 41, 11],
            ["JUMLAH", None, 100, 50, 41, 12],
        ],
    )
    assert report.outcome == "loaded"
    assert counts(areas_engine) == [
        (5, "33.19", AUGUST, ELIGIBLE, "PU", 100),
        (5, "33.19", AUGUST, ELIGIBLE, "BPU", 50),
        (5, "33.19", AUGUST, ACTIVE, "PU", 40),
        (5, "33.19", AUGUST, ACTIVE, "BPU", 10),
        (13, "33.19", SEPTEMBER, ELIGIBLE, "PU", 100),
        (13, "33.19", SEPTEMBER, ELIGIBLE, "BPU", 50),
        (13, "33.19", SEPTEMBER, ACTIVE, "PU", 41),
        (13, "33.19", SEPTEMBER, ACTIVE, "BPU", 11),
    ]
    assert [(f.source_row, f.value) for f in report.issues if f.rule == "jumlah_tercetak"] == [(14, "12")]


def test_potensi_and_active_in_two_tables_of_one_month(areas_engine: Engine, tmp_path: Path) -> None:
    head = ["No", "Daerah", "PU", "BPU"]
    load(
        areas_engine,
        tmp_path,
        [
            ["REKAP Posisi September 2026"],
            ["berbasis NIK"],
            ["A. Potensi"],
            head,
            [1, "Kab. Pati", 100, 50],
            [],
            ["B. Peserta aktif"],
            head,
            [1, "Kab. Pati", 40, 10],
        ],
    )
    assert counts(areas_engine) == [
        (5, "33.18", SEPTEMBER, ELIGIBLE, "PU", 100),
        (5, "33.18", SEPTEMBER, ELIGIBLE, "BPU", 50),
        (9, "33.18", SEPTEMBER, ACTIVE, "PU", 40),
        (9, "33.18", SEPTEMBER, ACTIVE, "BPU", 10),
    ]
    assert set(stored.rows(areas_engine, "observation", "basis")) == {("nik",)}


def test_a_header_repeated_on_the_next_page(areas_engine: Engine, tmp_path: Path) -> None:
    head = ["No", "Daerah", "Potensi PU", "Aktif PU"]
    load(
        areas_engine,
        tmp_path,
        [["Posisi September 2026"], head, [1, "Kab. Pati", 9, 4], head, [2, "Kab. Kudus", 8, 3]],
    )
    assert [row[:2] + row[5:] for row in counts(areas_engine)] == [
        (3, "33.18", 9),
        (3, "33.18", 4),
        (5, "33.19", 8),
        (5, "33.19", 3),
    ]


def test_regions_between_with_sums_of_their_own(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(
        areas_engine,
        tmp_path,
        [
            ["Rekap Posisi September 2026"],
            [],
            ["No", "Daerah", "Potensi PU", "Aktif PU", "% PU"],
            ["A", "EKS KARESIDENAN PATI"],
            [1, "KAB. KUDUS", 10, 5, 50],
            [],
            [2, "KABUPATEN PATI", 10, 6, "60,00"],
            ["Sub Total", None, 20, 12, 60],
            [],
            ["B", "Eks Karesidenan Kedu"],
            [1, "Kabupaten Kebumen", 4, 1, 25],
            ["Jumlah Eks Karesidenan Kedu", None, 4, 1, 25],
            ["TOTAL", None, 24, 12, 50],
        ],
    )
    assert [row[:2] + row[5:] for row in counts(areas_engine)] == [
        (5, "33.19", 10),
        (5, "33.19", 5),
        (7, "33.18", 10),
        (7, "33.18", 6),
        (11, "33.05", 4),
        (11, "33.05", 1),
    ]
    told = [f for f in report.issues if f.rule == "jumlah_tercetak"]
    assert [(f.source_row, f.message) for f in told] == [
        (
            8,
            "EKS KARESIDENAN PATI: peserta aktif PU tercetak 12, jumlah bagiannya 11 (selisih 1). "
            "Yang disimpan bagiannya.",
        )
    ]


def test_three_header_rows_with_months_side_by_side(areas_engine: Engine, tmp_path: Path) -> None:
    load(
        areas_engine,
        tmp_path,
        [
            ["REKAP KEPESERTAAN"],
            ["No", "Kab/Kota", "Agustus 2026", None, "September 2026", None],
            [None, None, "Potensi", "Peserta Aktif", "Potensi", "Peserta Aktif"],
            [None, None, "PU", "PU", "PU", "PU"],
            [1, "Kota Tegal", 10, 5, 11, 6],
        ],
    )
    assert [row[2:] for row in counts(areas_engine)] == [
        (AUGUST, ELIGIBLE, "PU", 10),
        (AUGUST, ACTIVE, "PU", 5),
        (SEPTEMBER, ELIGIBLE, "PU", 11),
        (SEPTEMBER, ACTIVE, "PU", 6),
    ]


def test_months_on_sheets_in_any_order_and_what_is_hidden(areas_engine: Engine, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.append(["Surat pengantar"])
    for tab, active in (("SEPT 2026", 6), ("AGT 2026", 5)):
        page = book.create_sheet(tab)
        page.append(["REKAP"])
        page.append(["No", "Kab/Kota", "Potensi PU", "Aktif PU"])
        page.append([1, "Kab. Kudus", 10, active])
    page.row_dimensions[3].hidden = True
    page.column_dimensions["D"].hidden = True
    old = book.create_sheet("lama & <usang>")
    old.append(["No", "Kab/Kota", "Potensi PU"])
    old.append([1, "Kab. Kudus", 99])
    old.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    report = load_file(areas_engine, tmp_path / "a.xlsx")
    assert [row[2:4] + row[5:] for row in counts(areas_engine)] == [
        (SEPTEMBER, ELIGIBLE, 10),
        (SEPTEMBER, ACTIVE, 6),
        (AUGUST, ELIGIBLE, 10),
        (AUGUST, ACTIVE, 5),
    ]
    told = [(f.sheet, f.source_row, f.message) for f in report.issues if f.rule == "baris_tersembunyi"]
    assert told == [
        (
            "AGT 2026",
            3,
            "Tersembunyi tetapi berisi angka, jadi tetap dibaca: baris 3 dan kolom D · Aktif PU.",
        )
    ]
    skipped = [f.sheet for f in report.issues if f.rule == "lembar_dilewati"]
    assert skipped == ["Sheet", "lama & <usang>"]


def test_formulas_count_with_the_values_they_had(areas_engine: Engine, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "a.xlsx")) as book:
        page = book.add_worksheet("Rekap")
        page.write(0, 0, "Posisi September 2026")
        page.write_row(1, 0, ["No", "Daerah", "Potensi PU", "Aktif PU", "Cakupan (%)"])
        page.write_row(2, 0, [1, "Kab. Pati", 8])
        page.write_formula(2, 3, "=1+3", None, 4)
        page.write_formula(2, 4, "=D3/C3*100", None, 50)
    report = load_file(areas_engine, tmp_path / "a.xlsx")
    assert (report.outcome, [row[5] for row in counts(areas_engine)]) == ("loaded", [8, 4])


def test_a_sampling_error_is_no_coverage(areas_engine: Engine, tmp_path: Path) -> None:
    head = ["No", "Daerah", "Potensi PU", "RSE (%)", "Aktif PU"]
    report = load(areas_engine, tmp_path, [["Posisi September 2026"], head, [1, "Kab. Pati", 9, "2,5", 4]])
    assert [row[5] for row in counts(areas_engine)] == [9, 4]
    assert rules(report) == ["kolom_dilewati"]


def test_a_year_in_the_title_makes_no_table_of_years(areas_engine: Engine, tmp_path: Path) -> None:
    head = ["Kabupaten/Kota", "Potensi PU", "Peserta Aktif PU"]
    report = load(
        areas_engine,
        tmp_path,
        [
            ["REKAP PESERTA BPJS KETENAGAKERJAAN"],
            ["Bulan", "September"],
            ["Tahun", 2026],
            [],
            head,
            ["Kab. Pati", 9, 4],
        ],
    )
    assert (report.source, [row[2:] for row in counts(areas_engine)]) == (
        "rekap",
        [(SEPTEMBER, ELIGIBLE, "PU", 9), (SEPTEMBER, ACTIVE, "PU", 4)],
    )
