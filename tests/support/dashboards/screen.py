"""A page in a real browser, looked at once: what it said, asked for and measured, for many tests to judge."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.support.running import PATIENCE

SIZES = {"projector": (1366, 768), "phone": (390, 844)}
TIGHT = {"200 %": (683, 384), "320 px": (320, 640)}  # what WCAG 1.4.4 and 1.4.10 leave of the screen
PLACES = {"headline": "h1", "card": "main .card", "chart": ".chart > [role=group]", "table": "main table"}
APP = (
    "/",
    "/peringkat",
    "/daerah/33.21",
    "/daerah/33",
    "/asal/33.21",
    "/cocok/33.19",
    "/tren",
    "/bandingkan",
    "/inpres",
    "/paritrana/33.21",
    "/jurang",
    "/program",
    "/corong",
    "/manfaat",
    "/tenggat",
    "/mutu-data",
    "/angka-terbit",
    "/definisi",
    "/tidak-ada",
)
PAPERS = ("/rapat", "/rapor", "/rapor/33.21", "/api")  # documents beside the app
EVERYTHING = APP + PAPERS

BOXES = """([root, places]) => Object.fromEntries(Object.entries(places).map(([name, selector]) => {
  const found = document.querySelector(root).querySelector(selector);
  if (!found || !found.checkVisibility()) return [name, null];
  const box = found.getBoundingClientRect();
  return [name, [box.left, box.top + scrollY, box.width, box.height].map(Math.round)];
}))"""

OVERFLOW = "() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth"

OPERABLE = "a[href], button, select, input:not([type=hidden]), summary, textarea, [tabindex='0']"

# Everything a finger can mean: what it is, its box, and whether another one lies over its middle; what hangs
# over the page while it scrolls (the bar at the foot) covers only what hangs there, too.
TARGETS = f"""() => {{
  const hangs = element => {{
    for (let at = element; at; at = at.parentElement)
      if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return true;
    return false;
  }};
  const found = [...document.querySelectorAll("{OPERABLE}")]
    .filter(element => element.checkVisibility({{ visibilityProperty: true }}) && !element.matches(".skip"))
    .map(element => [element, element.getBoundingClientRect()]).filter(([, box]) => box.width > 1);
  return found.map(([element, box]) => {{
    const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    const covered = found.some(([other, over]) => other !== element && !element.contains(other)
      && !other.contains(element) && hangs(other) === hangs(element)
      && x > over.left && x < over.right && y > over.top && y < over.bottom);
    const words = element.getAttribute("aria-label") || element.textContent || element.name;
    return [words.trim().slice(0, 24), box.width, box.height, covered];
  }});
}}"""

BLOCKED = "Service Worker registration blocked by Playwright"
OPEN = (
    """() => document.querySelectorAll("details:not(.more)").forEach(details => { details.open = true; })"""
)

CUT = """() => [...document.querySelectorAll(".tile, h1, h2, .pill, td, th, dd, li, p, .choice > span")]
  .filter(element => element.checkVisibility({ visibilityProperty: true }))
  .filter(element => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1)
  .filter(element => getComputedStyle(element).display !== "inline" && !element.closest("thead"))
  .map(element => element.className + ": " + element.textContent.slice(0, 60))"""

MOVING = """() => [...document.querySelectorAll("*")].filter(element => {
  const style = getComputedStyle(element);
  return [...style.transitionDuration.split(", "), ...style.animationDuration.split(", ")]
    .some(time => parseFloat(time)) || style.scrollBehavior === "smooth";
}).map(element => element.tagName + "." + element.getAttribute("class"))"""

# Of rows that differ in their words alone the first stays, and whatever holds a kind of element that none
# before it held. Answers how many rows went, and which kinds with them (none).
THIN = """() => {
  const kind = element => element.tagName + "." + (element.getAttribute("class") || "");
  const kinds = () => new Set([...document.body.querySelectorAll("*")].map(kind));
  const before = kinds(), seen = new Set();
  let gone = 0;
  const boxes = "tbody, main :is(ul, ol), select, datalist, .tiles, .rapat main";
  for (const box of document.querySelectorAll(boxes)) {
    const known = box.matches("main") ? new Set() : seen;  // steps of the meeting hold rows of their own
    [...box.children].forEach((row, at) => {
      const own = [row, ...row.querySelectorAll("*")].map(kind);
      if (at && own.every(found => known.has(found))) { row.remove(); gone++; }
      own.forEach(found => known.add(found));
    });
  }
  const after = kinds();
  return [gone, [...before].filter(found => !after.has(found))];
}"""


SAVES_DATA = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"


@dataclass
class Visit:
    """One page in one language, in every size."""

    messages: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    light: dict[str, dict[str, Any]] = field(default_factory=dict)  # by size
    live: dict[str, dict[str, Any]] = field(default_factory=dict)
    overflow: dict[str, int] = field(default_factory=dict)
    cut: dict[str, list[str]] = field(default_factory=dict)
    targets: list[tuple[str, float, float, bool]] = field(default_factory=list)
    moving: list[str] = field(default_factory=list)
    title: str = ""


def settled(page: Page) -> int:
    """What still overflows once the charts have followed a new width, which takes them a moment."""
    for _ in range(30):
        if page.evaluate(OVERFLOW) <= 0:
            return 0
        page.wait_for_timeout(100)
    return int(page.evaluate(OVERFLOW))


def wait_until_live(page: Page) -> None:
    """Reaches for the charts, and waits until plotly has drawn all of them."""
    page.wait_for_selector("html.scripted #halaman h1")
    groups = page.locator(".chart > [role=group]")
    if groups.count():
        groups.first.dispatch_event("focusin")
    expect(page.locator(".live-chart:not(.arriving)")).to_have_count(
        groups.count(), timeout=240_000
    )  # a busy machine


@contextmanager
def next_page(page: Page) -> Iterator[None]:
    """Waits until what is done here has brought another page: its address is there before it is."""
    page.evaluate("document.getElementById('halaman').dataset.before = ''")
    yield
    page.wait_for_selector("#halaman:not([data-before]) h1")


def open_live(page: Page, address: str) -> None:
    page.goto(address)
    wait_until_live(page)


def open_page(page: Page, base: str, path: str, language: str = "id") -> None:
    """A page of the app once it is live, or a document beside it."""
    page.goto(base + path + ("" if language == "id" else "?bahasa=en"))
    if path in APP:
        wait_until_live(page)


def thin(page: Page) -> None:
    """Rows that differ in their words alone go, all but the first: they would be judged alike."""
    _gone, lost = page.evaluate(THIN)
    assert lost == []


def choose(page: Page, name: str, value: str) -> None:
    """A choice of the form that the sentence under the header opens."""
    page.evaluate("document.querySelector('.asked').open = true")
    page.select_option(f".asked select[name={name}]", value)


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


@contextmanager
def tab(browser: Browser, size: str, **options: Any) -> Iterator[Page]:
    """A page of its own, closed afterwards."""
    width, height = SIZES[size]
    options = {"service_workers": "block", "locale": "id-ID"} | options
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    context.set_default_timeout(PATIENCE)
    try:
        yield context.new_page()
    finally:
        context.close()


def findings(page: Page, *rules: str) -> list[str]:
    """What axe finds, of these rules (none: of all)."""
    options: dict[str, Any] = {"resultTypes": ["violations"]} | ({"runOnly": list(rules)} if rules else {})
    if page.evaluate("typeof axe") == "undefined":  # half a megabyte, once a document
        page.evaluate(Axe().axe_script)
    found = page.evaluate("options => axe.run(options).then(answer => answer.violations)", options)
    return [
        f"{rule['id']}: {node['html'][:110]} {node['any'][0]['message'][:120] if node['any'] else ''}"
        for rule in found
        for node in rule["nodes"][:4]
    ]


def look(live: Page, bare: Page, base: str, path: str, language: str) -> Visit:
    """A visit in two tabs that many visits share; `bare` runs no script."""
    visit = Visit()
    if path in APP:
        bare.goto(base + path + ("" if language == "id" else "?bahasa=en"))
        for size, pixels in SIZES.items():
            resize(bare, pixels)
            visit.light[size] = bare.evaluate(BOXES, ["#halaman", PLACES])
    with _listening(live, visit):
        resize(live, SIZES["projector"])
        open_page(live, base, path, language)
        visit.title = live.title()
        visit.moving = live.evaluate(MOVING)
        for size, pixels in (SIZES | TIGHT).items():
            resize(live, pixels)
            visit.overflow[size] = settled(live)
            visit.cut[size] = live.evaluate(CUT)
            if size in SIZES and path in APP:
                visit.live[size] = live.evaluate(BOXES, ["#halaman", PLACES])
            if size == "phone":  # with everything open that a tap would open
                live.evaluate(OPEN)
                visit.targets = [tuple(found) for found in live.evaluate(TARGETS)]
    return visit


@contextmanager
def _listening(page: Page, visit: Visit) -> Iterator[None]:
    """Notes what the page says and asks for meanwhile."""

    def said(message: ConsoleMessage) -> None:
        if message.text.startswith(BLOCKED):  # this browser is told to, so that tabs stay apart
            return
        visit.messages.append(f"{message.type}: {message.text}")

    def failed(error: Any) -> None:
        visit.messages.append(str(error))

    def asked(request: Request) -> None:
        visit.addresses.append(request.url)

    heard: dict[Any, Any] = {"console": said, "pageerror": failed, "request": asked}
    for event, hear in heard.items():
        page.on(event, hear)
    yield
    for event, hear in heard.items():
        page.remove_listener(event, hear)


def weight(browser: Browser, address: str, *, reach: bool) -> int:
    """Bytes over the wire of a page and all it asks for, in a browser that has nothing yet and saves data;
    `reach`: until its charts are plotly's."""
    with tab(browser, "projector") as page:
        page.add_init_script(SAVES_DATA)
        finished: list[Request] = []
        page.on("requestfinished", lambda request: finished.append(request))
        page.goto(address)
        page.wait_for_timeout(1500)
        if reach:
            wait_until_live(page)
        sizes = [request.sizes() for request in finished]
    return int(sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes))
