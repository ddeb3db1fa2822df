"""The meeting mode: the agenda in order, every area in the same document, by keyboard, without a network."""

import re

import pytest
from playwright.sync_api import Page, expect

from dashboards.meeting.agenda import items
from dashboards.meeting.document import rapat_html
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.repository.store import Store
from tests.support.dashboards import small
from tests.support.dashboards.html_tree import tree

STEPS = (
    "provinsi",
    "kesepakatan",
    "peringkat",
    "memburuk",
    "bergerak",
    "berakhir",
    "kewajiban",
    "mutu",
)


def steps(store: Store, search: str = "") -> list[str]:
    body = rapat_html(store, search).partition("<body")[2].partition("</body>")[0]
    return [node.attributes["id"] for node in tree(f"<div{body}</div>").all("section", "step")]


def test_the_agenda_comes_first_then_every_area(full_store: Store) -> None:
    found = steps(full_store)
    assert found[:8] == list(STEPS)
    assert len(found[8:]) == len(set(found[8:])) == 35
    assert len(steps(full_store, "kares=kr-kedu")) == 8 + 6  # Kedu has six


def test_sentences_come_from_the_data(small_store: Store) -> None:
    """Over the year Pati rose by 32,000 of 400,000, Demak by 6,000 of 200,000, Kudus by 3,000 of 100,000."""
    context = Context(small_store, parse(small_store, ""))
    said = {item.key: item.headline.plain for item in items(context)}
    assert said["bergerak"] == (
        "Pati naik terbanyak dalam setahun (+8,0 poin); tidak ada yang turun, dengan potensi bulan ini; "
        "3 dari 35 daerah dapat dibandingkan."
    )
    assert said["provinsi"] == (  # 46 + 12 + 92 of 700 thousand; 60 + 12 + 100 thousand would be the target
        "BPU kurang orang terbanyak di Jawa Tengah (3 dari 35 daerah): 21,4\u00a0%, target 24,6\u00a0%, "
        "kurang 22.000 orang. Di bawah jalur bulan ini, 22,3\u00a0%; 2 dari 3 yang dapat dinilai tercapai "
        "atau di jalur."
    )
    assert said["memburuk"] == (  # Pati is short, but on its path of 22.5
        "1 dari 3 daerah yang dapat dinilai di bawah jalur cakupan BPU (seluruhnya 35): Demak "
        "(14.000 orang); bersama kurang 14.000 orang dari target; tidak ada yang turun dalam setahun."
    )
    assert said["berakhir"] == (
        "Tidak ada perlindungan yang berakhir dalam enam bulan; 1.500 berjalan pada September 2026."
    )
    assert said["kewajiban"] == "Belum ada laporan tentang empat kewajiban Inpres 2/2021."


def test_an_area_in_it_is_a_step_of_it(full_store: Store) -> None:
    """A link to an area never leaves the document; the way out and the pages do."""
    html = rapat_html(full_store, "")
    links = re.findall(r'<a href="(/daerah/33\.\d\d|#33\.\d\d)[^"]*"([^>]*)>', html)
    assert len([address for address, _rest in links if address == "#33.24"]) >= 2  # Kendal is named often
    out = [(address, rest) for address, rest in links if address.startswith("/")]
    assert {rest for _address, rest in out} == {' class="more"'}
    assert len({address for address, _rest in out}) == 35


def test_without_data_it_says_so(empty_store: Store) -> None:
    html = rapat_html(empty_store, "")
    assert "Belum ada data dalam edisi ini." in html
    assert 'href="/templat/rekap.xlsx"' in html


def test_simulated_figures_say_so_on_every_step(full_store: Store, small_store: Store) -> None:
    assert rapat_html(full_store, "").count('<strong class="simulasi">SIMULASI</strong>') == 8 + 35
    assert "SIMULASI" not in rapat_html(small_store, "").partition("<body")[2]


