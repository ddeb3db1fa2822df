"""Staff who became PPPK: a shift where a page explains a change and a file says so, and nowhere else."""

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

DEMAK = "33.21"
PU = "metrik=coverage_pu&periode=2026-09"


def world(engine: Engine, became: int | None) -> Store:
    """Demak: PU 9,000 of 20,000 until June 2026, then 7,800; 1,500 non-ASN staff are paid for until June."""
    ensure_areas(engine)
    counts = [("2025-09", 8_900), ("2026-06", 9_000), ("2026-07", 7_700), ("2026-09", 7_800)]
    facts = [Fact(DEMAK, month(day), "PU", ACTIVE, people) for day, people in counts]
    others = ("BPU", "JAKON")
    facts += [Fact(DEMAK, month(day), segment, ACTIVE, 4_000) for day, _ in counts for segment in others]
    facts += [Fact(DEMAK, month("2025-01"), segment, ELIGIBLE, 20_000) for segment in ("PU", *others)]
    spell = paid_cover(DEMAK, "APBD", 1_500, date(2026, 1, 1), 6)
    spells = [{**spell, "group_name": "pegawai non-ASN", "became_pppk": became}]
    spells.append({**paid_cover(DEMAK, "CSR", 100, date(2026, 9, 1), 12), "became_pppk": None})
    tables = {"observation": fact_frame(facts), "funding": pd.DataFrame(spells).astype(object)}
    assert add_load(engine, new_load(collection="resmi"), tables) == 1
    return Store(engine)


@pytest.fixture
def told(engine: Engine) -> Store:
    return world(engine, 1_200)


@pytest.fixture
def unstated(engine: Engine) -> Store:
    return world(engine, None)


def bars(card: Node) -> list[tuple[str, str]]:
    """Each bar's name and number."""
    return [
        (item.one("span", "words").one("b").text, item.one("span", "zero-bar").one("b").text)
        for item in card.all("li")
    ]


def test_the_year_names_the_shift_apart(told: Store) -> None:
    """8,900 to 7,800 is 1,100 fewer; without the 1,200 who became PPPK 100 more."""
    card = page(told, f"/daerah/{DEMAK}", PU).card("Apa yang berubah")
    assert bars(card) == [
        ("Non-ASN menjadi PPPK", "−1.200"),
        ("Peserta lain", "+100"),
        ("Setahun bersih", "−1.100"),
    ]
    words = (
        "1.200 pegawai non-ASN menjadi PPPK: beralih, bukan hilang. Tanpa peralihan itu setahun +100 orang."
    )
    assert words in card.text
    assert "didaftarkan pemberi kerja, dikurangi yang berhenti" in card.text
    bpu = page(told, f"/daerah/{DEMAK}", "periode=2026-09").card("Apa yang berubah")
    assert "PPPK" not in bpu.text


def test_the_trend_says_it_at_its_bend(told: Store) -> None:
    text = page(told, f"/daerah/{DEMAK}", PU).one("main").text
    assert "Jul 2026: −1.300 peserta, 1.200 non-ASN menjadi PPPK (beralih, bukan hilang)" in text


def test_whole_year_of_all_segments(told: Store) -> None:
    """The staff's cover began and ended within the year: nothing of it stands twice."""
    search = "metrik=coverage_total&periode=2026-09"
    found = dict(bars(page(told, f"/daerah/{DEMAK}", search).card("Apa yang berubah")))
    assert found == {
        "Iuran CSR mulai": "+100",
        "Non-ASN menjadi PPPK": "−1.200",
        "Peserta lain": "0",
        "Setahun bersih": "−1.100",
    }


def test_cover_that_ends_counts_only_who_is_lost(told: Store) -> None:
    """In June 1,500 are paid for the last time: 300 drop out, 1,200 shift."""
    text = page(told, "/jurang", "periode=2026-06").one("main").text
    assert "1.200 pegawai non-ASN menjadi PPPK antara Juli 2025 dan Desember 2026" in text
    assert "1.200 menjadi PPPK" in text
    assert "300 orang" in text
    assert text.startswith("300 perlindungan")
    earlier = page(told, "/jurang", "periode=2025-09").one("main").text
    assert "menjadi PPPK antara" not in earlier


def test_without_a_file_that_says_so_nothing_changes(unstated: Store) -> None:
    card = page(unstated, f"/daerah/{DEMAK}", PU).card("Apa yang berubah")
    assert bars(card) == [("Setahun bersih", "−1.100")]
    for path, search in ((f"/daerah/{DEMAK}", PU), ("/jurang", "periode=2026-06"), ("/tren", PU)):
        assert "PPPK" not in page(unstated, path, search).one("main").text
