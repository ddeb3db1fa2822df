"""The five areas most like one, worked out once more from the stored potensi."""

from math import log, sqrt
from statistics import pstdev

import pytest

from data.repository.store import Store
from tests.dashboards.pages.test_peringkat import names
from tests.support.dashboards.html_tree import number, page
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
    card = page(full_store, f"/daerah/{code}", "periode=2026-10&dengan=sebanding").card("Sebanding")
    shown = [
        (row.one("th").text, row.one("td", "value").one("b").text) for row in card.one("tbody").all("tr")
    ]
    named, codes = names(plain), [code, *(area for _, area in nearest(plain, code))]
    rows = [plain.row(area, MONTH, "BPU") for area in codes]
    rows.sort(key=lambda row: (row["value"] is None, -(row["value"] or 0)))
    assert shown == [
        (named[row["area"]], "–" if row["value"] is None else number(row["value"], 1)) for row in rows
    ]
    assert f"dan={'%2C'.join(codes)}" in card.all("a")[-1].attributes["href"]


def test_what_they_do_is_one_click_away(full_store: Store) -> None:
    """The switch leads to the same place of the page; of Banyumas neighbours come first, as asked peers."""
    card = page(full_store, "/daerah/33.02").card("Tetangga: apa yang mereka kerjakan")
    links = {link.text: link.attributes["href"] for link in card.one("p", "chips").all("a")}
    assert links == {
        "Tetangga": "/daerah/33.02#sekitar",
        "Sebanding": "/daerah/33.02?dengan=sebanding#sekitar",
        "Sekaresidenan": "/daerah/33.02?dengan=kares#sekitar",
    }
    kebumen = next(row for row in card.one("tbody").all("tr") if row.one("th").text == "Kebumen")
    assert kebumen.one("td", "programme").text == "3.067 RT/RW, DBHCHT sampai Des 2026"
    duties = [cell.attributes["title"] for cell in kebumen.one("td", "duties").all("span", "cell")]
    assert [words.partition(":")[0] for words in duties] == ["Regulasi", "Peserta", "BUMD", "PTSP"]
    own = [row.one("th").text for row in card.one("tbody").all("tr") if row.attributes["class"] == "own"]
    assert own == ["Banyumas"]


def test_another_metric_keeps_the_circle_away(full_store: Store) -> None:
    """A circle that an area does not have is answered with the first it has."""
    assert page(full_store, "/daerah/33", "dengan=sebanding").card("Eks-karesidenan: apa yang")


def test_an_area_above_has_no_peers(full_store: Store) -> None:
    assert "Sebanding" not in page(full_store, "/daerah/33").text


def test_without_potensi_nobody_is_alike(small_store: Store) -> None:
    links = page(small_store, "/daerah/33.01").card("Tetangga").one("p", "chips").all("a")
    assert [link.text for link in links] == ["Tetangga", "Sekaresidenan"]
