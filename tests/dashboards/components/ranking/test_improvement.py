"""The ranking by improvement, every cell worked out once more by plain SQL."""

from fractions import Fraction

import pytest

from dashboards.insights.watchlist import agenda
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.repository.store import Store
from tests.dashboards.pages.test_peringkat import names
from tests.support.dashboards.html_tree import number, page, rows, signed
from tests.support.dashboards.plain_sql import Plain, before


def moved(plain: Plain, month: str, segment: str, back: int) -> dict[str, tuple[int, Fraction]]:
    found = {}
    for code in plain.areas:
        now, was = plain.pair(code, month, segment), plain.pair(code, before(month, back), segment)
        if now and was:
            found[code] = (now[0] - was[0], Fraction((now[0] - was[0]) * 100, now[1]))
    return found


@pytest.mark.parametrize(("metric", "segment"), [("coverage_bpu", "BPU"), ("coverage_total", "TOTAL")])
def test_every_cell(full_store: Store, plain: Plain, metric: str, segment: str) -> None:
    month = "2026-10-31"
    card = page(full_store, "/peringkat", f"tampilan=gerak&metrik={metric}&periode=2026-10").card(
        "Peringkat kenaikan"
    )
    others = ("Daerah", "Rentang peringkat", "Setara")
    shown = {
        row["Daerah"]: tuple(cell for head, cell in row.items() if head not in others)
        for row in rows(card.one("table"))
    }
    named, level = names(plain), plain.ranks(month, segment)
    assert len(shown) == 35
    for code in plain.areas:
        cells = [number(level.get(code))]
        for back in (12, 3):
            found = moved(plain, month, segment, back)
            if code not in found:
                cells += ["–", "–", "–"]
                continue
            people, points = found[code]
            rank = 1 + sum(other > points for _, other in found.values())
            cells += [str(rank), signed(points, 1), signed(people)]
        assert shown[named[code]] == tuple(cells), code


def test_order_and_sort_links(full_store: Store) -> None:
    """Best improvement first; a heading sorts, those without a figure stay at the foot."""
    tree = page(full_store, "/peringkat", "tampilan=gerak").card("Peringkat kenaikan")
    ranks = [row["Per. setahun"] for row in rows(tree.one("table"))]
    known = [int(rank) for rank in ranks if rank != "–"]
    assert known == sorted(known)
    assert ranks[: len(known)] == [str(rank) for rank in known]
    hrefs = [link.attributes["href"] for link in tree.one("thead").all("a")]
    assert "/peringkat?tampilan=gerak&urut=per-triwulan&arah=turun" in hrefs
    tree = page(full_store, "/peringkat", "tampilan=gerak&urut=per-triwulan&arah=turun").card(
        "Peringkat kenaikan"
    )
    known = [int(row["Per. triwulan"]) for row in rows(tree.one("table")) if row["Per. triwulan"] != "–"]
    assert known == sorted(known, reverse=True)
    assert [head.attributes.get("aria-sort") for head in tree.all("th")].count("descending") == 1


def test_the_small_world_by_head(small_store: Store) -> None:
    """Pati: 32,000 of 400,000 is +8 points though its coverage fell; Demak and Kudus share a rank."""
    card = page(small_store, "/peringkat", "tampilan=gerak&periode=2026-09").card("Peringkat kenaikan")
    assert [tuple(row.values())[:5] for row in rows(card.one("table"))][:3] == [
        ("Pati", "1", "1", "+8,0", "+32.000"),
        ("Demak", "1", "2", "+3,0", "+6.000"),
        ("Kudus", "3", "2", "+3,0", "+3.000"),
    ]


def test_the_agenda_is_what_the_trend_page_lists(full_store: Store) -> None:
    search = "metrik=coverage_bpu&periode=2026-10"
    found = agenda(Context(full_store, parse(full_store, search)))
    card = page(full_store, "/tren", search).card("Di bawah jalur")
    context = Context(full_store, parse(full_store, search))
    assert [line.all("a")[0].text for line in card.all("li")] == [
        context.name(row.area) for row in found.rows[:6]
    ]
    gaps = [row.gap_people for row in found.rows]
    assert gaps == sorted(gaps, reverse=True)
    assert all(gap > 0 for gap in gaps)
