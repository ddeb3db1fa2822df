"""The five areas most like one, worked out once more from the stored potensi."""

from math import log, sqrt
from statistics import pstdev

import pytest

from data.repository.store import Store
from tests.dashboards.pages.test_peringkat import names
from tests.support.dashboards.html_tree import number, page, rows
from tests.support.dashboards.plain_sql import Plain

MONTH = "2026-10-31"


def nearest(plain: Plain, code: str) -> list[tuple[float, str]]:
    places = {}
    for area in plain.areas:
        last = {}
        for segment in ("PU", "BPU", "JAKON", "PMI"):
            known = [
                v
                for (a, m, s, w), v in sorted(plain.counts.items())
                if (a, s) == (area, segment) and w == "eligible_workers" and m <= MONTH
            ]
            last[segment] = known[-1] if known else 0
        whole = sum(last.values())
        kota = plain.areas[area].startswith("Kota")
        places[area] = (log(whole), last["BPU"] / whole, last["JAKON"] / whole, float(kota))
    spread = [pstdev(values) for values in zip(*places.values(), strict=True)]
    return sorted(
        (sqrt(sum(((a - b) / s) ** 2 for a, b, s in zip(place, places[code], spread, strict=True))), area)
        for area, place in places.items()
        if area != code
    )[:5]


@pytest.mark.parametrize("code", ["33.21", "33.74"])
def test_the_five_nearest(full_store: Store, plain: Plain, code: str) -> None:
    card = page(full_store, f"/daerah/{code}", "periode=2026-10").card("Sebanding")
    shown = [tuple(row.values()) for row in rows(card.one("table"))]
    named, rank = names(plain), plain.ranks(MONTH, "BPU")
    near = nearest(plain, code)
    assert [row[:3] for row in shown] == [
        (named[area], distance, number(rank.get(area)))
        for area, distance in [(code, "–"), *((area, number(d, 2)) for d, area in near)]
    ]
    own = [plain.row(area, MONTH, "BPU") for area in (code, *(area for _, area in near))]
    assert [row[3] for row in shown] == [
        "–" if row["n"] is None else f"{number(row['value'], 1)} {number(row['n'])} dari {number(row['d'])}"
        for row in own
    ]
    assert [row[5] for row in shown] == [number(row["people"]) for row in own]
    dan = "%2C".join([code, *(area for _, area in near)])
    assert f"dan={dan}" in card.all("a")[-1].attributes["href"]


def test_an_area_above_has_no_peers(full_store: Store) -> None:
    assert "Sebanding" not in page(full_store, "/daerah/33").text


def test_without_potensi_it_says_what_to_load(small_store: Store) -> None:
    assert "Muat lembar potensi" in page(small_store, "/daerah/33.01").card("Sebanding").text
