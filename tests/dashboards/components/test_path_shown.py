"""The path of the month stands where a status is explained: cards, origin, tiles, definitions, API."""

import json

import pytest

from dashboards.web.application import create_app
from data.repository.store import Store
from data.settings import Settings
from tests.support.dashboards.html_tree import page
from tests.support.dashboards.small import DEMAK, KUDUS, PATI

EXPLAINED = {
    (
        DEMAK,
        "id",
    ): "jalur Sep 2026 27,5 % · −4,5 poin. Garis mulai Desember 2025 dari 20,0 %, peserta menurut laporan "
    "terakhir 2025.",
    (
        DEMAK,
        "en",
    ): "path Sep 2026 27.5% · −4.5 points. The line starts in December 2025 at 20.0%, the participants of "
    "the newest report of 2025.",
    (PATI, "id"): "jalur Sep 2026 22,5 % · +0,5 poin. Garis mulai Desember 2025 dari 15,0 %",
    ("33", "id"): "jalur Sep 2026 22,3 % · −0,9 poin. Jumlah jalur daerah yang melapor.",
}


@pytest.mark.parametrize(("area", "language"), EXPLAINED)
def test_the_origin_says_where_the_path_starts_and_why(small_store: Store, area: str, language: str) -> None:
    words = page(small_store, f"/asal/{area}", f"bahasa={language}").one("main").text
    assert EXPLAINED[area, language].replace(" %", "\N{NO-BREAK SPACE}%") in words.replace(
        " %", "\N{NO-BREAK SPACE}%"
    )


def test_what_was_asked_last_year_is_named_as_such(full_store: Store) -> None:
    words = page(full_store, "/asal/33.21", "periode=2026-09").one("main").text
    assert "yang diminta skema ini untuk 2025." in words


def test_without_a_start_the_card_says_so(small_store: Store) -> None:
    """In September 2025 nothing was asked for; PU of 2026 has no target: no path, no word of one."""
    cards = page(small_store, f"/daerah/{KUDUS}").all("section", "figure-card")
    said = [[line.text for line in card.all("p", "path")] for card in cards]
    assert [len(words) for words in said] == [0, 1, 0, 0]


def test_a_tile_says_its_path(small_store: Store) -> None:
    titles = [tile.attributes["title"] for tile in page(small_store, "/").all("a", "tile")]
    demak = next(title for title in titles if "Demak" in title)
    assert "Jauh tertinggal, jalur 27,5" in demak
    assert demak.endswith("kurang 14.000 orang")


def test_the_definitions_say_of_what_each_status_is(full_store: Store) -> None:
    found = page(full_store, "/definisi").one("dl", "bands").all("dd")
    words = [dd.text.replace("\N{NO-BREAK SPACE}", " ") for dd in found[:4]]
    assert words == [
        "100 % dari target tahun itu atau lebih",
        "100 % dari jalur bulan itu atau lebih",
        "85 % dari jalur bulan itu atau lebih",
        "di bawah itu",
    ]
    english = page(full_store, "/definisi", "bahasa=en").one("dl", "bands").all("dd")
    assert english[2].text == "85% of the path of the month or more"


def test_the_api_gives_the_path_and_its_start(small_store: Store) -> None:
    client = create_app(small_store, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    address = f"/api/v1/observations?metrik=coverage_bpu&periode=2026-09&daerah={DEMAK}"
    (row,) = json.loads(client.get(address).text)["data"]
    found = {
        name: row[name] for name in ("path", "path_start", "path_from", "path_people", "path_gap", "status")
    }
    assert found == {
        **{"path": 27.5, "path_start": 20.0, "path_from": "reported", "path_people": 55_000, "path_gap": 4.5},
        "status": "jauh_tertinggal",
    }
