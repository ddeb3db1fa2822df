"""Finding areas and pages by typing: what words mean, and that nothing is guessed."""

import json

import pytest
from flask.testing import FlaskClient

from dashboards.web.application import create_app
from data.repository.store import Store
from data.settings import Settings
from tests.support.dashboards.html_tree import page


@pytest.fixture(scope="module")
def client(full_store: Store) -> FlaskClient:
    return create_app(full_store, Settings(answers="")).server.test_client()


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("solo", "/daerah/33.72"),
        ("kota sem", "/daerah/33.74"),
        ("kab. sem", "/daerah/33.22"),
        ("33.74", "/daerah/33.74"),
        ("3374", "/daerah/33.74"),
        ("Karang Anyar", "/daerah/33.13"),
        ("bms", "/daerah/33.02"),
        ("tren", "/tren"),
        ("rapat", "/rapat"),
        ("jateng", "/daerah/33"),
    ],
)
def test_one_meaning_leads_there(client: FlaskClient, asked: str, address: str) -> None:
    answer = client.get("/cari", query_string={"q": asked})
    assert (answer.status_code, answer.headers["Location"]) == (302, address)


def test_the_choices_go_along(client: FlaskClient) -> None:
    answer = client.get("/cari?q=solo&periode=2026-08&metrik=coverage_pu&bahasa=en")
    assert answer.headers["Location"] == "/daerah/33.72?periode=2026-08&metrik=coverage_pu&bahasa=en"


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("smg", ["Kabupaten Semarang", "Kota Semarang"]),
        ("magelang", ["Kabupaten Magelang", "Kota Magelang"]),
        ("kota te", ["Kota Tegal"]),
        ("xyzzy", []),
    ],
)
def test_a_double_name_gives_both(full_store: Store, asked: str, meant: list[str]) -> None:
    found = page(full_store, "/cari", f"q={asked}")
    assert [link.text for item in found.all("ul", "found") for link in item.all("a")] == meant
    assert found.one("main").all("h1")[0].text.startswith(f"“{asked}”" if meant else "Tidak ada")


def test_whole_words_stand_before_beginnings(full_store: Store) -> None:
    """Pati the kabupaten and its eks-karesidenan; no other begins so."""
    found = page(full_store, "/cari", "q=pati").one("ul", "found")
    assert [link.text for link in found.all("a")] == ["Kabupaten Pati", "Eks-Karesidenan Pati"]


def test_the_list_of_the_field_holds_areas_and_pages(client: FlaskClient) -> None:
    found = {name: (path, words) for name, path, words in json.loads(client.get("/tujuan.json").data)}
    assert found["Kota Surakarta"][0] == "/daerah/33.72"
    assert {"solo", "ska", "3372", "33.72"} <= set(found["Kota Surakarta"][1].split())
    assert found["Mutu data"][0] == "/mutu-data"
    english = json.loads(client.get("/tujuan.json?bahasa=en").data)
    assert ["Data quality", "/mutu-data", "data quality mutu data"][:2] in [entry[:2] for entry in english]


def test_words_without_end_are_not_kept(full_store: Store) -> None:
    """Each search is another address: none of them stays in memory."""
    before = page(full_store, "/cari", "q=a1").one("h1").text
    assert before != page(full_store, "/cari", "q=a2").one("h1").text
