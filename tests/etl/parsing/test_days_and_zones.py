"""Days that do not exist and moments of other time zones give no month, in whatever format they stand."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.parsing import dates, periods
from etl.pipeline.load_file import load_file
from tests.support.etl import stored
from tests.support.etl.delivered import LONG_KINDS, load_as

TODAY = date(2026, 11, 22)
HEADER = ("wilayah", "periode", "segmen", "ukuran", "nilai")
IMPOSSIBLE = [
    "2026-09-31",
    "2026-09-99",
    "2026-09-311",
    "2026/09/31",
    "31/09/2026",
    "31-09-2026",
    "31.09.2026",
    "00/09/2026",
    "31 September 2026",
    "32 Sept 2026",
    "2023-02-29",
    "29 Februari 2023",
    "Posisi 31 Juni 2025",
]
ZONED = [
    "2026-08-31T17:00:00.000Z",
    "2026-08-31T17:00Z",
    "2026-08-31T17Z",
    "2026-08-31T17:00:00+00:00",
    "2026-08-31 17:00:00+0000",
    "2026-08-31 17:00:00 UTC",
    "31/08/2026 17.00 UTC",
    "31 Agustus 2026 pukul 17.00 GMT",
    "2026-08-31T23:30:00-05:00",
    "31-08-2026 23:30 WIT",
    "2026-08-31Z",
    "2026-08-31+00:00",
]


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_a_day_that_does_not_exist_is_no_month(text: str) -> None:
    with pytest.raises(periods.PeriodError, match=r"tanggal .* tidak ada"):
        periods.parse(text, today=TODAY)
    with pytest.raises(dates.DateError, match=r"tidak ada"):
        dates.whole_day(text, until=TODAY)


@pytest.mark.parametrize("text", ZONED)
def test_a_moment_of_another_zone_is_no_month(text: str) -> None:
    with pytest.raises(periods.PeriodError, match="zona waktu"):
        periods.parse(text, today=TODAY)
    with pytest.raises(dates.DateError, match="zona waktu"):
        dates.whole_day(text, until=TODAY)
    with pytest.raises(dates.DateError, match="zona waktu"):
        dates.iso(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-08-31T17:00:00+07:00", 31),
        ("2026-08-31 17:00:00 +0700", 31),
        ("31/08/2026 17.00 WIB", 31),
        ("2026-08-31T17:00:00", 31),
        ("2026-08-30 23:59", 30),
        ("31-08-2026 (Asia/Jakarta)", 31),
        ("31-08-2026 - 5 kabupaten", 31),
    ],
)
def test_a_moment_of_our_own_zone_is_its_day(text: str, day: int) -> None:
    assert periods.parse(text, today=TODAY) == date(2026, 8, 31)
    assert dates.whole_day(text, until=TODAY) == date(2026, 8, day)


def test_29_february_of_a_leap_year() -> None:
    assert periods.parse("29/02/2024", today=TODAY) == date(2024, 2, 29)


def test_a_number_before_a_month_of_a_title_is_no_day() -> None:
    (found,) = periods.find("Rekap se-Jateng, 35 September 2026")
    assert (found.period, found.day) == (date(2026, 9, 30), None)
    with pytest.raises(periods.PeriodError, match="35 september 2026 tidak ada"):
        periods.find("Posisi 35 September 2026")


@pytest.mark.parametrize("text", ["2026-09-1x", "2026-091", "31/08/2026T17:00Z"])
def test_half_a_date_is_none(text: str) -> None:
    with pytest.raises(periods.PeriodError, match="bukan bulan"):
        periods.parse(text, today=TODAY)


@pytest.mark.parametrize("text", [IMPOSSIBLE[0], IMPOSSIBLE[4], ZONED[0], ZONED[3], ZONED[5]])
@pytest.mark.parametrize("kind", LONG_KINDS)
def test_refused_in_every_format(areas_engine: Engine, tmp_path: Path, text: str, kind: str) -> None:
    cells = ("Kabupaten Cilacap", text, "PU", "peserta_aktif", "1000")
    report = load_as(areas_engine, tmp_path, kind, [HEADER, cells])
    (issue,) = report.found("error")
    assert (issue.rule, issue.source_row, issue.source_column) == ("bulan_keliru", 2, "periode")
    assert issue.value == text
    assert stored.rows(areas_engine, "observation", "value") == []


@pytest.mark.parametrize("title", ["Posisi 31 September 2026", "Posisi 2026-08-31T17:00:00Z"])
def test_refused_in_the_title_of_a_rekap(areas_engine: Engine, tmp_path: Path, title: str) -> None:
    file = tmp_path / "rekap.csv"
    lines = [title, "Kabupaten/Kota,Potensi PU,Peserta Aktif PU", "Kabupaten Cilacap,100000,40000"]
    file.write_text("\n".join(lines) + "\n")
    (issue,) = load_file(areas_engine, file).found("error")
    assert (issue.rule, issue.source_row) == ("bulan_keliru", 1)
