"""A list checked in a real browser: nothing is asked for meanwhile, and the answers are the command's."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from python_calamine import CalamineWorkbook

from dashboards.list_check.script import Script
from data.definitions.registry import PROVINCE
from etl.parsing.areas import district_names
from etl.people_lists.check import Kind, PeopleList, Rules, check
from etl.people_lists.files import write_tables
from etl.people_lists.tables import marked_tables
from etl.readers.read_file import read_people
from tests.support.dashboards.screen import OVERFLOW, SIZES, TARGETS, TIGHT, findings, resize, tab
from tests.support.people_lists import COUNTS, GOLDEN, ON, files, said
from tests.support.running import PATIENCE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FIELDS: dict[str, tuple[str, Kind]] = {
    "petani": ("daftar", "orang"),
    "nelayan": ("daftar", "orang"),
    "meninggal": ("meninggal", "meninggal"),
    "pabrik": ("upah", "upah"),
}
TAKEN = """() => navigator.serviceWorker.controller ||
  new Promise(done => navigator.serviceWorker.addEventListener('controllerchange', done)).then(() => null)"""
GOLDEN_ROWS = """cells => {
  const rules = PeriksaDaftar.rules({ day: "2026-12-01", area: "", fund: "", youngest: 18, below: 65 });
  return cells.map(cell => PeriksaDaftar.readNik(cell, rules)).map(nik => [nik.findings, nik.birth]);
}"""
WEIGHT = """() => ["navigation", "resource"].flatMap(kind => performance.getEntriesByType(kind))
  .reduce((sum, one) => sum + one.decodedBodySize, 0)"""
LEAKS = """async address => {
  const tried = [fetch(address)];
  tried.push(new Promise((done, failed) => {
    const asked = Object.assign(new XMLHttpRequest(), { onload: done, onerror: failed });
    asked.open("POST", address);
    asked.send("3318040510750001");
  }));
  tried.push(new Promise((done, failed) => {
    Object.assign(new Image(), { onload: done, onerror: failed, src: address });
  }));
  return (await Promise.allSettled(tried)).map(one => one.status);
}"""


@pytest.fixture(autouse=True)
def _readers_of_files() -> None:
    assert Script().missing == [], "make plotly"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """With a service worker, as a reader has it."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="id-ID", accept_downloads=True
    )
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def _choose(page: Page, folder: Path) -> dict[str, Path]:
    found = files(folder)
    chosen: dict[str, list[Path]] = {}
    for stem, (key, _kind) in FIELDS.items():
        chosen.setdefault(key, []).append(found[stem])
    for key, paths in chosen.items():
        page.set_input_files(f"#{key}", paths)
    page.select_option("#daerah", "33.18")
    page.select_option("#dana", "DBHCHT")
    page.fill("#tanggal", ON.isoformat())
    return found


def _taken(page: Page, key: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.click(f"#{key}")
    path = folder / f"peramban-{download.value.suggested_filename}"
    download.value.save_as(path)
    return path


def _cells(path: Path) -> dict[str, list[list[Any]]]:
    """The sheets of a workbook, without the empty cells at the end of rows."""
    book, found = CalamineWorkbook.from_path(path), {}
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for row in rows:
            while row and row[-1] == "":
                row.pop()
        found[name] = rows
    return found


def test_nothing_leaves_and_the_answers_are_those_of_the_command(
    phone: Page, app_url: str, tmp_path: Path
) -> None:
    phone.goto(f"{app_url}/jurang")
    phone.evaluate(TAKEN)
    phone.click("a:has-text('Periksa nama dan NIK-nya dahulu')")
    phone.wait_for_selector("#daftar:enabled")
    assert phone.evaluate("performance.getEntriesByType('navigation')[0].workerStart") == 0
    assert phone.evaluate(WEIGHT) < 400_000
    asked: list[str] = []
    phone.context.on("request", lambda request: asked.append(request.url))
    wire = phone.context.new_cdp_session(phone)
    wire.send("Network.enable")
    wire.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))

    found = _choose(phone, tmp_path)
    phone.click("#periksa")
    expect(phone.locator("#hasil h2")).to_have_text("7 dari 18 orang dapat dihitung")
    expect(phone.locator("#hasil h2")).to_be_focused()
    assert _taken(phone, "csv", tmp_path).read_bytes().decode() == COUNTS
    marked = _taken(phone, "bertanda", tmp_path)
    assert [url for url in asked if not url.startswith("blob:")] == []
    assert phone.evaluate(LEAKS, f"{app_url}/sehat?nik=3318040510750001") == ["rejected"] * 3
    assert phone.evaluate("caches.match(location.href).then(Boolean)") is False

    lists = [
        PeopleList(found[stem].name, kind, read_people(found[stem])) for stem, (_, kind) in FIELDS.items()
    ]
    rules = Rules(dict(district_names()), PROVINCE, ON, area="33.18", fund="DBHCHT")
    write_tables(tmp_path / "perintah.xlsx", marked_tables(lists, check(lists, rules), rules))
    assert _cells(marked) == _cells(tmp_path / "perintah.xlsx")

    golden = phone.evaluate(GOLDEN_ROWS, [cell for cell, _, _ in GOLDEN])
    assert [said(found) for found, _ in golden] == [wanted for _, wanted, _ in GOLDEN]
    births = [str(birth or "") for _, birth in golden]
    assert births == [birth.replace("-", "") for _, _, birth in GOLDEN]


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_fits_a_phone_and_speaks_to_everybody(
    browser: Browser, app_url: str, tmp_path: Path, language: str
) -> None:
    with tab(browser, "phone") as page:
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto(f"{app_url}/periksa-daftar?bahasa={language}")
        page.wait_for_selector("#daftar:enabled")
        page.click("#periksa")
        expect(page.get_by_role("alert")).to_contain_text(
            {"id": "Pilih dahulu", "en": "First choose"}[language]
        )
        old = tmp_path / "lama.xls"
        old.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        page.set_input_files("#daftar", old)
        page.click("#periksa")
        expect(page.get_by_role("alert")).to_contain_text("lama.xls")
        _choose(page, tmp_path)
        page.focus("#periksa")
        page.keyboard.press("Enter")
        page.wait_for_selector("#hasil:not([hidden])")
        assert complaints == []
        assert page.evaluate("document.body.scrollHeight") < 3000
        small = [one for one in page.evaluate(TARGETS) if one[2] < 24]
        assert small == []
        assert (
            page.evaluate(
                "[...document.querySelectorAll('main button, main input, main select')].filter("
                "one => one.getBoundingClientRect().height < 44).length"
            )
            == 0
        )
        assert findings(page) == []
        page.emulate_media(color_scheme="dark")
        assert findings(page, "color-contrast") == []
        for size in (*SIZES.values(), *TIGHT.values()):
            resize(page, size)
            assert page.evaluate(OVERFLOW) <= 0, size


def test_without_a_script_it_names_the_command(browser: Browser, app_url: str) -> None:
    with tab(browser, "phone", java_script_enabled=False) as page:
        page.goto(f"{app_url}/periksa-daftar")
        assert "python -m etl check-list" in page.locator("main").inner_text()
        assert page.locator("#daftar").is_disabled()
