"""By keyboard alone: every page walked with Tab, from the link that skips to the content to the last one."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.dashboards.screen import (
    EVERYTHING,
    OPERABLE,
    SIZES,
    open_live,
    open_page,
    resize,
    tab,
    thin,
)

ON_A_PHONE = ("/peringkat", "/tren", "/rapat")  # headings that sort become a strip, the meeting wraps

# Notes whatever the focus comes to, and how it is shown.
WATCH = f"""() => {{
  window.walked = [];
  const start = document.body.insertBefore(document.createElement("span"), document.body.firstChild);
  start.tabIndex = -1;
  start.focus();
  document.querySelectorAll("{OPERABLE}").forEach((element, number) => element.dataset.number = number);
  document.addEventListener("focusin", event => {{
    const box = event.target.getBoundingClientRect(), style = getComputedStyle(event.target);
    walked.push({{
      number: Number(event.target.dataset.number), words: event.target.textContent.trim().slice(0, 24),
      ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
      seen: box.width > 5 && box.height > 5 && box.bottom > 0 && box.top < innerHeight
        && !event.target.closest(".unseen"),
    }});
  }});
  return [...document.querySelectorAll("{OPERABLE}")].filter(element => element.checkVisibility()
    && getComputedStyle(element).visibility === "visible").map(element => Number(element.dataset.number));
}}"""


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    with tab(browser, "projector") as page:
        yield page


def walk(page: Page) -> tuple[list[int], list[dict[str, Any]]]:
    """What can be reached, and where Tab came on the way once round the page."""
    wanted = page.evaluate(WATCH)
    for _ in range(len(wanted) + 1):
        page.keyboard.press("Tab")
    return wanted, page.evaluate("walked")


@pytest.mark.parametrize(
    ("path", "size"),
    [*((path, "projector") for path in EVERYTHING), *((path, "phone") for path in ON_A_PHONE)],
)
def test_tab_comes_to_everything_in_order_and_shows_where_it_is(
    shared: Page, app_url: str, path: str, size: str
) -> None:
    resize(shared, SIZES[size])
    open_page(shared, app_url, path)
    thin(shared)
    wanted, found = walk(shared)
    assert found[0]["words"] == "Langsung ke isi"
    assert [step["number"] for step in found][: len(wanted)] == wanted
    assert [step for step in found if step["ring"] < 2 or not step["seen"]] == []


@pytest.mark.parametrize("path", ["/peringkat", "/rapat", "/rapor/33.21", "/api"])
def test_the_first_link_leads_past_the_navigation(shared: Page, app_url: str, path: str) -> None:
    open_page(shared, app_url, path)
    shared.locator(".skip").last.focus()
    shared.keyboard.press("Enter")
    shared.keyboard.press("Tab")
    assert shared.evaluate("Boolean(document.activeElement.closest('main'))")


def test_sorting_keeps_the_reader_s_place(shared: Page, app_url: str) -> None:
    resize(shared, SIZES["projector"])
    open_live(shared, f"{app_url}/peringkat?tampilan=gerak")
    head = shared.locator("#halaman .moves th a", has_text="Per. setahun")
    head.focus()
    for order in ("descending", "ascending"):
        shared.keyboard.press("Enter")
        expect(shared.locator(f"#halaman .moves th[aria-sort={order}]")).to_contain_text("Per. setahun")
        expect(head).to_be_focused()
        expect(head).to_be_in_viewport()


def test_another_language_and_the_way_back_keep_the_focus_on_the_page(shared: Page, app_url: str) -> None:
    open_live(shared, f"{app_url}/definisi")
    shared.locator("#halaman .languages a >> text=EN").focus()
    shared.keyboard.press("Enter")
    expect(shared.locator("#halaman main[data-language=en]")).to_be_attached()
    expect(shared.locator("#halaman .languages a >> text=EN")).to_be_focused()
    shared.go_back()
    expect(shared.locator("#halaman main[data-language=id] h1")).to_be_focused()
