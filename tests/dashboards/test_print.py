"""A page on paper: no navigation, the source, edition and SIMULASI at the foot, pages numbered."""

import io

import pypdf
import pytest
from playwright.sync_api import Browser

from tests.dashboards.screen import open_live, tab


@pytest.mark.parametrize("path", ["/", "/inpres"])
def test_a_page_on_a4(browser: Browser, app_url: str, path: str) -> None:
    with tab(browser, "projector", color_scheme="dark") as page:
        open_live(page, app_url + path)
        sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        page.emulate_media(media="print", color_scheme="dark")
        assert not page.locator("#halaman nav").is_visible()
        assert not page.locator("#halaman .filters").first.is_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(27, 36, 48)"
    width, height = (float(side) / 72 * 25.4 for side in sheets[0].mediabox[2:])
    assert (round(width), round(height)) == (210, 297)
    texts = [" ".join(sheet.extract_text().split()) for sheet in sheets]
    assert "edisi: Simulasi" in texts[-1]
    assert "SIMULASI: semua angka rekaan." in texts[-1]
    for number, text in enumerate(texts, start=1):
        assert f"{number} / {len(texts)}" in text
