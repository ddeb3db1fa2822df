"""The months of a rekap stand in its rows, too: they are read, and hold against the title and --periode."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from tests.support.etl import stored
from tests.support.etl.delivered import load_as

AUGUST, SEPTEMBER, OCTOBER = date(2026, 8, 31), date(2026, 9, 30), date(2026, 10, 31)


def figures(engine: Engine) -> list[tuple[str, date, int]]:
    return [
        (code, month, value)
        for code, month, value in stored.rows(engine, "observation", "area_code", "period", "value")
    ]


@pytest.mark.parametrize(
    ("head", "cells"),
    [
        (("Bulan", "Tahun"), ("Agustus", "2026")),
        (("Bulan", "Tahun"), ("8", "2026")),
        (("Bulan", "Tahun Data"), ("Agustus 2026", "2026")),
        (("Periode",), ("Agustus 2026",)),
        (("Periode Data",), ("2026-08",)),
        (("Tanggal",), ("31/08/2026",)),
        (("Posisi",), ("31 Agustus 2026",)),
        (("Triwulan", "Bulan", "Tahun"), ("III", "Agustus", "2026")),
    ],
)
@pytest.mark.parametrize("right", [True, False])
def test_months_in_the_rows_of_a_rekap(
    areas_engine: Engine, tmp_path: Path, head: tuple[str, ...], cells: tuple[str, ...], right: bool
) -> None:
    counts = ("Potensi PU", "Peserta Aktif PU")
    rows = [
        ("Kabupaten/Kota", *((*counts, *head) if right else (*head, *counts))),
        ("Kabupaten Cilacap", *(("100000", "40000", *cells) if right else (*cells, "100000", "40000"))),
    ]
    load_as(areas_engine, tmp_path, "csv", rows)
    assert figures(areas_engine) == [("33.01", AUGUST, 100_000), ("33.01", AUGUST, 40_000)]


REKAP = [
    ("Kabupaten/Kota", "Bulan", "Tahun", "Potensi PU", "Peserta Aktif PU"),
    ("Kabupaten Cilacap", "Agustus", "2026", "100000", "40000"),
    ("Kabupaten Banyumas", "September", "2026", "110000", "42000"),
]


@pytest.mark.parametrize("kind", ["csv", "semicolon", "xlsx"])
def test_each_row_of_a_rekap_in_its_month(areas_engine: Engine, tmp_path: Path, kind: str) -> None:
    load_as(areas_engine, tmp_path, kind, REKAP)
    assert figures(areas_engine) == [
        ("33.01", AUGUST, 100_000),
        ("33.01", AUGUST, 40_000),
        ("33.02", SEPTEMBER, 110_000),
        ("33.02", SEPTEMBER, 42_000),
    ]


@pytest.mark.parametrize("kind", ["csv", "semicolon", "xlsx"])
@pytest.mark.parametrize("period", [OCTOBER, SEPTEMBER])
def test_periode_beside_the_months_of_a_rekap(
    areas_engine: Engine, tmp_path: Path, kind: str, period: date
) -> None:
    issues = load_as(areas_engine, tmp_path, kind, REKAP, period=period).found("error")
    assert {issue.rule for issue in issues} == {"periode_berbeda"}
    assert issues[0].source_column == "Bulan, Tahun"
    assert "kolom Bulan, Tahun berisi Agustus 2026" in issues[0].message
    assert figures(areas_engine) == []


def test_a_rekap_whose_rows_and_title_differ(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [("Posisi Oktober 2026", "", "", "", ""), *REKAP]
    (issue,) = load_as(areas_engine, tmp_path, "csv", rows).found("error")
    assert "Judul menyebut Oktober 2026, sedangkan kolom Bulan, Tahun Agustus 2026" in issue.message


def test_a_rekap_whose_title_gives_the_year_of_its_months(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        ("Rekap Tahun 2026", "", ""),
        ("Kabupaten/Kota", "Bulan", "Peserta Aktif PU"),
        ("Kota Tegal", "Agustus", "5000"),
    ]
    load_as(areas_engine, tmp_path, "csv", rows)
    assert figures(areas_engine) == [("33.76", AUGUST, 5000)]


def test_a_month_that_is_none(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [*REKAP[:2], ("Kabupaten Banyumas", "13", "2026", "110000", "42000")]
    (issue,) = load_as(areas_engine, tmp_path, "csv", rows).found("error")
    assert (issue.rule, issue.source_row, issue.source_column) == ("bulan_keliru", 3, "Bulan, Tahun")
    assert "kolom bulan berisi 13, yang bukan bulan" in issue.message.casefold()


def test_periode_of_another_year_than_the_title_of_a_rekap(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        ("Rekap Tahun 2025", "", ""),
        ("Kabupaten/Kota", "Potensi PU", "Peserta Aktif PU"),
        ("Kota Tegal", "9000", "5000"),
    ]
    (issue,) = load_as(areas_engine, tmp_path, "csv", rows, period=SEPTEMBER).found("error")
    assert "menyebut tahun 2025, --periode September 2026" in issue.message
    rows[0] = ("Rekap, Potensi 2025", "", "")
    assert load_as(areas_engine, tmp_path, "csv", rows, period=SEPTEMBER).outcome == "loaded"


def test_the_total_of_a_rekap_of_one_month_is_checked(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        ("Kabupaten/Kota", "Bulan", "Tahun", "Potensi PU", "Peserta Aktif PU"),
        ("Kabupaten Cilacap", "Agustus", "2026", "100000", "40000"),
        ("Kota Tegal", "Agustus", "2026", "9000", "400"),
        ("JUMLAH", "", "", "109000", "40401"),
    ]
    report = load_as(areas_engine, tmp_path, "csv", rows)
    (told,) = [issue for issue in report.issues if issue.rule == "jumlah_tercetak"]
    assert told.value == "40401"


def test_a_year_of_a_rekap_beside_periode(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [("Kabupaten/Kota", "Tahun", "Peserta Aktif PU"), ("Kota Tegal", "2025", "5000")]
    (issue,) = load_as(areas_engine, tmp_path, "csv", rows, period=SEPTEMBER).found("error")
    assert issue.message == (
        "Kolom Tahun berisi 2025, sedangkan --periode menyebut September 2026; samakan dulu."
    )
    rows[1] = ("Kota Tegal", "2026", "5000")
    load_as(areas_engine, tmp_path, "csv", rows, period=SEPTEMBER)
    assert figures(areas_engine) == [("33.76", SEPTEMBER, 5000)]
