"""Limits of UCJ classes: all four, rising from 0, or none."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from etl.templates import TEMPLATES
from tests.support.etl import books, stored

HEAD = "wilayah,tahun,kelas,mulai_persen,terhadap,sumber"
WHOLE = ("sangat rendah,0", "Rendah,20", 'sedang,"30,5"', "tinggi,45 %")


def load(engine: Engine, tmp_path: Path, *limits: str, measured: str = "cakupan") -> LoadReport:
    rows = [f"Provinsi Jawa Tengah,2026,{limit},{measured},SE 1/2026" for limit in limits]
    return load_file(engine, books.baku(tmp_path / "a.csv", *rows, header=HEAD))


def test_four_limits_as_they_stand(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, *WHOLE)
    assert (report.outcome, report.source) == ("loaded", "kelas_ucj")
    columns = ("area_code", "year", "ucj_class", "start", "measured", "source_row")
    assert stored.rows(areas_engine, "ucj_class", *columns) == [
        ("33", 2026, "sangat_rendah", 0.0, "cakupan", 2),
        ("33", 2026, "rendah", 20.0, "cakupan", 3),
        ("33", 2026, "sedang", 30.5, "cakupan", 4),
        ("33", 2026, "tinggi", 45.0, "cakupan", 5),
    ]


@pytest.mark.parametrize(
    ("limits", "rule"),
    [
        (WHOLE[:3], "kelas_tak_utuh"),
        (("sangat rendah,5", *WHOLE[1:]), "kelas_tak_utuh"),
        ((*WHOLE[:3], "tinggi,30"), "kelas_tak_utuh"),
        ((*WHOLE[:3], "tinggi,"), "kosong"),
        ((*WHOLE[:3], "tinggi,0.45"), "angka"),
        ((*WHOLE[:3], "tinggi,450"), "angka"),
        ((*WHOLE[:3], "bagus,45"), "kata_tak_dikenal"),
    ],
)
def test_what_is_not_whole_is_refused(
    areas_engine: Engine, tmp_path: Path, limits: tuple[str, ...], rule: str
) -> None:
    report = load(areas_engine, tmp_path, *limits)
    assert report.outcome == "refused"
    assert {issue.rule for issue in report.found("error")} == {rule}


def test_the_template_is_filled_in_and_read_back(areas_engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    TEMPLATES["kelas_ucj"](path, None)
    book = load_workbook(path)
    sheet = book["Kelas UCJ"]
    heads = [cell.value for cell in sheet[1]]
    for row, start in enumerate((0, 20, 30, 45), 2):
        sheet.cell(row, heads.index("tahun") + 1, 2026)
        sheet.cell(row, heads.index("mulai_persen") + 1, start)
        sheet.cell(row, heads.index("sumber") + 1, "SE 1/2026")
    book.save(path)
    assert load_file(areas_engine, path).outcome == "loaded"
    assert stored.rows(areas_engine, "ucj_class", "start") == [(0.0,), (20.0,), (30.0,), (45.0,)]
