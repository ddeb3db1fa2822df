"""The page of trends: the small world by head, the simulation recomputed by plain SQL."""

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from sqlalchemy import Engine

from data.repository.load_writer import add_load
from data.repository.store import Store
from tests.dashboards.pages.test_peringkat import names
from tests.support.dashboards.html_tree import number, page, rows, signed
from tests.support.dashboards.plain_sql import Plain, before
from tests.support.dashboards.small import paid_cover
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, months, new_load

MONTHS = ("2026-10-31", "2026-09-30", "2025-01-31")


def test_the_small_world_by_head(small_store: Store) -> None:
    """(150 / 700) - (109 / 600) = 3.3 points; 41 of 700 = 5.9 on the same potensi."""
    tree = page(small_store, "/tren")
    assert (
        tree.one("h1").text
        == "Cakupan BPU Jawa Tengah naik 5,9 poin dalam setahun dengan potensi bulan ini (3 daerah yang sama)"
        ", 0,9 poin di bawah jalur."
    )
    assert tree.one("ul", "facts").one("li").text == (
        "+41.000 orang peserta dalam setahun, 3 daerah yang sama, naik 5,9 poin dengan potensi bulan ini, "
        "potensi yang berubah sendiri menurunkan capaian 2,6 poin"
    )
    found = [tuple(row.values()) for row in rows(tree.card("Peserta atau potensi?").one("table"))]
    assert found == [("Sep 2025 – Sep 2026", "+41.000", "+100.000", "+3,3", "+5,9", "3")]
    assert "Memburuk: turun dalam setahun" in tree.card("Di bawah jalur").text
    assert "Tren belum dapat dinilai" in tree.card("Tren setiap daerah").text
    assert "potensi naik 16,7 % (+100.000 orang)" in tree.one("ol", "bends").text


def test_whose_line_is_drawn(small_store: Store) -> None:
    """Pati: 60 of 300, now 92 of 400; on 400 throughout, 15 to 23."""
    tree = page(small_store, "/tren", "wilayah=33.18")
    assert (
        tree.one("h1").text
        == "Cakupan BPU Pati naik 8,0 poin dalam setahun dengan potensi bulan ini, 0,5 poin di atas jalur."
    )
    assert tree.one("ul", "facts").one("li").text == (
        "+32.000 orang peserta dalam setahun, naik 8,0 poin dengan potensi bulan ini, "
        "potensi yang berubah sendiri menurunkan capaian 5,0 poin"
    )
    assert "potensi naik 33,3 %" in tree.card("Cakupan BPU, Pati").text
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
    tree = page(full_store, "/tren", f"periode={month[:7]}")
    headline, fact = tree.one("h1").text, tree.one("ul", "facts").one("li").text
    moved = "naik" if row["same_year"] > 0 else "turun"
    step = f"{moved} {number(abs(row['same_year']), 1)} poin"
    assert f"{step} dalam setahun dengan potensi bulan ini" in headline
    assert row["alike_year"].strip(" ,()") in headline
    assert f"{step} dengan potensi bulan ini" in fact
    effect = row["change_year"] - row["same_year"]
    way = "menaikkan" if effect > 0 else "menurunkan"
    assert f"potensi yang berubah sendiri {way} capaian {number(abs(effect), 1)} poin" in fact
    assert row["alike_year"].strip(" ,()") in fact
    behind = row["path"] - row["value"]
    side = "di bawah" if behind > 0 else "di atas"
    assert headline.endswith(f"{number(abs(behind), 1)} poin {side} jalur.")


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
        assert found[name]["Setahun, poin"] == signed(row["same_year"], 1)
        then = plain.row(code, "2025-09-30", "BPU")["value"] if row["same_year"] is not None else None
        assert found[name]["Setahun lalu tercatat, %"] == number(then, 1)


