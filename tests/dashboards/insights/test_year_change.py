"""Why participants changed within a year, in a world whose figures are few enough to add up by head."""

from datetime import date

import pandas as pd
import pytest
from sqlalchemy import Engine

from data.repository.load_writer import add_load
from data.repository.store import Store
from etl.parsing.areas import ensure_areas
from tests.support.dashboards.html_tree import Node, page
from tests.support.dashboards.small import paid_cover
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load

DEMAK, KUDUS = "33.21", "33.19"


@pytest.fixture
def store(engine: Engine) -> Store:
    """Demak from 5,000 of 20,000 to 5,400 of 25,000: 900 are paid for until December, 300 from May on. Kudus
    reported in the second year alone."""
    ensure_areas(engine)
    counts = [
        (DEMAK, "2025-09", 20_000, 5_000),
        (DEMAK, "2026-09", 25_000, 5_400),
        (KUDUS, "2026-09", 10_000, 900),
    ]
    facts = [
        Fact(area, month(day), "BPU", measure, value)
        for area, day, potensi, active in counts
        for measure, value in ((ELIGIBLE, potensi), (ACTIVE, active))
    ]
    spells = [
        paid_cover(DEMAK, "APBD", 900, date(2025, 7, 1), 6),
        paid_cover(DEMAK, "CSR", 300, date(2026, 5, 1), 12),
    ]
    tables = {"observation": fact_frame(facts), "funding": pd.DataFrame(spells).astype(object)}
    assert add_load(engine, new_load(collection="resmi"), tables) == 1
    return Store(engine)


def bars(card: Node) -> list[tuple[str, str]]:
    """Each bar's name and number."""
    return [
        (item.one("span", "words").one("b").text, item.one("span", "zero-bar").one("b").text)
        for item in card.all("li")
    ]


def test_what_began_what_ended_and_the_rest_add_up(store: Store) -> None:
    """400 more: 900 fewer, 300 more, so 1,000 others; of a rise of 1,300 the 900 are 69 %."""
    card = page(store, f"/daerah/{DEMAK}").card("Apa yang berubah")
    assert bars(card) == [
        ("Iuran APBD berakhir", "−900"),
        ("Iuran CSR mulai", "+300"),
        ("Peserta lain", "+1.000"),
        ("Setahun bersih", "+400"),
    ]
    assert "Iuran dibayar yang berakhir memakan 69 % dari kenaikan 1.300 orang." in card.text
    assert "Des 2025, pekerja rentan" in card.text
    assert "5.000 → 5.400 peserta" in card.text


def test_a_new_potensi_is_no_progress(store: Store) -> None:
    """25.0 to 21.6 %: 400 of 25,000 are +1.6 points, so the new potensi took 5.0."""
    card = page(store, f"/daerah/{DEMAK}").card("Apa yang berubah")
    assert "Cakupan 25,0 % → 21,6 %: peserta +1,6 poin, potensi baru −5,0 poin." in card.text


def test_the_province_counts_who_reported_both_times(store: Store) -> None:
    card = page(store, "/daerah/33").card("Apa yang berubah")
    assert bars(card)[-1] == ("Setahun bersih", "+400")
    assert "1 daerah yang sama" in card.one("h2").text


def test_without_a_year_before_nothing_is_compared(store: Store) -> None:
    card = page(store, f"/daerah/{KUDUS}").card("Apa yang berubah")
    assert card.one("p").text == "Belum ada angka setahun lalu untuk dibandingkan."
    assert not card.all("li")
