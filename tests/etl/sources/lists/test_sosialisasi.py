"""Outreach events: what is stored, what is refused and where."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.etl import books, stored

HEAD = "wilayah;tanggal;topik;sasaran;orang;sumber"
GOOD = "Kab. Brebes;12 Agustus 2026;Manfaat JKK;nelayan;120;Notulen 7"


def load(engine: Engine, tmp_path: Path, *rows: str) -> LoadReport:
    return load_file(engine, books.baku(tmp_path / "a.csv", *rows, header=HEAD))


def test_rows_as_they_stand(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, tmp_path, GOOD, "3374 Kota Semarang;2026-08-13;UCJ;kader PKK;-;")
    assert (report.outcome, report.source, report.counts) == ("loaded", "sosialisasi", {"outreach": 2})
    columns = ("area_code", "held_on", "topic", "audience", "people", "address", "source_row")
    assert stored.rows(areas_engine, "outreach", *columns) == [
        ("33.29", date(2026, 8, 12), "Manfaat JKK", "nelayan", 120, "Notulen 7", 2),
        ("33.74", date(2026, 8, 13), "UCJ", "kader PKK", None, None, 3),
    ]


@pytest.mark.parametrize(
    ("row", "rule", "column", "why"),
    [
        ("Tegal;2026-08-12;a;b;1;", "wilayah_ganda", None, "Kabupaten Tegal (33.28) atau Kota Tegal"),
        ("Kab. Pati;;a;b;1;", "kosong", "tanggal", "kolom tanggal kosong"),
        ("Kab. Pati;12/8/26;a;b;1;", "tanggal", "tanggal", "tahun dua angka ditolak: 12/8/26"),
        ("Kab. Pati;2091-08-12;a;b;1;", "tanggal", "tanggal", "tanggal 12-08-2091 belum tiba"),
        ("Kab. Pati;2026-08-12;;b;1;", "kosong", "topik", "kolom topik kosong"),
        ("Kab. Pati;2026-08-12;a;;1;", "kosong", "sasaran", "kolom sasaran kosong"),
        ("Kab. Pati;2026-08-12;a;b;12,5;", "angka", "orang", "bilangan bulat, tertulis 12,5"),
        (GOOD, "baris_ganda", "orang", "33.29 2026-08-12 Manfaat JKK nelayan sudah ada di baris 2"),
    ],
)
def test_refused_with_its_place(
    areas_engine: Engine, tmp_path: Path, row: str, rule: str, column: str | None, why: str
) -> None:
    report = load(areas_engine, tmp_path, GOOD, row)
    assert report.refused
    (issue,) = report.found("error")
    assert (issue.rule, issue.source_row, issue.source_column) == (rule, 3, column)
    assert why.casefold() in issue.message.casefold()
    assert stored.rows(areas_engine, "outreach", "seq") == []
