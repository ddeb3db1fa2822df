"""The page of paid cover: by head in the small world, by SQL in the full one."""

import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

from flask.testing import FlaskClient
from sqlalchemy import Engine

from dashboards.insights.facts.paid_cover import Paid, lost_before
from dashboards.shell.render import render
from data.facts.paid_cover import dated
from data.repository.load_writer import add_load
from data.repository.store import Store
from etl.parsing.areas import ensure_areas
from tests.dashboards.pages.test_small_world import lines
from tests.data.facts.test_paid_cover import spell
from tests.support.dashboards.html_tree import Node, number, page, rows, signed
from tests.support.dashboards.plain_sql import Plain
from tests.support.world import ACTIVE, ELIGIBLE, Fact, Goal, fact_frame, goal_frame, month, new_load

OCTOBER = "periode=2026-10"


def columns(tree: Node) -> list[tuple[str, int]]:
    """The months of the cliff and the people paid for in each."""
    found = [item.attributes["title"].split(": ") for item in tree.one("ol", "cliff").all("li")]
    short = {"September": "Sep", "Oktober": "Okt", "November": "Nov", "Desember": "Des", "Januari": "Jan"}
    short |= {
        "Februari": "Feb",
        "Maret": "Mar",
        "April": "Apr",
        "Juni": "Jun",
        "Juli": "Jul",
        "Agustus": "Agu",
    }
    names = [month.split() for month, _ in found]
    people = [int(n.replace(".", "")) for _, n in found]
    return [(f"{short.get(a, a)} {year}", n) for (a, year), n in zip(names, people, strict=True)]


def cards(tree: Node) -> list[list[str]]:
    return [lines(card) for card in tree.all("section", "figure-card")]


