"""Pages that are swapped in place, charts that plotly takes over when somebody reaches for them: what is
kept, what is asked for and when, and what happens where a request fails."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.support.dashboards.screen import SAVES_DATA, choose, next_page, tab

PLOTLY = "/plotly/"


@pytest.fixture
def thrifty(browser: Browser, app_url: str) -> Iterator[tuple[Page, list[str]]]:
    """The ranking on a link that is not fast, and the paths asked for so far."""
    with tab(browser, "projector") as page:
        page.add_init_script(SAVES_DATA)
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(app_url)))
        page.goto(f"{app_url}/peringkat")
        yield page, asked


def heading(page: Page) -> str:
    return page.locator(".ranking-chart h2").inner_text()


def unfold(page: Page) -> None:
    page.locator(".ranking-chart > summary").click()


def test_a_slow_link_loads_no_plotly_until_somebody_reaches(thrifty: tuple[Page, list[str]]) -> None:
    page, asked = thrifty
    page.wait_for_timeout(1500)
    assert {path.partition("?")[0] for path in asked} - {"/ikon.svg"} == {"/peringkat", "/luring.js"}
    unfold(page)
    page.hover(".ranking-chart .chart")
    page.wait_for_selector(".live-chart:not(.arriving) .main-svg")
    assert sum(path.startswith(PLOTLY) for path in asked) == 1
    assert asked.count("/grafik/peringkat") == 1
    assert not any("_dash" in path for path in asked)
    assert not page.locator(".light-chart").is_visible()


def test_a_fast_link_brings_plotly_by_itself(browser: Browser, app_url: str) -> None:
    """What the page's own bytes say of the link, put here in numbers: 160 Mbps, then 8."""
    timing = """performance.getEntriesByType = kind => kind === 'navigation' ? [{{transferSize: 20300,
      encodedBodySize: 20000, responseStart: 10, responseEnd: {end}}}] : []"""
    found = {}
    for end in (11, 30):
        with tab(browser, "projector") as page:
            page.add_init_script(timing.format(end=end))
            page.goto(f"{app_url}/peringkat")
            unfold(page)
            page.wait_for_timeout(4000 if end == 30 else 0)
            if end == 11:
                page.wait_for_selector(".live-chart:not(.arriving) .main-svg")
            found[end] = page.locator(".live-chart").count()
    assert found == {11: 1, 30: 0}


def test_a_chart_that_is_not_shown_brings_nothing(browser: Browser, app_url: str) -> None:
    """On a phone the ranking is a list; its chart would be drawn at a width of its own."""
    with tab(browser, "phone") as page:
        page.add_init_script(
            "performance.getEntriesByType = kind => kind === 'navigation' ? [{transferSize: 20300,"
            "encodedBodySize: 20000, responseStart: 10, responseEnd: 11}] : []"
        )
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{app_url}/peringkat")
        expect(page.locator(".chart > [role=group]")).to_be_hidden()
        page.wait_for_timeout(2500)
        assert not any(PLOTLY in address for address in asked)
        assert page.locator(".live-chart").count() == 0


def test_the_page_is_swapped_and_its_head_with_it(thrifty: tuple[Page, list[str]]) -> None:
    page, _asked = thrifty
    page.evaluate("document.body.dataset.mark = 'lama'")
    choose(page, "metrik", "coverage_pu")
    expect(page.locator(".ranking-chart h2")).to_contain_text("Cakupan PU")
    canonical = page.locator("link[rel=canonical]")
    expect(canonical).to_have_count(1)
    expect(canonical).to_have_attribute("href", re.compile(r"/peringkat\?metrik=coverage_pu$"))
    expect(page.locator("#kabar")).to_have_text(page.locator("h1").inner_text())
    page.click(".more summary")
    page.click("nav a >> text=Definisi")
    expect(page).to_have_title("Definisi · Pantau Jamsostek")
    expect(page.locator("nav a[aria-current=page]")).to_have_text("Definisi")
    expect(page.locator("#kabar")).to_have_text("Definisi · Pantau Jamsostek")
    assert page.evaluate("document.body.dataset.mark") == "lama"


def test_what_is_swapped_in_travels_without_script_and_style(thrifty: tuple[Page, list[str]]) -> None:
    """A choice brings neither; another page brings all rules, once."""
    page, asked = thrifty
    with page.expect_response("**/peringkat?metrik=coverage_pu") as answered:
        choose(page, "metrik", "coverage_pu")
    expect(page.locator(".ranking-chart h2")).to_contain_text("Cakupan PU")
    text = answered.value.text()
    assert "<style data-gaya></style>" in text
    assert "function swap(" not in text
    assert sum(path.startswith("/gaya.css?") for path in asked) == 0
    for path in ("/definisi", "/jurang"):
        with next_page(page):
            page.evaluate(f"document.querySelector('nav a[href^=\"{path}\"]').click()")
    assert sum(path.startswith("/gaya.css?") for path in asked) == 1
    assert page.evaluate("document.querySelector('style').textContent.length") > 80_000


def test_the_reading_place_is_kept_and_the_way_back_finds_it(thrifty: tuple[Page, list[str]]) -> None:
    page, _asked = thrifty
    page.evaluate("document.querySelector('.asked').open = true; scrollTo(0, 500)")
    page.wait_for_timeout(400)
    choose(page, "metrik", "coverage_pu")
    expect(page.locator(".ranking-chart h2")).to_contain_text("Cakupan PU")
    assert abs(page.evaluate("scrollY") - 500) <= 2
    page.click(".rank-row summary >> text=Demak")
    page.click(".rank-row[open] a >> text=Buka Demak")
    expect(page.locator("h1")).to_be_focused()
    assert page.evaluate("scrollY") == 0
    page.go_back()
    expect(page.locator(".ranking-chart h2")).to_contain_text("Cakupan PU")
    expect(page.locator("h1")).to_be_focused()
    assert page.evaluate("scrollY") > 300  # where the link was, which may have been scrolled to


