"""Moving about in Chromium: choices, links, back and forward; without a script, enlarged."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.dashboards.screen import choose, open_live, tab


@pytest.fixture
def live(page: Page, app_url: str) -> Page:
    """The ranking, its chart drawn by plotly."""
    open_live(page, f"{app_url}/peringkat")
    return page


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A browser that runs no script."""
    with tab(browser, "phone", java_script_enabled=False) as page:
        yield page


def test_a_choice_changes_address_and_page_and_the_way_back_leads_back(live: Page, app_url: str) -> None:
    heading = live.locator("#halaman .ranking-chart h2")
    expect(heading).to_contain_text("Cakupan BPU")
    choose(live, "metrik", "coverage_pu")
    expect(live).to_have_url(f"{app_url}/peringkat?metrik=coverage_pu")
    expect(heading).to_contain_text("Cakupan PU")
    expect(live.locator("#halaman .asked select[name=metrik]")).to_have_value("coverage_pu")
    live.go_back()
    expect(heading).to_contain_text("Cakupan BPU")
    expect(live.locator("#halaman .asked select[name=metrik]")).to_have_value("coverage_bpu")
    live.go_forward()
    expect(heading).to_contain_text("Cakupan PU")
    assert live.url == f"{app_url}/peringkat?metrik=coverage_pu"


def test_a_choice_costs_one_request(live: Page) -> None:
    asked: list[str] = []
    live.on("request", lambda request: asked.append(request.url))
    choose(live, "periode", "2026-09")
    expect(live.locator("#halaman .said")).to_contain_text("September 2026")
    live.wait_for_timeout(200)
    asked = [address for address in asked if not address.endswith("/ikon.svg") and "/grafik/" not in address]
    assert [urlsplit(address).path for address in asked] == ["/peringkat"]


def test_a_choice_keeps_the_keyboard_where_it_was(live: Page) -> None:
    choose(live, "metrik", "coverage_pu")
    expect(live.locator("#halaman .ranking-chart h2")).to_contain_text("Cakupan PU")
    expect(live.locator("#halaman .asked select[name=metrik]")).to_be_focused()


def test_a_link_moves_softly(live: Page, app_url: str) -> None:
    """No new document: title, language, scroll and focus change as if there were one."""
    live.evaluate("() => { window.scrollTo(0, 400); document.body.dataset.mark = 'lama'; }")
    live.click("#halaman .rank-row summary >> text=Demak")
    live.click("#halaman .rank-row[open] a >> text=Buka Demak")
    expect(live).to_have_url(f"{app_url}/daerah/33.21")
    expect(live).to_have_title("Kabupaten Demak · Pantau Jamsostek")
    expect(live.locator("#halaman h1")).to_contain_text("Kab. Demak")
    expect(live.locator("#halaman h1")).to_be_focused()
    assert live.evaluate("() => [scrollY, document.body.dataset.mark]") == [0, "lama"]


def test_the_language_of_everything(live: Page, app_url: str) -> None:
    live.click("#halaman .languages a >> text=EN")
    expect(live).to_have_url(f"{app_url}/peringkat?bahasa=en")
    expect(live).to_have_title("Ranking · Pantau Jamsostek")
    assert live.evaluate("() => document.documentElement.lang") == "en"
    expect(live.locator("#halaman .top nav")).to_contain_text("Definitions")
    choose(live, "metrik", "coverage_pu")
    expect(live).to_have_url(f"{app_url}/peringkat?metrik=coverage_pu&bahasa=en")
    expect(live.locator("#halaman .ranking-chart h2")).to_contain_text(re.compile("^PU coverage"))
    live.click("#halaman .languages a >> text=ID")
    expect(live).to_have_url(f"{app_url}/peringkat?metrik=coverage_pu")


