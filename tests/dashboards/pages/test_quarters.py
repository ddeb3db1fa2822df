"""Reports by the quarter: two of them, with an area that fell silent and one that is new.

BPU in thousands        potensi   June   September   target 2026
Demak   33.21           200       50     46          30 %
Kudus   33.19           100       10     12          12 %
Blora   33.16           100       20     -           30 %
Pati    33.18           300       -      93          25 %

Both times: Demak and Kudus, 60 and then 58 of 300. All that reported: 80 of 400, 151 of 600.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboards.components.area.share import message
from dashboards.figures.lines import dotted
from dashboards.meeting.agenda import items
from dashboards.office.content.area import trend_chart
from dashboards.office.content.watchlist import behind, moved
from dashboards.office.word.charts import _chart
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.database.engine import make_engine, migrate
from data.repository.load_writer import add_load
from data.repository.store import Store
from etl.parsing.areas import ensure_areas
from tests.support.dashboards.html_tree import page, rows
from tests.support.world import ACTIVE, ELIGIBLE, Fact, Goal, fact_frame, goal_frame, month, new_load

POTENSI = {"33.21": 200_000, "33.19": 100_000, "33.16": 100_000, "33.18": 300_000}
BPU = {
    "2026-06": {"33.21": 50_000, "33.19": 10_000, "33.16": 20_000},
    "2026-09": {"33.21": 46_000, "33.19": 12_000, "33.18": 93_000},
}
GOALS = {"33.21": 30.0, "33.19": 12.0, "33.16": 30.0, "33.18": 25.0}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    file: Path = tmp_path_factory.mktemp("quarters") / "quarters.sqlite3"
    engine = make_engine(f"sqlite:///{file}")
    migrate(engine)
    ensure_areas(engine)
    facts = [Fact(area, month("2026-01"), "BPU", ELIGIBLE, n) for area, n in POTENSI.items()]
    facts += [
        Fact(area, month(day), "BPU", ACTIVE, n) for day, told in BPU.items() for area, n in told.items()
    ]
    goals = [Goal("nks", area, "BPU", 2026, percent) for area, percent in GOALS.items()]
    add_load(
        engine, new_load(collection="resmi"), {"observation": fact_frame(facts), "target": goal_frame(goals)}
    )
    yield Store(engine)
    engine.dispose()


def seen(store: Store, search: str = "") -> Context:
    return Context(store, parse(store, search))


def test_only_months_with_reports_are_offered(store: Store) -> None:
    assert seen(store).months == [month("2026-06"), month("2026-09")]
    assert "periode" in parse(store, "periode=2026-08").notices
    assert seen(store).spoken_months == "2026-06, 2026-09"


def test_everything_is_since_the_previous_report(store: Store) -> None:
    """Over the two that reported both times 20,0 % became 19,3; the shown 20,0 and 25,2 are other areas'."""
    home = page(store, "/")
    bpu = home.card("BPU")
    assert "25,2" in bpu.text
    assert "−0,7 poin sejak Jun 2026 (2 daerah yang sama), dengan potensi bulan ini" in bpu.text
    card = home.card("Paling berubah sejak Juni 2026")
    assert [item.all("p")[0].text for item in card.all("li")] == ["Kudus+2,0 poin", "Demak−2,0 poin"]
    table = rows(page(store, "/peringkat").one("details", "ranking").one("table"))
    found = [(r["Daerah"], r["Per. Jun 2026"], r["Sejak Jun 2026"]) for r in table[:3]]
    assert found == [("Pati", "–", "–"), ("Demak", "1", "−2,0"), ("Kudus", "3", "+2,0")]
    assert "(Jun 2026: 1, tetap di antara 2 daerah yang sama)" in message(seen(store), "33.21", "")


def test_one_span_has_one_number(store: Store) -> None:
    """The headline of the trend, the words under its line and the two months beside each other."""
    tree = page(store, "/tren")
    assert tree.one("h1").text == (
        "Cakupan BPU Jawa Tengah turun 0,7 poin sejak Juni 2026 dengan potensi bulan ini (2 daerah yang sama)"
        ", 0,7 poin di atas jalur."
    )
    fact = tree.one("ul", "facts").one("li").text
    assert fact.startswith("−2.000 orang peserta sejak Juni 2026, 2 daerah yang sama, turun 0,7 poin ")
    assert "dari 20,0 % pada Juni 2026 ke 25,2 % pada September 2026." in tree.text
    assert "Perubahan 2 daerah yang sama: −0,7 poin." in tree.text
    steps = rows(tree.card("Peserta atau potensi?").one("table"))
    assert [(step["Beda tercatat, poin"], step["Daerah"]) for step in steps] == [("−0,7", "2")]
    beside = rows(page(store, "/bandingkan", "dan=33,33.21").card("Di antara").one("table"))
    assert [tuple(row.values()) for row in beside] == [
        ("Jawa Tengah 2 daerah yang sama", "20,0", "19,3", "−0,7", "−0,7"),
        ("Demak", "25,0", "23,0", "−2,0", "−2,0"),
    ]


