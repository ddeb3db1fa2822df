"""Between two months on /bandingkan: every cell and both ends of every line once more."""

import pytest

from data.repository.store import Store
from tests.support.dashboards.html_tree import number, page, rows, signed
from tests.support.dashboards.plain_sql import Plain

CODES = ("33.21", "33.19", "33.74")


@pytest.mark.parametrize(("word", "then"), [("", "2025-10-31"), ("&dari=2024-03", "2024-03-31")])
def test_every_cell(full_store: Store, plain: Plain, word: str, then: str) -> None:
    card = page(full_store, "/bandingkan", f"dan={','.join(CODES)}{word}").card("Di antara dua bulan")
    expected = []
    for code in CODES:
        (n, d), (was, base) = plain.pair(code, "2026-10-31", "BPU"), plain.pair(code, then, "BPU")  # type: ignore[misc]
        old, new = was / base * 100, n / d * 100
        same = (n - was) / d * 100
        expected.append((number(old, 1), number(new, 1), signed(new - old, 1), signed(same, 1)))
    shown = [tuple(row.values())[1:] for row in rows(card.one("table"))]
    assert shown == expected
    texts = [text.text for text in card.one("svg").all("text")]
    assert {f"{old} %" for old, *_ in expected} <= set(texts)
    assert any(text.startswith("Demak") and text.endswith(f"{expected[0][1]} %") for text in texts)


def test_lines_begin_at_the_scale_of_zero(small_store: Store) -> None:
    """Demak 20 to 23, Kudus 9 to 12 %: the ends stand as high as their values on a scale from zero."""
    search = "periode=2026-09&dan=33.21,33.19&dari=2025-09"
    card = page(small_store, "/bandingkan", search).card("Di antara dua bulan")
    ends = [
        [float(point.split(",")[1]) for point in line.attributes["points"].split()]
        for line in card.all("polyline")
    ]
    whole, most = 280 - 54, 23 * 1.05
    assert ends == [
        [pytest.approx(whole * (1 - value / most), abs=0.06) for value in pair]
        for pair in ((20, 23), (9, 12))
    ]
    assert [row["Perubahan, potensi bulan ini"] for row in rows(card.one("table"))] == ["+3,0", "+3,0"]


@pytest.mark.parametrize("word", ["dari=2026-09", "dari=x", "dari=1999-01", ""])
def test_an_unknown_month_falls_back(small_store: Store, word: str) -> None:
    """The small world has thirteen months: the first of them is a year ago."""
    card = page(small_store, "/bandingkan", f"periode=2026-09&dan=33.21,33.19&{word}").card("Di antara dua")
    assert [row["Sep 2025"] for row in rows(card.one("table"))] == ["20,0", "9,0"]


def test_silence_is_no_line(small_store: Store) -> None:
    card = page(small_store, "/bandingkan", "periode=2026-09&dan=33.01,33.02").card("Di antara dua bulan")
    assert "pilih bulan lain" in card.text
    assert not card.all("polyline")
