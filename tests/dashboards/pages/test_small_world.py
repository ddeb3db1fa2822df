"""Pages of the small world (tests/support/dashboards/small.py), held to figures worked out by head."""

from sqlalchemy import Engine

from dashboards.components.area.share import message
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.repository.load_writer import add_load
from data.repository.store import Store
from etl.parsing.areas import ensure_areas
from tests.support.dashboards.html_tree import Node, finding, page, rows
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load


def lines(card: Node, tag: str = "p") -> list[str]:
    return [node.text for node in card.all(tag) if node.text]


def test_the_headline_says_who_is_short_by_how_many(small_store: Store) -> None:
    """(46 + 12 + 92) / 700 = 21.4 %; targets 60 + 12 + 100 = 172 of 700 = 24.6 %."""
    words = finding(page(small_store, "/"))
    for part in (
        "BPU",
        "21,4 %",
        "target 24,6 %",
        "22.000 orang",
        "(3 dari 35 daerah)",
        "2 dari 3 yang dapat dinilai",
    ):
        assert part in words


def test_the_four_cards(small_store: Store) -> None:
    pu, bpu, jakon, total = (lines(card) for card in page(small_store, "/").all("section", "figure-card"))
    assert pu[:3] == ["68,9%–Tanpa target", "tanpa target dalam skema ini", "241.000 dari 350.000"]
    assert pu[-1] == "belum terlindungi 109.000"
    assert bpu == [
        "21,4%!Perlu percepatan",
        "target 24,6 % · kurang 22.000 orang",
        "jalur Sep 2026 22,3 % · −0,9 poin",  # (55.0 + 11.25 + 90.0) / 700
        "150.000 dari 700.000 · −3,1 poin",
        "0,0 poin sejak Agu 2026 · +5,9 poin setahun (3 daerah yang sama), dengan potensi bulan ini",
        "tercatat dengan potensi waktu itu: 25,0 % Agu 2026, 18,2 % setahun lalu",
        "belum terlindungi 550.000",
    ]
    assert jakon[0] == "25,7%–Tanpa target"
    assert jakon[2:] == [
        "9.000 dari 35.000",
        "0,0 poin sejak Agu 2026 · 0,0 poin setahun (3 daerah yang sama), dengan potensi bulan ini",
        "belum terlindungi 26.000",
    ]
    assert total[0] == "36,9%–Tanpa target"
    assert total[2] == "400.000 dari 1.085.000"


def test_the_line_under_the_cards_names_the_scheme(small_store: Store) -> None:
    words = page(small_store, "/").one("p", "provenance").text
    for part in ("September 2026", "3 dari 35 daerah melapor", "target: NKS"):
        assert part in words


def movements(card: Node) -> list[tuple[str, str]]:
    return [(line.all("p")[0].text, line.all("p")[1].text) for line in card.all("li")]


def test_a_month_of_movement_with_what_caused_it(small_store: Store) -> None:
    """A new potensi, paid cover that began, paid cover that ended: each named, none taken for another."""
    found = movements(page(small_store, "/").cards("Paling berubah")[-1])
    assert [where for where, _ in found] == ["Kudus+2,0 poin", "Pati+0,5 poin", "Demak−2,0 poin"]
    kudus, pati, demak = (why for _, why in found)
    assert kudus.startswith("+2.000 peserta")
    assert "Baznas" in kudus
    assert "1.500" in kudus
    assert kudus.endswith("mulai")
    assert pati == "potensi naik 33,3 %, +2.000 peserta"
    assert demak.startswith("−4.000 peserta")
    assert "DBHCHT" in demak
    assert "4.000 orang" in demak
    assert demak.endswith("berakhir")


def test_cover_that_came_and_went_between_the_months_moved_nothing(small_store: Store) -> None:
    """Demak's spell, March to August 2026, lies wholly between September 2025 and September 2026."""
    found = dict(movements(page(small_store, "/").cards("Paling berubah")[0]))
    assert found["Demak+3,0 poin"] == "+6.000 peserta"
    assert "Baznas" in found["Kudus+3,0 poin"]
    assert found["Pati+8,0 poin"] == "+32.000 peserta, potensi naik 33,3 %"


def test_the_bars_of_people_short(small_store: Store) -> None:
    """14,000 of Demak; Pati lacks 8,000 but is on its path, Kudus has reached its target."""
    card = page(small_store, "/").card("Siapa menahan provinsi")
    rows_of = card.one("ul", "holders").all("li")
    assert [rows_of[0].one("a").text, rows_of[0].one("b").text] == ["Demak", "14.000"]
    assert rows_of[0].one("span", "way").text == "23,0 → 30,0"
    assert rows_of[0].one("i").attributes["style"] == "width:100.0%"
    assert [row.text for row in rows_of[1:]] == [
        "14.000 orang: 100 % kekurangan di bawah jalur ada di 1 daerah ini"
    ]


