"""Pages on paper: A4, no navigation, and on each sheet the source, edition, SIMULASI and its number."""

import io
from collections.abc import Iterator

import pypdf
import pytest
from playwright.sync_api import Browser, Page

from tests.support.dashboards.screen import APP, PAPERS, open_live, tab

PRINTED = [path for path in (*APP, *PAPERS) if path not in ("/api", "/tidak-ada")]
UNDATED = ("/cocok/33.19", "/mutu-data", "/inpres", "/definisi")  # show no single month
REAL = ("/angka-terbit",)  # published figures, whichever edition is chosen
WIDE = "() => [...document.querySelectorAll('.main-svg')].map(svg => Math.round(svg.clientWidth))"


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """The documents themselves, without a script: printing them is what costs."""
    with tab(browser, "projector", java_script_enabled=False, color_scheme="dark") as page:
        yield page


def sheets(page: Page) -> tuple[tuple[int, int], list[str]]:
    """Size in millimetres, and the text of each sheet."""
    printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    width, height = (round(float(side) / 72 * 25.4) for side in printed[0].mediabox[2:])
    return (width, height), [" ".join(sheet.extract_text().split()) for sheet in printed]


@pytest.mark.parametrize("path", PRINTED)
def test_each_sheet_says_where_it_is_from(bare: Page, app_url: str, path: str) -> None:
    language = "en" if path in ("/peringkat", "/rapor") else "id"
    bare.goto(app_url + path + ("" if language == "id" else "?bahasa=en"))
    size, texts = sheets(bare)
    edition, mark = {
        "id": ("edisi: Simulasi, terkini · Oktober 2026", "SIMULASI: semua angka rekaan."),
        "en": (
            "edition: Simulation, latest · October 2026",
            "SIMULASI: a simulation, all figures are made up.",
        ),
    }[language]
    if path in REAL:
        edition = "edisi: Angka terbit, terkini"
    if path.startswith("/cocok"):
        mark = "SIMULASI: garis hitungan kami rekaan; angka terbitnya nyata."
    assert size == (210, 297)
    for number, text in enumerate(texts, start=1):
        assert edition in text or (path in UNDATED and edition.partition(" · ")[0] in text)
        assert f"{number} / {len(texts)}" in text
        assert (mark in text) == (path not in REAL)
        assert "WhatsApp" not in text


def test_a_live_page_follows_the_paper(browser: Browser, app_url: str) -> None:
    """Light colours, no navigation, the pictures of the charts; on the screen all as it was."""
    with tab(browser, "projector", color_scheme="dark") as page:
        open_live(page, f"{app_url}/peringkat")
        page.locator(".ranking-chart > summary").click()
        before = page.evaluate(WIDE)
        size, texts = sheets(page)
        assert size == (210, 297)
        assert all("SIMULASI: semua angka rekaan." in text for text in texts)
        assert page.evaluate(WIDE) == before
        page.emulate_media(media="print", color_scheme="dark")
        for part in ("nav", ".filters", ".languages"):
            assert not page.locator(f"#halaman {part}").first.is_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(22, 33, 45)"
        assert not page.locator("#halaman .live-chart").is_visible()
        assert page.locator("#halaman .light-chart").is_visible()


def test_heads_repeat_and_no_chart_is_cut(bare: Page, app_url: str) -> None:
    """The table of all columns, opened, takes more than a sheet: each has its head."""
    bare.goto(f"{app_url}/peringkat")
    bare.click("#halaman .ranking > summary")
    bare.emulate_media(media="print")
    style = "element => { const s = getComputedStyle(element); return [s.display, s.breakInside]; }"
    assert bare.locator("#halaman .table thead").first.evaluate(style)[0] == "table-header-group"
    for part in (".chart", ".table tbody tr"):
        assert bare.locator(f"#halaman {part}").first.evaluate(style)[1] == "avoid"
    _size, texts = sheets(bare)
    assert sum("Potensi" in text for text in texts) >= 2
    bare.emulate_media(media="screen")
