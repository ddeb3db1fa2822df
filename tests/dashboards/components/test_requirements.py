"""What it would take in an area: by head in the small world, by SQL in the full one."""

import pytest
from sqlalchemy import Engine

from data.repository.load_writer import add_load
from data.repository.store import Store
from etl.parsing.areas import ensure_areas
from tests.dashboards.pages.test_small_world import lines
from tests.support.dashboards.html_tree import number, page, rows, signed
from tests.support.dashboards.plain_sql import Plain
from tests.support.world import ACTIVE, ELIGIBLE, Fact, Goal, fact_frame, goal_frame, month, new_load

OCTOBER = "periode=2026-10"


def test_what_it_takes_in_demak(small_store: Store) -> None:
    """14,000 short, three months left: 4,667 a month. In a year 6,000 more: 500 a month, 11 %, 28 months."""
    card = page(small_store, "/daerah/33.21", "periode=2026-09").card("Laju dan biaya")
    words = lines(card)
    assert words[0] == (
        "4.667 orang sebulan selama 3 bulan sampai 31 Desember 2026 untuk menutup kekurangan 14.000 orang."
    )
    assert [list(row.values()) for row in rows(card.one("table"))] == [
        ["3 bulan, sejak Jun 2026", "belum cukup bulan", "–", "–"],
        ["6 bulan, sejak Mar 2026", "belum cukup bulan", "–", "–"],
        ["12 bulan, sejak Sep 2025", "+500", "11 %", "Januari 2029"],
    ]
    assert words[1] == (
        "Rp2,8 miliar membayar iuran 14.000 pekerja BPU selama 12 bulan sejak Oktober 2026, Rp16.800 sebulan."
    )
    assert "Rp2,5 miliar, atau Rp2,1 miliar bila semuanya pekerja transportasi" in words[2]


def test_cover_that_ends_before_the_target_is_due_is_named(small_store: Store) -> None:
    """In August: 10,000 short of 60,000, and 4,000 are paid for until that very month."""
    words = lines(page(small_store, "/daerah/33.21", "periode=2026-08").card("Laju dan biaya"))
    assert words[0].startswith("2.500 orang sebulan selama 4 bulan")
    assert words[1] == (
        "4.000 perlindungan yang sekarang dibayar berakhir sebelum itu; bila tidak diteruskan, kekurangannya "
        "menjadi 14.000 orang."
    )


@pytest.mark.parametrize(
    ("area", "search", "said"),
    [
        ("33.19", "", "Target 2026 sudah tercapai, tepat pada target"),
        ("33.21", "&skema=tanpa", "pilih skema lain"),
        ("33.21", "&metrik=eligible_bpu", "Potensi bukan capaian"),
        ("33.01", "", "Belum ada angka untuk bulan ini"),
    ],
)
def test_what_cannot_be_said_is_explained(small_store: Store, area: str, search: str, said: str) -> None:
    card = page(small_store, f"/daerah/{area}", f"periode=2026-09{search}").card("Laju dan biaya")
    assert said in card.text
    assert "Rp" not in card.text


def test_what_it_takes_in_the_province_by_sql(full_store: Store, plain: Plain) -> None:
    """Pace over the areas that reported in both months; people short from targets area by area."""
    for metric, segment in (("coverage_bpu", "BPU"), ("coverage_pu", "PU"), ("coverage_total", "TOTAL")):
        card = page(full_store, "/daerah/33", f"{OCTOBER}&metrik={metric}").card("Laju dan biaya")
        gap = plain.row("33", "2026-10-31", segment)["people"]
        assert f"kekurangan {number(gap)} orang" in card.text
        assert ("pekerja BPU selama" in card.text) == (segment != "PU")
        for months, then, row in zip(
            (3, 6, 12), ("2026-07-31", "2026-04-30", "2025-10-31"), rows(card.one("table")), strict=True
        ):
            people = sum(
                now[0] - was[0]
                for code in plain.areas
                if (now := plain.pair(code, "2026-10-31", segment))
                and (was := plain.pair(code, then, segment))
            )
            cells = list(row.values())
            assert cells[1] == signed(people / months)
            assert cells[2] == f"{number(people / months / (gap / 2) * 100, 0)} %"


def test_december_leaves_no_month(engine: Engine) -> None:
    """The month the target is due in says so instead of dividing by nothing."""
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
    store = Store(engine)
    words = lines(page(store, "/daerah/33.21").card("Laju dan biaya"))
    assert words[0] == "Jatuh tempo 31 Desember 2026: kurang 200 orang, tidak ada bulan tersisa."
    assert words[1].startswith("Rp40,3 juta")  # 200 x 16,800 x 12
