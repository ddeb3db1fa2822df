"""How each language writes numbers, signs, months and lists."""

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from babel.messages.pofile import read_po

import dashboards.rendering
from dashboards.rendering.language import Language, inside

INDONESIAN, ENGLISH = Language("id"), Language("en")
CATALOGUE = Path(dashboards.rendering.__file__).parent / "locales" / "en.po"
UNKNOWN = (None, float("nan"), np.float64("nan"), pd.NA)


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [
        (0, 0, "0", "0"),
        (7, 0, "7", "7"),
        (999, 0, "999", "999"),
        (39880, 0, "39.880", "39,880"),
        (1234567, 0, "1.234.567", "1,234,567"),
        (45.7, 1, "45,7", "45.7"),
        (52.383, 2, "52,38", "52.38"),
        (100, 1, "100,0", "100.0"),
        (1234567.8, 1, "1.234.567,8", "1,234,567.8"),
        (-3006, 0, "−3.006", "−3,006"),
        (-8.14, 1, "−8,1", "−8.1"),
        (-0.04, 1, "0,0", "0.0"),
        (-0.4, 0, "0", "0"),
        (-0.0, 1, "0,0", "0.0"),
        (12.35, 1, "12,4", "12.4"),
        (12.25, 1, "12,3", "12.3"),
        (-0.05, 1, "−0,1", "−0.1"),
        (2.5, 0, "3", "3"),
        (-1250.5, 0, "−1.251", "−1,251"),
        (np.int64(12_254_845), 0, "12.254.845", "12,254,845"),
    ],
)
def test_numbers(value: Any, decimals: int, indonesian: str, english: str) -> None:
    assert INDONESIAN.number(value, decimals) == indonesian
    assert ENGLISH.number(value, decimals) == english


def test_the_minus_is_a_minus_sign() -> None:
    assert INDONESIAN.number(-1)[0] == "\u2212"
    assert ENGLISH.signed(-1)[0] == "\u2212"


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [
        (45.7, 1, "45,7\N{NO-BREAK SPACE}%", "45.7%"),
        (52.383, 2, "52,38\N{NO-BREAK SPACE}%", "52.38%"),
        (100, 0, "100\N{NO-BREAK SPACE}%", "100%"),
        (134.61, 1, "134,6\N{NO-BREAK SPACE}%", "134.6%"),
        (-10.5, 1, "−10,5\N{NO-BREAK SPACE}%", "−10.5%"),
    ],
)
def test_percentages(value: float, decimals: int, indonesian: str, english: str) -> None:
    assert INDONESIAN.percent(value, decimals) == indonesian
    assert ENGLISH.percent(value, decimals) == english


@pytest.mark.parametrize(
    ("value", "decimals", "indonesian", "english"),
    [
        (1161, 0, "+1.161", "+1,161"),
        (-17120, 0, "−17.120", "−17,120"),
        (0, 0, "0", "0"),
        (0.6, 1, "+0,6", "+0.6"),
        (-1.9, 1, "−1,9", "−1.9"),
        (0.04, 1, "0,0", "0.0"),
        (-0.04, 1, "0,0", "0.0"),
    ],
)
def test_changes_carry_their_sign_and_zero_has_none(
    value: float, decimals: int, indonesian: str, english: str
) -> None:
    assert INDONESIAN.signed(value, decimals) == indonesian
    assert ENGLISH.signed(value, decimals) == english


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (0, "0", "0"),
        (9999, "9.999", "9,999"),
        (10000, "10 rb", "10k"),
        (45300, "45 rb", "45k"),
        (1234567, "1,2 juta", "1.2m"),
        (12254845, "12,3 juta", "12.3m"),
        (3326400000, "3,3 miliar", "3.3bn"),
        (-45300, "−45 rb", "−45k"),
    ],
)
def test_short_numbers(value: float, indonesian: str, english: str) -> None:
    assert INDONESIAN.short(value) == indonesian
    assert ENGLISH.short(value) == english


@pytest.mark.parametrize("unknown", UNKNOWN, ids=repr)
@pytest.mark.parametrize("language", [INDONESIAN, ENGLISH], ids=["id", "en"])
def test_what_is_unknown_is_a_dash(language: Language, unknown: Any) -> None:
    written = [language.number(unknown), language.number(unknown, 1), language.percent(unknown)]
    written += [language.signed(unknown, 1), language.short(unknown)]
    assert written == ["–"] * 5


@pytest.mark.parametrize(
    ("day", "indonesian", "english"),
    [
        (date(2026, 1, 31), ("Januari 2026", "Jan 2026"), ("January 2026", "Jan 2026")),
        (date(2026, 5, 31), ("Mei 2026", "Mei 2026"), ("May 2026", "May 2026")),
        (date(2025, 8, 31), ("Agustus 2025", "Agu 2025"), ("August 2025", "Aug 2025")),
        (date(2026, 10, 31), ("Oktober 2026", "Okt 2026"), ("October 2026", "Oct 2026")),
        (date(2024, 12, 31), ("Desember 2024", "Des 2024"), ("December 2024", "Dec 2024")),
    ],
)
def test_months(day: date, indonesian: tuple[str, str], english: tuple[str, str]) -> None:
    for language, (wide, short) in ((INDONESIAN, indonesian), (ENGLISH, english)):
        assert (language.month(day), language.month(day, short=True)) == (wide, short)
        names = language.month_name(day), language.month_name(day, short=True)
        assert names == (wide.split()[0], short.split()[0])


