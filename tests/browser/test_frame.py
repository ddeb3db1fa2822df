"""The frame in Chromium: the search field by keyboard, the reader's own area, the choices that open."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.support.dashboards.screen import resize

FIELD = ".find [name=q]"


def test_the_search_by_keyboard(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/peringkat?periode=2026-08")
    page.fill(FIELD, "smg")
    options = page.locator(".find [role=option]")
    expect(options).to_have_text(["Kabupaten Semarang33.22", "Kota Semarang33.74"])
    field = page.locator(FIELD)
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "tujuan-1")
    expect(page).to_have_url(f"{app_url}/peringkat?periode=2026-08")  # arrows open nothing
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{app_url}/daerah/33.74?periode=2026-08")
    expect(page.locator("h1")).to_contain_text("Kota Semarang")


def test_the_script_of_the_search_comes_when_somebody_reaches_for_it(page: Page, app_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{app_url}/definisi")
    expect(page.locator(FIELD)).to_have_attribute("role", "combobox")
    assert "/tujuan.js" not in asked
    page.locator("h1").press("/")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("solo")
    expect(page.locator(".find [role=option]")).to_have_count(1)
    assert asked.count("/tujuan.js") == 1
    page.locator(FIELD).blur()
    page.locator(FIELD).focus()
    assert asked.count("/tujuan.js") == 1


@pytest.mark.parametrize(("asked", "name"), [("solo", "Kota Surakarta"), ("kota sem", "Kota Semarang")])
def test_one_meaning_needs_no_arrow(page: Page, app_url: str, asked: str, name: str) -> None:
    page.goto(f"{app_url}/definisi")
    page.fill(FIELD, asked)
    expect(page.locator(".find [role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text(name)


def test_two_meanings_are_both_offered_and_escape_closes(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/definisi")
    page.fill(FIELD, "tegal")
    expect(page.locator(".find [role=option]")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(page.locator(".find ul")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("“tegal” dapat berarti 2 tujuan")


def test_my_area_is_kept_on_the_device_and_pinned(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/daerah/33.02")
    expect(page.locator(".own-area")).to_be_hidden()
    page.click(".star")
    expect(page.locator(".star")).to_have_attribute("aria-pressed", "true")
    page.goto(f"{app_url}/tren")
    own = page.locator(".own-area")
    expect(own).to_have_text("Banyumas")
    resize(page, (390, 844))
    page.reload()
    page.click("nav >> text=Daerah")
    expect(page).to_have_url(f"{app_url}/daerah/33.02")
    page.click(".star")
    expect(own).to_be_hidden()


def test_a_part_of_the_sentence_opens_its_choice(page: Page, app_url: str) -> None:
    page.goto(f"{app_url}/tren")
    page.click(".asked .part >> text=Oktober 2026")
    expect(page.locator(".asked select[name=periode]")).to_be_focused()
    page.keyboard.press("Escape")
    page.select_option(".asked select[name=periode]", "2026-09")
    expect(page).to_have_url(f"{app_url}/tren?periode=2026-09")
    expect(page.locator(".said")).to_contain_text("September 2026")
    expect(page.locator(".asked select[name=periode]")).to_be_focused()
