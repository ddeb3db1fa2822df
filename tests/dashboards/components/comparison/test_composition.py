"""The structure of areas and coverage against poverty on /bandingkan, by hand in the small world."""

import io
from datetime import date

import pytest
from flask.testing import FlaskClient
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from sqlalchemy import Engine

from data.repository.load_writer import add_load
from data.repository.store import Store
from etl.parsing.areas import ensure_areas
from tests.support.dashboards.html_tree import Node, page, rows
from tests.support.dashboards.plain_sql import Plain
from tests.support.dashboards.small import DEMAK, KUDUS, fill
from tests.support.dashboards.worlds import all_equal
from tests.support.world import Fact, fact_frame, new_load

BOTH = "periode=2026-09&dan=33.21,33.19"


def bars(card: Node) -> list[tuple[float, float]]:
    """Start and width of every piece, percent of the scale."""
    return [
        (float(bar.attributes["x"].rstrip("%")), float(bar.attributes["width"].rstrip("%")))
        for bar in card.one("svg").all("rect")
    ]


def test_the_pieces_of_the_small_world(small_store: Store) -> None:
    """Demak 310,000 eligible: PU 61,000, BPU 46,000, jakon 3,000. Kudus 320,000: PU 150,000, BPU 12,000 of
    whom Baznas pays for 1,500, jakon 5,000. The pieces of a row follow each other and fill the scale."""
    card = page(small_store, "/bandingkan", BOTH).card("Susunan potensi")
    people = {
        310: (61.0, 46.0, 3.0, 39.0, 154.0, 7.0),
        320: (150.0, 10.5, 1.5, 5.0, 50.0, 88.0, 15.0),
    }
    wanted = []
    for whole, parts in people.items():
        start = 0.0
        for part in parts:
            wanted.append(
                (pytest.approx(start / whole * 100, abs=0.02), pytest.approx(part / whole * 100, abs=0.02))
            )
            start += part
    assert sorted(bars(card)) == sorted(wanted, key=lambda pair: (pair[0].expected, pair[1].expected))
    assert "Terlindungi: Demak 35,5 % dan Kudus 52,2 %" in card.one("figcaption").text
    assert "Beda Kudus dari Demak +16,7 poin, terutama susunan potensi (+15,6)" in card.one("figcaption").text


def test_the_reasons_and_the_people(small_store: Store) -> None:
    """By hand: weights of Demak 10/31, 20/31, 1/31, of Kudus 20/32, 10/32, 2/32."""
    why, people = page(small_store, "/bandingkan", BOTH).card("Susunan potensi").all("table")
    rates = {"PU": (0.75, 0.61), "BPU": (0.12, 0.23), "Jakon": (0.25, 0.3)}
    weights = {"PU": (20 / 32, 10 / 31), "BPU": (10 / 32, 20 / 31), "Jakon": (2 / 32, 1 / 31)}
    points = {key: (a - b) * sum(weights[key]) / 2 * 100 for key, (a, b) in rates.items()}
    mix = sum((weights[key][0] - weights[key][1]) * sum(rates[key]) / 2 * 100 for key in rates)
    (found,) = rows(why)
    shown = {key: float(text.replace("−", "-").replace(",", ".")) for key, text in list(found.items())[1:]}
    assert shown == {
        "Beda, poin": pytest.approx(mix + sum(points.values()), abs=0.05),
        "Susunan potensi": pytest.approx(mix, abs=0.05),
        **{f"Cakupan {key}": pytest.approx(value, abs=0.05) for key, value in points.items()},
    }
    demak, kudus = rows(people)
    assert kudus["BPU"] == "12.000 3,8 % dari 100.000"
    assert (demak["BPU dibayarkan"], kudus["BPU dibayarkan"]) == ("0 0,0 %", "1.500 0,5 %")
    assert (demak["Belum terlindungi"], demak["Potensi"]) == ("200.000 64,5 %", "310.000")


def test_the_province_adds_up_whoever_reports_everything(full_store: Store, plain: Plain) -> None:
    table = (
        page(full_store, "/bandingkan", "periode=2026-09&dan=33,33.21")
        .card("Susunan potensi")
        .all("table")[1]
    )
    n, d = plain.sums("33", "2026-09-30", "TOTAL")  # type: ignore[misc]
    shown = rows(table)[0]
    assert int(shown["Potensi"].replace(".", "")) == d
    assert int(shown["Belum terlindungi"].split()[0].replace(".", "")) == d - n


def test_the_pieces_leave_the_screen(client: FlaskClient, plain: Plain) -> None:
    tables = client.get("/bandingkan.json?periode=2026-09&dan=33.21,33.19").get_json()["tables"]
    found = {table["name"]: table["rows"] for table in tables}
    assert sum(row["share"] for row in found["susunan"] if row["area"] == "33.21") == pytest.approx(100)
    totals = {row["area"]: row["points"] for row in found["sebab-beda"] if row["part"] == "TOTAL"}
    demak, kudus = (
        n / d * 100 for n, d in (plain.pair(a, "2026-09-30", "TOTAL") for a in ("33.21", "33.19"))
    )  # type: ignore[misc]
    assert totals == {"33.19": pytest.approx(kudus - demak)}