def test_two_reports_are_a_line_and_one_is_a_dot(store: Store) -> None:
    def drawn(area: str, name: str) -> tuple[int, int]:
        card = page(store, "/tren", f"wilayah={area}").card(f"Cakupan BPU, {name}")
        own = max(card.all("polyline"), key=lambda line: float(line.attributes["stroke-width"]))
        return len(own.attributes["points"].split()), len(card.all("circle"))

    assert drawn("33", "Jawa Tengah") == (2, 2)
    assert drawn("33.16", "Blora")[0] == 1
    assert drawn("33.16", "Blora")[1] > 4  # its own, and two each of the lines above it
    for area, count in (("33.21", 2), ("33.16", 1)):
        chart = trend_chart(seen(store), area)
        assert chart is not None
        assert chart.days == (month("2026-06"), month("2026-09"))
        own = _chart(chart, "id").blob.decode().partition("</c:ser>")[0]
        assert own.count('<c:symbol val="circle"/>') == count


def test_marks_of_a_line() -> None:
    assert dotted([1.0, None, 2.0, 3.0, None], dashed=True) == [True, False, False, False, False]
    assert dotted([None, 1.0, 2.0]) == [False, True, True]
    assert dotted([1.0] * 7 + [None, 1.0]) == [False] * 7 + [False, True]


def test_the_meeting_says_what_it_can_tell(store: Store) -> None:
    """Two reports are no trend: Demak is below target and lower than in June. Of June nothing can be told."""
    context = seen(store)
    said = {item.key: item for item in items(context)}
    assert said["memburuk"].headline.plain == (
        "1 dari 3 daerah yang dapat dinilai di bawah jalur cakupan BPU (seluruhnya 35): Demak (14.000 orang, "
        "memburuk); bersama kurang 14.000 orang dari target; turun sejak Juni 2026: Demak."
    )
    assert said["bergerak"].headline.plain == (
        "Kudus naik terbanyak (+2,0 poin), Demak turun terbanyak (−2,0 poin) sejak Juni 2026, dengan potensi "
        "bulan ini; 2 dari 35 daerah dapat dibandingkan."
    )
    leaf = behind(context, said["memburuk"])
    assert leaf.grid is not None
    assert "Sejak Jun 2026, potensi bulan ini" in [head.title for head in leaf.grid.heads]
    assert [line[1].text for line in leaf.grid.rows] == ["Demak"]
    assert "Memburuk: turun sejak Juni 2026 dengan potensi bulan ini." in leaf.points[0]
    assert leaf.grid.rows[0][2].text == "14.000"
    assert leaf.grid.rows[0][-1].text == "▼ memburuk"
    listed = moved(context, said["bergerak"]).grid
    assert listed is not None
    assert [(line[1].text, line[2].text) for line in listed.rows] == [("Kudus", "+2,0"), ("Demak", "−2,0")]
    card = page(store, "/tren").card("Di bawah jalur")
    assert [li.all("p")[0].text for li in card.all("li")] == ["Demak kurang 14.000 orang ▼ memburuk"]
    first = {item.key: item.headline.plain for item in items(seen(store, "periode=2026-06"))}
    assert "belum dapat dihitung" in first["memburuk"]
    assert "Belum ada pembanding" in first["bergerak"]
    none = {item.key: item.headline.plain for item in items(seen(store, "metrik=coverage_pu"))}
    assert none["memburuk"] == (
        "Belum dapat dinilai: bulan ini belum ada daerah yang punya capaian dan target cakupan PU."
    )


def test_a_silent_area_says_what_was_last_known(store: Store) -> None:
    tree = page(store, "/daerah/33.16")
    said = "terakhir 20,0 % (20.000 dari 100.000), Juni 2026"
    assert tree.one("h1").text == f"Kab. Blora belum melapor untuk September 2026; {said}."
    card = tree.card("BPU")
    assert "terakhir 20,0 %, Juni 2026" in card.text
    assert "20.000 dari 100.000" in card.text
    assert "Belum melapor" in card.one("span", "pill").text
    told = message(seen(store), "33.16", "").replace("\u00a0", " ")
    assert f"BPU belum ada angka, {said}" in told
    province = seen(store).rows(areas=("33",))[0]
    assert (province.numerator, province.reported) == (151_000, 3)