def test_the_small_world_in_august(small_store: Store) -> None:
    """August is the last month of Demak's 4,000: 4,000 of 150,000 participants, of 600,000 eligible; Baznas
    begins in September and ends a year later."""
    tree = page(small_store, "/jurang", "periode=2026-08")
    assert tree.one("h1").text == (
        "4.000 perlindungan di 1 daerah berakhir dalam enam bulan; terbesar DBHCHT Demak: 4.000 orang, "
        "sampai Agustus 2026."
    )
    running, lapsing, budget, coverage = cards(tree)
    assert running == [
        "4.000 perlindungan",
        "1 program di 1 daerah",
        "2,7 % dari peserta aktif BPU",
    ]
    assert lapsing == [
        "4.000 perlindungan",
        "1 program di 1 daerah",
        "paling dekat: 4.000 sampai Agustus 2026",
        "4.000 sudah berakhir per hari ini",
    ]
    assert budget == [
        "Rp806,4 juta",  # 4,000 x 16,800 x 12
        "Rp16.800 × orang × 12 bulan berikutnya",
        "Rp672,0 juta dengan diskon PP 50/2025",  # four months of twelve at half the rate
    ]
    assert coverage == [
        "24,3 %",
        "Agustus 2026 25,0 %, Jawa Tengah",
        "−0,7 poin",
        "bila tidak ada yang diteruskan",
    ]
    assert columns(tree) == [
        *(("Jul 2026", 4_000), ("Agu 2026", 4_000)),
        *((f"{name} 2026", 1_500) for name in ("Sep", "Okt", "Nov", "Des")),
        *((f"{name} 2027", 1_500) for name in ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun")),
    ]
    assert "September 2026: yang dibayar berkurang 2.500 orang sekaligus." in tree.one("main").text
    demak, kudus = rows(tree.one("table"))
    assert list(demak.values()) == [
        "Demak", "pekerja rentanDBHCHT", "Agu 2026sudah berakhir", "4.000", "806,4 juta",
        "25,0 → 23,0",
    ]  # fmt: skip
    assert list(kudus.values()) == ["Kudus", "pekerja rentanBaznas", "Agu 2027", "1.500", "302,4 juta", "–"]


def test_the_small_world_in_september(small_store: Store) -> None:
    """Demak's cover has ended, that of Kudus runs for another eleven months."""
    tree = page(small_store, "/jurang", "periode=2026-09")
    assert tree.one("h1").text == (
        "Tidak ada perlindungan yang berakhir dalam enam bulan; 1.500 berjalan pada September 2026."
    )
    states = [row["Daerah"] for row in rows(tree.one("table"))]
    assert states == ["Demak", "Kudus"]
    assert tree.all("i", "ended")[0].attributes["style"].startswith("left:")
    in_banyumas = page(small_store, "/jurang", "periode=2026-09&kares=kr-banyumas")
    assert in_banyumas.one("h1").text.startswith("Belum ada pendanaan Eks-Kares. Banyumas yang tercatat")
    assert "/templat/pendanaan.xlsx" in in_banyumas.one("main").links


def _month(first: str, months: int) -> str:
    year, number_ = int(first[:4]), int(first[5:7])
    place = year * 12 + number_ - 1 + months - 1
    return f"{place // 12:04d}-{place % 12 + 1:02d}"


def test_the_full_world_by_sql(full_store: Store, plain: Plain) -> None:
    """Running, lapsing, share, budget and coverage afterwards in October 2026, with loops over plain rows.
    No budget of the simulation follows another of the same group and fund without a gap."""
    spells = [
        (area, workers, first[:7], _month(first, months))
        for area, _, workers, first, months in plain.spells
        if first
    ]
    running = [s for s in spells if s[2] <= "2026-10" <= s[3]]
    lapsing = [s for s in spells if "2026-10" <= s[3] <= "2027-03"]
    assert len(running) == 19
    assert sum(s[1] for s in lapsing) == 67_668
    tree = page(full_store, "/jurang", OCTOBER)
    headline = tree.one("h1").text
    assert headline.startswith(f"67.668 perlindungan di {len({s[0] for s in lapsing})} daerah berakhir")
    assert "DBHCHT Temanggung: 36.215 orang, sampai November 2026" in headline
    n, d = plain.sums("33", "2026-10-31", "BPU") or (0, 0)
    reported = {code for code in plain.areas if plain.pair(code, "2026-10-31", "BPU")}
    paid = sum(s[1] for s in running if s[0] in reported)
    lost = sum(s[1] for s in lapsing if s[0] in reported and s in running)
    ending = sorted((s[1] for s in lapsing if s[3] <= "2026-12"), reverse=True)
    assert (
        f"Keluar sebelum anggaran 2027 mulai: {number(sum(ending))} perlindungan, yaitu petani tembakau "
        f"Temanggung (36.215), RT/RW Kebumen (3.067), nelayan Jepara (2.531), dan {len(ending) - 3} program "
        f"lain. Meneruskannya setahun Rp{number(sum(ending) * 16_800 * 12 / 1e9, 1)} miliar."
    ) in tree.one("main").text
    first, second, third, fourth = cards(tree)
    assert first[0] == f"{number(sum(s[1] for s in running))} perlindungan"
    assert first[2] == f"{number(paid / n * 100, 1)} % dari peserta aktif BPU"
    assert second[2] == "paling dekat: 4.628 sampai Oktober 2026"
    assert third[0] == f"Rp{number(67_668 * 16_800 * 12 / 1e9, 1)} miliar"
    assert fourth[0] == f"{number((n - lost) / d * 100, 1)} %"
    assert fourth[2] == f"{signed((n - lost) / d * 100 - n / d * 100, 1)} poin"
    for step, (_, people) in enumerate(columns(tree)):
        at = _month("2026-09", step + 1)
        assert people == sum(s[1] for s in spells if s[2] <= at <= s[3]), at
    table = rows(tree.one("table"))
    recent = sorted((s for s in spells if s[3] >= "2026-07"), key=lambda s: (s[3], -s[1], s[0]))
    assert [row["Orang"] for row in table] == [number(s[1]) for s in recent]
    row = next(row for row in table if row["Orang"] == "36.215")
    coverage = {
        code: pair[0] / pair[1] * 100
        for code in plain.areas
        if code in reported and code != "33" and (pair := plain.pair(code, "2026-10-31", "BPU"))
    }
    active, potensi = plain.pair("33.23", "2026-10-31", "BPU") or (0, 1)
    after = (active - 36_215) / potensi * 100
    place = [1 + sum(other > own for other in coverage.values()) for own in (coverage["33.23"], after)]
    place[1] -= coverage["33.23"] > after  # itself, as it was
    assert row["Cakupan BPU bila berakhir, % lingkaran: kini, titik: sesudahnya"] == (
        f"{number(coverage['33.23'], 1)} → {number(after, 1)}peringkat {place[0]} → {place[1]}"
    )
    assert row["Rp setahun"] == f"{number(36_215 * 16_800 * 12 / 1e9, 1)} miliar"
    widest = max(coverage[s[0]] for s in running if s[0] in coverage)
    place = f"left:{after / widest * 100:.1f}%;width:{(coverage['33.23'] - after) / widest * 100:.1f}%"
    drawn = [node.one("i").attributes["style"].replace(" ", "") for node in tree.all("span", "fall")]
    assert place in [style.rstrip(";") for style in drawn]


def test_the_table_sorts_and_the_region_filters(full_store: Store, plain: Plain) -> None:
    tree = page(full_store, "/jurang", f"{OCTOBER}&kares=kr-kedu&urut=orang&arah=turun")
    table = rows(tree.one("table"))
    workers = [int(row["Orang"].replace(".", "")) for row in table]
    assert workers == sorted(workers, reverse=True)
    kedu = {plain.areas[code].split(" ", 1)[1] for code in plain.members("kr-kedu")}
    assert {row["Daerah"].removeprefix("Kab. ").removeprefix("Kota ") for row in table} <= kedu
    assert "Eks-Kares. Kedu" in tree.one("h1").text


def test_english(full_store: Store) -> None:
    tree = page(full_store, "/jurang", f"{OCTOBER}&bahasa=en")
    assert tree.one("h1").text == (
        "Cover for 67,668 workers in 15 areas lapses within six months; the largest is DBHCHT Temanggung: "
        "36,215 people, until November 2026."
    )
    assert render(full_store, "/jurang", "bahasa=en").title == "The cliff of paid cover · Pantau Jamsostek"


def test_published_programmes_without_months(terbit_store: Store, full_file: Path) -> None:
    with closing(sqlite3.connect(f"file:{full_file}?mode=ro", uri=True)) as connection:
        everything, workers = connection.execute(
            "SELECT count(*), sum(workers) FROM funding f JOIN load l ON l.id = f.load_id "
            "WHERE l.collection = 'terbit'"
        ).fetchone()
    connection.close()
    tree = page(terbit_store, "/jurang", "periode=2025-06")
    assert tree.one("h1").text == (
        f"{everything} program bagi {number(workers)} pekerja tercatat; 12 di antaranya tidak menyebut "
        "bulannya, jadi kapan berakhirnya tidak diketahui."
    )
    assert [card[0] for card in cards(tree)] == ["–", "–", "–", "–"]
    assert [row["Daerah"] for row in rows(tree.card("Siapa keluar").one("table"))] == ["Pati"]
    table = rows(tree.card("Program tanpa bulan").one("table"))
    assert len(table) == 12
    assert next(row for row in table if row["Daerah"] == "Temanggung")["Pekerja"] == "39.880"
    pati = page(terbit_store, "/jurang", "periode=2025-08").one("h1").text
    assert "2.874 perlindungan di 1 daerah berakhir dalam enam bulan; terbesar DBHCHT Pati" in pati


def test_renewed_cover_lapses_with_its_renewal() -> None:
    """1,000 of 5,000 participants from January to June, renewed for July and August, then nobody: from May as
    much is lost as if it were one spell. 600 more have cover from July on, who are not counted yet."""
    parts = [("2026-01", 6, 1_000), ("2026-07", 2, 1_000)]
    for lines_ in (parts, [("2026-01", 8, 1_000)], [parts[0], ("2026-07", 2, 1_600)]):
        spells = dated([spell(*line[:2], line[2]) for line in lines_])
        row = SimpleNamespace(area="33.21", value=50.0, numerator=5_000, denominator=10_000)
        found = Paid(month("2026-05"), spells, [], bpu={"33.21": row}, whole=row, adds_up=True)
        assert lost_before(spells, found.month, month("2026-12")) == 1_000
        assert lost_before(spells, found.month, month("2026-08")) == 0
        assert found.without() == 40.0
        assert [found.coverage_after(one) for one in found.lapsing] == [40.0]


def test_an_edition_without_funding(engine: Engine) -> None:
    """Participants and no list of funding: none is recorded, and what to load is said."""
    ensure_areas(engine)
    facts = [
        Fact("33.21", month("2026-12"), "BPU", ELIGIBLE, 1_000),
        Fact("33.21", month("2026-12"), "BPU", ACTIVE, 100),
    ]
    tables = {
        "observation": fact_frame(facts),
        "target": goal_frame([Goal("nks", "33.21", "BPU", 2026, 30.0)]),
    }
    assert add_load(engine, new_load(collection="resmi"), tables) == 1
    tree = page(Store(engine), "/jurang")
    assert tree.one("h1").text == "Belum ada pendanaan yang tercatat dalam edisi ini."
    assert cards(tree) == []  # where nothing is recorded, nobody knows that it is zero
    assert "0 perlindungan" not in tree.one("main").text
    assert "/templat/pendanaan.xlsx" in tree.one("main").links


def test_a_plan_keeps_people_and_has_a_price(small_store: Store) -> None:
    """Demak's 4,000 for three months more from September: 4,000 x 3 x 16,800; at 8,400 half of it."""
    tree = page(small_store, "/jurang", "periode=2026-08&perpanjang=3")
    assert columns(tree)[:6] == [
        *(("Jul 2026", 4_000), ("Agu 2026", 4_000), ("Sep 2026", 5_500)),
        *(("Okt 2026", 5_500), ("Nov 2026", 5_500), ("Des 2026", 1_500)),
    ]
    words = tree.one("div", "lead").text
    assert words == "Membayar 4.000 orang selama 3 bulan: Rp201,6 juta; Rp100,8 juta dengan PP 50/2025."
    more = page(small_store, "/jurang", "periode=2026-08&perpanjang=3&siapa=33.21&tambah=1.000")
    assert dict(columns(more))["Okt 2026"] == 6_500
    assert more.one("div", "lead").text.startswith("Membayar 5.000 orang selama 3 bulan: Rp252,0 juta")
    other = page(small_store, "/jurang", "periode=2026-08&perpanjang=3&siapa=33.19")
    assert other.one("div", "lead").text == "Tidak ada BPU yang berakhir dalam pilihan ini."


def test_a_budget_buys_whole_months(small_store: Store) -> None:
    """4,000 x 16,800 are 67.2 million a month: 300 million pay four; with half the rate to December, six."""
    tree = page(small_store, "/jurang", "periode=2026-08&anggaran=300.000.000")
    assert tree.one("div", "lead").text == (
        "Rp300,0 juta membayar 4.000 orang yang berakhir selama 4 bulan; 6 bulan dengan PP 50/2025."
    )
    english = page(small_store, "/jurang", "periode=2026-08&anggaran=300,000,000&bahasa=en")
    assert "4 months; 6 with PP 50/2025" in english.one("div", "lead").text
    assert (
        page(small_store, "/jurang", "periode=2026-08&anggaran=banyak&perpanjang=-3").all("div", "lead") == []
    )


def test_the_old_address_leads_on(client: FlaskClient) -> None:
    for old, new in (
        ("/pendanaan?kares=kr-kedu", "/jurang?kares=kr-kedu"),
        ("/pendanaan.csv", "/jurang.csv"),
    ):
        answer = client.get(old)
        assert (answer.status_code, answer.headers["Location"]) == (301, new)


def test_a_plan_says_what_it_leaves_out(small_store: Store) -> None:
    """More people want an area and months; a budget beyond three years is worked out no further."""
    asked = page(small_store, "/jurang", "periode=2026-08&perpanjang=3&tambah=500").one("div", "lead").text
    assert asked.endswith("Pilih daerah dan berapa bulan yang tambahan dibayar.")
    rich = page(small_store, "/jurang", "periode=2026-08&anggaran=9.000.000.000.000").one("div", "lead").text
    assert "selama ≥ 36 bulan; ≥ 36 bulan" in rich
