"""The rapor in a real browser: on a phone, on paper, for screen readers; its text copied by one tap."""

from io import BytesIO
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from tests.support.dashboards.screen import OVERFLOW, findings, open_live, tab

ADDRESSES = ("/rapor/33", "/rapor/33.02?bahasa=en", "/rapor")


@pytest.mark.parametrize("path", ADDRESSES)
def test_it_reads_on_a_phone(browser: Browser, app_url: str, path: str) -> None:
    with tab(browser, "phone") as page:
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(app_url + path)
        assert page.evaluate(OVERFLOW) == 0
        assert findings(page) == []
        assert said == []
        assert {urlsplit(address).netloc for address in asked} == {urlsplit(app_url).netloc}
        assert not page.evaluate("document.scripts.length")


@pytest.mark.parametrize("path", ADDRESSES[:2])
def test_it_prints_on_two_pages_at_most(browser: Browser, app_url: str, path: str) -> None:
    with tab(browser, "projector") as page:
        page.goto(app_url + path)
        printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(printed.pages) <= 2
    width, height = printed.pages[0].mediabox[2:]
    assert (round(float(width)), round(float(height))) == (595, 842)
    text = " ".join(page.extract_text() for page in printed.pages)
    assert "SIMULASI" in text
    assert "WhatsApp" not in text


def test_one_tap_copies_the_text(browser: Browser, app_url: str) -> None:
    with tab(browser, "phone", permissions=["clipboard-read", "clipboard-write"]) as page:
        open_live(page, f"{app_url}/daerah/33.21")
        page.get_by_role("button", name="Salin teks WhatsApp").click()
        expect(page.locator("main .share [role=status]")).to_have_text("Tersalin")
        lines = page.evaluate("navigator.clipboard.readText()").split("\n")
        assert len(lines) == 3
        assert "(SIMULASI)" in lines[0]
        assert f"{app_url}/rapor/33.21?edisi=simulasi-terkini&periode=" in lines[2]
        page.get_by_role("link", name="Rapor satu halaman").click()
        expect(page.locator(".sheet h1")).to_be_visible()
        assert urlsplit(page.url).path == "/rapor/33.21"


def test_without_a_script_nothing_offers_to_copy(browser: Browser, app_url: str) -> None:
    with tab(browser, "phone", java_script_enabled=False) as page:
        page.goto(f"{app_url}/daerah/33.21")
        assert not page.get_by_role("button", name="Salin teks WhatsApp").is_visible()
        page.get_by_role("link", name="Kirim lewat WhatsApp").click()
        assert page.get_by_label("Teks WhatsApp, siap disalin").is_visible()