def test_days_and_moments() -> None:
    assert INDONESIAN.day(date(2025, 7, 30)) == "30 Juli 2025"
    assert ENGLISH.day(date(2025, 7, 30)) == "30 July 2025"
    moment = datetime(2026, 11, 22, 14, 5)
    assert INDONESIAN.moment(moment) == "22 November 2026 21.05 WIB"
    assert ENGLISH.moment(moment) == "22 November 2026 21:05 WIB"


@pytest.mark.parametrize(
    ("printed", "indonesian", "english"),
    [
        ("2024", "2024", "2024"),
        ("2023-05", "Mei 2023", "May 2023"),
        ("2023-11", "Nov 2023", "Nov 2023"),
        ("2023-12-31", "31 Des 2023", "31 Dec 2023"),
        ("2024-08-01", "1 Agu 2024", "1 Aug 2024"),
    ],
)
def test_printed_dates_keep_their_precision(printed: str, indonesian: str, english: str) -> None:
    assert INDONESIAN.printed_date(printed) == indonesian
    assert ENGLISH.printed_date(printed) == english


@pytest.mark.parametrize(
    ("words", "indonesian", "english"),
    [
        ([], "", ""),
        (["PU"], "PU", "PU"),
        (["PU", "BPU"], "PU dan BPU", "PU and BPU"),
        (["PU", "BPU", "PMI"], "PU, BPU, dan PMI", "PU, BPU and PMI"),
    ],
)
def test_lists(words: list[str], indonesian: str, english: str) -> None:
    assert INDONESIAN.joined(words) == indonesian
    assert ENGLISH.joined(words) == english


@pytest.mark.parametrize(
    ("text", "indonesian", "english"),
    [
        ("0.24 / 0.54", "0,24 / 0,54", "0.24 / 0.54"),
        ("5.7 (3.7 + 2.0)", "5,7 (3,7 + 2,0)", "5.7 (3.7 + 2.0)"),
        ("16800", "16.800", "16,800"),
        ("0.30", "0,30", "0.30"),
        ("tanpa angka", "tanpa angka", "tanpa angka"),
    ],
)
def test_figures_inside_a_text(text: str, indonesian: str, english: str) -> None:
    assert INDONESIAN.figures(text) == indonesian
    assert ENGLISH.figures(text) == english


def test_signs_for_charts() -> None:
    assert (INDONESIAN.separators, ENGLISH.separators) == (",.", ".,")
    assert (INDONESIAN.percent_sign, ENGLISH.percent_sign) == ("\N{NO-BREAK SPACE}%", "%")


def test_texts() -> None:
    assert INDONESIAN.text("Peringkat") == "Peringkat"
    assert ENGLISH.text("Peringkat") == "Ranking"
    assert INDONESIAN.text("{n} dari {d}", n=3, d=35) == "3 dari 35"
    assert ENGLISH.text("{n} dari {d}", n=3, d=35) == "3 of 35"
    assert ENGLISH.text("not in the catalogue") == "not in the catalogue"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Semua segmen", "semua segmen"),
        ("Cakupan BPU", "cakupan BPU"),
        ("PU", "PU"),
        ("BPU coverage", "BPU coverage"),
        ("non-ASN", "non-ASN"),
    ],
)
def test_words_inside_a_sentence(words: str, expected: str) -> None:
    assert inside(words) == expected


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 person short"), ("1", "1 person short"), (0, "0 people short"), ("21", "21 people short")],
)
def test_one_is_one_in_english(count: object, said: str) -> None:
    assert ENGLISH.text("kurang {n} orang", n=count) == said
    assert INDONESIAN.text("kurang {n} orang", n=count) == f"kurang {count} orang"


def test_a_percentage_in_a_text_does_not_break() -> None:
    assert INDONESIAN.text("selang 80 % dari {n} %", n=5) == "selang 80\u00a0% dari 5\u00a0%"
    assert INDONESIAN.text("Capaian, %") == "Capaian, %"


def test_money_beside_money_looks_different_where_it_is() -> None:
    assert INDONESIAN.shorts(1_240_000_000, 1_210_000_000) == ["1,24 miliar", "1,21 miliar"]
    assert ENGLISH.shorts(1_240_000_000, 1_210_000_000) == ["1.24bn", "1.21bn"]
    assert INDONESIAN.shorts(45_300, 45_100) == ["45,3 rb", "45,1 rb"]
    assert INDONESIAN.shorts(1_240_000_000, 1_240_000_000) == ["1,2 miliar", "1,2 miliar"]
    assert INDONESIAN.shorts(2_000_000_000, 1_000_000_000) == ["2,0 miliar", "1,0 miliar"]


def test_english_counts_one_as_one() -> None:
    """No noun behind a number is always the word for many: {n:area|areas}."""
    counted = re.compile(
        r"\{(?:n|m|k|d)\} (?:more |other )?(?:areas|people|days|months|rows|figures|agreements)\b"
    )
    with CATALOGUE.open("rb") as file:
        told = [str(message.string) for message in read_po(file, locale="en")]
    assert len(told) > 2000
    assert [words for words in told if counted.search(words)] == []
    one = Language("en").text("dan {n} daerah lagi, dalam tabel di bawah", n=1)
    assert one == "and 1 more area, in the table below"
