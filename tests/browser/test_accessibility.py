"""axe on every page, in both languages, on the projector and on a phone, in light and in dark colours."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.support.dashboards.screen import EVERYTHING, SIZES, findings, open_page, resize, tab, thin

# What each language is looked at in, first whole, then (as all else is the same page) for its contrast. These
# four of the eight cover each size in each scheme; all eight were clean when this was written.
ROUNDS = {
    "id": (("projector", "light"), ("phone", "dark")),
    "en": (("phone", "light"), ("projector", "dark")),
}
# The meeting shows one step at a time; all areas have the same.
STEPS = (
    ".rapat .step { display: block !important; } .rapat .step.area ~ .step.area { display: none !important; }"
)


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    """One tab for all pages."""
    with tab(browser, "projector") as page:
        yield page


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("path", [*EVERYTHING, "/kesepakatan", "/templat", "/paritrana"])
def test_axe_finds_nothing(shared: Page, app_url: str, path: str, language: str) -> None:
    open_page(shared, app_url, path, language)
    shared.add_style_tag(content=STEPS)
    thin(shared)
    found = {}
    for (size, scheme), rules in zip(ROUNDS[language], ((), ("color-contrast",)), strict=True):
        resize(shared, SIZES[size])
        shared.emulate_media(color_scheme=scheme)
        found[size, scheme] = findings(shared, *rules)
    assert found == {key: [] for key in found}


# What axe does not look at: words and target marks inside charts, against the paper of their card.
INKS = """() => [...document.querySelectorAll(".js-plotly-plot text, .js-plotly-plot path.point[d^='M0']")]
  .filter(mark => getComputedStyle(mark).filter === "none")
  .map(mark => getComputedStyle(mark)[mark.tagName === "text" ? "fill" : "stroke"])"""


@pytest.mark.parametrize("path", ["/peringkat", "/tren"])
def test_charts_are_readable_in_the_dark(shared: Page, app_url: str, path: str) -> None:
    """The light ink of dark colours, #e6eaef: the values beside the bars and the marks of the target too."""
    shared.emulate_media(color_scheme="dark")
    open_page(shared, app_url, path)
    inks = shared.evaluate(INKS)
    assert len(inks) > 6
    assert set(inks) == {"rgb(230, 234, 239)"}


def test_axe_would_find_pale_words(shared: Page, app_url: str) -> None:
    shared.emulate_media(color_scheme="light")
    open_page(shared, app_url, "/definisi")
    thin(shared)
    shared.add_style_tag(content="h1 { color: #ccc; }")
    assert any("color-contrast" in words for words in findings(shared, "color-contrast"))