def test_more_participants_than_potensi_are_not_clipped(areas_engine: Engine) -> None:
    """PU 150 of 100, BPU 0 of 100, jakon 0 of 0: 75 % covered, and the row still fills 125 % of the scale."""
    day = date(2026, 9, 30)
    counts = {"PU": (150, 100), "BPU": (0, 100), "JAKON": (0, 0)}
    facts = [
        Fact(area, day, segment, measure, value)
        for area in (DEMAK, KUDUS)
        for segment, pair in counts.items()
        for measure, value in zip(("active_participants", "eligible_workers"), pair, strict=True)
    ]
    add_load(areas_engine, new_load(), {"observation": fact_frame(facts)})
    card = page(Store(areas_engine), "/bandingkan", "dan=33.21,33.19").card("Susunan potensi")
    assert bars(card) == [(0.0, 60.0), (0.0, 60.0), (60.0, 40.0), (60.0, 40.0)]
    assert "Demak: peserta PU lebih banyak dari potensinya" in card.text
    assert "Terlindungi: Demak 75,0 %" in card.text


def test_poverty_says_what_to_load(small_store: Store) -> None:
    tree = page(small_store, "/bandingkan", f"{BOTH}&sebar=kemiskinan&bahasa=en")
    card = tree.card("Coverage against poverty")
    assert "/templat?bahasa=en" in card.links
    assert not card.all("svg")
    assert card.one("p", "choices").one("b").text == "coverage against poverty"


def _poor(area: str, people: int, measure: str = "poor_people") -> Fact:
    return Fact(area, date(2025, 12, 31), "TOTAL", measure, people, basis="bps")


def test_poverty_is_people_until_the_population_is_there(areas_engine: Engine) -> None:
    fill(areas_engine)
    search = f"{BOTH}&sebar=kemiskinan"
    people = [_poor(DEMAK, 120_000), _poor(KUDUS, 60_000)]
    add_load(areas_engine, new_load(digest="b" * 64), {"observation": fact_frame(people)})
    card = page(Store(areas_engine), "/bandingkan", search).card("Cakupan terhadap kemiskinan")
    assert "Demak: 120.000 orang miskin, 23,0 %" in card.one("figcaption").text
    assert "jumlah orang, bukan persen" in card.text
    # The scale of 120,000 people runs to 125,000.
    assert [c.attributes["cx"] for c in card.all("circle")] == ["96.00%", "48.00%"]
    whole = [_poor(DEMAK, 1_200_000, "population"), _poor(KUDUS, 800_000, "population")]
    add_load(areas_engine, new_load(digest="c" * 64), {"observation": fact_frame(whole)})
    card = page(Store(areas_engine), "/bandingkan", search).card("Cakupan terhadap kemiskinan")
    assert "Demak: 10,0 %, 23,0 %; Kudus: 7,5 %, 12,0 %" in card.one("figcaption").text
    assert rows(card.one("table"))[1] == {
        "Daerah": "Kudus",
        "Penduduk miskin 2025": "7,5 % 60.000 dari 800.000",
        "Cakupan BPU": "12,0 % 12.000 dari 100.000",
    }
    assert "(muatan 2, 3)" in card.text


def test_both_forms_keep_the_scatter(small_store: Store) -> None:
    tree = page(small_store, "/bandingkan", f"{BOTH}&sebar=kemiskinan&dari=2025-09")
    for form in tree.all("form", "inline"):
        names = {select.attributes["name"] for select in form.all("select")}
        assert {"sebar", "dari", "dan"} <= names


def test_the_pieces_are_a_chart_of_the_slides(client: FlaskClient) -> None:
    """Office's own stacked columns: the shares of each area add up to all of its potensi."""
    answer = client.get("/bandingkan.pptx?periode=2026-09&dan=33.21,33.19")
    slides = Presentation(io.BytesIO(answer.data)).slides
    charts = [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]
    (stacked,) = [chart for chart in charts if chart.chart_type == XL_CHART_TYPE.COLUMN_STACKED]
    assert list(stacked.plots[0].categories) == ["Demak", "Kudus"]
    sums = [sum(column) for column in zip(*(s.values for s in stacked.plots[0].series), strict=True)]
    assert sums == [pytest.approx(100), pytest.approx(100)]
    assert "SIMULASI" in stacked.chart_title.text_frame.text


def test_areas_of_one_level_have_no_main_cause(engine: Engine) -> None:
    """Every area 2,110 of 11,100: nothing parts them, so nothing is 'mostly' the reason."""
    ensure_areas(engine)
    all_equal(engine)
    card = page(Store(engine), "/bandingkan", "dan=33.21,33.19").card("Susunan potensi")
    assert card.one("figcaption").text.startswith("Terlindungi: Demak")
    assert "terutama" not in card.one("figcaption").text
