"""The workbooks an official fills in, filled in and loaded."""

from datetime import date
from pathlib import Path

import openpyxl
from sqlalchemy import Engine

from data.repository import loads
from etl import templates
from etl.pipeline.load_file import load_file

SEPTEMBER = date(2026, 9, 30)
AREAS = range(9, 44)  # rows of the sheet


def filled(path: Path) -> Path:
    """Values that say where they stand: 1000 x row + column, potensi a hundred times as many."""
    templates.rekap(path, period=SEPTEMBER)
    book = openpyxl.load_workbook(path)
    page = book["Rekap"]
    for row in AREAS:
        for column in (4, 5, 6):
            page.cell(row, column, 100 * (1000 * row + column))
            page.cell(row, column + 5, 1000 * row + column)
    book.save(path)
    return path


def test_filled_in_it_loads_without_a_word(areas_engine: Engine, tmp_path: Path) -> None:
    report = load_file(areas_engine, filled(tmp_path / "a.xlsx"))
    assert report.outcome == "loaded"
    assert not report.found("warning")
    frame = loads.latest_counts(areas_engine, "resmi")
    assert len(frame) == 35 * 6
    assert set(frame["period"]) == {SEPTEMBER}
    found = {(r.area_code, r.segment, r.measure): r.value for r in frame.itertuples()}
    assert found["33.01", "PU", "eligible_workers"] == 100 * 9_004
    assert found["33.76", "JAKON", "active_participants"] == 43_006


def test_untouched_it_is_refused_for_want_of_figures(areas_engine: Engine, tmp_path: Path) -> None:
    templates.rekap(tmp_path / "a.xlsx", period=SEPTEMBER)
    report = load_file(areas_engine, tmp_path / "a.xlsx")
    assert [issue.rule for issue in report.found("error")] == ["tidak_ada_angka"]


def test_without_a_month_it_asks_for_one(areas_engine: Engine, tmp_path: Path) -> None:
    templates.rekap(tmp_path / "a.xlsx")
    report = load_file(areas_engine, tmp_path / "a.xlsx")
    assert [issue.rule for issue in report.found("error")] == ["bulan_keliru"]


def test_the_choices_above_the_table_count(areas_engine: Engine, tmp_path: Path) -> None:
    path = filled(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    book["Rekap"]["C4"] = "sementara"
    book["Rekap"]["C5"] = "berbasis NIK"
    book["Rekap"]["R9"] = "angka awal"
    book.save(path)
    assert load_file(areas_engine, path).outcome == "loaded"
    with areas_engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT DISTINCT basis, provisional FROM observation").all()
        notes = connection.exec_driver_sql(
            "SELECT DISTINCT area_code, note FROM observation WHERE note <> ''"
        ).all()
    assert [tuple(row) for row in rows] == [("nik", True)]
    assert [tuple(row) for row in notes] == [("33.01", "angka awal")]


def test_what_the_workbook_offers(tmp_path: Path) -> None:
    templates.rekap(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    page = book["Rekap"]
    assert book.sheetnames == ["Rekap", "Penjelasan"]
    assert [page.cell(row, 2).value for row in (9, 18, 43)] == ["33.01", "33.10", "33.76"]
    assert page["B18"].number_format == "@"
    assert page["H9"].value == '=IF(COUNT(D9:G9)=0,"",SUM(D9:G9))'
    assert page["D44"].value == "=SUM(D9:D43)"
    assert page["N9"].value == '=IF(OR(I9="",N(D9)=0),"",I9/D9*100)'
    assert page["D9"].fill.start_color.rgb == "FFFFF6D6"
    assert page.freeze_panes == "D9"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    rules = {str(rule.sqref): rule for rule in page.data_validations.dataValidation}
    assert rules["C4"].formula1 == '"final,sementara"'
    assert rules["C3"].formula1 == "Penjelasan!$E$2:$E$25"
    assert (rules["D9:G9"].type, rules["D9:G9"].operator, rules["D9:G9"].formula1) == (
        "whole",
        "greaterThanOrEqual",
        "0",
    )
    explained = {row[0].value for row in book["Penjelasan"].iter_rows(min_row=2)}
    assert {"Bulan laporan", "Status angka", "Potensi PU", "Catatan", "Sel kosong"} <= explained


def test_the_long_one(areas_engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    templates.baku(path, period=SEPTEMBER)
    book = openpyxl.load_workbook(path)
    page = book["Baku"]
    assert page.max_row == 1 + 35 * 8
    page["F2"] = 12
    book.save(path)
    report = load_file(areas_engine, path)
    assert report.outcome == "loaded"
    (row,) = loads.latest_counts(areas_engine, "resmi").itertuples()
    assert (row.area_code, row.segment, row.measure, row.value) == ("33.01", "PU", "eligible_workers", 12)


def test_our_own_template_is_no_news(areas_engine: Engine, tmp_path: Path) -> None:
    """Its explanations, its note to the writer and sums that nobody calculated are told to nobody."""
    path = tmp_path / "a.xlsx"
    templates.TEMPLATES["rekap"](path, date(2026, 9, 30))
    book = openpyxl.load_workbook(path)
    for row in range(9, 44):
        for column in (4, 5, 6, 9, 10, 11):
            book["Rekap"].cell(row, column).value = 5_000
    book.save(path)
    report = load_file(areas_engine, path)
    assert report.outcome == "loaded"
    assert [issue.message for issue in report.issues] == ["Peserta aktif PMI kosong untuk semua daerah."]


def test_targets_begin_with_every_area_and_segment(areas_engine: Engine, tmp_path: Path) -> None:
    """Who fills in two of the rows loads two targets; the others are no news."""
    path = tmp_path / "a.xlsx"
    templates.target(path, period=SEPTEMBER)
    book = openpyxl.load_workbook(path)
    page = book["Target"]
    assert page.max_row == 1 + 35 * 5
    head = {cell.value: cell.column for cell in page[1]}
    assert [
        page.cell(3, head[name]).value for name in ("kode_wilayah", "segmen", "tahun", "satuan", "basis")
    ] == [
        "33.01",
        "BPU",
        "2026",
        "persen",
        "potensi",
    ]
    rules = {str(rule.sqref): rule.type for rule in page.data_validations.dataValidation}
    column = page.cell(1, head["nilai"]).column_letter
    assert rules[f"{column}2:{column}176"] == "decimal"  # 31.5 is a target
    for row, value in ((3, "31,5"), (6, "45")):
        for name, text in {
            "skema": "ucj-2026",
            "judul_skema": "UCJ 2026",
            "dokumen": "NKS 12/2025",
            "nilai": value,
            "sumber": "NKS",
        }.items():
            page.cell(row, head[name], text)
    book.save(path)
    report = load_file(areas_engine, path)
    assert (report.outcome, report.found("warning")) == ("loaded", [])
    with areas_engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT area_code, segment, value FROM target ORDER BY value").all()
    assert [tuple(row) for row in rows] == [("33.01", "BPU", 31.5), ("33.01", "TOTAL", 45.0)]
