"""The page that compares: which areas stand there, every figure recomputed, the dots where they belong."""

import pytest

from data.repository.store import Store
from tests.dashboards.pages.test_peringkat import names
from tests.support.dashboards.html_tree import Node, number, page, rows, signed
from tests.support.dashboards.plain_sql import WORDS, Plain, Row

SEGMENTS = ("PU", "BPU", "JAKON", "TOTAL")
MONTH = "2026-09-30"
SIX = "33.71,33.72,33.73,33.74,33.75,33.76"


def shown(tree: Node) -> list[str]:
    return [line.all("td")[0].text for line in tree.card("Berdampingan").one("tbody").all("tr")]


def test_by_default_the_province_the_best_the_middle_and_the_worst(full_store: Store, plain: Plain) -> None:
    order = sorted(plain.ranks(MONTH, "BPU").items(), key=lambda item: (item[1], item[0]))
    typical = [order[0][0], order[(len(order) - 1) // 2][0], order[-1][0]]
    named = names(plain)
    tree = page(full_store, "/bandingkan", "periode=2026-09")
    assert shown(tree) == ["Jawa Tengah", *(named[code] for code in typical)]
    best, worst = (plain.row(code, MONTH, "BPU")["value"] for code in (typical[0], typical[-1]))
    assert tree.one("h1").text == (
        f"Cakupan BPU: {named[typical[0]]} {number(best, 1)} %, {named[typical[-1]]} {number(worst, 1)} %; "
        f"terpaut {number(best - worst, 1)} poin."
    )


@pytest.mark.parametrize(
    ("search", "wanted"),
    [
        ("dan=33.21,33.74", ["Demak", "Kota Semarang"]),
        ("dan=33.21&dan=&dan=33.74", ["Demak", "Kota Semarang"]),
        ("dan=33.21,33.21,x,00, 33.19", ["Demak", "Kudus"]),
        ("dan=33.21", ["Demak", "Jawa Tengah"]),
        ("dan=33", ["Jawa Tengah", "Kota Tegal"]),
        ("dan=kr-kedu,33.21", ["Eks-Kares. Kedu", "Demak"]),
    ],
)
def test_the_address_chooses(full_store: Store, search: str, wanted: list[str]) -> None:
    assert shown(page(full_store, "/bandingkan", f"periode=2026-09&{search}")) == wanted


def test_never_more_than_six(full_store: Store) -> None:
    assert len(shown(page(full_store, "/bandingkan", f"dan={SIX},33.01"))) == 6


def lines(row: Row, rank: int | None) -> list[str]:
    """A cell as it must read."""
    short = row["people"]
    way = f"kurang {number(short)} orang" if short > 0 else f"lebih {number(abs(short))} orang"
    place = f"per. {rank} · " if rank else ""
    return [
        f"{number(row['value'], 1)} % {WORDS[row['status']]}",
        f"target {number(row['target'], 1)} %",
        way,
        f"{number(row['n'])} dari {number(row['d'])}",
        ", ".join(filter(None, [f"{place}{signed(row['same_year'], 1)} setahun", row["alike_year"]])),
    ]


def test_every_cell_recomputed(full_store: Store, plain: Plain) -> None:
    codes = ["33", "kr-kedu", "33.21", "33.74"]
    tree = page(full_store, "/bandingkan", f"periode=2026-09&dan={','.join(codes)}")
    body = tree.card("Berdampingan").one("tbody").all("tr")
    for code, line in zip(codes, body, strict=True):
        for segment, cell in zip(SEGMENTS, line.all("td")[1:], strict=True):
            ranks = plain.ranks(MONTH, segment)
            found = [child.text for child in cell.children if isinstance(child, Node)]
            assert found == lines(plain.row(code, MONTH, segment), ranks.get(code))


def test_dots_stand_where_they_belong(full_store: Store, plain: Plain) -> None:
    card = page(full_store, "/bandingkan", "periode=2026-09&dan=33.21,33.74").card("PU terhadap BPU")
    values = {
        code: tuple(plain.row(code, MONTH, segment)["value"] for segment in ("PU", "BPU"))
        for code in plain.areas
    }
    known = {code: pair for code, pair in values.items() if None not in pair}
    circles = [(float(c.attributes["cx"].rstrip("%")), float(c.attributes["cy"])) for c in card.all("circle")]
    assert len(circles) == len(known)
    for column, low, high in ((0, min, max), (1, max, min)):  # down the page is less
        ends = [pair[column] for pair in known.values()]
        span = [circle[column] for circle in circles]
        least, most = low(span), high(span)
        for code, circle in zip(("33.21", "33.74"), circles[-2:], strict=True):
            share = (float(known[code][column]) - float(min(ends))) / float(max(ends) - min(ends))
            assert circle[column] == pytest.approx(least + (most - least) * share, abs=0.06)
    assert {"Demak", "Kota Semarang"} <= {text.text for text in card.all("text")}


def test_a_metric_beside_the_four_has_its_own_column(full_store: Store, plain: Plain) -> None:
    tree = page(full_store, "/bandingkan", "periode=2026-09&metrik=active_bpu&dan=33.21,33.74")
    found = [next(iter(list(row.values())[1:2])) for row in rows(tree.card("Berdampingan").one("table"))]
    for code, cell in zip(("33.21", "33.74"), found, strict=True):
        assert cell.startswith(number(plain.row(code, MONTH, "BPU")["n"]))


def test_the_form_and_the_filters_keep_the_choice(full_store: Store) -> None:
    tree = page(full_store, "/bandingkan", "dan=33.21,33.74&metrik=coverage_pu")
    form = tree.one("form", "inline")
    *kept, offered = (
        [option.attributes["value"] for option in select.all("option")]
        for select in form.all("select")
        if select.attributes["name"] == "dan"
    )
    assert kept == [["33.21"], ["33.74"]]
    assert offered[0] == ""
    assert "33.19" in offered
    assert "33.21" not in offered
    assert [chip.text for chip in form.all("span", "chip")] == ["Demak pembanding", "Kota Semarang"]
    bar = {s.attributes["name"]: s for s in tree.one("form", "filters").all("select")}
    assert bar["dan"].one("option").attributes["value"] == "33.21,33.74"


def test_a_chip_leaves_its_area_out_while_two_stay(full_store: Store) -> None:
    tree = page(full_store, "/bandingkan", "dan=33,33.21,33.74&dari=2026-01")
    links = {chip.text: chip.attributes["href"] for chip in tree.one("form", "inline").all("a", "chip")}
    assert links == {
        "Jawa Tengah pembanding×": "/bandingkan?dan=33.21%2C33.74&dari=2026-01",
        "Demak×": "/bandingkan?dan=33%2C33.74&dari=2026-01",
        "Kota Semarang×": "/bandingkan?dan=33%2C33.21&dari=2026-01",
    }
    six = page(full_store, "/bandingkan", "dan=33,33.21,33.74,33.18,33.19,33.20").one("form", "inline")
    assert len(six.all("a", "chip")) == 6
    assert not [select for select in six.all("select") if select.attributes["name"] == "dan"]


def test_the_small_world(small_store: Store) -> None:
    tree = page(small_store, "/bandingkan", "dan=33.21,33.19,33.18")
    assert tree.one("h1").text == "Cakupan BPU: Demak dan Pati 23,0 %, Kudus 12,0 %; terpaut 11,0 poin."
    cell = tree.card("Berdampingan").one("tbody").all("tr")[2].all("td")[2]
    assert "23,0 %" in cell.text
    assert "kurang 8.000" in cell.text
    assert "92.000 dari 400.000" in cell.text


def test_published_figures_alone(terbit_store: Store) -> None:
    tree = page(terbit_store, "/bandingkan")
    assert "belum ada dua daerah" in tree.one("h1").text
    assert "Belum ada daerah dengan cakupan PU dan BPU" in tree.text


def test_codes_that_name_no_area_are_said(full_store: Store) -> None:
    tree = page(full_store, "/bandingkan", "dan=33.21,99.99,33.74")
    assert "tidak dimuat: 99.99." in tree.text
    assert "tidak dimuat" not in page(full_store, "/bandingkan", "dan=33.21,33.74").text
