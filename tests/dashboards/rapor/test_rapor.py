"""The rapor: the right figures, light, without a script, with nothing of a name escaping into it."""

import gzip
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import parse_qs, unquote, urlsplit

import pandas as pd
import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from dashboards.rapor.document import rapor_html
from dashboards.rapor.values import rapor_context
from dashboards.request.context import COVERAGES
from dashboards.web.application import create_app
from data.dates import now
from data.repository.editions import create_edition
from data.repository.load_writer import add_load
from data.repository.store import Store
from data.settings import Settings
from tests.support.dashboards.html_tree import Node, number, tree
from tests.support.dashboards.small import DEMAK, fill, paid_cover
from tests.support.world import new_load

BASE = "https://pantau.contoh.test"
EVIL = '#panic("x") $a$ *b* _c_ </p><script>alert(1)</script>'


def rapor(store: Store, code: str | None, search: str = "") -> Node:
    html, status = rapor_html(store, code, search, base=BASE)
    assert status == 200
    return tree(html.removeprefix("<!DOCTYPE html>"))


def client_of(store: Store) -> FlaskClient:
    return create_app(store, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]


@pytest.fixture(scope="module")
def demak(small_store: Store) -> Node:
    return rapor(small_store, DEMAK)


@pytest.fixture
def evil_store(areas_engine: Engine) -> Iterator[Store]:
    """The small world, and cover of a group with a wicked name that lapses in Demak."""
    fill(areas_engine)
    spell = {**paid_cover(DEMAK, "APBD", 700, date(2026, 8, 1), 3), "group_name": EVIL}
    tables = {"funding": pd.DataFrame([spell]).astype(object)}
    add_load(areas_engine, new_load(digest="b" * 64), tables)
    return Store(areas_engine)


def test_one_figure_is_whole(demak: Node) -> None:
    """46,000 of 200,000 are 23 %; 30 % of 200,000 are 60,000. In August it was 25 %, behind Pati's 30 %."""
    card = demak.card("BPU").text
    for words in (
        "23,0%",
        "target 30,0 % · kurang 14.000 orang",
        "46.000 dari 200.000 · −7,0 poin",
        "peringkat 1 dari 3 (Agu 2026: 2, naik 1; setahun lalu 1, tetap)",
        "Jauh tertinggal",  # less than 0.85 of the path of 27.5 %
        "jalur Sep 2026 27,5 % · −4,5 poin",
    ):
        assert words in card
    assert "tanpa target" in demak.card("PU").text
    assert "61.000 dari 100.000" in demak.card("PU").text


def test_the_way_ahead(demak: Node) -> None:
    """14,000 people in three months; 14,000 x 16,800 x 12 rupiah."""
    ahead = demak.card("Apa yang diperlukan")
    assert [item.text for item in ahead.one("ul").all("li")] == [
        "yang diperlukan4.667",
        "3 bulan terakhirbelum cukup bulan",
        "12 bulan terakhir+500",
    ]
    assert "Rp2,8 miliar" in ahead.text


def test_three_decisions_come_before_any_explanation(full_store: Store) -> None:
    """Banyumas: cover for 8,126 that ended at 16,800 x 12 months, what was agreed and is late, two duties."""
    drawn = rapor(full_store, "33.02", "periode=2026-10")
    table = [[cell.text for cell in row.all("td")] for row in drawn.card("Keputusan").one("tbody").all("tr")]
    assert [row[0] for row in table] == ["1", "2", "3"]
    assert table[0][1].startswith("Menganggarkan kembali 8.126 orangpekerja rentan, APBD berakhir Des 2025")
    assert table[0][2] == "Rp1,6 miliar setahun"  # with four months of PP 50/2025 it would be less
    assert table[1][1].startswith("Mendaftarkan pekerja BUMD dan anak perusahaannya")
    assert table[1][3].startswith("lewat ")
    assert table[2][1:] == [
        "Mengisi 2 kewajiban Inpres yang kosongregulasi dan anggaran dan PTSP", "2 dokumen", "belum melapor",
    ]  # fmt: skip
    headings = [heading.text for heading in drawn.all("h2")]
    assert headings.index("Keputusan yang ditunggu") == 0


