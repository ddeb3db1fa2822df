"""Every page in Chromium, as large as the projector and as small as a phone, in both languages."""

from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from dashboards.bundles import SMALL
from tests.dashboards.screen import SIZES, Visit, look

Visits = Callable[[str, str, str], Visit]
PAGES = (
    "/",
    "/peringkat",
    "/daerah/33.21",
    "/tren",
    "/bandingkan",
    "/inpres",
    "/pendanaan",
    "/mutu-data",
    "/angka-terbit",
    "/definisi",
    "/tidak-ada",
)
AUDITED = (("projector", "id"), ("phone", "en"))  # both sizes, both languages; all four were clean
LONG = ("/angka-terbit", "/definisi")  # audited once a language: the same parts, row after row
EVERY = pytest.mark.parametrize(
    ("path", "size", "language"),
    [(path, size, language) for path in PAGES for size in SIZES for language in ("id", "en")],
)


def audited(path: str, size: str, language: str) -> bool:
    return (size, language) in AUDITED and not (size == "phone" and path in LONG)


@pytest.fixture(scope="session")
def visits(browser: Browser, app_url: str) -> Visits:
    """A visit of a page, made when it is first asked for."""

    @cache
    def visit(path: str, size: str, language: str) -> Visit:
        address = app_url + path + ("" if language == "id" else "?bahasa=en")
        return look(browser, address, size, axe=audited(path, size, language))

    return visit


@EVERY
def test_the_browser_has_nothing_to_complain_about(
    visits: Visits, path: str, size: str, language: str
) -> None:
    """No error, no warning, no breach of the policy; the 404 of a page that is not there is its own."""
    said = visits(path, size, language).messages
    assert [words for words in said if "404 (NOT FOUND)" not in words or path != "/tidak-ada"] == []


@EVERY
def test_nothing_is_asked_from_another_host(
    visits: Visits, app_url: str, path: str, size: str, language: str
) -> None:
    asked = visits(path, size, language).addresses
    assert len(asked) > 4
    hosts = {urlsplit(address).netloc for address in asked if not address.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(app_url).netloc}


@EVERY
def test_dash_takes_over_without_a_jump(visits: Visits, path: str, size: str, language: str) -> None:
    """Headline, first card, chart and table stand where they stood before any script, to two pixels."""
    visit = visits(path, size, language)
    assert visit.light["headline"]
    for name, before in visit.light.items():
        after = visit.live[name]
        assert (before is None) == (after is None), name
        if before is not None:
            moved = [abs(a - b) for a, b in zip(before, after, strict=True)]
            assert max(moved) <= 2, f"{name}: {before} -> {after}"


@EVERY
def test_nothing_scrolls_sideways(visits: Visits, path: str, size: str, language: str) -> None:
    """Nor at 200 %."""
    visit = visits(path, size, language)
    assert visit.overflow <= 0
    assert visit.zoomed <= 0


@EVERY
def test_no_text_is_cut_off(visits: Visits, path: str, size: str, language: str) -> None:
    assert visits(path, size, language).cut == []


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_a_finger_hits_what_it_means(visits: Visits, path: str, language: str) -> None:
    """Links of the navigation, choices, tiles, neighbours: at least 44 pixels high, 30 wide, on a phone."""
    found = visits(path, "phone", language).targets
    assert len(found) >= 8
    small = [(words, width, height) for words, width, height in found if height < 43.5 or width < 24]
    assert small == []


@EVERY
def test_axe_finds_nothing(visits: Visits, path: str, size: str, language: str) -> None:
    """In light and in dark colours."""
    visit = visits(path, size, language)
    assert set(visit.axe) == ({"light", "dark"} if audited(path, size, language) else set())
    assert all(found == [] for found in visit.axe.values()), visit.axe


@EVERY
def test_the_title_is_the_page_s(visits: Visits, path: str, size: str, language: str) -> None:
    assert visits(path, size, language).title.endswith(" · Pantau Jamsostek")


def test_a_whole_cold_page_keeps_to_its_weight(visits: Visits) -> None:
    """Document, Dash, charts and their data, as they come over the wire."""
    weight = visits("/peringkat", "projector", "id").weight
    assert weight <= (750_000 if SMALL.exists() else 2_400_000)
    assert weight > 100_000
