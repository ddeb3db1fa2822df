"""A page carries the rules it can use: by hand, and against the whole sheet in a real browser."""

import re

import pytest
from playwright.sync_api import Browser, expect

from dashboards.rendering import theme
from dashboards.rendering.stylesheet import FOLDER, PARTS, Stylesheet, whole_sheet
from dashboards.web.application import PLOTLY

SHEET = (
    ":root{--ink:#000}a{color:red}.a{x:1}.a,.b{x:2}.a .c{x:3}.d:not(.e){x:4}p:is(.f,.g){x:5}"
    "@media (max-width:9px){.a{x:6}.b{x:7}}@media print{.h{x:8}}"
    "@page{size:A4;@top-right{content:''}}.busy{x:9}p:is(.b,.g) i{x:10}main:has(.f) i{x:11}"
)
BOXES = """() => [...document.body.querySelectorAll("*")].map(element => {
  const box = element.getBoundingClientRect(), style = getComputedStyle(element);
  const name = element.className.baseVal ?? element.className;
  return [element.tagName, name, box.x, box.y, box.width, box.height, style.color, style.backgroundImage,
    style.backgroundColor, style.fontSize, style.borderTopColor].join(" ");
})"""


def test_rules_without_their_classes_stay_behind() -> None:
    kept = Stylesheet(SHEET, "root.classList.add('busy')").for_page('<p class="b d">x</p>')
    assert kept == (
        ":root{--ink:#000}a{color:red}.b{x:2}.d:not(.e){x:4}"
        "@media (max-width:9px){.b{x:7}}@page{size:A4;@top-right{content:''}}.busy{x:9}p:is(.b,.g) i{x:10}"
    )


def test_with_all_classes_nothing_is_lost() -> None:
    text = theme.css(whole_sheet())
    names = " ".join(re.findall(r"\.([\w-]+)", text))
    whole = Stylesheet(text).for_page(f'<p class="{names}">x</p>')
    assert whole.replace(" ", "") == text.replace(" ", "")


def test_every_file_of_the_sheet_is_in_its_order() -> None:
    assert sorted(f"{part}.css" for part in PARTS) == sorted(path.name for path in FOLDER.iterdir())


def test_the_classes_of_plotly_are_known() -> None:
    text = theme.css(whole_sheet())
    heads = [head for head in re.findall(r"([^{}]+)\{", text) if "js-plotly-plot" in head]
    assert heads
    wanted = {name for head in heads for name in re.findall(r"\.([A-Za-z][\w-]+)", head)}
    assert wanted - set(PLOTLY.split()) <= {"light-chart"}


@pytest.mark.browser
@pytest.mark.parametrize("path", ["/", "/peringkat", "/tren", "/bandingkan", "/daerah/33.21", "/tidak-ada"])
def test_a_page_looks_as_under_the_whole_sheet(browser: Browser, app_url: str, path: str) -> None:
    """Every box and colour, folded parts opened, on a phone and a projector."""
    text = theme.css(whole_sheet())
    for width in (1366, 390):
        page = browser.new_page(viewport={"width": width, "height": 800}, service_workers="block")
        page.route(re.compile(r"^(?!.*luring).*\.js"), lambda route: route.abort())
        page.goto(f"{app_url}{path}")
        expect(page.locator(".keeps")).to_be_visible()  # what a script shows last, once idle
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        short = page.evaluate(BOXES)
        page.evaluate("text => { document.querySelector('style[data-gaya]').textContent = text; }", text)
        assert page.evaluate(BOXES) == short
        page.close()