def test_where_nothing_is_asked_for_the_gap_is(demak: Node) -> None:
    """Demak's cover ended in August; nobody agreed or promised a thing; 14,000 people are short."""
    table = [[cell.text for cell in row.all("td")] for row in demak.card("Keputusan").one("tbody").all("tr")]
    assert [row[1] for row in table] == ["Menambah 14.000 pesertayang masih kurang dari target 30,0 %"]
    assert table[0][2:] == ["Rp2,8 miliar setahun", "sampai 31 Desember 2026"]


def test_those_beside_it(demak: Node) -> None:
    """Of its neighbours only Kudus has figures: 12,000 of 100,000 people, which is its target."""
    lines = [[cell.text for cell in tr.all("td")] for tr in demak.card("Tetangga").one("tbody").all("tr")]
    assert lines[0] == ["1", "Demak", "23,0", "30,0", "14.000", "▼Jauh tertinggal"]
    assert lines[1] == ["3", "Kudus", "12,0", "12,0", "0", "✓Tercapai"]
    assert [line[-1] for line in lines[2:]] == ["…Belum melapor"] * 4


def test_cover_that_lapses(small_store: Store, demak: Node) -> None:
    assert "Tidak ada perlindungan" in demak.card("Iuran dibayar").text
    august = rapor(small_store, DEMAK, "periode=2026-08").card("Iuran dibayar").text
    assert "4.000 orang kehilangan perlindungan" in august
    assert "4.000 pekerja rentan · DBHCHT · sampai Agu 2026" in august


def test_the_text_for_a_chat(demak: Node) -> None:
    link = f"{BASE}/rapor/33.21?edisi=resmi-terkini&periode=2026-09"
    whole = "".join(child for child in demak.one("textarea").children if isinstance(child, str))
    assert whole.replace("\u00a0", " ").split("\n") == [
        "*Kab. Demak, September 2026*: peringkat 1 dari 3 (Agu 2026: 2, naik 1), cakupan BPU.",
        "PU 61,0 % (61.000 dari 100.000); BPU 23,0 % (46.000 dari 200.000), target 30,0 %, "
        "kurang 14.000 orang; Semua segmen 35,5 % (110.000 dari 310.000).",
        f"Sumber: Data resmi, terkini. {link}",
    ]
    send = next(a for a in demak.all("a") if a.attributes["href"].startswith("https://wa.me/"))
    assert parse_qs(urlsplit(send.attributes["href"]).query)["text"] == [whole]
    assert link in unquote(send.attributes["href"])


def test_a_simulation_says_so_everywhere(full_store: Store) -> None:
    drawn = rapor(full_store, "33.21", "periode=2026-09")
    assert "SIMULASI" in drawn.one("header").text
    assert "SIMULASI" in drawn.one("footer").text
    assert "(SIMULASI)" in drawn.one("textarea").text
    assert any("SIMULASI" in chart.text for chart in drawn.all("svg"))
    real = rapor(full_store, "33.21", "edisi=terbit-terkini")
    assert "SIMULASI" not in real.text


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_rapor_is_light_and_has_no_script(full_store: Store, language: str) -> None:
    codes = [code for code in full_store.areas().index if code != "00"]
    assert len(codes) == 42
    for code in [None, *codes]:
        html, status = rapor_html(full_store, code, f"bahasa={language}", base=BASE)
        assert status == 200
        assert len(html.encode()) <= 53_000  # the budget is 40 kB on the wire
        assert len(gzip.compress(html.encode(), 6)) <= 15_000
        assert "<script" not in html
        assert "javascript:" not in html
        drawn = tree(html.removeprefix("<!DOCTYPE html>"))
        assert len(drawn.all("h1")) == 1
        assert not [name for node in drawn.walk() for name in node.attributes if name.startswith("on")]


