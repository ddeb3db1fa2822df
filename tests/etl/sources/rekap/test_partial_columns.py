"""Columns of a rekap that count some people only, or something else; sections under a plain heading."""

from pathlib import Path
from typing import Any

import pytest

from etl.model import Options, Tidy
from etl.readers.read_file import read_sheets
from etl.sources import rekap
from tests.support.etl import books

ACTIVE, ELIGIBLE = "active_participants", "eligible_workers"
MONTH = ["Rekap September 2026"]


def tidy(tmp_path: Path, *rows: list[Any]) -> Tidy:
    return rekap.tidy(read_sheets(books.plain(tmp_path / "a.xlsx", [MONTH, *rows])), Options("resmi"))


def values(result: Tidy) -> list[tuple[Any, ...]]:
    columns = ["segment", "measure", "value"]
    return [tuple(row) for row in result.frame.reindex(columns=columns).itertuples(index=False)]


@pytest.mark.parametrize(
    "headings",
    [
        ("Potensi", "Aktif L", "Aktif P", "Aktif Jumlah"),
        ("Potensi", "Peserta Aktif Laki-laki", "Peserta Aktif Perempuan", "Peserta Aktif"),
        ("Potensi", "Aktif Mandiri", "Aktif Didanai Pemda", "Aktif Jumlah"),
        ("Potensi", "Aktif Pekerja Rentan", "Peserta Aktif Baru", "Aktif"),
    ],
)
def test_some_people_beside_all_of_them_are_not_read(tmp_path: Path, headings: tuple[str, ...]) -> None:
    result = tidy(
        tmp_path,
        ["Kab/Kota", "BPU", None, None, None],
        [None, *headings],
        ["Kab. Pati", 5000, 700, 300, 1000],
    )
    assert values(result) == [("BPU", ELIGIBLE, 5000), ("BPU", ACTIVE, 1000)]
    assert [issue.rule for issue in result.issues] == ["kolom_dilewati"]


def test_men_and_women_under_one_heading(tmp_path: Path) -> None:
    result = tidy(
        tmp_path,
        ["Kab/Kota", "Potensi PU", "Peserta Aktif PU", None, None],
        [None, None, "L", "P", "Jumlah"],
        ["Kab. Pati", 5000, 700, 300, 1000],
    )
    assert values(result) == [("PU", ELIGIBLE, 5000), ("PU", ACTIVE, 1000)]


def test_a_group_beside_the_segments_is_no_total(tmp_path: Path) -> None:
    result = tidy(
        tmp_path,
        ["Kab/Kota", "PU", None, "Non ASN", None],
        [None, "Potensi", "Aktif", "Potensi", "Aktif"],
        ["Kab. Pati", 5000, 1000, 40, 20],
    )
    assert values(result) == [("PU", ELIGIBLE, 5000), ("PU", ACTIVE, 1000)]


@pytest.mark.parametrize(
    ("heading", "word"),
    [("Peserta Aktif Laki-laki", "laki-laki"), ("Aktif Pekerja Rentan", "pekerja rentan")],
)
def test_some_people_alone_are_not_taken_for_all(tmp_path: Path, heading: str, word: str) -> None:
    result = tidy(tmp_path, ["Kab/Kota", "BPU", None], [None, "Potensi", heading], ["Kab. Pati", 5000, 1000])
    assert values(result) == [("BPU", ELIGIBLE, 5000)]
    (told,) = [issue for issue in result.issues if issue.severity == "error"]
    assert (told.rule, told.source_column) == ("ukuran_tak_jelas", f"C · BPU · {heading}")
    assert (
        f"'{word}' hanya sebagian orang dan kolom jumlahnya tidak ada; tambahkan kolom jumlah" in told.message
    )


def test_a_word_beside_its_segment_explains_it(tmp_path: Path) -> None:
    result = tidy(
        tmp_path,
        ["Kab/Kota", "BPU (Pekerja Rentan)", None],
        [None, "Potensi", "Peserta Aktif"],
        ["Kab. Pati", 5000, 1000],
    )
    assert values(result) == [("BPU", ELIGIBLE, 5000), ("BPU", ACTIVE, 1000)]


def test_new_participants_are_no_stock(tmp_path: Path) -> None:
    result = tidy(tmp_path, ["Kab/Kota", "Potensi PU", "Peserta Aktif Baru PU"], ["Kab. Pati", 5000, 12])
    assert values(result) == [("PU", ELIGIBLE, 5000)]


def test_the_percentage_of_a_target_is_no_printed_coverage(tmp_path: Path) -> None:
    result = tidy(
        tmp_path,
        ["Kab/Kota", "Potensi", "Peserta Aktif", "Target UCJ 2026", None],
        [None, None, None, "%", "Orang"],
        ["Kab. Pati", 5000, 1000, 45.5, 2275],
    )
    assert result.printed == []


def test_a_segment_in_each_row_is_told_as_what_it_is(tmp_path: Path) -> None:
    result = tidy(
        tmp_path,
        ["Kab/Kota", "Segmen", "Potensi", "Peserta Aktif"],
        ["Kab. Pati", "PU", 5000, 1000],
        ["Kab. Pati", "BPU", 700, 70],
    )
    (told,) = [issue for issue in result.issues if issue.severity == "error"]
    assert (told.rule, told.source_column) == ("ukuran_tak_jelas", "B · Segmen")
    assert "segmen tertulis di barisnya; jadikan segmen judul kolom, atau isi templat baku" in told.message


@pytest.mark.parametrize(
    ("last", "second"), [("KOTA", "Kota Semarang"), (None, "Semarang")], ids=["answered", "alone"]
)
def test_a_plain_heading_of_a_section_right_under_the_header(
    tmp_path: Path, last: str | None, second: str
) -> None:
    """Alone it may as well head the column, and says nothing of the names below."""
    result = tidy(
        tmp_path,
        ["Daerah", "Aktif PU"],
        ["KABUPATEN"],
        ["Semarang", 5],
        [last],
        ["Semarang", 6],
    )
    first = "Kabupaten Semarang" if last else "Semarang"
    assert list(result.frame["area_name"]) == [first, second]