def test_another_edition_drops_the_month_and_keeps_the_metric(live: Page, app_url: str) -> None:
    choose(live, "periode", "2026-09")
    expect(live).to_have_url(f"{app_url}/peringkat?periode=2026-09")
    choose(live, "metrik", "coverage_total")
    expect(live).to_have_url(f"{app_url}/peringkat?periode=2026-09&metrik=coverage_total")
    choose(live, "edisi", "simulasi-2026-t2")
    expect(live).to_have_url(f"{app_url}/peringkat?edisi=simulasi-2026-t2&metrik=coverage_total")
    expect(live.locator("#halaman .notice[role=status]")).to_have_count(0)
    expect(live.locator("#halaman .said")).to_contain_text("Juni 2026")


def test_sorting_is_a_link(live: Page) -> None:
    live.click("#halaman .ranking > summary")
    live.click("#halaman .ranking .table th a >> text=Potensi")
    expect(live.locator("#halaman .table th[aria-sort=descending]")).to_have_count(1)
    cells = live.locator("#halaman .ranking .table tbody tr td:nth-child(11)").all_inner_texts()
    numbers = [int(cell.replace(".", "")) for cell in cells if cell != "–"]
    assert numbers == sorted(numbers, reverse=True)
    assert len(numbers) == 33


def test_no_button_of_a_chart_sends_it_away(live: Page) -> None:
    titles = live.evaluate(
        "() => [...document.querySelectorAll('.modebar-btn')].map(button => button.dataset.title)"
    )
    assert titles == ["Unduh gambar (PNG)"]
    charts = live.evaluate(
        "() => [...document.querySelectorAll('.js-plotly-plot')]"
        ".map(plot => [plot._context.showSendToCloud, plot._context.plotlyServerURL])"
    )
    assert charts == [[False, ""]]


def test_without_a_script_a_page_can_be_read(bare: Page, app_url: str) -> None:
    bare.goto(f"{app_url}/peringkat")
    expect(bare.locator("#halaman h1")).to_be_visible()
    expect(bare.locator("#halaman svg rect")).to_have_count(35)
    expect(bare.locator("#halaman .rank-row")).to_have_count(35)
    expect(bare.get_by_text("Loading")).to_have_count(0)


def test_without_a_script_the_choices_work_by_their_button(bare: Page, app_url: str) -> None:
    bare.goto(f"{app_url}/peringkat?bahasa=en")
    bare.click("#halaman .asked > summary")
    bare.select_option("#halaman .asked select[name=metrik]", "coverage_pu")
    bare.click("#halaman .apply")
    expect(bare.locator("#halaman .ranking-chart h2")).to_contain_text(re.compile("^PU coverage"))
    assert "metrik=coverage_pu" in bare.url
    assert "bahasa=en" in bare.url
    bare.fill("#halaman .find [name=q]", "demak")
    bare.press("#halaman .find [name=q]", "Enter")
    expect(bare.locator("#halaman h1")).to_contain_text("Demak")
    assert "/daerah/33.21?" in bare.url
    bare.click("#halaman .languages a >> text=ID")
    expect(bare.locator("html")).to_have_attribute("lang", "id")


def test_published_figures_are_filtered_without_a_script(bare: Page, app_url: str) -> None:
    bare.goto(f"{app_url}/angka-terbit")
    bare.select_option("#halaman select[name=wilayah]", "33.19")
    bare.select_option("#halaman select[name=indikator]", "cakupan")
    bare.click("#halaman .inline .apply")
    rows = bare.locator("#halaman tbody tr")
    assert 0 < rows.count() < 20
    expect(rows.first).to_contain_text("Kudus")


def test_twice_as_large_is_still_usable(page: Page, app_url: str) -> None:
    """What 200 % on the projector leaves: 683 by 384."""
    page.set_viewport_size({"width": 683, "height": 384})
    open_live(page, f"{app_url}/daerah/33.21")
    expect(page.locator("#halaman h1")).to_be_in_viewport()
    page.locator("#halaman .more summary").click()
    page.locator("#halaman nav a >> text=Definisi").click()
    expect(page.locator("#halaman h1")).to_contain_text("Cakupan adalah")