def test_the_figures_are_those_of_the_frame(full_store: Store) -> None:
    """Numerator, denominator and gap of every coverage of every area, as read() has them."""
    context = rapor_context(full_store, "periode=2026-09")
    for area in context.kabkota:
        text = rapor(full_store, area.code, "periode=2026-09").text
        for row in context.rows(*COVERAGES, areas=(area.code,)):
            if row.value is not None:
                assert f"{number(row.numerator)} dari {number(row.denominator)}" in text
                assert row.gap_people is None or number(abs(row.gap_people)) in text


def test_the_list(full_store: Store) -> None:
    links = [a.attributes["href"] for a in rapor(full_store, None).all("a")]
    areas = {href for href in links if href.startswith("/rapor/33.") and not href.endswith(".pdf")}
    assert len(areas) == 35
    assert "/rapor/33" in links
    assert {"/rapor.pdf", "/rapor.zip"} <= set(links)
    kedu = rapor(full_store, None, "kares=kr-kedu")
    assert kedu.one("h1").text.startswith("Rapor 6 daerah")
    assert "/rapor.pdf?kares=kr-kedu" in [a.attributes["href"] for a in kedu.all("a")]


def test_every_link_of_a_rapor_answers(client: FlaskClient) -> None:
    drawn = tree(client.get("/rapor/33.21").text.removeprefix("<!DOCTYPE html>"))
    links = {a.attributes["href"].partition("#")[0] for a in drawn.all("a")}
    inside = [link for link in links if link.startswith("/")]
    assert len(inside) > 12
    for link in inside:
        assert client.get(link).status_code == 200, link
    back = next(link for link in links if "periode=" in link and link.startswith("http://127.0.0.1:8050"))
    assert client.get(back.removeprefix("http://127.0.0.1:8050")).status_code == 200


def test_nothing_gets_out_of_its_text(evil_store: Store) -> None:
    html, _ = rapor_html(evil_store, DEMAK, f"edisi={EVIL}&periode={EVIL}", base=BASE)
    assert "<script" not in html
    assert EVIL in tree(html.removeprefix("<!DOCTYPE html>")).card("Iuran dibayar").text


def test_without_data_it_says_what_to_do(empty_store: Store, terbit_store: Store) -> None:
    for path in ("/rapor", "/rapor.pdf", "/rapor.zip", "/rapor/33.21.pdf", "/pratinjau/33.21.png"):
        answer = client_of(empty_store).get(path)
        assert answer.status_code == (200 if path == "/rapor" else 404)
    assert 'href="/templat/rekap.xlsx"' in client_of(empty_store).get("/rapor").text
    sparse = rapor(terbit_store, "33.21")
    assert "belum terbit" in sparse.one("h1").text
    assert "Belum ada angka bulan ini: PU, BPU, Jakon, dan Semua segmen." in sparse.card("Catatan mutu").text
    assert sparse.card("Angka terbit").all("li")


@pytest.mark.parametrize(
    "path", ["/rapor/99", "/rapor/33.99", "/rapor/00", "/rapor/x.pdf", "/pratinjau/x.png"]
)
def test_what_is_not_there(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_embargoed_edition_is_out_of_reach(areas_engine: Engine) -> None:
    fill(areas_engine)
    tomorrow = now() + timedelta(days=1)
    create_edition(areas_engine, "rahasia", title="Rapat Rahasia", collection="resmi", embargo_until=tomorrow)
    reader = client_of(Store(areas_engine))
    page = reader.get("/rapor/33.21?edisi=rahasia").text
    assert "Rapat Rahasia" not in page
    assert "“edisi” di alamat ini tidak dikenal" in page
    assert "edisi=rahasia" not in page.partition("<body>")[2]
