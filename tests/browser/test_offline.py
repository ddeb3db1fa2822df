"""What a device keeps of what was opened: readable without a network, dated, and gone when it has to be."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from sqlalchemy import Engine

from dashboards.web.application import create_app
from data.repository.store import Store
from data.settings import Settings
from tests.support.running import PATIENCE, call_etl, serve

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KEPT = "path => caches.open('halaman').then(kept => kept.match(path)).then(Boolean)"
TAKEN = """() => navigator.serviceWorker.controller ||
  new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done)).then(() => null)"""


@pytest.fixture
def device(browser: Browser) -> Iterator[BrowserContext]:
    """A phone that may keep pages."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="id-ID")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def kept(page: Page, path: str) -> None:
    """Waits until the page is kept; `wait_for_function` takes a promise itself for success."""
    until = time.monotonic() + PATIENCE / 1000
    while not page.evaluate(KEPT, path):
        assert time.monotonic() < until, path
        page.wait_for_timeout(50)


def opened(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    kept(page, path)


def test_what_was_opened_is_read_without_a_network(
    device: BrowserContext, full_url: str, tmp_path: Path
) -> None:
    page = device.new_page()
    with serve(full_url, tmp_path / "log") as address:
        opened(page, address, "/daerah/33.21")
        page.evaluate(TAKEN)
        headline = page.locator("h1").inner_text()
        page.locator("nav a", has_text="Peringkat").click()  # without a navigation
        kept(page, "/peringkat")
        whole = page.evaluate(
            "caches.open('halaman').then(kept => kept.match('/peringkat')).then(found => found.text())"
        )
        assert "function swap(" in whole  # it travelled without script and style, and is kept with both
        assert ".ranking-chart" in whole.partition("<style data-gaya>")[2].partition("</style>")[0]
        for path in ("/rapor/33.21", "/rapat?bahasa=en"):
            opened(page, address, path)
    device.set_offline(True)
    page.goto(f"{address}/daerah/33.21")
    assert page.locator("h1").inner_text() == headline
    note = page.locator(".kept").inner_text()
    today = page.evaluate(
        "new Date().toLocaleDateString('id-ID', {day: 'numeric', month: 'short', year: 'numeric'})"
    )
    assert note.startswith(f"Tanpa jaringan: halaman ini disimpan {today}")
    assert note.endswith("Edisi: Simulasi, terkini.")
    page.locator("nav a", has_text="Peringkat").click()
    page.wait_for_selector(".kept")
    page.wait_for_url("**/peringkat")
    page.goto(f"{address}/rapat?bahasa=en")
    assert page.locator(".kept").inner_text().startswith("No network: this page was kept")
    assert page.locator(".step h1").first.is_visible()
    page.goto(f"{address}/tren")
    assert page.locator("h1").inner_text() == "No network, and this page has not been kept."
    assert "Rapor Kabupaten Demak" in page.locator("ul").inner_text()


@pytest.mark.parametrize("path", ["/daerah/33.21", "/rapor/33.21"])
def test_going_back_without_a_network_says_of_when_it_is(
    device: BrowserContext, full_url: str, tmp_path: Path, path: str
) -> None:
    """The browser's own cache has the page, too, and would show it as if it were of now."""
    page = device.new_page()
    with serve(full_url, tmp_path / "log") as address:
        opened(page, address, "/definisi")
        page.evaluate(TAKEN)
        opened(page, address, path)
        opened(page, address, "/inpres")
    device.set_offline(True)
    page.go_back(wait_until="commit")
    page.wait_for_url(f"**{path}")
    page.wait_for_selector(".kept")
    assert page.locator(".kept").count() == 1
    assert page.locator(".kept").inner_text().startswith("Tanpa jaringan: halaman ini disimpan")


def test_one_switch_forgets_it(device: BrowserContext, app_url: str) -> None:
    page = device.new_page()
    opened(page, app_url, "/tren")
    page.locator(".keeps", has_text="Hapus halaman yang tersimpan").click()
    page.wait_for_selector(".keeps:has-text('Simpan halaman yang dibuka')")
    page.goto(f"{app_url}/peringkat")
    page.wait_for_selector(".keeps:has-text('Simpan halaman yang dibuka')")
    page.wait_for_timeout(500)
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert page.evaluate("caches.keys()") == []
    page.locator(".keeps").click()
    kept(page, "/peringkat")


def test_what_is_withdrawn_goes_at_the_next_contact(
    device: BrowserContext, areas_engine: Engine, database_url: str, tmp_path: Path
) -> None:
    areas_engine.dispose()
    for number in (700, 400):
        file = tmp_path / f"{number}.csv"
        rows = "".join(f"33.21,,2026-09,BPU,{line}\n" for line in ("potensi,1000", f"peserta_aktif,{number}"))
        file.write_text(f"kode_wilayah,wilayah,periode,segmen,ukuran,nilai\n{rows}", "utf-8")
        assert call_etl(database_url, "load", str(file)).returncode == 0
    with serve(database_url, tmp_path / "log") as address:
        page = device.new_page()
        opened(page, address, "/daerah/33.21")
        page.evaluate(TAKEN)
        assert "40,0" in page.locator("h1").inner_text()
        time.sleep(0.2)
        assert call_etl(database_url, "withdraw", "2", "--alasan", "salah").returncode == 0
        opened(page, address, "/definisi")
        assert not page.evaluate(KEPT, "/daerah/33.21")
    device.set_offline(True)
    page.goto(f"{address}/daerah/33.21")
    assert "belum tersimpan" in page.locator("h1").inner_text()


def test_an_address_that_is_not_secure_offers_nothing(device: BrowserContext, app_url: str) -> None:
    page = device.new_page()
    page.goto(app_url.replace("127.0.0.1", "0.0.0.0"))
    page.wait_for_timeout(700)
    assert not page.evaluate("isSecureContext")
    assert page.locator(".keeps").is_hidden()
    assert page.locator("link[rel=manifest]").count() == 0


def test_a_preview_is_never_kept(full_store: Store) -> None:
    settings = Settings(_env_file=None, preview=True)  # type: ignore[call-arg]
    preview = create_app(Store(full_store.engine, preview=True), settings).server.test_client()
    page = preview.get("/")
    assert "Pantau-Simpan" not in page.headers
    assert 'class="keeps"' not in page.text
    assert preview.get("/simpan.js").status_code == 404
    plain = create_app(full_store, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    assert len(plain.get("/").headers["Pantau-Simpan"]) == 12
    assert plain.get("/manifest.webmanifest").json["start_url"] == "."
    assert "Pantau-Simpan" not in plain.get("/peringkat.csv").headers
