"""Tables of a rekap beside one another, and columns that name the areas in other words."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from etl.source import Options, Tidy
from etl.sources import rekap
from etl.tabular import read_sheets
from tests.etl import books

ACTIVE, ELIGIBLE = "active_participants", "eligible_workers"
AUGUST, SEPTEMBER = date(2026, 8, 31), date(2026, 9, 30)


def tidy(tmp_path: Path, *rows: list[Any]) -> Tidy:
    return rekap.tidy(read_sheets(books.plain(tmp_path / "a.xlsx", rows)), Options("resmi"))


def values(result: Tidy) -> list[tuple[Any, ...]]:
    columns = ["area_name", "measure", "period", "value", "source_row", "source_column"]
    return [tuple(row) for row in result.frame[columns].itertuples(index=False)]


def test_each_table_has_its_own_areas(tmp_path: Path) -> None:
    result = tidy(
        tmp_path,
        ["September 2026"],
        ["No", "Kab/Kota", "Potensi PU", None, "No", "Kab/Kota", "Aktif PU"],
        [1, "Kab. Pati", 90, None, 1, "Kab. Kudus", 7],
        [2, "Kab. Kudus", 80, None, 2, "Kab. Pati", 8],
        ["Keterangan: berbasis NIK"],
    )
    assert values(result) == [
        ("Kab. Pati", ELIGIBLE, SEPTEMBER, 90, 3, "C · Potensi PU"),
        ("Kab. Kudus", ELIGIBLE, SEPTEMBER, 80, 4, "C · Potensi PU"),
        ("Kab. Kudus", ACTIVE, SEPTEMBER, 7, 3, "G · Aktif PU"),
        ("Kab. Pati", ACTIVE, SEPTEMBER, 8, 4, "G · Aktif PU"),
    ]
    assert set(result.frame["basis"]) == {"nik"}
    assert [finding.rule for finding in result.findings] == ["catatan_berkas"]


def test_each_table_has_its_own_month(tmp_path: Path) -> None:
    result = tidy(
        tmp_path,
        ["Peserta aktif"],
        ["Agustus 2026", None, None, "September 2026"],
        ["Kab/Kota", "PU", None, "Kab/Kota", "PU"],
        ["Kab. Pati", 7, None, "Kab. Pati", 8],
    )
    assert [row[1:4] for row in values(result)] == [(ACTIVE, AUGUST, 7), (ACTIVE, SEPTEMBER, 8)]


def test_residencies_in_a_column_of_regions_are_no_areas(tmp_path: Path) -> None:
    result = tidy(
        tmp_path, ["September 2026"], ["Wilayah", "Kab/Kota", "Aktif PU"], ["Pati", "Kab. Kudus", 7]
    )
    assert [row[0] for row in values(result)] == ["Kab. Kudus"]


@pytest.mark.parametrize("heading", ["Nama", "Uraian", "Kab/Kota se-Jawa Tengah", "Kabupaten / Kota (35)"])
def test_the_column_of_areas_under_other_words(tmp_path: Path, heading: str) -> None:
    result = tidy(tmp_path, ["September 2026"], ["No", heading, "Aktif PU"], [1, "Kab. Kudus", 7])
    assert [row[0] for row in values(result)] == ["Kab. Kudus"]


def test_a_header_far_down(tmp_path: Path) -> None:
    rows = tidy(
        tmp_path, ["September 2026"], *[[] for _ in range(30)], ["Kab/Kota", "Aktif PU"], ["Kab. Pati", 7]
    )
    assert [row[4] for row in values(rows)] == [33]


def test_years_as_numbers_in_the_second_header_row(tmp_path: Path) -> None:
    result = tidy(
        tmp_path,
        ["September 2026"],
        ["Kab/Kota", "Aktif PU", "Potensi PU"],
        [None, 2026, 2025],
        ["Kab. Pati", 7, 9],
    )
    assert [(row[1], row[3]) for row in values(result)] == [(ACTIVE, 7), (ELIGIBLE, 9)]
