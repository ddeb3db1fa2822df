"""Duties, outreach and sectors on an area's page: the small world by head, the bundled figures as printed."""

import json
from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Engine

from dashboards.web.application import create_app
from data.repository.load_writer import add_load
from data.repository.store import Store
from data.settings import Settings
from tests.support.dashboards.html_tree import page, rows
from tests.support.dashboards.small import DEMAK, KUDUS, fill
from tests.support.world import new_load


def event(area: str, day: date, topic: str, people: int | None) -> dict[str, object]:
    return {
        "area_code": area,
        "held_on": day,
        "topic": topic,
        "audience": "nelayan",
        "people": people,
        "address": "notulen",
        "note": None,
        "source_row": 2,
        "sheet": None,
        "source_column": "orang",
    }


EVENTS = (
    event(DEMAK, date(2026, 5, 3), "JKM", 20),
    event(DEMAK, date(2026, 6, 12), "JKK", 120),
    event(DEMAK, date(2026, 9, 30), "Iuran", None),
    event(DEMAK, date(2026, 10, 1), "Sesudahnya", 5),
    event(KUDUS, date(2026, 6, 1), "JKK", 30),
)


@pytest.fixture
def small_copy(areas_engine: Engine) -> Store:
    """The small world, to add to."""
    fill(areas_engine)
    return Store(areas_engine)


@pytest.fixture
def met(areas_engine: Engine) -> Store:
    """The small world with five meetings, one of them told twice and one after the chosen month."""
    fill(areas_engine)
    for number, told in enumerate((EVENTS, EVENTS[:1])):
        load = new_load(digest=f"sosialisasi {number}", source="sosialisasi")
        add_load(areas_engine, load, {"outreach": pd.DataFrame(told)})
    return Store(areas_engine)


def test_what_was_told_again_stands_once_in_the_api(met: Store) -> None:
    """Demak's meeting of May came in two files."""
    client = create_app(met, Settings(_env_file=None)).server.test_client()  # type: ignore[call-arg]
    told = json.loads(client.get("/api/v1/outreach").text)["data"]
    assert [(row["held_on"], row["topic"], row["load_id"]) for row in told if row["area"] == DEMAK] == [
        *(("2026-05-03", "JKM", 3), ("2026-06-12", "JKK", 2), ("2026-09-30", "Iuran", 2)),
        ("2026-10-01", "Sesudahnya", 2),
    ]


def test_a_sector_told_again_stands_once(small_copy: Store) -> None:
    for uncovered in (700, 650):
        gap = {
            **{"area_code": DEMAK, "data_date": "2025-12", "period": date(2025, 12, 31), "sector": "Jasa"},
            **{"eligible": 900, "active": 900 - uncovered, "uncovered": uncovered, "address": "Disnaker"},
            **{"note": None, "sheet": None, "source_row": 2, "source_column": None},
        }
        load = new_load(digest=f"sektor {uncovered}", source="sektor")
        add_load(small_copy.engine, load, {"sector_gap": pd.DataFrame([gap])})
    card = page(Store(small_copy.engine), f"/daerah/{DEMAK}").card("Kesenjangan per sektor")
    assert [tuple(row.values()) for row in rows(card.one("table"))] == [("Jasa", "900", "250", "650")]


def test_two_audiences_of_one_day_are_two_events(met: Store) -> None:
    farmers = {**event(DEMAK, date(2026, 6, 12), "JKK", 7), "audience": "petani"}
    load = new_load(digest="petani", source="sosialisasi")
    add_load(met.engine, load, {"outreach": pd.DataFrame([farmers])})
    card = page(Store(met.engine), f"/daerah/{DEMAK}").card("Sosialisasi")
    told = [(row["Sasaran"], row["Orang"]) for row in rows(card.one("table"))]
    assert told == [("nelayan", "–"), ("nelayan", "120"), ("petani", "7"), ("nelayan", "20")]