def test_below_the_path_by_people_short_and_who_gets_worse(full_store: Store, plain: Plain) -> None:
    """Everybody below the path, getting worse or not: six with most people short, and how many more.

    Worse, on one potensi: a tenth lost in one step and not made up for, a point lost in a year, or half a
    point below last year in each of three months. Nobody falls by the direction of twelve months alone."""
    tree = page(full_store, "/tren", "periode=2026-09")
    ends = [*(before("2026-09-30", back) for back in range(12, -1, -1))]
    fell, down, judged = set(), set(), set()
    for code in plain.areas:
        pairs = [plain.pair(code, end, "BPU") for end in ends]
        if pairs[0] is None or pairs[-1] is None:
            continue
        judged.add(code)
        people = [pair[0] for pair in pairs if pair]
        steps = enumerate(pairwise(people), 1)
        if any(now * 10 <= then * 9 and max(people[at:]) * 100 < then * 95 for at, (then, now) in steps):
            fell.add(code)
            continue
        base = pairs[-1][1]
        lost = [
            then[0] - now[0] if now and then else 0
            for now, then in (
                (
                    plain.pair(code, before("2026-09-30", at), "BPU"),
                    plain.pair(code, before("2026-09-30", at + 12), "BPU"),
                )
                for at in range(3)
            )
        ]
        if lost[0] * 100 >= base or all(one * 200 >= base for one in lost):
            down.add(code)
    caption = tree.all("table")[-1].one("caption").text
    assert f" {len(down)} turun, {len(fell)} jatuh, {35 - len(judged)} belum dapat dinilai" in caption
    found = [plain.row(code, "2026-09-30", "BPU") for code in plain.areas]
    behind = [row for row in found if row["status"] in ("perlu_percepatan", "jauh_tertinggal")]
    behind.sort(key=lambda row: (-row["people"], row["area"]))
    assert len(behind) > 6
    card = tree.card("Di bawah jalur")
    wanted = [
        f"{names(plain)[row['area']]} kurang {number(row['people'])} orang"
        + (" ▼ memburuk" if row["area"] in fell | down else "")
        for row in behind[:6]
    ]
    assert [line.all("p")[0].text for line in card.all("li")] == wanted
    assert f"dan {len(behind) - 6} lagi" in card.text
    assert fell


def test_nobody_clearly_lower_is_called_rising_or_stable(full_store: Store) -> None:
    """The word and the year beside it, as the page says them."""
    seen = 0
    for metric in ("coverage_bpu", "coverage_total"):
        for month in ("2026-10", "2026-03", "2025-12", "2025-02", "2024-06"):
            for row in rows(page(full_store, "/tren", f"periode={month}&metrik={metric}").all("table")[-1]):
                year = row["Setahun, poin"].replace("−", "-").replace(",", ".")
                word = row["Tren 12 bulan"]
                if year == "–":
                    assert "belum dapat dinilai" in word
                elif float(year) <= -1.05:  # what reads -1,0 may be -0,96
                    assert "turun" in word or "jatuh" in word
                    seen += 1
    assert seen >= 10


def test_a_fall_names_its_months_and_its_cause(areas_engine: Engine) -> None:
    """Demak loses 8,000 of 50,000 between August and September, when the cover of 4,000 ends; Kudus loses a
    tenth less one."""
    months_of_year = months("2025-09", 13)
    facts = [
        Fact(area, day, "BPU", ACTIVE, 50_000) for area in ("33.21", "33.19") for day in months_of_year[:-1]
    ]
    facts += [Fact(area, months_of_year[0], "BPU", ELIGIBLE, 1_000_000) for area in ("33.21", "33.19")]
    facts += [Fact("33.21", months_of_year[-1], "BPU", ACTIVE, 42_000)]
    facts += [Fact("33.19", months_of_year[-1], "BPU", ACTIVE, 45_001)]
    spell = paid_cover("33.21", "DBHCHT", 4_000, date(2026, 3, 1), 6)
    add_load(areas_engine, new_load(), {"observation": fact_frame(facts), "funding": pd.DataFrame([spell])})
    tree = page(Store(areas_engine), "/tren")
    found = {row["Daerah"]: row["Tren 12 bulan"] for row in rows(tree.all("table")[-1])}
    assert found["Demak"].startswith(
        "↘ jatuh Agu 2026 ke Sep 2026: −8.000 peserta, perlindungan DBHCHT bagi 4.000"
    )
    assert found["Demak"].endswith("orang berakhir")
    assert found["Kudus"] == "= stabil"  # 0.4999 points of a potensi of a million
    assert "0 daerah naik, 1 stabil, 0 turun, 1 jatuh, 33 belum dapat dinilai" in tree.text
    assert "Jatuh: dalam satu langkah hilang 10 % atau lebih dan belum kembali ke 95 %." in tree.text


def test_sorting_keeps_the_line(full_store: Store) -> None:
    tree = page(full_store, "/tren", "wilayah=33.21&urut=laju&arah=turun")
    hrefs = [a.attributes["href"] for a in tree.all("table")[-1].one("thead").all("a")]
    assert all("wilayah=33.21" in href for href in hrefs)
    shown = [row["Laju, poin setahun"] for row in rows(tree.all("table")[-1])]
    paces = [float(text.replace(",", ".").replace("−", "-")) for text in shown if text != "–"]
    assert paces == sorted(paces, reverse=True)


def test_published_figures_alone_say_what_is_missing(terbit_store: Store) -> None:
    tree = page(terbit_store, "/tren", "metrik=coverage_total")
    assert "Tren belum dapat dinilai" in tree.text
    assert not tree.all("table")[1:]
