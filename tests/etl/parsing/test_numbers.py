"""Indonesian numbers by the kind of their column."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.parsing import numbers

ROUND = "jumlah orang harus bilangan bulat"


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("39.880", 39_880),
        ("214 687", 214_687),
        ("214\u00a0687", 214_687),
        ("1.234.567", 1_234_567),
        ("39,880", 39_880),
        ("1,234,567", 1_234_567),
        ("39.880,00", 39_880),
        ("39880.0", 39_880),
        ("39.880 orang", 39_880),
        ("39.880 org", 39_880),
        ("214.687*", 214_687),
        ("214.687 *)", 214_687),
        ("'39880", 39_880),
        (" 12 ", 12),
        ("１２３", 123),
        ("nihil", 0),
        ("0", 0),
        (0, 0),
        (39_880, 39_880),
        (39_880.0, 39_880),
    ],
)
def test_people(cell: Any, people: int) -> None:
    assert numbers.count(cell) == people


@pytest.mark.parametrize(
    "cell", [None, "", "  ", "-", "–", "—", "...", "…", "n/a", "n.a", "belum melapor", "Belum ada"]
)
def test_no_figure(cell: Any) -> None:
    assert numbers.count(cell) is None
    assert numbers.percent(cell) is None
    assert numbers.is_none(cell)


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("12.5", f"{ROUND}, tertulis 12.5; titik atau koma hanya untuk ribuan"),
        ("39,88", f"{ROUND}, tertulis 39,88; "),
        ("0.123", f"{ROUND}, tertulis 0.123; "),
        (39.88, f"{ROUND}, tertulis 39,88. Mungkin Excel membaca titik ribuan sebagai koma desimal"),
        ("1.234,567", "bukan jumlah orang: '1.234,567'"),
        ("1.23.456", "bukan jumlah orang"),
        ("12.3456", ROUND),
        ("-5", "jumlah orang tidak boleh negatif: -5"),
        ("−5", "tidak boleh negatif"),
        ("(5)", "tidak boleh negatif"),
        (-1, "jumlah orang tidak boleh negatif: -1"),
        (float("nan"), "bukan bilangan"),
        (float("inf"), "bukan bilangan"),
        (2e9, "terlalu besar untuk jumlah orang: 2000000000"),
        ("2.000.000.000", "terlalu besar"),
        ("1,2E+05", "bukan jumlah orang: '1,2E+05'"),
        ("214.687²", "ada angka kecil (catatan kaki)"),
        ("214687²", "ada angka kecil (catatan kaki)"),
        ("#REF!", "rumus di sel ini galat (#REF!)"),
        ("abc", "bukan jumlah orang: 'abc'"),
        (True, "BENAR/SALAH"),
        (date(2026, 1, 5), "berisi tanggal (05-01-2026)"),
        ("45,3%", "berisi persen (45,3%), padahal kolom ini jumlah orang"),
    ],
)
def test_refused(cell: Any, why: str) -> None:
    with pytest.raises(numbers.NumberError) as refused:
        numbers.count(cell)
    assert why in str(refused.value)


@pytest.mark.parametrize(
    ("cell", "value", "decimals"),
    [
        ("31,36", 31.36, 2),
        ("31.36", 31.36, 2),
        ("31,36 %", 31.36, 2),
        ("31,4%", 31.4, 1),
        ("7%", 7.0, 0),
        (31.36, 31.36, 2),
        (0.3136, 0.3136, 4),
        (31, 31.0, 0),
        ("1.234,5", 1234.5, 1),
    ],
)
def test_percent(cell: Any, value: float, decimals: int) -> None:
    assert numbers.percent(cell) == value
    assert numbers.decimals(cell) == decimals


@pytest.mark.parametrize("cell", ["-3", -3, "tiga", "3 1", "1,2,3", True])
def test_refused_percent(cell: Any) -> None:
    with pytest.raises(numbers.NumberError):
        numbers.percent(cell)


@given(st.integers(0, numbers.LARGEST), st.sampled_from([".", ",", " ", "'", "\u00a0", ""]))
def test_what_is_written_is_read(people: int, mark: str) -> None:
    assert numbers.count(f"{people:,}".replace(",", mark)) == people
    assert numbers.count(numbers.written(people)) == people


@given(st.integers(0, 30_000))
def test_a_percentage_is_read_with_point_and_comma(hundredths: int) -> None:
    text = f"{hundredths / 100:.2f}"
    assert numbers.percent(text) == numbers.percent(text.replace(".", ",")) == float(text)


@given(st.text(max_size=12))
def test_any_text_is_a_number_none_or_refused(text: str) -> None:
    try:
        people = numbers.count(text)
    except numbers.NumberError:
        return
    assert people is None or 0 <= people <= numbers.LARGEST


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("1000,00", 1000),
        ("1000.00", 1000),
        ("1.234,0", 1234),
        ("1 234,00", 1234),
        ("1'234.0", 1234),
        ("0,00", 0),
    ],
)
def test_decimals_that_are_all_zero_are_whole_with_and_without_groups(cell: str, people: int) -> None:
    assert numbers.count(cell) == people


@pytest.mark.parametrize("cell", ["1000,50", "1.234,5", "1000,000", "1.000,000"])
def test_other_decimals_are_no_count(cell: str) -> None:
    with pytest.raises(numbers.NumberError):
        numbers.count(cell)
