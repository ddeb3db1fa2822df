"""What a rekap tells of its months: quarters, notes of provisional figures, months that were left out."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from etl.checks.load_report import LoadReport
from etl.parsing import periods
from etl.pipeline.load_file import load_file
from tests.support.etl import books, stored

SPARSE = "Peserta aktif PMI kosong di 10 dari 12 baris; dicatat kosong, bukan nol."
HEADS = ("Kab/Kota", "Potensi PU", "Potensi PMI", "Peserta PU", "Peserta PMI")
NAMES = ("Cilacap", "Banyumas", "Purbalingga", "Banjarnegara", "Kebumen", "Purworejo", "Wonosobo", "Boyolali",
         "Klaten", "Sukoharjo", "Wonogiri", "Karanganyar")  # fmt: skip


def rekap(path: Path, title: str, *notes: str, migrants: int = 0) -> Path:
    """Twelve areas: PU everywhere, participants PMI in the first `migrants` of them."""
    rows = [
        [f"Kab. {name}", 90_000 + at, 700, 40_000 + at * 11 + len(title), 50 if at < migrants else None]
        for at, name in enumerate(NAMES)
    ]
    return books.plain(path, [[title], HEADS, *rows, *([note] for note in notes)])


def load(engine: Engine, path: Path) -> LoadReport:
    report = load_file(engine, path)
    assert report.outcome == "loaded", [issue.message for issue in report.found("error")]
    return report


def told(report: LoadReport, rule: str) -> list[str]:
    return [issue.message for issue in report.issues if issue.rule == rule]


@pytest.mark.parametrize(
    ("said", "period"),
    [
        ("Triwulan IV Tahun 2025", date(2025, 12, 31)),
        ("Triwulan ke-IV 2025", date(2025, 12, 31)),
        ("Triwulan keempat 2025", date(2025, 12, 31)),
        ("Triwulan IV (Oktober - Desember) 2025", date(2025, 12, 31)),
        ("Triwulan IV (Oktober s.d. Desember) Tahun Anggaran 2025", date(2025, 12, 31)),
        ("Kuartal II 2026", date(2026, 6, 30)),
        ("Q3 2026", date(2026, 9, 30)),
        ("Semester kedua 2025", date(2025, 12, 31)),
        ("Triwulan IV (Januari) 2025", None),
        ("Sesuai Inpres 2 Tahun 2021, Triwulan IV Tahun 2025", date(2025, 12, 31)),
    ],
)
def test_quarters(said: str, period: date | None) -> None:
    assert periods.quarter(said) == period


@pytest.mark.parametrize(
    "title",
    [
        "Rekap Kepesertaan Triwulan IV Tahun 2025",
        "Rekap Triwulan ke-IV (Oktober - Desember) 2025",
        "Rekap Triwulan IV (Oktober 2025 - Desember 2025)",
    ],
)
def test_the_fourth_quarter_in_a_title(areas_engine: Engine, tmp_path: Path, title: str) -> None:
    load(areas_engine, rekap(tmp_path / "a.xlsx", title))
    assert {row[0] for row in stored.rows(areas_engine, "observation", "period")} == {date(2025, 12, 31)}


@pytest.mark.parametrize(
    ("note", "provisional"),
    [
        ("Keterangan: data sementara", True),
        ("*) Angka sementara", True),
        ("Catatan: angka bersifat sementara, menunggu verifikasi", True),
        ("*) sementara", True),
        ("Data final, bukan data sementara", False),
        ("Sumber: BPJS Ketenagakerjaan", False),
        ("Data dari cabang, sementara itu Jakon menyusul", False),
    ],
)
def test_a_note_of_provisional_figures_is_taken_and_told(
    areas_engine: Engine, tmp_path: Path, note: str, provisional: bool
) -> None:
    report = load(areas_engine, rekap(tmp_path / "a.xlsx", "Posisi September 2026", note))
    assert {row[0] for row in stored.rows(areas_engine, "observation", "provisional")} == {provisional}
    assert len(told(report, "catatan_sementara")) == provisional


def test_a_month_that_was_left_out_is_told_once(areas_engine: Engine, tmp_path: Path) -> None:
    for at, month in enumerate(("Juni", "Juli")):
        report = load(areas_engine, rekap(tmp_path / f"{at}.xlsx", f"Posisi {month} 2026"))
        assert told(report, "bulan_terlewat") == []
    report = load(areas_engine, rekap(tmp_path / "c.xlsx", "Posisi September 2026"))
    assert told(report, "bulan_terlewat") == [
        "Tidak ada angka Agustus 2026, di antara Juli 2026 dan September 2026; perubahannya dihitung "
        "melompati bulan itu. Muat rekap yang terlewat bila ada."
    ]
    report = load(areas_engine, rekap(tmp_path / "d.xlsx", "Posisi Agustus 2026"))
    assert told(report, "bulan_terlewat") == []
    report = load(areas_engine, rekap(tmp_path / "e.xlsx", "Posisi Oktober 2026"))
    assert told(report, "bulan_terlewat") == []


def test_reports_of_quarters_leave_nothing_out(areas_engine: Engine, tmp_path: Path) -> None:
    """The first step of three months is told; once it is the rhythm of all reports, it is none."""
    found = []
    for at, quarter in enumerate(("IV Tahun 2025", "I Tahun 2026", "II Tahun 2026", "III Tahun 2026")):
        report = load(areas_engine, rekap(tmp_path / f"{at}.xlsx", f"Rekap Triwulan {quarter}"))
        found.append(len(told(report, "bulan_terlewat")))
    assert found == [0, 1, 0, 0]


@pytest.mark.parametrize(
    ("migrants", "rule", "severity", "message"),
    [
        (0, "kolom_kosong", "info", "Peserta aktif PMI kosong untuk semua daerah."),
        (
            2,
            "belum_melapor",
            "warning",
            SPARSE,
        ),
    ],
)
def test_an_empty_column_is_told_once_a_month(
    areas_engine: Engine, tmp_path: Path, migrants: int, rule: str, severity: str, message: str
) -> None:
    report = load(areas_engine, rekap(tmp_path / "a.xlsx", "Posisi September 2026", migrants=migrants))
    found = [f for f in report.issues if f.rule in ("kolom_kosong", "belum_melapor")]
    assert [(f.rule, f.severity, f.message) for f in found] == [(rule, severity, message)]


def test_a_column_empty_on_one_sheet_of_two_is_told_once(areas_engine: Engine, tmp_path: Path) -> None:
    path = books.plain(tmp_path / "a.xlsx", [["x"]])
    import openpyxl

    book = openpyxl.load_workbook(path)
    book.remove(book.active)
    for month, migrants in (("Agustus", 12), ("September", 0)):
        page = book.create_sheet(f"{month} 2026")
        other = openpyxl.load_workbook(
            rekap(tmp_path / "b.xlsx", f"Posisi {month} 2026", migrants=migrants)
        ).active
        for row in other.iter_rows(values_only=True):
            page.append(row)
    book.save(path)
    report = load(areas_engine, path)
    assert told(report, "belum_melapor") == []
    assert told(report, "kolom_kosong") == ["Peserta aktif PMI kosong untuk semua daerah."]


def test_a_few_silent_areas_are_named(areas_engine: Engine, tmp_path: Path) -> None:
    report = load(areas_engine, rekap(tmp_path / "a.xlsx", "Posisi September 2026", migrants=11))
    assert told(report, "belum_melapor") == [
        "Kab. Karanganyar belum melapor peserta aktif PMI; dicatat kosong, bukan nol."
    ]
