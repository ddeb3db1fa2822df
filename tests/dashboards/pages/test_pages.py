"""Every page in both languages on every kind of database: it stands, and its links lead somewhere."""

import re
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask.testing import FlaskClient

from dashboards.shell.render import render
from data.repository.store import Store
from tests.support.dashboards.databases import PATHS
from tests.support.dashboards.html_tree import Node, page

LANGUAGES = ("id", "en")
ALIKE = 2  # links that differ in figures only: so many of them stand for all
HREFLANG = {"id": "en", "en": "id"}
NAVIGATION = [
    *("Ringkasan", "Peringkat", "Daerah", "Tren", "Jurang", "Inpres", "Rapat"),
    *("Tren", "Inpres", "Rapat"),  # in the menu of a phone
    *("Bandingkan", "Paritrana", "Program", "Tenggat", "Angka terbit", "Mutu data", "Templat", "Definisi"),
    *("Periksa daftar", "API"),
]


def check(tree: Node, address: str) -> None:
    """What holds for every page."""
    assert len(tree.all("h1")) == 1, address
    assert len(tree.all("main")) == 1, address
    assert tree.one("h1").text, address
    for word in ("None", "nan", "NaN", "<NA>", "{", "}", "**", "inf"):
        assert not re.search(rf"(?<!\w){re.escape(word)}(?!\w)", tree.text), f"{address}: {word}"
    for link in tree.all("a"):
        assert link.text or link.attributes.get("aria-label"), f"{address}: a link without words"
        assert re.match(r"(/(?!/)|https?://|#isi|#tentang-\d+|\?)", link.attributes["href"]), link.attributes[
            "href"
        ]
    for identifier in ("isi",):
        assert sum(node.attributes.get("id") == identifier for node in tree.walk()) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_pages_of_the_full_database(full_store: Store, path: str, language: str) -> None:
    for search in ("", "&edisi=terbit-terkini", "&edisi=simulasi-2026-t2&metrik=active_pu&kares=kr-kedu"):
        tree = page(full_store, path, f"bahasa={language}{search}")
        check(tree, f"{path} {language} {search}")
        rendered = render(full_store, path, f"bahasa={language}{search}")
        assert rendered.language == language
        assert rendered.status == (404 if path == "/tidak-ada" else 200)
        assert rendered.simulated == ("terbit" not in search and path != "/angka-terbit")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_pages_of_published_figures_alone(terbit_store: Store, path: str, language: str) -> None:
    for search in ("", "&metrik=eligible_pmi", "&skema=rpjpn-2025-2045&metrik=coverage_total"):
        check(page(terbit_store, path, f"bahasa={language}{search}"), f"{path} {language} {search}")
        assert not render(terbit_store, path, f"bahasa={language}{search}").simulated


@pytest.mark.slow
def test_among_published_figures_nobody_is_told_off_for_not_reporting(terbit_store: Store) -> None:
    area = page(terbit_store, "/daerah/33.21", "periode=2025-06")
    assert area.one("h1").text == "Kab. Demak: angka BPU Juni 2025 belum terbit."
    for path in ("/", "/peringkat", "/daerah/33.21", "/tren", "/asal/33.21", "/bandingkan"):
        words = page(terbit_store, path, "periode=2025-06").text
        assert "elum melapor" not in words, path
        assert "daerah melapor" not in words, path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", PATHS)
def test_pages_of_an_empty_database(empty_store: Store, path: str, language: str) -> None:
    tree = page(empty_store, path, f"bahasa={language}")
    check(tree, f"{path} {language}")
    if path not in ("/angka-terbit", "/definisi", "/templat", "/tidak-ada"):
        if language == "id":
            assert tree.one("h1").text == "Belum ada data dalam edisi ini."
        assert "/templat/rekap.xlsx" in tree.one("main").links