def test_what_is_missing_this_month(small_store: Store) -> None:
    found = lines(page(small_store, "/").card("Kelengkapan data"), "li")
    assert found[0].startswith("Belum melapor:")
    assert found[0].endswith("dan 24 lagi")
    assert found[1].startswith("Potensi lama:")
    assert "2 daerah" in found[1]
    assert len(found) == 2


def test_ranks_are_shared_and_remember_the_month_before(small_store: Store) -> None:
    """Demak and Pati both stand at 23.0; in August it was Pati 30, Demak 25, Kudus 10."""
    found = rows(page(small_store, "/peringkat").one("table"))
    assert len(found) == 35
    assert [tuple(row.values())[:3] for row in found[:4]] == [
        ("1=", "1", "Pati"),
        ("1▲1(naik 1)", "2", "Demak"),
        ("3=", "3", "Kudus"),
        ("–", "–", "Cilacap"),
    ]
    assert tuple(found[0].values())[3:] == (
        "↗Di jalur",
        "23,0",
        "25,0",
        "22,5",  # 60 of the new 400 are 15 %, + 10 x 9/12
        "2,0",
        "8.000",
        "92.000",
        "400.000",
        "308.000",
        "+0,5",
        "+8,0",
    )
    kudus = tuple(found[2].values())
    assert (kudus[3:6], kudus[7:9]) == (("✓Tercapai", "12,0", "12,0"), ("0,0", "0"))


def test_the_area_says_rank_move_and_people_short(small_store: Store) -> None:
    tree = page(small_store, "/daerah/33.21")
    assert tree.one("h1").text == (
        "Kab. Demak peringkat 1 dari 3 (naik 1); BPU 23,0 %, 7,0 poin di bawah target: kurang 14.000 orang."
    )
    neighbours = tree.card("Tetangga").one("tbody").all("tr")
    shown = [(line.one("th").text, line.one("td", "value").one("b").text) for line in neighbours]
    assert shown == [
        *(("Demak", "23,0"), ("Kudus", "12,0"), ("Grobogan", "–"), ("Jepara", "–")),
        *(("Kab. Semarang", "–"), ("Kota Semarang", "–")),
    ]
    assert [line.attributes["class"] for line in neighbours] == ["own", "", "", "", "", ""]
    statuses = [line.one("td", "value").one("span").attributes["title"] for line in neighbours[:2]]
    assert statuses == ["Jauh tertinggal", "Tercapai"]  # 23.0 is less than 0.85 of Demak's path of 27.5


def test_paid_cover_is_named_with_its_end_and_its_rupiah(small_store: Store) -> None:
    """Demak's 4,000 were paid for until August; beside it stands what its neighbour Kudus pays."""
    tree = page(small_store, "/daerah/33.21")
    (own,) = tree.card("Iuran yang dibayarkan, sampai kapan").all("li")
    assert own.text == "4.000 pekerja rentan, DBHCHT · Rp403,2 jutaberakhir Agu 2026"
    told = [line.one("td", "programme").text for line in tree.card("Tetangga").one("tbody").all("tr")]
    assert told[:3] == [
        "4.000 pekerja rentan, DBHCHT berakhir Agu 2026",
        "1.500 pekerja rentan, Baznas sampai Agu 2027",
        "tidak ada yang tercatat",
    ]


def test_an_area_that_has_not_reported_says_so(small_store: Store) -> None:
    tree = page(small_store, "/daerah/33.01")
    assert "belum melapor" in tree.one("h1").text
    assert all("–" in card.one("p", "value").text for card in tree.all("section", "figure-card"))


def test_whoever_reports_with_nobody_eligible_has_reported(engine: Engine) -> None:
    """Cilacap reports 0 of 0 wage workers, Demak 30 of 100."""
    ensure_areas(engine)
    counts = [("33.01", ACTIVE, 0), ("33.01", ELIGIBLE, 0), ("33.21", ACTIVE, 30), ("33.21", ELIGIBLE, 100)]
    facts = [Fact(area, month("2026-10"), "PU", measure, value) for area, measure, value in counts]
    add_load(engine, new_load(), {"observation": fact_frame(facts)})
    store = Store(engine)
    said = "sudah melapor untuk Oktober 2026; potensinya nol."
    for path, search in (("/daerah/33.01", ""), ("/tren", "&wilayah=33.01")):
        tree = page(store, path, f"metrik=coverage_pu{search}")
        assert tree.one("h1").text == f"Kab. Cilacap {said}"
    assert "belum melapor" in page(store, "/daerah/33.02", "metrik=coverage_pu").one("h1").text
    context = Context(store, parse(store, "metrik=coverage_pu"))
    told = message(context, "33.01", "")
    assert "potensi PU nol" in told
    assert "belum melapor" not in told


def test_official_figures_carry_no_mark_of_the_simulation(small_store: Store) -> None:
    for path in ("/", "/peringkat", "/daerah/33.21", "/tren", "/bandingkan", "/mutu-data", "/definisi"):
        assert "SIMULASI" not in page(small_store, path).text.replace("simulasi", "")
