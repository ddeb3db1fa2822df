"""A refused file written out, mended in a spreadsheet and loaded."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
import typer
from openxml_audit import OpenXmlValidator
from sqlalchemy import Engine

from data.repository import loads
from etl.model import Issue
from etl.pipeline.error_workbook import REASON, neutral, without_marks, write_mending
from etl.pipeline.load_file import load_file
from etl.readers.read_file import read_sheets
from tests.etl.pipeline.test_load_file import TITLE
from tests.support.etl import books, stored

ANY_DATABASE = True

RED = "FFF8CFCB"


def written(engine: Engine, path: Path, **more: object) -> Path:
    report = load_file(engine, path, **more)  # type: ignore[arg-type]
    assert report.refused
    out = path.with_name("perbaikan.xlsx")
    write_mending(out, path.name, sheets=read_sheets(path), issues=report.issues)
    return out


@pytest.mark.slow
def test_a_rekap_is_mended_where_it_is_red_and_loads(areas_engine: Engine, tmp_path: Path) -> None:
    pati = ["Kab. Pati", "200.000", "300.000", "11.111", None, "12.5", "50", "60", None, None]
    path = books.rekap(tmp_path / "a.xlsx", [books.KUDUS, pati], title=TITLE)
    out = written(areas_engine, path)
    assert OpenXmlValidator().validate(out).errors == []
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["Temuan", "Rekap"]
    assert "12.5" in {cell.value for row in book["Temuan"].iter_rows() for cell in row}
    page = book["Rekap"]
    red = [cell for row in page.iter_rows() for cell in row if cell.fill.fgColor.rgb == RED]
    assert [(cell.coordinate, cell.value) for cell in red] == [("G8", "12.5")]
    assert red[0].comment is not None
    assert red[0].comment.text.startswith("Jumlah orang harus bilangan bulat, tertulis 12.5")
    assert str(page["M8"].value).startswith(REASON)
    page["G8"] = 12_500
    book.save(out)
    report = load_file(areas_engine, out)
    assert report.outcome == "loaded", report.issues
    frame = loads.latest_counts(areas_engine, "resmi")
    found = {(row.area_code, row.segment, row.measure): row.value for row in frame.itertuples()}
    assert found[("33.18", "PU", "active_participants")] == 12_500
    assert found[("33.19", "PU", "active_participants")] == 223_396
    assert len(found) == 12


def test_codes_stay_text_and_a_cut_one_can_be_typed_again(areas_engine: Engine, tmp_path: Path) -> None:
    head = books.BAKU.split(",")
    rows = [head, [33.1, None, "2026-08", "PU", "potensi", 5], [33.19, None, "2026-08", "PU", "potensi", 6]]
    out = written(areas_engine, books.plain(tmp_path / "a.xlsx", rows))
    book = openpyxl.load_workbook(out)
    page = book["Lembar1"]
    assert [page["A2"].value, page["A3"].value] == ["33.1", "33.19"]
    assert page["A2"].number_format == "@"
    page["A2"] = "33.10"
    page.delete_cols(9)  # the reasons
    del book["Temuan"]
    book.save(out)
    assert load_file(areas_engine, out).outcome == "loaded"
    assert set(loads.latest_counts(areas_engine, "resmi")["area_code"]) == {"33.10", "33.19"}


def test_a_fault_in_the_headings_leaves_no_heading_behind(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [["September 2026"], ["Kab/Kota", "Peserta PU", "Peserta PU"], ["Kab. Kudus", 10, 11]]
    out = written(areas_engine, books.plain(tmp_path / "a.xlsx", rows))
    book = openpyxl.load_workbook(out)
    book["Lembar1"]["C2"] = "Potensi PU"
    book.save(out)
    assert load_file(areas_engine, out).outcome == "loaded"
    sheets = without_marks(read_sheets(out))
    assert [sheet.name for sheet in sheets] == ["Lembar1"]
    assert not [cell for row in sheets[0].rows for cell in row if REASON.strip() in str(cell)]


def test_no_text_is_a_formula(areas_engine: Engine, tmp_path: Path) -> None:
    hostile = '=cmd|"/C calc"!A0'
    path = books.baku(
        tmp_path / "a.csv", '"=cmd|""/C calc""!A0",,2026-08,PU,potensi,@SUM(1)', "33.19,,2026-08,PU,potensi,-"
    )
    book = openpyxl.load_workbook(written(areas_engine, path))
    cells = [cell for page in book for row in page.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" or str(cell.value)[0] in "=@"]
    assert f"'{hostile}" in {cell.value for cell in cells}
    assert book["Data"]["F3"].value == "-"


def test_what_is_neutral() -> None:
    assert [neutral(text) for text in ("=1+1", "@A1", "+cmd|x", "-2+3|y")] == [
        "'=1+1",
        "'@A1",
        "'+cmd|x",
        "'-2+3|y",
    ]
    assert [neutral(text) for text in ("-", "-12", "Kab. Kudus", "...")] == ["-", "-12", "Kab. Kudus", "..."]


def test_a_list_under_spelled_headings_is_coloured_at_its_cells_and_keeps_its_texts(
    areas_engine: Engine, tmp_path: Path
) -> None:
    head = ["Kode Wilayah", "Wilayah", "Kewajiban", "Status", "Nomor Dokumen", "Tanggal Dokumen"]
    rows = [head, [33.1, "Klaten", "bumd", "selesai", "- SE Bupati 7", "12/3/25"]]
    out = written(areas_engine, books.plain(tmp_path / "a.xlsx", rows))
    book = openpyxl.load_workbook(out)
    page = book["Lembar1"]
    red = {cell.coordinate for row in page.iter_rows() for cell in row if cell.fill.fgColor.rgb == RED}
    assert (red, page["E2"].value) == ({"A2", "F2"}, "'- SE Bupati 7")
    page["A2"], page["F2"] = "33.10", "12/3/2025"
    book.save(out)
    assert load_file(areas_engine, out).outcome == "loaded"
    assert stored.rows(areas_engine, "compliance", "area_code", "document_number", "document_date") == [
        ("33.10", "- SE Bupati 7", date(2025, 3, 12))
    ]


def test_it_is_made_of_the_very_file_that_was_read(tmp_path: Path) -> None:
    """Else cells of one file would stand beside issues of another."""
    from etl.checks.load_report import LoadReport
    from etl.commands import mending_workbook

    file, out = books.baku(tmp_path / "a.csv", "33.1,,2026-08,PU,peserta_aktif,5,,"), tmp_path / "m.xlsx"
    seen, found = (
        mending_workbook.seen(file),
        Issue("kode_terpotong", "error", "Kode 33.1 terpotong.", None, 2),
    )
    report = LoadReport(str(file), issues=[found])
    mending_workbook.write(out, seen, report)
    assert out.exists()
    out.unlink()
    books.baku(file, "33.1,,2026-08,PU,peserta_aktif,777,,")
    with pytest.raises(typer.Exit):
        mending_workbook.write(out, seen, report)
    assert not out.exists()
    assert mending_workbook.seen(tmp_path / "tidak-ada.csv") is None
