"""Numbers of regulations in one spelling, and which are in force on a day."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.facts.regulations import document_number, in_force, title


@pytest.mark.parametrize(
    "written", ["12", "12/2025", "12 Tahun 2025", "Nomor 12 Tahun 2025", "No. 12 th 2025"]
)
def test_one_spelling(written: str) -> None:
    assert document_number("perda", written, 2025) == "12 Tahun 2025"


def test_others_stay_as_written() -> None:
    assert document_number("se", " 560/ 12 /2024", 2025) == "560/ 12 /2024"
    assert document_number("perbup", "188.3/12", 2025) == "188.3/12"
    with pytest.raises(ValueError, match="tahun 2024, tanggalnya tahun 2025"):
        document_number("perda", "12/2024", 2025)


@given(st.integers(1, 9999), st.integers(1990, 2030))
def test_a_spelling_is_its_own(number: int, year: int) -> None:
    once = document_number("perda", f"{number}", year)
    assert document_number("perda", once, year) == once
    assert document_number("perda", f"{number}/{year}", year) == once


def row(issued: str, revoked: str | None = None, *, kind: str = "perda", village: str = "") -> Any:
    return SimpleNamespace(
        issued_on=date.fromisoformat(issued),
        revoked_on=date.fromisoformat(revoked) if revoked else None,
        regulation_kind=kind,
        document_number="12 Tahun 2025",
        village=village,
    )


def test_in_force_on_its_first_day_and_not_on_its_last() -> None:
    old, new = row("2025-03-14", "2026-01-31"), row("2025-06-01")
    assert in_force([old, new], date(2025, 3, 13)) == []
    assert in_force([old, new], date(2025, 3, 14)) == [old]
    assert in_force([old, new], date(2026, 1, 30)) == [new, old]
    assert in_force([old, new], date(2026, 1, 31)) == [new]
    assert title(row("2026-01-05", kind="perdes", village="Mlati Lor")) == "Perdes Mlati Lor 12 Tahun 2025"
