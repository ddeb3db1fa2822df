"""The main pages look as they did: each beside its picture in tests/browser/pictures.

What is meant to look otherwise gets new pictures, to be looked at before they are committed:
`make test ARGS="tests/browser/test_pictures.py --new-pictures"`.
"""

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from dashboards.web.application import create_app
from data.database.opening import reader
from data.repository.store import Store
from data.settings import Settings
from tests.support.clock import stopped
from tests.support.dashboards.screen import SIZES, tab
from tests.support.running import call_etl

PICTURES = Path(__file__).parent / "pictures"
DAY = datetime(2026, 11, 30, 2)
SHOTS = {
    "ringkasan": ("/", "projector"),
    "ringkasan-telepon": ("/", "phone"),
    "peringkat": ("/peringkat", "projector"),
    "peringkat-telepon": ("/peringkat", "phone"),
    "daerah": ("/daerah/33.21", "projector"),
    "daerah-telepon": ("/daerah/33.21", "phone"),
    "tren": ("/tren", "projector"),
    "bandingkan": ("/bandingkan", "projector"),
    "inpres": ("/inpres", "projector"),
    "jurang": ("/jurang", "projector"),
    "rapat": ("/rapat", "projector"),
}
SEEN = 32  # of 255: what a reader sees; letters drawn by another version of Chromium stay under it
MOST = 0.0004  # of a picture's pixels: some 400 on a projector, less than a word that moved by two


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over its own data, loaded and read on one day, so that no date on a page moves."""
    url = f"sqlite:///{tmp_path_factory.mktemp('pictures') / 'full.sqlite3'}"
    with stopped(DAY):
        done = call_etl(url, "init")
        assert done.returncode == 0, done.stderr
        store = Store(reader(url))
        server = make_server(
            "127.0.0.1", 0, create_app(store, Settings(_env_file=None)).server, threaded=True
        )  # type: ignore[call-arg]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        store.engine.dispose()


@pytest.fixture(scope="module")
def pages(browser: Browser) -> Iterator[dict[str, Page]]:
    """A tab for each size, without scripts: what is seen first."""
    with (
        tab(browser, "projector", java_script_enabled=False) as projector,
        tab(browser, "phone", java_script_enabled=False) as phone,
    ):
        yield {"projector": projector, "phone": phone}


def picture(file: Path) -> Image.Image:
    with Image.open(file) as opened:
        return opened.convert("RGB")


def difference(one: Image.Image, other: Image.Image) -> float:
    """The part of the pixels whose colour differs by what a reader sees, after a little blur of both."""
    blurred = [seen.filter(ImageFilter.GaussianBlur(1)) for seen in (one, other)]
    worst = ImageChops.difference(*blurred).split()
    levels = ImageChops.lighter(ImageChops.lighter(worst[0], worst[1]), worst[2]).histogram()
    return sum(levels[SEEN:]) / sum(levels)


@pytest.mark.parametrize("name", SHOTS)
def test_it_looks_as_it_did(
    name: str, address: str, pages: dict[str, Page], tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path, size = SHOTS[name]
    page, kept, now = pages[size], PICTURES / f"{name}.png", tmp_path / f"{name}.png"
    page.goto(address + path)
    page.screenshot(path=now)
    seen = picture(now)
    if request.config.getoption("--new-pictures"):
        seen.quantize(256, dither=Image.Dither.NONE).save(kept, optimize=True)
    assert seen.size == picture(kept).size == SIZES[size]
    assert difference(seen, picture(kept)) < MOST, f"compare {now} with {kept}"


@pytest.mark.parametrize(
    "broken",
    [
        "main h1 { position: relative; left: 2px; }",
        ".cards, main { position: relative; top: 2px; }",
        ".tile:nth-of-type(7) { visibility: hidden; }",
        ".tile.s-jauh_tertinggal { background: #bf6a28; }",
    ],
    ids=["a heading 2 px aside", "the page 2 px lower", "a tile that is missing", "another hue"],
)
def test_a_small_fault_is_seen(broken: str, address: str, pages: dict[str, Page], tmp_path: Path) -> None:
    page, now = pages["projector"], tmp_path / "now.png"
    page.goto(address + "/")
    _style(page, broken)
    page.screenshot(path=now)
    assert difference(picture(now), picture(PICTURES / "ringkasan.png")) >= MOST


def _style(page: Page, text: str) -> None:
    """A sheet beside those of the page, as the inspector adds it: without scripts, whatever the policy."""
    inspector = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        inspector.send(f"{domain}.enable")
    frame = inspector.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    sheet = inspector.send("CSS.createStyleSheet", {"frameId": frame})["styleSheetId"]
    inspector.send("CSS.setStyleSheetText", {"styleSheetId": sheet, "text": text})


def test_the_letters_are_those_of_the_pictures(address: str, pages: dict[str, Page]) -> None:
    """Another font would differ everywhere: the package fonts-roboto-unhinted, which `make test` asks for."""
    page = pages["projector"]
    page.goto(address + "/")
    asked = page.context.new_cdp_session(page)
    for domain in ("DOM", "CSS"):
        asked.send(f"{domain}.enable")
    root = asked.send("DOM.getDocument")["root"]["nodeId"]
    found = asked.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    fonts = asked.send("CSS.getPlatformFontsForNode", {"nodeId": found})["fonts"]
    assert {font["familyName"] for font in fonts} == {"Roboto"}
