"""The map of the areas as they lie: there once borders were imported, the same status as the tiles."""

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from dashboards.components.maps.outlines import outlines
from dashboards.web.application import create_app
from data.database.engine import make_engine
from data.repository.store import Store
from data.settings import Settings
from etl.boundaries.import_file import import_boundaries
from tests.support.boundaries import cells, code, collection
from tests.support.dashboards.screen import findings, tab

AREA = re.compile(r'<a href="/daerah/(33\.\d\d)[^"]*" class="s-(\w+) (kota|kabupaten)" aria-label="([^"]+)">')
TILE = re.compile(r'<a href="/daerah/(33\.\d\d)[^"]*" title="([^"]+)" class="tile s-(\w+) (kota|kabupaten)"')
# A unit square beside a rectangle, at the equator, where a degree of latitude is a degree of longitude.
SQUARE = '{"type":"Polygon","coordinates":[[[0,-0.5],[1,-0.5],[1,0.5],[0,0.5],[0,-0.5]]]}'
BESIDE = (
    '{"type":"MultiPolygon","coordinates":[[[[1,-0.5],[2,-0.5],[2,0.5],[1,0.5],[1,-0.5]],'
    "[[1.2,0],[1.4,0],[1.4,0.2],[1.2,0]]]]}"
)


@pytest.fixture(scope="module")
def bordered(full_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """The application over the full database with ragged borders."""
    folder = tmp_path_factory.mktemp("batas")
    shutil.copyfile(full_file, folder / "batas.sqlite3")
    engine = make_engine(f"sqlite:///{folder / 'batas.sqlite3'}")
    file = folder / "batas.geojson"
    file.write_text(json.dumps(collection(cells(wiggle=6), KODE=code)))
    store = Store(engine)
    client = create_app(store, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    assert 'class="areas"' not in client.get("/").text
    assert import_boundaries(engine, file).outcome == "imported"
    yield client
    engine.dispose()


def test_the_map_appears_when_borders_are_imported_and_says_what_the_tiles_say(bordered: FlaskClient) -> None:
    page = bordered.get("/").text
    areas = {area: (status, kind, words) for area, status, kind, words in AREA.findall(page)}
    tiles = {area: (status, kind, words) for area, words, status, kind in TILE.findall(page)}
    assert len(areas) == 35
    assert areas == tiles


def test_another_metric_has_it_too(bordered: FlaskClient) -> None:
    page = bordered.get("/?metrik=coverage_pu").text
    assert page.count('aria-label="Kabupaten Demak:') == 2  # a tile and an area
    assert page.count('class="areas"') == 1


def test_it_weighs_little(bordered: FlaskClient, client: FlaskClient) -> None:
    with_map, without = (len(gzip.compress(c.get("/").text.encode())) for c in (bordered, client))
    assert 3_000 < with_map - without < 10_000


def test_another_part_of_the_province_is_faint(bordered: FlaskClient) -> None:
    page = bordered.get("/?kares=kr-pati").text
    assert len(re.findall(r'class="s-\w+ (?:kota|kabupaten) outside"', page)) == 35 - 5


def test_axe_and_the_keyboard(bordered: FlaskClient, browser: Browser) -> None:
    with tab(browser, "projector") as page:
        html = re.sub(r"<script.*?</script>|<link[^>]*>", "", bordered.get("/").text, flags=re.DOTALL)
        page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto("http://batas.test/", wait_until="domcontentloaded")
        assert findings(page) == []
        first = page.locator(".areas a").first
        width = "e => getComputedStyle(e).strokeWidth"
        assert first.locator("path").evaluate(width) == "1.2px"
        first.focus()
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "[document.activeElement.tagName, document.activeElement.getAttribute('href')]"
        )
        assert focused[0] == "a"
        assert focused[1].startswith("/daerah/33.")
        thick = page.evaluate("getComputedStyle(document.activeElement.querySelector('path')).strokeWidth")
        assert thick == "3px"


def test_paths_are_drawn_as_large_as_they_fit() -> None:
    drawing = outlines({"33.01": SQUARE, "33.02": BESIDE})
    assert drawing.height == 500
    assert drawing.paths["33.01"] == "M0 500l500 0 0-500-500 0z"
    assert drawing.paths["33.02"] == "M500 500l500 0 0-500-500 0zM600 250l100 0 0-100z"
    assert drawing.place(1.0, 0.0) == (500, 250)
