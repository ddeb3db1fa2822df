"""Every page in Chromium, from the projector down to 320 pixels, in both languages."""

from collections.abc import Callable, Iterator
from functools import cache
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from dashboards.web.plotly_bundle import SMALL
from tests.support.dashboards.screen import (
    APP,
    EVERYTHING,
    MOVING,
    SIZES,
    TIGHT,
    Visit,
    look,
    open_live,
    tab,
    weight,
)

Visits = Callable[[str, str], Visit]


def each(paths: tuple[str, ...]) -> pytest.MarkDecorator:
    found = [(path, language) for path in paths for language in ("id", "en")]
    return pytest.mark.parametrize(("path", "language"), found)


@pytest.fixture(scope="module")
def visits(browser: Browser, app_url: str) -> Iterator[Visits]:
    """A visit of a page, made when it is first asked for, in two tabs that all visits share."""
    with (
        tab(browser, "projector", java_script_enabled=False) as bare,
        tab(browser, "projector", reduced_motion="reduce") as live,
    ):
        yield cache(lambda path, language: look(live, bare, app_url, path, language))


@each(EVERYTHING)
def test_the_browser_has_nothing_to_complain_about(visits: Visits, path: str, language: str) -> None:
    """No error, no warning, no breach of the policy; the 404 of a page that is not there is its own."""
    said = visits(path, language).messages
    assert [words for words in said if "404 (NOT FOUND)" not in words or path != "/tidak-ada"] == []


@each(EVERYTHING)
def test_nothing_is_asked_from_another_host(visits: Visits, app_url: str, path: str, language: str) -> None:
    asked = visits(path, language).addresses
    assert asked
    hosts = {urlsplit(address).netloc for address in asked if not address.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(app_url).netloc}


@pytest.mark.parametrize("size", SIZES)
@each(APP)
def test_plotly_takes_over_without_a_jump(visits: Visits, path: str, language: str, size: str) -> None:
    """Headline, first card, chart and table stand where they stood before any script, to two pixels."""
    visit = visits(path, language)
    assert visit.light[size]["headline"]
    for name, before in visit.light[size].items():
        after = visit.live[size][name]
        assert (before is None) == (after is None), name
        if before is not None:
            moved = [abs(a - b) for a, b in zip(before, after, strict=True)]
            assert max(moved) <= 2, f"{name}: {before} -> {after}"


@each(EVERYTHING)
def test_nothing_scrolls_sideways_and_nothing_is_cut_off(visits: Visits, path: str, language: str) -> None:
    """Nor at 200 %, nor 320 pixels wide."""
    visit = visits(path, language)
    assert visit.overflow == dict.fromkeys(SIZES | TIGHT, 0)
    assert visit.cut == {size: [] for size in SIZES | TIGHT}


@each(EVERYTHING)
def test_a_finger_hits_what_it_means(visits: Visits, path: str, language: str) -> None:
    """Whatever can be tapped is 44 pixels high and 24 wide on a phone, and its middle is its own."""
    found = visits(path, language).targets
    assert len(found) >= 8
    assert [target for target in found if target[1] < 24 or target[2] < 43.5 or target[3]] == []


@each(EVERYTHING)
def test_nothing_moves_where_that_is_asked(visits: Visits, path: str, language: str) -> None:
    """No transition, no animation, no smooth scrolling: not Plotly's either."""
    assert visits(path, language).moving == []


def test_what_would_move_is_found(browser: Browser, app_url: str) -> None:
    """The button of a chart fades in where nobody asks for less motion."""
    with tab(browser, "projector") as page:
        open_live(page, f"{app_url}/peringkat")
        assert any("modebar" in words for words in page.evaluate(MOVING))


@each(EVERYTHING)
def test_the_title_is_the_page_s(visits: Visits, path: str, language: str) -> None:
    assert visits(path, language).title.endswith(" · Pantau Jamsostek")


def test_no_page_is_longer_on_a_phone_than_a_thumb_will_go(browser: Browser, app_url: str) -> None:
    """Under 3,000 pixels as it opens; the areas with the most neighbours are the longest."""
    most_neighbours = ("/daerah/33.02", "/daerah/33.08", "/daerah/33.09", "/daerah/33.23")
    with tab(browser, "phone") as page:
        heights = {}
        for path in (*EVERYTHING, *most_neighbours):
            page.goto(app_url + path)
            heights[path] = page.evaluate("document.documentElement.scrollHeight")
    assert {path: height for path, height in heights.items() if height >= 3000} == {}


@pytest.mark.parametrize("path", ["/", "/peringkat", "/daerah/33.21", "/bandingkan"])
def test_a_cold_page_weighs_little_until_somebody_asks_for_more(
    browser: Browser, app_url: str, path: str
) -> None:
    """Document, script and style, as they come over the wire to a browser that saves data."""
    assert 10_000 < weight(browser, f"{app_url}{path}", reach=False) <= 60_000


def test_a_page_with_plotly_keeps_to_its_weight(browser: Browser, app_url: str) -> None:
    found = weight(browser, f"{app_url}/peringkat", reach=True)
    assert 100_000 < found <= (450_000 if SMALL.exists() else 1_700_000)
