"""Benefits as files give them: months, years, spans; who may be in which programme; what stays unknown."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from etl.templates import TEMPLATES
from tests.support.etl import books, stored

HEAD = "wilayah,periode,sejak,segmen,program,kelompok,kasus,rupiah,ahli_waris,beasiswa,sumber"


def load(engine: Engine, tmp_path: Path, *rows: str, head: str = HEAD) -> LoadReport:
    return load_file(engine, books.baku(tmp_path / "a.csv", *rows, header=head))


def test_months_years_and_spans(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(
        areas_engine,
        tmp_path,
        "Kab. Klaten,2026-09,,BPU,JKM,nelayan,12,504.000.000,15,9,x",
        "Kab. Klaten,2025,,bpu,jkk,,0,0,,,x",
        "Kab. Klaten,2026-09,2026-07,PU,JHT,-,,1.500.000,,,x",
    )
    assert (report.outcome, report.source, report.found("warning")) == ("loaded", "manfaat", [])
    columns = ("segment", "programme", "group_name", "first_month", "period")
    assert stored.rows(areas_engine, "benefit", *columns) == [
        ("BPU", "JKM", "nelayan", date(2026, 9, 1), date(2026, 9, 30)),
        ("BPU", "JKK", None, date(2025, 1, 1), date(2025, 12, 31)),
        ("PU", "JHT", None, date(2026, 7, 1), date(2026, 9, 30)),
    ]
    assert stored.rows(areas_engine, "benefit", "cases", "rupiah", "heirs", "scholarships") == [
        (12, 504_000_000, 15, 9),
        (0, 0, None, None),
        (None, 1_500_000, None, None),
    ]


def test_without_the_columns_that_may_lack(areas_engine: Engine, tmp_path: Path) -> None:
    head = "wilayah,periode,segmen,program,kasus,rupiah,sumber"
    assert load(areas_engine, tmp_path, "Kota Tegal,2026-09,BPU,JKM,1,,x", head=head).outcome == "loaded"
    assert stored.rows(areas_engine, "benefit", "cases", "rupiah", "heirs") == [(1, None, None)]


@pytest.mark.parametrize(
    ("row", "rule", "column"),
    [
        ("Kota Tegal,2026-09,,BPU,JP,,1,1,,,x", "program_segmen", "program"),
        ("Kota Tegal,2026-09,,JAKON,JHT,,1,1,,,x", "program_segmen", "program"),
        ("Kota Tegal,2026-09,,TOTAL,JKM,,1,1,,,x", "kata_tak_dikenal", "segmen"),
        ("Kota Tegal,2026-09,,BPU,JKM,,,-,,,x", "kosong", "kasus"),
        ("Kota Tegal,2026-09,,BPU,JKM,,banyak,,,,x", "angka", "kasus"),
        ("Kota Tegal,2026-09-17,,BPU,JKM,,1,,,,x", "tanggal", "periode"),
        ("Kota Tegal,2026-09,2026-10,BPU,JKM,,1,,,,x", "tanggal", "sejak"),
        ("Kota Tegal,2025,2025-02,BPU,JKM,,1,,,,x", "tanggal", "sejak"),
    ],
)
def test_refused(areas_engine: Engine, tmp_path: Path, row: str, rule: str, column: str) -> None:
    (found,) = load(areas_engine, tmp_path, row).found("error")
    assert (found.rule, found.source_row, found.source_column) == (rule, 2, column)


def test_the_same_months_twice_are_refused(areas_engine: Engine, tmp_path: Path) -> None:
    row = "Kota Tegal,2026-09,,BPU,JKM,nelayan,1,42000000,,,x"
    (found,) = load(areas_engine, tmp_path, row, row.replace(",1,", ",2,")).found("error")
    assert (found.rule, found.source_row) == ("baris_ganda", 3)


def test_its_template_is_read_as_it(areas_engine: Engine, tmp_path: Path) -> None:
    TEMPLATES["manfaat"](tmp_path / "manfaat.xlsx", None)
    report = load_file(areas_engine, tmp_path / "manfaat.xlsx")
    assert report.source == "manfaat"
