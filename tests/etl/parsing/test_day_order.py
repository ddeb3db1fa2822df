"""The order of day and month is decided for a column, told where nothing decides it, refused where both
stand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from tests.etl.large_files.test_load import sqlite
from tests.support.etl import stored
from tests.support.etl.delivered import LONG_KINDS, load_as
from tests.support.etl.large_files import assert_alike

HEADER = ("wilayah", "periode", "segmen", "ukuran", "nilai")
AREAS = ("Kabupaten Cilacap", "Kabupaten Banyumas", "Kabupaten Purbalingga", "Kabupaten Kudus")
JANUARY, AUGUST, SEPTEMBER = date(2026, 1, 31), date(2026, 8, 31), date(2026, 9, 30)


def load(engine: Engine, folder: Path, kind: str, dates: list[str], **options: Any) -> LoadReport:
    rows = [
        (area, day, "PU", "peserta_aktif", str(1000 + at))
        for at, (area, day) in enumerate(zip(AREAS, dates, strict=False))
    ]
    return load_as(engine, folder, kind, [HEADER, *rows], **options)


def months(engine: Engine) -> list[date]:
    return [month for (month,) in stored.rows(engine, "observation", "period")]


@pytest.mark.parametrize("kind", LONG_KINDS)
def test_one_date_with_the_month_first_decides_for_all(
    areas_engine: Engine, tmp_path: Path, kind: str
) -> None:
    report = load(areas_engine, tmp_path, kind, ["09/01/2026", "08/31/2026", "01/09/2026"])
    assert report.outcome == "loaded"
    assert months(areas_engine) == [SEPTEMBER, AUGUST, JANUARY]
    assert not [issue for issue in report.issues if issue.rule.startswith("urutan")]


@pytest.mark.parametrize("kind", LONG_KINDS)
def test_one_date_with_the_day_first_decides_for_all(areas_engine: Engine, tmp_path: Path, kind: str) -> None:
    report = load(areas_engine, tmp_path, kind, ["01/09/2026", "31/08/2026"])
    assert months(areas_engine) == [SEPTEMBER, AUGUST]
    assert not [issue for issue in report.issues if issue.rule.startswith("urutan")]


@pytest.mark.parametrize("kind", LONG_KINDS)
@pytest.mark.parametrize(
    "day", ["01/09/2026", "1-9-2026", "01.09.2026", "per 01/09/2026", "01/09/2026 00:00"]
)
def test_where_none_decides_the_day_is_first_and_that_is_told(
    areas_engine: Engine, tmp_path: Path, kind: str, day: str
) -> None:
    report = load(areas_engine, tmp_path, kind, [day, day, "05/05/2026"])
    assert months(areas_engine) == [SEPTEMBER, SEPTEMBER, date(2026, 5, 31)]
    (told,) = [issue for issue in report.issues if issue.rule == "urutan_dianggap"]
    assert (told.severity, told.source_column) == ("warning", "periode")
    assert told.message.startswith(f"Kolom periode: {day} dapat dibaca hari-bulan atau bulan-hari")
    assert "--urutan-tanggal bulan-hari" in told.message


@pytest.mark.parametrize("kind", LONG_KINDS)
def test_both_orders_in_one_column_are_refused(areas_engine: Engine, tmp_path: Path, kind: str) -> None:
    report = load(areas_engine, tmp_path, kind, ["31/08/2026", "01/09/2026", "08/31/2026"])
    (issue,) = report.found("error")
    assert (issue.rule, issue.source_column) == ("urutan_tanggal", "periode")
    assert "31/08/2026 (hari-bulan) dan 08/31/2026 (bulan-hari)" in issue.message
    assert months(areas_engine) == []


@pytest.mark.parametrize("kind", LONG_KINDS)
def test_both_orders_refuse_the_whole_file_even_in_part(
    areas_engine: Engine, tmp_path: Path, kind: str
) -> None:
    report = load(areas_engine, tmp_path, kind, ["31/08/2026", "08/31/2026"], partial=True)
    assert report.refused
    assert months(areas_engine) == []


@pytest.mark.parametrize("kind", LONG_KINDS)
def test_the_option_names_the_order(areas_engine: Engine, tmp_path: Path, kind: str) -> None:
    report = load(areas_engine, tmp_path, kind, ["01/09/2026", "09/01/2026"], day_order="bulan-hari")
    assert months(areas_engine) == [JANUARY, SEPTEMBER]
    assert not [issue for issue in report.issues if issue.rule.startswith("urutan")]


@pytest.mark.parametrize("kind", LONG_KINDS)
@pytest.mark.parametrize(("day", "order"), [("08/31/2026", "hari-bulan"), ("31/08/2026", "bulan-hari")])
def test_a_date_against_the_option_is_refused(
    areas_engine: Engine, tmp_path: Path, kind: str, day: str, order: str
) -> None:
    report = load(areas_engine, tmp_path, kind, [day], day_order=order)
    assert f"Kolom periode berisi {day}, yang bukan {order}" in report.found("error")[0].message
    assert months(areas_engine) == []


def test_the_same_file_with_another_order_is_another_load(areas_engine: Engine, tmp_path: Path) -> None:
    assert load(areas_engine, tmp_path, "csv", ["01/09/2026"]).outcome == "loaded"
    assert load(areas_engine, tmp_path, "csv", ["01/09/2026"]).outcome == "already"
    again = load(areas_engine, tmp_path, "csv", ["01/09/2026"], day_order="bulan-hari")
    assert again.outcome == "loaded"
    assert months(areas_engine) == [SEPTEMBER, JANUARY]


@pytest.mark.parametrize(
    "dates", [["01/09/2026"], ["31/08/2026", "01/09/2026"], ["08/31/2026", "09/01/2026"], ["05/05/2026"]]
)
def test_a_big_file_says_the_same(areas_engine: Engine, tmp_path: Path, dates: list[str]) -> None:
    file = tmp_path / "besar.csv"
    lines = [f"{AREAS[at]},{day},PU,peserta_aktif,{1000 + at}" for at, day in enumerate(dates)]
    file.write_text("\n".join([",".join(HEADER), *lines]) + "\n")
    other = sqlite(tmp_path / "lain.sqlite3")
    assert_alike(areas_engine, other, file)
    other.dispose()


EVENT = ("wilayah", "tanggal", "topik", "sasaran", "orang", "sumber")


def test_lists_of_days_too(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        (area, day, "Sosialisasi", "Nelayan", "50", "https://contoh.id/a")
        for area, day in zip(AREAS, ["09/01/2026", "08/31/2026"], strict=False)
    ]
    assert load_as(areas_engine, tmp_path, "csv", [EVENT, *rows]).outcome == "loaded"
    assert stored.rows(areas_engine, "outreach", "held_on") == [(date(2026, 9, 1),), (AUGUST,)]
    both = [EVENT, *rows, (AREAS[2], "31/08/2026", "Sosialisasi", "Guru", "5", "https://contoh.id/a")]
    (issue,) = load_as(areas_engine, tmp_path, "xlsx", both).found("error")
    assert (issue.rule, issue.source_column) == ("urutan_tanggal", "tanggal")


def test_a_date_in_a_title_that_could_be_two_days_is_told(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        ("Posisi 10/09/2026", "", ""),
        ("Kabupaten/Kota", "Potensi PU", "Peserta Aktif PU"),
        ("Kabupaten Cilacap", "100000", "40000"),
    ]
    report = load_as(areas_engine, tmp_path, "csv", rows)
    (told,) = [issue for issue in report.issues if issue.rule == "urutan_dianggap"]
    assert "dibaca hari-bulan (September 2026)" in told.message
    assert set(months(areas_engine)) == {SEPTEMBER}
