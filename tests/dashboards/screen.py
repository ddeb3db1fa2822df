"""A page in a real browser, looked at once: what it said, asked for and measured, for many tests to judge."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

SIZES = {"projector": (1366, 768), "phone": (390, 844)}
PLACES = {"headline": "h1", "card": "main .card", "chart": ".light-chart, .dash-graph", "table": "main table"}

BOXES = """([root, places]) => Object.fromEntries(Object.entries(places).map(([name, selector]) => {
  const found = document.querySelector(root).querySelector(selector);
  if (!found) return [name, null];
  const box = found.getBoundingClientRect();
  return [name, [box.left, box.top + scrollY, box.width, box.height].map(Math.round)];
}))"""

OVERFLOW = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"

TARGETS = """() => [...document.querySelectorAll(
    "#halaman nav a, #halaman .languages a, #halaman .filters .choice, #halaman .tile, #halaman .brand, " +
    "#halaman .compared a, #halaman .overdue a, #halaman .missing a, #halaman .lapses a, " +
    "#halaman .heat a, #halaman .figure-card h2 a, #halaman summary, #halaman select")].map(element => {
  const box = element.getBoundingClientRect();
  return [element.className + " " + element.textContent.trim().slice(0, 24), box.width, box.height];
}).filter(([, width]) => width > 0)"""

CUT = """() => [...document.querySelectorAll("#halaman .tile, #halaman h1, #halaman h2, #halaman .pill")]
  .filter(element => element.scrollWidth > element.clientWidth + 1)
  .filter(element => getComputedStyle(element).display !== "inline")
  .map(element => element.textContent)"""


@dataclass
class Visit:
    """One page in one size and language."""

    messages: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    weight: int = 0
    light: dict[str, Any] = field(default_factory=dict)
    live: dict[str, Any] = field(default_factory=dict)
    overflow: int = 0
    zoomed: int = 0  # what overflows at 200 %, which halves the room
    targets: list[tuple[str, float, float]] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    title: str = ""
    axe: dict[str, list[str]] = field(default_factory=dict)


def settled(page: Page) -> int:
    """What still overflows once the charts have followed a new width, which takes them a moment."""
    for _ in range(30):
        if page.evaluate(OVERFLOW) <= 0:
            return 0
        page.wait_for_timeout(100)
    return int(page.evaluate(OVERFLOW))


def wait_until_live(page: Page) -> None:
    """Until Dash has taken the page over and its charts stand."""
    page.wait_for_selector("#light", state="detached")
    page.wait_for_selector("#react-entry-point:not(.waiting) h1")


def open_live(page: Page, address: str) -> None:
    page.goto(address)
    wait_until_live(page)


@contextmanager
def tab(browser: Browser, size: str, **options: Any) -> Iterator[Page]:
    """A page of its own, closed afterwards."""
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, locale="id-ID", **options)
    context.set_default_timeout(120_000)  # a busy machine is no failure
    try:
        yield context.new_page()
    finally:
        context.close()


def findings(page: Page, *rules: str) -> list[str]:
    """What axe finds, of these rules (none: of all)."""
    options: dict[str, Any] = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    return [
        f"{found['id']}: {node['html'][:110]} {node['any'][0]['message'][:120] if node['any'] else ''}"
        for found in Axe().run(page, options=options).response["violations"]
        for node in found["nodes"][:4]
    ]


def look(browser: Browser, address: str, size: str, *, axe: bool) -> Visit:
    visit = Visit()
    with tab(browser, size, java_script_enabled=False) as page:
        page.goto(address)
        visit.light = page.evaluate(BOXES, ["#light", PLACES])
    with tab(browser, size) as page:
        finished: list[Request] = []
        page.on("console", lambda message: visit.messages.append(_said(message)))
        page.on("pageerror", lambda error: visit.messages.append(str(error)))
        page.on("request", lambda request: visit.addresses.append(request.url))
        page.on("requestfinished", lambda request: finished.append(request))
        open_live(page, address)
        visit.live = page.evaluate(BOXES, ["#react-entry-point", PLACES])
        visit.overflow = page.evaluate(OVERFLOW)
        visit.targets = [tuple(found) for found in page.evaluate(TARGETS)]
        visit.cut = page.evaluate(CUT)
        visit.title = page.title()
        visit.weight = sum(_weight(request) for request in finished)
        if size == "projector":
            page.set_viewport_size({"width": 683, "height": 384})
            visit.zoomed = settled(page)
            page.set_viewport_size(dict(zip(("width", "height"), SIZES[size], strict=True)))
        if axe:
            visit.axe["light"] = findings(page)
            page.emulate_media(color_scheme="dark")
            visit.axe["dark"] = findings(page, "color-contrast")  # all else is the same page
    return visit


def _said(message: ConsoleMessage) -> str:
    return f"{message.type}: {message.text}"


def _weight(request: Request) -> int:
    sizes = request.sizes()
    return int(sizes["responseBodySize"] + sizes["responseHeadersSize"])
