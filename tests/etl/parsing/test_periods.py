"""Months as officials write them."""

from datetime import date, datetime
from typing import Any

import pytest

from etl.parsing import periods

TODAY = date(2026, 11, 22)
SEPTEMBER = date(2026, 9, 30)


@pytest.mark.parametrize(
    "cell",
    [
        "2026-09",
        "2026-9",
        "2026/09",
        "2026-09-30",
        "2026-09-05",
        date(2026, 9, 1),
        datetime(2026, 9, 30, 12),
        "September 2026",
        "SEPTEMBER 2026",
        "Sept 2026",
        "Sep-2026",
        "Sep. 2026",
        "30 September 2026",
        "September Tahun 2026",
        "Posisi September 2026",
        "s.d. 30 September 2026",
        "Bulan: September 2026",
        "30/09/2026",
        "Rekap_September_2026",
    ],
)
def test_september(cell: Any) -> None:
    assert periods.parse(cell, today=TODAY) == SEPTEMBER


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Nopember 2025", date(2025, 11, 30)),
        ("Agustus 2026", date(2026, 8, 31)),
        ("Pebruari 2024", date(2024, 2, 29)),
        ("Des 2025", date(2025, 12, 31)),
        ("November 2026", date(2026, 11, 30)),
    ],
)
def test_spellings(text: str, period: date) -> None:
    assert periods.parse(text, today=TODAY) == period


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("Sep-26", "tahun dua angka ditolak: Sep-26"),
        ("Sept '26", "tahun dua angka ditolak"),
        ("2026-13", "bulan 13 tahun 2026 tidak ada"),
        ("Desember 2026", "Desember 2026 belum tiba"),
        (date(2027, 1, 1), "Januari 2027 belum tiba"),
        (202609, "bulan tertulis 202609"),
        (None, "bulan kosong"),
        ("kemarin", "bukan bulan: 'kemarin'"),
        ("Agustus 2026 September 2026", "bukan bulan"),
    ],
)
def test_refused(cell: Any, why: str) -> None:
    with pytest.raises(periods.PeriodError) as refused:
        periods.parse(cell, today=TODAY)
    assert why in str(refused.value)


def test_the_end_of_a_span_weighs_most_and_a_date_of_printing_nothing() -> None:
    found = periods.find("Januari 2026 s/d September 2026 (dicetak 5 Oktober 2026)")
    assert [(mention.period.month, mention.weight) for mention in found] == [(1, 1), (9, 3), (10, 0)]


def test_a_month_and_a_year_apart() -> None:
    assert periods.loose("TAHUN 2026 SEPT") == SEPTEMBER
    assert periods.loose("Tahun 2025 dan 2026, Sept") is None


@pytest.mark.parametrize(
    "law", ["INPRES NOMOR 2 TAHUN 2021", "Inpres No. 2/2021", "PP 50/2025", "SE 4 Th. 2024"]
)
def test_the_year_of_a_regulation_is_none_of_figures(law: str) -> None:
    assert periods.loose(f"Pelaksanaan {law} bulan September") is None
    assert periods.loose(f"Pelaksanaan {law} bulan September Tahun 2026") == SEPTEMBER


def test_written() -> None:
    assert periods.name(date(2026, 8, 31)) == "Agustus 2026"