@pytest.mark.parametrize(
    "metric", ["coverage_pu", "coverage_total", "active_bpu", "active_pmi", "eligible_jakon"]
)
def test_every_kind_of_metric_and_every_area(full_store: Store, metric: str) -> None:
    for path in ("/", "/peringkat", "/daerah/33.76", "/daerah/33.05"):
        for more in ("", "&skema=kenaikan-simulasi", "&skema=tanpa", "&periode=2023-01"):
            check(page(full_store, path, f"metrik={metric}{more}"), f"{path} {metric} {more}")


def test_every_area_has_its_page(full_store: Store) -> None:
    for code, area in full_store.areas().iterrows():
        rendered = render(full_store, f"/daerah/{code}", "")
        wanted = 404 if area["level"] == "nasional" else 200
        assert rendered.status == wanted, code
        if wanted == 200:
            assert rendered.title == f"{area['name']} · Pantau Jamsostek"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/daerah/99.99", 404),
        ("/daerah/33.1", 404),
        ("/daerah/33.21/x", 404),
        ("/daerah", 404),
        ("/daerah/", 404),
        ("/Peringkat", 404),
        ("/peringkat/", 200),
        ("", 200),
    ],
)
def test_addresses_that_lead_nowhere(full_store: Store, path: str, status: int) -> None:
    assert render(full_store, path, "").status == status


def test_a_word_that_is_a_name_inside_is_only_a_word(full_store: Store) -> None:
    for word in ("path", "self", "bahasa2", "changes"):
        assert render(full_store, "/peringkat", f"{word}=x").status == 200


def test_links_inside_keep_the_choices(full_store: Store) -> None:
    tree = page(full_store, "/peringkat", "periode=2026-09&metrik=coverage_pu")
    inside = [a.attributes["href"] for a in tree.all("a") if a.attributes["href"].startswith("/")]
    assert len(inside) > 40
    switch = [a.attributes["href"] for a in tree.one("nav", "segments").all("a")]
    for href in inside:
        if href.startswith("/api"):
            continue
        assert "periode=2026-09" in urlsplit(href).query
        if href not in switch:
            assert "metrik=coverage_pu" in urlsplit(href).query
    assert sorted("metrik=" in href for href in switch) == [
        False,
        True,
        True,
        True,
    ]  # BPU is what is not said


def test_every_link_inside_answers(full_store: Store, client: FlaskClient) -> None:
    """Pages by rendering them; files and the API by asking for them."""
    seen: set[str] = set()
    alike: Counter[tuple[str, ...]] = Counter()
    for path in PATHS:
        for link in page(full_store, path, "bahasa=id").all("a"):
            href = link.attributes["href"]
            if (
                "data-whole" in link.attributes
            ):  # no page of Dash: tests/dashboards/rapor/test_rapor.py goes there
                continue
            if href.startswith("/") and href not in seen:
                parts = urlsplit(href)
                kind = (re.sub(r"\d", "0", parts.path), *sorted(dict(parse_qsl(parts.query))))
                alike[kind] += 1
                if alike[kind] > ALIKE:
                    continue
                seen.add(href)
                apart = "download" in link.attributes or link.attributes.get("rel") == "alternate"
                status = (
                    client.get(href).status_code
                    if apart
                    else render(full_store, parts.path, parts.query).status
                )
                broken = path == "/tidak-ada" and parts.path == "/tidak-ada"
                assert status == (404 if broken else 200), href
    assert len(seen) > 60


def test_a_notice_names_what_was_not_understood(full_store: Store) -> None:
    notices = [node.text for node in page(full_store, "/", "edisi=x&periode=y").all("p", "notice")]
    assert notices == ["Nilai “edisi” dan “periode” di alamat ini tidak dikenal; dipakai pilihan bawaan."]
    assert not page(full_store, "/", "").all("p", "notice")


def test_the_navigation_marks_where_one_is(full_store: Store) -> None:
    for path, name in (("/", "Ringkasan"), ("/peringkat", "Peringkat"), ("/daerah/33.21", "Daerah")):
        links = page(full_store, path).one("nav").all("a")
        assert [a.text for a in links] == NAVIGATION
        assert [a.text for a in links if a.attributes.get("aria-current") == "page"] == [name]