def test_each_event_stands_with_participants_three_months_either_side(met: Store) -> None:
    """Of Demak August (50,000) and September (46,000) are known; May + 3 = August, June + 3 = September."""
    card = page(met, f"/daerah/{DEMAK}").card("Sosialisasi")
    assert "bukan bukti sebab-akibat" in card.text
    assert [tuple(row.values()) for row in rows(card.one("table"))] == [
        ("30 Sep 2026", "Iuran", "nelayan", "–", "–"),
        ("12 Jun 2026", "JKK", "nelayan", "120", "– → 46.000"),
        ("3 Mei 2026", "JKM", "nelayan", "20", "– → 50.000"),
    ]


def test_an_event_is_a_tick_under_the_trend(met: Store) -> None:
    said = [node.text for node in page(met, f"/daerah/{DEMAK}").card("Perjalanan Cakupan BPU").all("title")]
    assert "12 Jun 2026: JKK, nelayan, 120 orang" in said
    assert "30 Sep 2026: Iuran, nelayan" in said
    assert not any("Sesudahnya" in words for words in said)
    months = [node.text for node in page(met, "/tren").card("Cakupan BPU, Jawa Tengah").all("title")]
    assert "Jun 2026: 2 sosialisasi, 150 orang" in months


def test_of_the_province_the_months_are_listed(met: Store) -> None:
    card = page(met, "/daerah/33").card("Sosialisasi")
    assert [tuple(row.values()) for row in rows(card.one("table"))] == [
        ("Sep 2026", "1", "0"),
        ("Jun 2026", "2", "150"),
        ("Mei 2026", "1", "20"),
    ]
    assert "4 sosialisasi dalam 3 bulan" in card.text


def test_those_after_the_chosen_month_are_counted_and_not_denied(small_copy: Store) -> None:
    late = [event(DEMAK, date(2026, 10, day), "JKK", 9) for day in (1, 20)]
    load = new_load(digest="kemudian", source="sosialisasi")
    add_load(small_copy.engine, load, {"outreach": pd.DataFrame(late)})
    card = page(Store(small_copy.engine), f"/daerah/{DEMAK}").card("Sosialisasi")
    assert "Sampai September 2026 belum ada sosialisasi yang tercatat; 2 tercatat sesudahnya." in card.text
    assert "Belum ada sosialisasi yang tercatat." not in card.text


def test_without_any_the_page_says_what_to_load(small_store: Store) -> None:
    assert "Muat berkas sosialisasi" in page(small_store, f"/daerah/{DEMAK}").card("Sosialisasi").text
    told = page(small_store, f"/daerah/{DEMAK}").card("Kewajiban dan kesepakatan").text
    assert "Belum ada laporan kepatuhan" in told


def test_the_duties_are_those_of_the_page_of_duties(full_store: Store) -> None:
    card = page(full_store, f"/daerah/{DEMAK}").card("Kewajiban dan kesepakatan")
    grid = page(full_store, "/inpres").one("div", "duty-grid").all("div", "row")
    (own,) = [row.one("summary") for row in grid if row.one("a").text == "Demak"]
    kinds = [cell.attributes["class"].split()[1] for cell in own.all("span", "cell")]
    items = card.one("ul").all("li")[:4]
    assert [item.one("span").attributes["class"].split()[1] for item in items] == kinds
    assert card.all("a")[0].attributes["href"] == "/inpres"


def test_the_duties_of_the_province_add_up(full_store: Store) -> None:
    items = page(full_store, "/daerah/33").card("Kewajiban dan kesepakatan").one("ul").all("li")
    bars = page(full_store, "/inpres").one("div", "duty-bars").all("section")
    counted = [bar.one("b").text for bar in bars]
    assert len(counted) == 4
    for item, count in zip(items, counted, strict=False):
        assert item.one("span", "small").text == f"{count} dari 35 daerah selesai"


def test_sectors_are_shown_as_printed(full_store: Store) -> None:
    """Rembang, 31 December 2023: fishermen and farmers first."""
    card = page(full_store, "/daerah/33.17").card("Kesenjangan per sektor")
    first = rows(card.one("table"))[0]
    assert tuple(first.values()) == ("Pertanian, hutan, perkebunan, perikanan", "–", "–", "54.957")
    assert "31 Des 2023" in card.text
    assert "Rembang" in page(full_store, "/daerah/33").card("Kesenjangan per sektor").text
    with pytest.raises(StopIteration):
        page(full_store, f"/daerah/{DEMAK}").card("Kesenjangan per sektor")