def test_the_last_choice_wins(thrifty: tuple[Page, list[str]], app_url: str) -> None:
    """The answer to the first choice comes late; the second stands, and stays."""
    page, _asked = thrifty
    late: list[Route] = []
    page.route("**/peringkat?periode=2026-08", lambda route: late.append(route))
    choose(page, "periode", "2026-08")
    page.wait_for_timeout(200)
    assert len(late) == 1
    choose(page, "metrik", "coverage_pu")
    expect(page).to_have_url(f"{app_url}/peringkat?periode=2026-08&metrik=coverage_pu")
    expect(page.locator(".ranking-chart h2")).to_contain_text("Cakupan PU")
    expect(page.locator(".asked select[name=periode]")).to_have_value("2026-08")


def test_what_is_typed_while_an_answer_arrives_stays(thrifty: tuple[Page, list[str]]) -> None:
    """In the field, and its list stays open."""
    page, _asked = thrifty
    late: list[Route] = []
    page.route("**/peringkat?periode=2026-08", lambda route: late.append(route))
    choose(page, "periode", "2026-08")
    page.locator(".find [name=q]").focus()
    page.keyboard.type("dem")
    expect(page.locator(".find [role=option]")).to_contain_text("Kabupaten Demak")
    with next_page(page):
        late[0].continue_()
    expect(page.locator(".find [name=q]")).to_be_focused()
    expect(page.locator(".find [role=option]")).to_contain_text("Kabupaten Demak")
    page.keyboard.type("ak")
    expect(page.locator(".find [name=q]")).to_have_value("demak")


@pytest.mark.parametrize("fault", ["abort", "500", "text"])
def test_where_fetching_fails_the_browser_goes_itself(
    thrifty: tuple[Page, list[str]], app_url: str, fault: str
) -> None:
    page, _asked = thrifty

    def fail(route: Route) -> None:
        if route.request.is_navigation_request():
            route.continue_()
        elif fault == "abort":
            route.abort()
        elif fault == "500":
            route.fulfill(status=500, content_type="text/html", body="<p>rusak")
        else:
            route.fulfill(status=200, content_type="text/html", body="<p>halaman lain")

    page.route("**/peringkat?metrik=coverage_pu", fail)
    page.evaluate("document.body.dataset.mark = 'lama'")
    choose(page, "metrik", "coverage_pu")
    expect(page.locator(".ranking-chart h2")).to_contain_text("Cakupan PU")
    assert page.url == f"{app_url}/peringkat?metrik=coverage_pu"
    assert page.evaluate("document.body.dataset.mark") is None


def test_files_are_the_browser_s(thrifty: tuple[Page, list[str]]) -> None:
    page, _asked = thrifty
    with page.expect_download() as download:
        page.locator(".downloads a[href*='.csv']").first.click()
    assert download.value.suggested_filename.endswith(".csv")


def test_a_chart_says_its_values_by_hand_and_by_keyboard(thrifty: tuple[Page, list[str]]) -> None:
    """Before plotly is there: it is kept away."""
    page, _asked = thrifty
    page.route(f"**{PLOTLY}*", lambda _route: None)
    unfold(page)
    first, second = (page.locator("svg rect").nth(at) for at in (0, 1))
    words = page.locator("svg rect title").all_text_contents()[:2]
    assert len(set(words)) == 2
    second.hover()
    expect(page.locator(".tip")).to_have_text(words[1])
    first.click()
    expect(page.locator(".tip")).to_have_text(words[0])
    page.focus(".chart > [role=group]")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".tip")).to_have_text(words[0])
    page.keyboard.press("ArrowDown")
    expect(page.locator(".tip[role=status]")).to_have_text(words[1])
    page.keyboard.press("Escape")
    expect(page.locator(".tip")).to_have_count(0)


def test_a_line_says_each_of_its_points(browser: Browser, app_url: str) -> None:
    with tab(browser, "phone", has_touch=True) as page:
        page.add_init_script(SAVES_DATA)
        page.route(f"**{PLOTLY}*", lambda _route: None)
        page.goto(f"{app_url}/tren?wilayah=33.21")
        line = page.locator("polyline[data-v]").first
        said = line.evaluate("line => [line.dataset.v, line.getAttribute('points')]")
        assert len(said[0].split("\n")) == len(said[1].split(" ")) > 5
        page.locator(".light-chart").first.tap()
        expect(page.locator(".chart .tip")).to_have_count(1)


def test_a_swapped_page_brings_its_own_style(browser: Browser, app_url: str) -> None:
    """The page of the definitions carries no rules for mosaics; the comparison that is swapped in does."""
    with tab(browser, "projector") as page:
        page.add_init_script(SAVES_DATA)
        page.goto(f"{app_url}/definisi")
        page.evaluate("document.body.dataset.mark = 'lama'")
        assert ".mosaic{" not in page.locator("head > style[data-gaya]").inner_html()
        page.evaluate("document.querySelector('a[href^=\"/bandingkan\"]').click()")
        page.wait_for_selector(".mosaic", state="attached")
        assert page.evaluate("document.body.dataset.mark") == "lama"
        assert page.locator("head > style[data-gaya]").count() == 1
        assert page.evaluate("getComputedStyle(document.querySelector('.mosaic')).display") == "flex"
