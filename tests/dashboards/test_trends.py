"""The page of trends: the small world by head, the simulation recomputed by plain SQL."""

from itertools import pairwise

import pytest

from data.store import Store
from tests.dashboards.reading import number, page, rows, signed
from tests.dashboards.sums import Plain
from tests.dashboards.test_ranking import names

MONTHS = ("2026-10-31", "2026-09-30", "2025-01-31")


def test_the_small_world_by_head(small_store: Store) -> None:
    """(150 / 700) - (109 / 600) = 3.3 points; 41 of 700 = 5.9 on the same potensi."""
    tree = page(small_store, "/tren")
    assert tree.one("h1").text == (
        "Cakupan BPU Jawa Tengah naik 3,3 poin dalam setahun; dengan potensi tetap +5,9 "
        "(+41.000 peserta, 3 daerah yang sama): nyata."
    )
    found = [tuple(row.values()) for row in rows(tree.card("Peserta atau potensi?").one("table"))]
    assert found == [("Sep 2025 – Sep 2026", "+41.000", "+100.000", "+3,3", "+5,9", "3")]
    assert "Memburuk: turun dalam setahun" in tree.card("Di bawah jalur").text
    assert "Tren belum dapat dihitung" in tree.card("Tren setiap daerah").text
    assert "+16,7" in [text.text for text in tree.card("Cakupan BPU, Jawa Tengah").all("text")]


def test_whose_line_is_drawn(small_store: Store) -> None:
    """Pati: 60 of 300, now 92 of 400; on 400 throughout, 15 to 23."""
    words = page(small_store, "/tren", "wilayah=33.18").one("h1").text
    assert words == (
        "Cakupan BPU Pati naik 3,0 poin dalam setahun; dengan potensi tetap +8,0 (+32.000 peserta): nyata."
    )
    assert "+33,3" in page(small_store, "/tren", "wilayah=33.18").card("Cakupan BPU, Pati").text
    for wrong in ("00", "99.99", "x"):
        assert "Jawa Tengah" in page(small_store, "/tren", f"wilayah={wrong}").one("h1").text
    assert "Eks-Kares. Kedu" in page(small_store, "/tren", "kares=kr-kedu").text


def test_the_filters_keep_the_line(small_store: Store) -> None:
    bar = page(small_store, "/tren", "wilayah=33.18").one("form", "filters")
    kept = {s.attributes["name"]: s.one("option").attributes["value"] for s in bar.all("select")}
    assert kept["wilayah"] == "33.18"
    own = page(small_store, "/tren", "wilayah=33.18&metrik=coverage_pu").one("form", "inline")
    kept = {s.attributes["name"]: s.one("option").attributes["value"] for s in own.all("select")}
    assert kept["metrik"] == "coverage_pu"


@pytest.mark.parametrize("month", MONTHS)
def test_the_headline_recomputed(full_store: Store, plain: Plain, month: str) -> None:
    row = plain.row("33", month, "BPU")
    words = page(full_store, "/tren", f"periode={month[:7]}").one("h1").text
    moved = "naik" if row["change_year"] > 0 else "turun"
    assert f"{moved} {number(abs(row['change_year']), 1)} poin" in words
    assert f"potensi tetap {signed(row['same_year'], 1)} (" in words
    assert row["alike_year"] in words


@pytest.mark.parametrize("area", ["33", "kr-kedu", "33.21"])
def test_the_steps_recomputed(full_store: Store, plain: Plain, area: str) -> None:
    ends = ["2023-01-31", "2023-12-31", "2024-12-31", "2025-12-31", "2026-09-30"]
    wanted = []
    for then, now in pairwise(ends):
        both = [
            (a, b)
            for code in plain.members(area)
            if (a := plain.pair(code, then, "BPU")) and (b := plain.pair(code, now, "BPU"))
        ]
        n0, d0, n1, d1 = (sum(pair[i][j] for pair in both) for i in (0, 1) for j in (0, 1))
        raw, same = n1 * 100 / d1 - n0 * 100 / d0, (n1 - n0) * 100 / d1
        wanted.append((signed(n1 - n0), signed(d1 - d0), signed(raw, 1), signed(same, 1), str(len(both))))
    tree = page(full_store, "/tren", f"periode=2026-09&wilayah={area}")
    found = [tuple(row.values())[1:] for row in rows(tree.card("Peserta atau potensi?").one("table"))]
    assert found == wanted[::-1]


def test_the_table_of_the_35_recomputed(full_store: Store, plain: Plain) -> None:
    month, named = "2026-09-30", names(plain)
    found = {
        row["Daerah"]: row for row in rows(page(full_store, "/tren", "periode=2026-09").all("table")[-1])
    }
    assert len(found) == 35
    for code, name in named.items():
        row = plain.row(code, month, "BPU")
        assert found[name]["Capaian, %"] == number(row["value"], 1)
        assert found[name]["Setahun, poin"] == signed(row["change_year"], 1)
        assert found[name]["Setahun, potensi tetap"] == signed(row["same_year"], 1)


def test_below_the_path_by_people_short_recomputed(full_store: Store, plain: Plain) -> None:
    """Everybody below the path, getting worse or not: the six with most people short, and how many more."""
    named = names(plain)
    found = [plain.row(code, "2026-09-30", "BPU") for code in plain.areas]
    behind = [row for row in found if row["status"] in ("perlu_percepatan", "jauh_tertinggal")]
    behind.sort(key=lambda row: (-row["people"], row["area"]))
    assert len(behind) > 6
    card = page(full_store, "/tren", "periode=2026-09").card("Di bawah jalur")
    shown = [line.all("p")[0].text for line in card.all("li")]
    wanted = [f"{named[row['area']]} kurang {number(row['people'])} orang" for row in behind[:6]]
    assert [text.removesuffix(" ▼ memburuk") for text in shown] == wanted
    assert f"dan {len(behind) - 6} lagi" in card.text


def test_sorting_keeps_the_line(full_store: Store) -> None:
    tree = page(full_store, "/tren", "wilayah=33.21&urut=laju&arah=turun")
    hrefs = [a.attributes["href"] for a in tree.all("table")[-1].one("thead").all("a")]
    assert all("wilayah=33.21" in href for href in hrefs)
    shown = [row["Laju, poin setahun"] for row in rows(tree.all("table")[-1])]
    paces = [float(text.replace(",", ".").replace("−", "-")) for text in shown if text != "–"]
    assert paces == sorted(paces, reverse=True)


def test_published_figures_alone_say_what_is_missing(terbit_store: Store) -> None:
    tree = page(terbit_store, "/tren", "metrik=coverage_total")
    assert "Tren belum dapat dihitung" in tree.text
    assert not tree.all("table")[1:]
