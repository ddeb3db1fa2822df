"""A clerk and a publisher, on a phone and without any script: from a messy workbook to published figures."""

import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from data.database.accounts.opening import AccountDatabase
from data.settings import ROOT
from tests.support.accounts import PASSWORD, account_settings, code_of, forget_codes
from tests.support.desk import intake_here
from tests.support.running import PATIENCE, serve

pytestmark = pytest.mark.slow
ANY_DATABASE = True


def _book(path: Path, code: str | float) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["REKAPITULASI KEPESERTAAN BPU"],
        ["Bulan Oktober 2026"],
        ["No", "Kode", "Kab/Kota", "Potensi BPU", "Aktif BPU"],
        [1, code, "Kabupaten Klaten", 223_850, 28_714],
        [2, "33.19", "Kabupaten Kudus", 276_066, 27_190],
    ):
        sheet.append(row)
    book.save(path)
    return path


def _good(shown: Page) -> None:
    """Nothing sideways, nothing small to touch, no serious finding: looked at in a tab with scripts, for axe
    never ends in one without."""
    browser = shown.context.browser
    assert browser is not None
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, storage_state=shown.context.storage_state()
    )
    page = context.new_page()
    page.goto(shown.url)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = (
        "[...document.querySelectorAll("
        "'main a, main button, main input, main select, main summary, .who button')].filter("
        "e => e.getClientRects().length && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"
    )
    assert page.evaluate(small) == []
    found = Axe().run(page).response["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    context.close()


def _ways(shown: Page, address: str) -> list[str]:
    """Where a reader's page leads who has signed in, in a tab with scripts."""
    browser = shown.context.browser
    assert browser is not None
    context = browser.new_context(storage_state=shown.context.storage_state())
    page = context.new_page()
    page.goto(address)
    page.locator(".desk-way").wait_for(timeout=PATIENCE)
    found: list[str] = page.locator(".desk-way a, .sign-in a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    context.close()
    return found


def _sign_in(page: Page, address: str, name: str, code: str = "") -> None:
    page.goto(f"{address}/masuk")
    page.fill("#nama", name)
    page.fill("#sandi", PASSWORD)
    page.fill("#kode", code)
    page.click("main button")


def test_from_a_messy_workbook_to_published_figures(
    browser: Browser, areas_engine: Engine, account_database: AccountDatabase, tmp_path: Path
) -> None:
    url = areas_engine.url.render_as_string(hide_password=False)
    settings = account_settings(tmp_path)
    more = {
        "PANTAU_ACCOUNTS_URL": settings.accounts_url,
        "PANTAU_ACCOUNTS_KEY": settings.accounts_key,
        "PANTAU_QUARANTINE": settings.quarantine,
        "PANTAU_DATABASE_URL": url,
    }

    intake = intake_here(account_database, url, settings.quarantine)

    def intake_apart() -> None:
        command = [sys.executable, "-m", "etl", "intake", "--sekali"]
        subprocess.run(command, cwd=ROOT.parent, env={**os.environ, **more}, check=True, capture_output=True)

    def person() -> Page:
        context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
        context.set_default_timeout(PATIENCE)
        return context.new_page()

    with serve(
        url, tmp_path / "log", **{k: v for k, v in more.items() if k != "PANTAU_DATABASE_URL"}
    ) as address:
        clerk, publisher = person(), person()
        _sign_in(clerk, address, "sunting")
        expect(clerk.locator("h1")).to_have_text("Kirim berkas, lalu lihat apa yang akan berubah")
        _good(clerk)
        clerk.set_input_files("#berkas", _book(tmp_path / "kacau.xlsx", 33.1))
        clerk.click("main button")
        expect(clerk.locator("h1")).to_have_text("Berkas Anda sedang dibaca.")
        intake()
        clerk.reload()
        expect(clerk.locator("h1")).to_contain_text("1 temuan harus diperbaiki")
        expect(clerk.locator(".cell-mark").first).to_have_text("B4")
        _good(clerk)
        with clerk.expect_download() as marked:
            clerk.click("text=Unduh Excel bertanda")
        assert marked.value.suggested_filename == "kacau bertanda.xlsx"

        clerk.goto(f"{address}/muat")
        clerk.set_input_files("#berkas", _book(tmp_path / "rapi.xlsx", "33.10"))
        clerk.click("main button")
        intake()
        clerk.reload()
        expect(clerk.locator("h1")).to_have_text("Siap diajukan: 4 angka baru atau berubah.")
        _good(clerk)
        clerk.click("button:has-text('Ajukan')")
        expect(clerk.locator("h1")).to_have_text("Menunggu orang kedua untuk diterbitkan.")
        expect(clerk.locator("button", has_text="Terbitkan")).to_have_count(0)

        forget_codes(account_database)
        _sign_in(publisher, address, "terbit", code_of(account_database, "terbit"))
        expect(publisher.locator("h1")).to_have_text("1 berkas menunggu orang kedua")
        _good(publisher)
        publisher.click("text=rapi.xlsx")
        _good(publisher)
        publisher.click("button:has-text('Terbitkan')")
        intake_apart()
        publisher.reload()
        expect(publisher.locator("h1")).to_contain_text("Terbit sebagai muatan")
        clerk.goto(f"{address}/tulis/kesepakatan")
        clerk.select_option("#baru-kode_wilayah", "33.19")
        clerk.fill("#baru-isi", "Menganggarkan iuran 2.000 nelayan")
        clerk.fill("#baru-penanggung_jawab", "Disnaker")
        clerk.click("button:has-text('Catat')")
        expect(clerk.locator(".done")).to_contain_text("Sedang dicatat: Kabupaten Kudus")
        intake()
        clerk.goto(f"{address}/tulis/kesepakatan")
        expect(clerk.locator(".agreements")).to_contain_text("2.000 nelayan")
        clerk.click("summary")
        _good(clerk)
        clerk.goto(f"{address}/tulis/target")
        _good(clerk)

        assert _ways(clerk, f"{address}/kesepakatan?wilayah=33.19&bahasa=en") == [
            "/tulis/kesepakatan?bahasa=en&wilayah=33.19",
            "/masuk?bahasa=en",
            "/tulis?bahasa=en",
        ]
        reader = person()
        reader.goto(f"{address}/kesepakatan?edisi=resmi-terkini")
        expect(reader.locator("main")).to_contain_text("2.000 nelayan")
        reader.goto(f"{address}/daerah/33.19?edisi=resmi-terkini")
        expect(reader.locator("main")).to_contain_text("27.190")
        assert reader.context.cookies() == []
        for one in (clerk, publisher, reader):
            one.context.close()
