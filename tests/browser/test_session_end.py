"""Somebody writes for long: told before the session ends, stays signed in, and has lost nothing."""

from datetime import UTC
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import Engine

from data.dates import now
from tests.browser.test_desk import _sign_in
from tests.support.accounts import account_settings
from tests.support.running import PATIENCE, serve

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("account_database")]


def test_a_warning_before_the_end(browser: Browser, areas_engine: Engine, tmp_path: Path) -> None:
    """The browser's clock is moved on, the server's stays."""
    settings = account_settings(tmp_path)
    more = {"PANTAU_ACCOUNTS_URL": settings.accounts_url, "PANTAU_ACCOUNTS_KEY": settings.accounts_key}
    url = areas_engine.url.render_as_string(hide_password=False)
    with serve(url, tmp_path / "log", PANTAU_QUARANTINE=settings.quarantine, **more) as address:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.set_default_timeout(PATIENCE)
        page.clock.install(time=now().replace(tzinfo=UTC))  # that of the server
        _sign_in(page, address, "sunting")
        page.goto(f"{address}/tulis/kesepakatan")
        line, stay = page.locator("#sesi [role=status]"), page.locator("#sesi button")
        page.clock.fast_forward("26:00")
        expect(line).to_contain_text("Tanpa membuka atau mengirim apa pun")  # nothing was typed
        expect(stay).to_be_hidden()

        page.goto(f"{address}/tulis/kesepakatan")
        page.fill("#baru-isi", "Menganggarkan iuran 2.000 nelayan")
        page.clock.fast_forward("24:00")
        expect(stay).to_be_hidden()
        page.clock.fast_forward("01:30")
        expect(line).to_contain_text("Bila tombol ini tidak ditekan, Anda keluar sendiri pukul")
        expect(stay).to_be_in_viewport()
        stay.click()
        expect(line).to_contain_text("Anda tetap masuk sampai pukul")
        expect(stay).to_be_hidden()
        page.clock.fast_forward("20:00")
        expect(line).to_contain_text("Anda tetap masuk sampai pukul")
        expect(page.locator("#baru-isi")).to_have_value("Menganggarkan iuran 2.000 nelayan")

        page.context.clear_cookies()  # signed out elsewhere
        page.clock.fast_forward("06:00")
        stay.click()
        expect(line).to_contain_text("Anda sudah keluar. Yang Anda isi di halaman ini belum terkirim.")
        expect(page.locator("#baru-isi")).to_have_value("Menganggarkan iuran 2.000 nelayan")
        page.context.close()
