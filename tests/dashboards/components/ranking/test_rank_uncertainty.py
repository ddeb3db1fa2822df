"""Rank ranges on the pages: a world whose answer is known by head, and the simulation in plain loops."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.repository.load_writer import add_load
from data.repository.store import Store
from etl.parsing.areas import ensure_areas
from tests.dashboards.pages.test_peringkat import names
from tests.support.dashboards.html_tree import page, rows
from tests.support.dashboards.plain_sql import Plain
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load

MONTH = "2026-10-31"


def _facts(area: str, active: int, rse: float) -> list[Fact]:
    """Potensi of 1,000 with an error in January, participants in September 2025 and 2026."""
    return [
        Fact(area, month("2025-01"), "BPU", ELIGIBLE, 900, rse=99.0),  # replaced by that of 2026
        Fact(area, month("2026-01"), "BPU", ELIGIBLE, 1_000, rse=rse),
        Fact(area, month("2025-09"), "BPU", ACTIVE, active - 5),
        Fact(area, month("2026-09"), "BPU", ACTIVE, active),
    ]


@pytest.fixture
def store(engine: Engine) -> Store:
    """Demak far ahead; Kudus and Pati at 20 % and 20.1 % with errors of 5 %; Blora far behind."""
    ensure_areas(engine)
    given = (("33.21", 600, 4.0), ("33.19", 200, 5.0), ("33.18", 201, 5.0), ("33.16", 50, 5.0))
    facts = [fact for area, active, rse in given for fact in _facts(area, active, rse)]
    older = [fact for fact in _facts("33.16", 50, 90.0) if fact.measure == ELIGIBLE]  # a newer load speaks
    for digest, part in (("a", older), ("b", facts)):
        load = new_load(collection="resmi", digest=digest * 64)
        assert add_load(engine, load, {"observation": fact_frame(part)})
    return Store(engine)


def test_who_is_level_with_whom(store: Store) -> None:
    table = page(store, "/peringkat", "tampilan=gerak").card("Peringkat kenaikan dan rentang").one("table")
    found = {row["Daerah"]: (row["Rentang peringkat"], row["Setara"]) for row in rows(table)}
    assert found["Demak"] == ("1", "–")
    assert found["Pati"] == found["Kudus"] == ("2–3", "setara dengan 1")
    assert found["Blora"] == ("4", "–")
    assert found["Cilacap"] == ("–", "–")


def test_the_page_of_an_area_names_them(store: Store) -> None:
    kudus = page(store, "/daerah/33.19").card("Bila ingin naik").text
    assert "Rentang peringkat karena galat potensi: 2–3. Setara dengan Pati." in kudus
    assert "Tidak setara dengan daerah mana pun." in page(store, "/daerah/33.21").text
    assert "Rentang peringkat" not in page(store, "/daerah/33.21", "metrik=active_bpu").text
    assert "Rentang peringkat" not in page(store, "/daerah/33").text


def test_without_errors_it_says_so(small_store: Store) -> None:
    words = page(small_store, "/peringkat", "tampilan=gerak&periode=2026-09").card("Peringkat kenaikan").text
    assert "tanpa galat survei" in words
    assert "Setara" not in words


@pytest.mark.parametrize(("metric", "segments"), [("coverage_bpu", ("BPU",)), ("coverage_total", ())])
def test_the_simulation_in_plain_loops(
    full_store: Store, full_file: Path, plain: Plain, metric: str, segments: tuple[str, ...]
) -> None:
    """Each segment's potensi drawn by itself: of the total, the error of the sum. Two ranks of luck."""
    with closing(sqlite3.connect(f"file:{full_file}?mode=ro", uri=True)) as connection:
        found = connection.execute(
            "SELECT area_code, segment, rse FROM observation o JOIN load l ON l.id = o.load_id "
            "WHERE l.collection = 'simulasi' AND measure = 'eligible_workers' ORDER BY period"
        )
        errors = {(area, segment): rse for area, segment, rse in found}
    connection.close()
    luck = random.Random(1)
    parts = segments or ("PU", "BPU", "JAKON", "PMI")
    seen: dict[str, list[int]] = {area: [] for area in plain.areas if plain.pair(area, MONTH, "BPU")}
    known = {area: [(*plain.pair(area, MONTH, s), errors[area, s]) for s in parts] for area in seen}  # type: ignore[misc]
    for _ in range(600):
        shares = {
            area: sum(n for n, _d, _r in one) / sum(luck.gauss(d, d * r / 100) for _n, d, r in one)
            for area, one in known.items()
        }
        for area, share in shares.items():
            seen[area].append(1 + sum(other > share for other in shares.values()))
    table = page(full_store, "/peringkat", f"tampilan=gerak&metrik={metric}&periode=2026-10").card(
        "Peringkat kenaikan"
    )
    shown = {row["Daerah"]: row["Rentang peringkat"] for row in rows(table.one("table"))}
    for area, ranks in seen.items():
        best, _, worst = shown[names(plain)[area]].partition("–")
        ordered = sorted(ranks)
        assert abs(int(best) - ordered[30]) <= 2, area
        assert abs(int(worst or best) - ordered[569]) <= 2, area
