"""A figure is never stored under a month that its file contradicts: columns of time are read wherever they
stand, and --periode fills in what the file leaves out and nothing else."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.layouts.time_columns import kind_of
from tests.support.etl import stored
from tests.support.etl.delivered import KINDS, LONG_KINDS, load_as

D2023, D2024, A2024 = date(2023, 12, 31), date(2024, 12, 31), date(2024, 8, 31)
AUGUST, SEPTEMBER = date(2026, 8, 31), date(2026, 9, 30)
POOR = "jumlah_penduduk_miskin"


def figures(engine: Engine) -> list[tuple[str, date, int]]:
    return [
        (code, month, value)
        for code, month, value in stored.rows(engine, "observation", "area_code", "period", "value")
    ]


def table(year: str, *, right: bool, named: str = "Kabupaten/Kota") -> list[tuple[str, ...]]:
    """A table of two years, the column of years on that side of the figures."""
    if right:
        rows = [("3301", "Cilacap", "186080", "2024"), ("3302", "Banyumas", "205500", "2023")]
        return [("Kode", named, POOR, year), *rows]
    return [
        (year, "Kode", named, POOR),
        ("2024", "3301", "Cilacap", "186080"),
        ("2023", "3302", "Banyumas", "205500"),
    ]


@pytest.mark.parametrize(
    "year",
    [
        "Tahun",
        "tahun",
        "tahun_data",
        "Tahun Data",
        "thn",
        "Thn.",
        "THN_DATA",
        "year",
        "Periode",
        "periode_data",
    ],
)
@pytest.mark.parametrize("right", [True, False])
def test_years_under_every_name_on_both_sides(
    areas_engine: Engine, tmp_path: Path, year: str, right: bool
) -> None:
    report = load_as(areas_engine, tmp_path, "csv", table(year, right=right))
    assert report.outcome == "loaded", report.issues
    assert figures(areas_engine) == [("33.01", D2024, 186_080), ("33.02", D2023, 205_500)]


@pytest.mark.parametrize("kind", KINDS)
def test_years_right_of_the_figures_in_every_format(areas_engine: Engine, tmp_path: Path, kind: str) -> None:
    load_as(areas_engine, tmp_path, kind, table("tahun_data", right=True))
    assert figures(areas_engine) == [("33.01", D2024, 186_080), ("33.02", D2023, 205_500)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_column_of_years_is_no_code_where_there_is_no_code(
    areas_engine: Engine, tmp_path: Path, kind: str
) -> None:
    rows = [("tahun_data", "kab_kota", POOR, "satuan"), ("2024", "Kabupaten Cilacap", "186080", "Jiwa")]
    load_as(areas_engine, tmp_path, kind, rows)
    assert figures(areas_engine) == [("33.01", D2024, 186_080)]


def test_a_number_of_four_digits_is_no_code_by_standing_there(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        ("Kode Pos", "Luas", "Kabupaten/Kota", f"{POOR}_2022"),
        ("5321", "2124", "Kabupaten Cilacap", "186080"),
    ]
    report = load_as(areas_engine, tmp_path, "csv", rows)
    assert "kode_nama_beda" not in {issue.rule for issue in report.issues if issue.source_column == "Luas"}
    assert "21.24" not in str(report.issues)


@pytest.mark.parametrize(
    "rows",
    [
        [("Kabupaten/Kota", f"{POOR}_2022"), ("Kabupaten Cilacap", "186080")],
        [("Jumlah Penduduk Miskin_2022", ""), ("Kabupaten/Kota", "Jumlah"), ("Kabupaten Cilacap", "186080")],
        [("Jumlah Penduduk Miskin 2022", ""), ("Kabupaten/Kota", "Jumlah"), ("Kabupaten Cilacap", "186080")],
    ],
)
def test_a_year_at_the_end_of_a_title(
    areas_engine: Engine, tmp_path: Path, rows: Sequence[Sequence[str]]
) -> None:
    load_as(areas_engine, tmp_path, "csv", rows)
    assert figures(areas_engine) == [("33.01", date(2022, 12, 31), 186_080)]


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_periode_of_another_year_is_refused_naming_the_column(
    areas_engine: Engine, tmp_path: Path, kind: str, right: bool
) -> None:
    report = load_as(areas_engine, tmp_path, kind, table("Tahun", right=right), period=date(2023, 8, 31))
    (issue,) = report.found("error")
    assert (issue.rule, issue.source_column, issue.value) == ("periode_berbeda", "Tahun", "2024")
    assert issue.message.startswith("--periode menyebut Agustus 2023, sedangkan kolom Tahun berisi 2024")
    assert figures(areas_engine) == []
    partly = load_as(
        areas_engine, tmp_path, kind, table("Tahun", right=right), period=date(2023, 8, 31), partial=True
    )
    assert partly.refused


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("head", [("Tahun", "Kabupaten/Kota", POOR), ("Kabupaten/Kota", POOR, "thn")])
def test_periode_dates_yearly_data_within_its_year(
    areas_engine: Engine, tmp_path: Path, kind: str, head: tuple[str, ...]
) -> None:
    row = ("2024", "Kota Tegal", "19400") if head[0] == "Tahun" else ("Kota Tegal", "19400", "2024")
    load_as(areas_engine, tmp_path, kind, [head, row], period=A2024)
    assert figures(areas_engine) == [("33.76", A2024, 19_400)]


def test_years_as_columns_and_periode(areas_engine: Engine, tmp_path: Path) -> None:
    one = [("Jumlah Penduduk Miskin", ""), ("Kabupaten/Kota", "2024"), ("Kota Tegal", "19400")]
    assert load_as(areas_engine, tmp_path, "csv", one, period=A2024).outcome == "loaded"
    assert figures(areas_engine) == [("33.76", A2024, 19_400)]
    two = [("Jumlah Penduduk Miskin", "", ""), ("Kab/Kota", "2023", "2024"), ("Kota Tegal", "19300", "19400")]
    (issue,) = load_as(areas_engine, tmp_path, "xlsx", two, period=A2024).found("error")
    assert (issue.rule, issue.source_column) == ("periode_berbeda", "2023")


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (("Kabupaten/Kota", f"{POOR}_2022", "Tahun"), ("Kota Tegal", "19400", "2024")),
        (("Tahun", "Periode", "Kabupaten/Kota", POOR), ("2024", "Maret 2023", "Kota Tegal", "19400")),
        (("Tahun", "Kabupaten/Kota", POOR, "Tanggal Data"), ("2024", "Kota Tegal", "19400", "2023-03-31")),
    ],
)
def test_two_places_that_differ_are_refused(
    areas_engine: Engine, tmp_path: Path, head: tuple[str, ...], row: tuple[str, ...]
) -> None:
    (issue,) = load_as(areas_engine, tmp_path, "csv", [head, row]).found("error")
    assert issue.rule == "bulan_keliru"
    assert "samakan dulu" in issue.message
    assert "2024" in issue.message
    assert figures(areas_engine) == []


def test_a_title_of_another_year_than_the_column(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [
        ("Jumlah Penduduk Miskin Tahun 2022", "", ""),
        ("Kabupaten/Kota", POOR, "Tahun"),
        ("Kota Tegal", "1", "2024"),
    ]
    (issue,) = load_as(areas_engine, tmp_path, "csv", rows).found("error")
    assert "Judul menyebut tahun 2022, sedangkan kolomnya 2024" in issue.message
    rows[0] = ("Jumlah Penduduk Miskin 2022-2024 (Sensus Penduduk 2020)", "", "")
    assert load_as(areas_engine, tmp_path, "csv", rows).outcome == "loaded"


BAKU = ("wilayah", "periode", "segmen", "ukuran", "nilai")


@pytest.mark.parametrize("kind", LONG_KINDS)
def test_periode_beside_the_months_of_a_long_file(areas_engine: Engine, tmp_path: Path, kind: str) -> None:
    rows = [BAKU, ("Kota Tegal", "2026-09", "PU", "peserta_aktif", "5000")]
    (issue,) = load_as(areas_engine, tmp_path, kind, rows, period=AUGUST).found("error")
    assert (issue.rule, issue.source_row, issue.source_column) == ("periode_berbeda", 2, "periode")
    assert figures(areas_engine) == []
    assert load_as(areas_engine, tmp_path, kind, rows, period=SEPTEMBER).outcome == "loaded"


@pytest.mark.parametrize("kind", LONG_KINDS)
@pytest.mark.parametrize(
    ("head", "cell"), [("tahun", "2025"), ("Bulan", "Agustus"), ("tanggal_data", "2026-08-31")]
)
def test_a_second_column_of_time_in_a_long_file(
    areas_engine: Engine, tmp_path: Path, kind: str, head: str, cell: str
) -> None:
    rows = [(*BAKU, head), ("Kota Tegal", "2026-09", "PU", "peserta_aktif", "5000", cell)]
    (issue,) = load_as(areas_engine, tmp_path, kind, rows).found("error")
    assert (issue.rule, issue.source_row) == ("kolom_waktu", 2)
    assert figures(areas_engine) == []


@pytest.mark.parametrize("kind", LONG_KINDS)
def test_a_second_column_of_time_that_agrees(areas_engine: Engine, tmp_path: Path, kind: str) -> None:
    rows = [
        (*BAKU, "Tahun", "Bulan"),
        ("Kota Tegal", "2026-09", "PU", "peserta_aktif", "5000", "2026", "September"),
    ]
    assert load_as(areas_engine, tmp_path, kind, rows).outcome == "loaded"
    assert figures(areas_engine) == [("33.76", SEPTEMBER, 5000)]


EVENT = ("wilayah", "tanggal", "topik", "sasaran", "orang", "sumber")
HELD = ("Kota Tegal", "2026-08-31", "Sosialisasi", "Nelayan", "50", "https://contoh.id/a")


def test_a_list_has_no_use_for_periode(areas_engine: Engine, tmp_path: Path) -> None:
    (issue,) = load_as(areas_engine, tmp_path, "csv", [EVENT, HELD], period=AUGUST).found("error")
    assert issue.rule == "periode_berbeda"
    assert "tidak dipakai" in issue.message


def test_a_column_of_time_that_a_list_does_not_read(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [(*EVENT, "Bulan Kegiatan"), (*HELD, "September 2026")]
    (issue,) = load_as(areas_engine, tmp_path, "csv", rows).found("error")
    assert (issue.rule, issue.source_column) == ("kolom_waktu", "bulan_kegiatan")


@pytest.mark.parametrize(
    ("lines", "recommended"),
    [
        ([("Jumlah Penduduk Miskin", ""), ("Kabupaten/Kota", "Jumlah"), ("Kota Tegal", "19400")], True),
        (
            [("Jumlah Penduduk Miskin 2022 dan 2023", ""), ("Kab/Kota", "Jumlah"), ("Kota Tegal", "19400")],
            False,
        ),
        ([("Kabupaten/Kota", "Potensi PU"), ("Kota Tegal", "9000")], True),
        ([("Kabupaten/Kota", "Bulan", "Potensi PU"), ("Kota Tegal", "Agustus", "9000")], False),
    ],
)
def test_periode_is_recommended_only_where_the_file_tells_no_month(
    areas_engine: Engine, tmp_path: Path, lines: list[tuple[str, ...]], recommended: bool
) -> None:
    (issue,) = load_as(areas_engine, tmp_path, "csv", lines).found("error")
    assert ("ambahkan --periode" in issue.message) is recommended


@pytest.mark.parametrize(
    "heading", ["Tahun Bekerja", "Umur 15 Tahun", "periode_update", "Bulanan", "Sebulan", "Tahunan"]
)
def test_no_column_of_time(heading: str) -> None:
    assert kind_of(heading) is None


def test_a_heading_of_a_day_that_does_not_exist(areas_engine: Engine, tmp_path: Path) -> None:
    rows = [("Jumlah Penduduk Miskin", ""), ("Kab/Kota", "31 September 2024"), ("Kota Tegal", "19400")]
    (issue,) = load_as(areas_engine, tmp_path, "csv", rows).found("error")
    assert (issue.rule, issue.message[:30]) == ("bulan_keliru", "Tanggal 31 september 2024 tida")
