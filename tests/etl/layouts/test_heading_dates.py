"""Dates over columns: the order of day and month is decided for the row of headings, told where nothing
decides it, refused where both stand; a day that does not exist is refused."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from tests.support.etl import stored
from tests.support.etl.delivered import load_as

JANUARY, AUGUST, SEPTEMBER = date(2026, 1, 31), date(2026, 8, 31), date(2026, 9, 30)
FLAT, OVER, BPS = "flat", "over", "bps"


def load(engine: Engine, folder: Path, shape: str, dates: list[str], **options: Any) -> LoadReport:
    """One area with 40000, 40001 and so on under those dates."""
    counts = [str(40000 + at) for at in range(len(dates))]
    first = ["Kab. Cilacap", *counts]
    if shape == FLAT:
        rows = [["Kab/Kota", *(f"Peserta Aktif PU {day}" for day in dates)], first]
    elif shape == OVER:
        rows = [["Kab/Kota", "Peserta Aktif PU", *[""] * (len(dates) - 1)], ["", *dates], first]
    else:
        title = ["Jumlah Penduduk Miskin", *[""] * len(dates)]
        rows = [title, ["Kab/Kota", *dates], first, ["Kab. Banyumas", *counts]]
        options["source"] = "bps_tabel"
    return load_as(engine, folder, "semicolon", rows, **options)


def figures(engine: Engine) -> set[tuple[date, int]]:
    rows = stored.rows(engine, "observation", "area_code", "period", "value")
    return {(period, value) for code, period, value in rows if code == "33.01"}


@pytest.mark.parametrize("shape", [FLAT, OVER, BPS])
def test_one_date_with_the_month_first_decides_for_the_row(
    areas_engine: Engine, tmp_path: Path, shape: str
) -> None:
    report = load(areas_engine, tmp_path, shape, ["08/01/2026", "09/14/2026"])
    assert report.outcome == "loaded"
    assert figures(areas_engine) == {(AUGUST, 40000), (SEPTEMBER, 40001)}
    assert not [finding for finding in report.findings if finding.rule.startswith("urutan")]


@pytest.mark.parametrize("shape", [FLAT, OVER, BPS])
def test_where_none_decides_the_day_is_first_and_that_is_told(
    areas_engine: Engine, tmp_path: Path, shape: str
) -> None:
    report = load(areas_engine, tmp_path, shape, ["01/08/2026", "01/09/2026"])
    assert figures(areas_engine) == {(AUGUST, 40000), (SEPTEMBER, 40001)}
    (told,) = [finding for finding in report.findings if finding.rule == "urutan_dianggap"]
    assert "01/08/2026 dapat dibaca hari-bulan atau bulan-hari" in told.message
    assert told.message.startswith("Judul di baris ")


@pytest.mark.parametrize("shape", [FLAT, OVER, BPS])
def test_the_option_names_the_order(areas_engine: Engine, tmp_path: Path, shape: str) -> None:
    report = load(areas_engine, tmp_path, shape, ["01/08/2026", "09/01/2026"], day_order="bulan-hari")
    assert figures(areas_engine) == {(JANUARY, 40000), (SEPTEMBER, 40001)}
    assert not [finding for finding in report.findings if finding.rule.startswith("urutan")]


@pytest.mark.parametrize("shape", [FLAT, OVER, BPS])
def test_both_orders_in_a_row_are_refused(areas_engine: Engine, tmp_path: Path, shape: str) -> None:
    report = load(areas_engine, tmp_path, shape, ["13/08/2026", "09/14/2026"])
    assert report.outcome == "refused"
    assert not figures(areas_engine)
    (told,) = [finding for finding in report.findings if finding.rule == "urutan_tanggal"]
    assert "13/08/2026 (hari-bulan) dan 09/14/2026 (bulan-hari)" in told.message


@pytest.mark.parametrize("shape", [FLAT, OVER, BPS])
def test_a_day_that_does_not_exist_is_refused(areas_engine: Engine, tmp_path: Path, shape: str) -> None:
    report = load(areas_engine, tmp_path, shape, ["31/09/2026", "31/08/2026"])
    assert report.outcome == "refused"
    assert not figures(areas_engine)
    assert any("anggal 31/09/2026 tidak ada" in finding.message for finding in report.findings)


UNREAD = (
    ["Kode", "Kabupaten/Kota", "Penduduk Miskin", "Tahun Berjalan"],
    ["Kab/Kota", "Potensi PU", "Peserta Aktif PU", "Tahun Berjalan"],
)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("head", UNREAD)
@pytest.mark.parametrize("period", [None, date(2023, 8, 31), date(2024, 8, 31)])
def test_a_column_of_years_under_an_unknown_heading_is_an_error(
    areas_engine: Engine, tmp_path: Path, kind: str, head: list[str], period: date | None
) -> None:
    first = ["3301", "Cilacap", "186080"] if head[0] == "Kode" else ["Kab. Cilacap", "100000", "40000"]
    report = load_as(areas_engine, tmp_path, kind, [head, [*first, "2024"]], period=period)
    assert report.outcome == "refused"
    assert not figures(areas_engine)
    (told,) = [finding for finding in report.findings if finding.rule == "kolom_waktu"]
    assert "Tahun Berjalan tampak menyebut waktu" in told.message
    assert "--periode" not in told.message


@pytest.mark.parametrize("head", UNREAD)
def test_the_day_of_an_update_is_none_of_the_figures(
    areas_engine: Engine, tmp_path: Path, head: list[str]
) -> None:
    first = ["3301", "Cilacap", "186080"] if head[0] == "Kode" else ["Kab. Cilacap", "100000", "40000"]
    rows = [[*head[:3], "Tanggal Update"], [*first, "2024-01-05"]]
    report = load_as(areas_engine, tmp_path, "csv", rows, period=date(2023, 8, 31))
    assert report.outcome == "loaded"
    assert {period for period, _ in figures(areas_engine)} == {date(2023, 8, 31)}
