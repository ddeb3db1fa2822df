"""The month, the basis and the standing of a rekap, from what stands around its table."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from etl.model import Options, Tidy
from etl.readers.read_file import read_sheets
from etl.sources import rekap
from tests.support.clock import Clock
from tests.support.etl import books

ROWS = [["Kab/Kota", "Peserta aktif PU"], ["Kab. Kudus", 10]]
SEPTEMBER = date(2026, 9, 30)


def read(tmp_path: Path, *title: object, sheet: str = "Rekap", period: date | None = None) -> Tidy:
    path = books.plain(tmp_path / "a.xlsx", [[line] for line in title] + ROWS, sheet=sheet)
    return rekap.tidy(read_sheets(path), Options("resmi", period))


def refusal(result: Tidy) -> str:
    (issue,) = [f for f in result.issues if f.rule == "bulan_keliru"]
    assert result.frame["period"].isna().all()
    return issue.message


@pytest.mark.parametrize(
    "title",
    [
        "Posisi September 2026",
        "REKAP PESERTA s.d. 30 September 2026",
        "Januari s/d September 2026",
        "Periode Januari 2026 s.d. September 2026",
        "Keadaan per 30-09-2026 (dicetak tanggal 5 Oktober 2026)",
        "BULAN SEPTEMBER TAHUN 2026",
    ],
)
def test_in_the_title(tmp_path: Path, title: str) -> None:
    assert set(read(tmp_path, title).frame["period"]) == {SEPTEMBER}


def test_a_date_in_a_cell(tmp_path: Path) -> None:
    path = books.plain(tmp_path / "a.xlsx", [["Bulan laporan", date(2026, 9, 1)], *ROWS])
    result = rekap.tidy(read_sheets(path), Options("resmi"))
    assert set(result.frame["period"]) == {SEPTEMBER}
    assert not any(f.rule == "tengah_bulan" for f in result.issues)


def test_on_the_tab_or_told(tmp_path: Path) -> None:
    assert set(read(tmp_path, "Rekap", sheet="Sep 2026").frame["period"]) == {SEPTEMBER}
    assert set(read(tmp_path, "REKAP TAHUN 2026", sheet="SEPT").frame["period"]) == {SEPTEMBER}
    assert set(read(tmp_path, "Rekap", period=SEPTEMBER).frame["period"]) == {SEPTEMBER}
    assert set(read(tmp_path, "Posisi September 2026", period=SEPTEMBER).frame["period"]) == {SEPTEMBER}


def test_one_sheet_a_month(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for name, people in (("Agustus 2026", 9), ("September 2026", 10)):
        page = book.create_sheet(name)
        page.append(["Kab/Kota", "Peserta aktif PU"])
        page.append(["Kab. Kudus", people])
    book.save(tmp_path / "a.xlsx")
    frame = rekap.tidy(read_sheets(tmp_path / "a.xlsx"), Options("resmi")).frame
    assert list(zip(frame["period"], frame["value"], strict=True)) == [
        (date(2026, 8, 31), 9),
        (SEPTEMBER, 10),
    ]


def test_nowhere(tmp_path: Path) -> None:
    assert refusal(read(tmp_path, "Rekap peserta")) == (
        "Bulan laporan tidak ditemukan di judul atau nama lembar; "
        "tambahkan --periode, misalnya --periode 2026-09."
    )


def test_title_and_option_disagree(tmp_path: Path) -> None:
    message = refusal(read(tmp_path, "Posisi September 2026", period=date(2026, 8, 31)))
    assert "judul, nama lembar, dan --periode menyebut Agustus 2026 dan September 2026" in message


def test_title_and_tab_disagree(tmp_path: Path) -> None:
    message = refusal(read(tmp_path, "Posisi September 2026", sheet="Agustus 2026"))
    assert "judul atau nama lembar menyebut Agustus 2026 dan September 2026" in message


@pytest.mark.parametrize(
    ("note", "period"),
    [
        ("Posisi data: 30 September 2026", {SEPTEMBER}),
        ("Data per 30 September 2026", {SEPTEMBER}),
        ("Data potensi per Desember 2025", {None}),
        ("Semarang, 5 Oktober 2026", {None}),
    ],
)
def test_below_the_table(tmp_path: Path, note: str, period: set[date | None]) -> None:
    path = books.plain(tmp_path / "a.xlsx", [*ROWS, [note]], sheet="Rekap")
    assert set(rekap.tidy(read_sheets(path), Options("resmi")).frame["period"]) == period


def test_the_day_of_a_letter_is_no_month_of_figures(tmp_path: Path) -> None:
    lines = "Lampiran Surat Nomor 560/12 Tanggal 5 November 2026", "REKAP KEPESERTAAN SEPTEMBER 2026"
    assert set(read(tmp_path, *lines).frame["period"]) == {SEPTEMBER}


def test_a_tab_of_numbers(tmp_path: Path) -> None:
    assert set(read(tmp_path, "Menurut Inpres 2/2021", sheet="09-2026").frame["period"]) == {SEPTEMBER}


def test_two_months_of_the_same_weight(tmp_path: Path) -> None:
    assert "tidak pasti" in refusal(read(tmp_path, "Posisi Agustus 2026", "Posisi September 2026"))


def test_a_month_without_its_year_and_another_option(tmp_path: Path) -> None:
    assert "menyebut September, --periode Agustus 2026" in refusal(
        read(tmp_path, "Rekap bulan September", period=date(2026, 8, 31))
    )
    assert set(read(tmp_path, "Rekap bulan September", period=SEPTEMBER).frame["period"]) == {SEPTEMBER}


@pytest.mark.parametrize(("title", "tab"), [("Posisi Sept '26", "Rekap"), ("Rekap", "Sep-26")])
def test_two_digits_of_a_year(tmp_path: Path, title: str, tab: str) -> None:
    assert refusal(read(tmp_path, title, sheet=tab)).startswith("Tahun dua angka ditolak: ")


def test_where_the_month_stands(tmp_path: Path) -> None:
    result = read(tmp_path, "Rekap", "Posisi Januari 2099")
    assert [f.source_row for f in result.issues if f.rule == "bulan_keliru"] == [2]


def test_a_month_that_has_not_begun(tmp_path: Path) -> None:
    assert "Januari 2099 belum tiba" in refusal(read(tmp_path, "Posisi Januari 2099"))


def test_before_the_end_of_the_month_it_is_provisional(tmp_path: Path) -> None:
    result = read(tmp_path, "Posisi 15 September 2026")
    assert set(result.frame["provisional"]) == {True}
    assert [f.message for f in result.issues if f.rule == "tengah_bulan"] == [
        "Posisi 15 September 2026, belum akhir bulan: dicatat sementara untuk bulan itu."
    ]


@pytest.mark.parametrize(
    ("title", "provisional", "basis"),
    [
        ("Posisi September 2026 (angka sementara)", True, "tak_disebut"),
        ("Posisi September 2026, berbasis NIK", False, "nik"),
        ("Posisi September 2026 berdasarkan data Kemnaker", False, "kemnaker"),
        ("Posisi September 2026", False, "tak_disebut"),
    ],
)
def test_standing_and_basis(tmp_path: Path, title: str, provisional: bool, basis: str) -> None:
    frame = read(tmp_path, title).frame
    assert set(frame["provisional"]) == {provisional}
    assert set(frame["basis"]) == {basis}


@pytest.mark.parametrize(("hour", "today"), [(16, "29"), (17, "30")])
def test_a_day_that_has_not_come_is_refused(tmp_path: Path, clock: Clock, hour: int, today: str) -> None:
    """17.00 in UTC is midnight in Jawa Tengah: 30 September has come there."""
    clock(datetime(2026, 9, 29, hour))
    result = read(tmp_path, "Posisi 30 September 2026")
    if today == "30":
        assert set(result.frame["period"]) == {SEPTEMBER}
    else:
        assert refusal(result).startswith("Posisi 30 September 2026 belum tiba (hari ini 29 ")