@pytest.mark.browser
def test_by_keyboard_with_the_cable_out(page: Page, app_url: str) -> None:
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{app_url}/rapat")
    page.context.set_offline(True)
    expect(page.locator("#provinsi")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#kesepakatan h1")).to_contain_text(
        "Dari 9 kesepakatan rapat 14 Oktober 2026, 5 belum"
    )
    expect(page.locator("#kesepakatan .m-agreed li").first).to_contain_text("hari lewat")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#peringkat .m-ranking li")).to_have_count(35)
    page.keyboard.press("ArrowRight")
    expect(page.locator("#memburuk h1")).to_be_focused()
    expect(page.locator("#provinsi")).to_be_hidden()
    page.keyboard.type("21")
    page.keyboard.press("Enter")
    expect(page.locator(f"[id='{small.DEMAK}']")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("kota salatiga")
    page.keyboard.press("Enter")
    expect(page.locator("[id='33.73'] h1")).to_contain_text("Kota Salatiga")
    page.click("[id='33.73'] .more")
    expect(page.locator(".typed")).to_have_text("Tidak ada jaringan: itu di luar dokumen rapat")
    page.keyboard.press("Backspace")
    expect(page.locator("#memburuk")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator("#bergerak")).to_be_visible()
    page.keyboard.type("99")
    page.keyboard.press("Enter")
    expect(page.locator(".typed")).to_have_text("99: tidak ada daerah dengan nomor itu")
    page.keyboard.press("?")
    expect(page.locator("#bantuan")).to_contain_text("33.21")
    page.uncheck("#satu")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("#cari")).not_to_be_focused()
    page.click("[popovertarget=bantuan]")
    page.check("#satu")
    page.keyboard.press("Escape")
    page.locator("[popovertarget=bantuan]").blur()
    page.keyboard.press("Home")
    page.keyboard.press("t")
    expect(page.locator("#jam")).to_have_text(re.compile("00:0[1-9]"))
    page.keyboard.press("End")
    expect(page.locator("#mutu")).to_be_visible()
    page.context.set_offline(False)
    page.click("[popovertarget=bantuan]")
    page.select_option("#metrik", label="Cakupan PU")
    expect(page).to_have_url(f"{app_url}/rapat?metrik=coverage_pu#mutu")


# Of the step that is shown: the size of the page, whether its body ends above its foot, what is cut, its
# least letters, the least of its values.
SHOWN = """() => {
  const step = document.querySelector(".step:target"), foot = step.querySelector(".step-foot");
  const all = [...step.querySelectorAll("*")].filter(e => e.checkVisibility() && !e.closest(".unseen"));
  const scale = e => e instanceof SVGElement ? e.getScreenCTM().a : 1;
  const size = e => parseFloat(getComputedStyle(e).fontSize) * scale(e);
  const spoken = all.filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()));
  const body = all.filter(e => e.closest(".step-body"));
  return {
    page: [document.documentElement.scrollWidth, document.documentElement.scrollHeight],
    below: Math.max(...body.map(e => e.getBoundingClientRect().bottom)) <= foot.getBoundingClientRect().top,
    cut: all.filter(e => e instanceof HTMLElement && getComputedStyle(e).display !== "inline"
      && e.scrollWidth > e.clientWidth + 1).map(e => e.className + ": " + e.textContent.slice(0, 30)),
    least: Math.min(...spoken.map(size)),
    values: Math.min(99, ...[...step.querySelectorAll(".value:not(.none), .m-tile b:not(.none)")].map(size)),
  };
}"""


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1280, 720), (1920, 1080)])
def test_every_step_fills_one_screen_in_letters_for_the_last_row(
    page: Page, app_url: str, width: int, height: int
) -> None:
    """18 px of 1366 x 768 is the least, values begin at 36; other screens are the same picture, scaled."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{app_url}/rapat")
    factor = min(width / 1366, height / 768)
    areas = ["33.02", "33.26", "33.76"]  # one behind, one silent, one with three digits
    for step in [*STEPS, *areas]:
        page.evaluate("step => { location.hash = step; }", step)
        expect(page.locator(f"[id='{step}']")).to_be_visible()
        found = page.evaluate(SHOWN)
        assert found["page"] == [width, height], step
        assert found["below"], step
        assert found["cut"] == [], step
        assert found["least"] >= 17.9 * factor, step
        assert found["values"] >= 35.9 * factor, step


@pytest.mark.browser
def test_the_search_never_guesses(page: Page, app_url: str) -> None:
    """A name that two areas have opens neither until one of them is chosen."""
    page.goto(f"{app_url}/rapat#mutu")
    options = page.locator("#calon [role=option]:visible")
    page.keyboard.press("/")
    page.keyboard.type("semarang")
    expect(options).to_have_text(["33.22 Kab. Semarang", "33.74 Kota Semarang"])
    for said, meant in (
        ("solo", ["33.72 Kota Surakarta"]),
        ("smg", ["33.22 Kab. Semarang", "33.74 Kota Semarang"]),
    ):
        page.locator("#cari").fill(said)
        expect(options).to_have_text(meant)
    page.keyboard.press("Enter")
    expect(page.locator("#tombol")).to_have_text("2 daerah cocok: pilih salah satu")
    expect(page.locator("#mutu")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#pilih-33\\.74")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.locator("[id='33.74']")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("kab sem")
    expect(options).to_have_text(["33.22 Kab. Semarang"])
    page.keyboard.press("Enter")
    expect(page.locator("[id='33.22']")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("bandung")
    page.keyboard.press("Enter")
    expect(page.locator("#tombol")).to_have_text("bandung: tidak ada daerah dengan nama itu")
    expect(page.locator("[id='33.22']")).to_be_visible()
