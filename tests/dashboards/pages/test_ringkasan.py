"""The first page and an area's page on the simulation: every figure recomputed by plain SQL."""

import json
import re
from itertools import pairwise

import pytest

from data.repository.store import Store
from tests.dashboards.pages.test_peringkat import names
from tests.support.dashboards.html_tree import Node, finding, number, page, signed
from tests.support.dashboards.plain_sql import WORDS, Plain, Row

SEGMENTS = ("PU", "BPU", "JAKON", "TOTAL")
MONTHS = ("2026-10-31", "2026-09-30", "2026-01-31", "2024-02-29")


NAMES = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")


def lines(card: Node) -> list[str]:
    return [line.text for line in card.all("p") if line.text]


def check_card(card: Node, row: Row, *, net: bool) -> None:
    found = lines(card)
    assert found[0] == f"{number(row['value'], 1)}%{WORDS[row['status']]}"
    people = row["people"]
    way = "kurang" if people > 0 else "lebih"
    net = " (bersih)" if net else ""
    assert found[1] == f"target {number(row['target'], 1)} % · {way} {number(abs(people))} orang{net}"
    path, gap = number(row["path"], 1), signed(row["value"] - row["path"], 1)
    assert found.pop(2).startswith(
        f"jalur {NAMES[int(row['month'][5:7]) - 1]} {row['month'][:4]} {path} % · {gap}"
    )
    assert found[2] == f"{number(row['n'])} dari {number(row['d'])} · {signed(-row['points'], 1)} poin"
    assert re.findall(r"([−+]?[\d,]+)\D*", found[3])[0] == signed(row["same_month"], 1)
    assert f"{signed(row['same_year'], 1)} poin setahun" in found[3]
    assert found[3].endswith(", dengan potensi bulan ini")
    assert row["alike_month"] in found[3]
    assert row["alike_year"] in found[3]
    then = f"{NAMES[int(row['then'][5:7]) - 1]} {row['then'][:4]}"
    assert f"poin sejak {then}" in found[3]
    for word, when in (("month", then), ("year", "setahun lalu")):
        recorded = f"{number(row['value'] - row[f'change_{word}'], 1)} % {when}"
        moved = abs(row[f"change_{word}"] - row[f"same_{word}"]) >= 0.05 and row[f"whole_{word}"]
        assert (found[4].startswith("tercatat dengan potensi waktu itu: ") and recorded in found[4]) == moved
    assert found[-1] == f"belum terlindungi {number(row['uncovered'])}"


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("area", ["33", "kr-kedu", "33.21"])
def test_the_four_cards(full_store: Store, plain: Plain, area: str, month: str) -> None:
    path = "/" if area == "33" else f"/daerah/{area}"
    cards = page(full_store, path, f"periode={month[:7]}").all("section", "figure-card")
    for card, segment in zip(cards, SEGMENTS, strict=True):
        gaps = [plain.row(code, month, segment)["people"] or 0 for code in plain.members(area)]
        check_card(card, plain.row(area, month, segment), net=min(gaps) < 0 < max(gaps))


@pytest.mark.parametrize("month", MONTHS)
def test_the_headline(full_store: Store, plain: Plain, month: str) -> None:
    """The chosen segment, how many of those with a figure are on track, and who is short of most people."""
    parts = {segment: plain.row("33", month, segment) for segment in SEGMENTS[:3]}
    most = max(parts, key=lambda segment: parts[segment]["people"])
    row, names = parts["BPU"], {"PU": "PU", "BPU": "BPU", "JAKON": "Jakon"}
    found = [plain.row(code, month, "BPU") for code in plain.areas]
    known = [one for one in found if one["value"] is not None]
    good = sum(one["status"] in ("tercapai", "di_jalur") for one in known)
    words = finding(page(full_store, "/", f"periode={month[:7]}"))
    wanted = (number(row["value"], 1), number(row["target"], 1), number(row["people"]))
    for part in (*wanted, f"{good} dari {len(known)} "):
        assert part in words
    assert words.startswith("BPU " if most == "BPU" else "Cakupan BPU ")
    assert (f"erbesar {names[most]}: kurang" in words) == (most != "BPU")


@pytest.mark.parametrize("month", MONTHS)
def test_the_tiles(full_store: Store, plain: Plain, month: str) -> None:
    tiles = page(full_store, "/", f"periode={month[:7]}").all("a", "tile")
    assert len(tiles) == 35
    for tile in tiles:
        code = re.search(r"/daerah/(33\.\d\d)", tile.attributes["href"])
        assert code
        row = plain.row(code[1], month, "BPU")
        assert f"s-{row['status']}" in tile.attributes["class"].split()
        assert tile.one("b").text == ("belum" if row["value"] is None else number(row["value"], 1))
        title = tile.attributes["title"]
        assert title.startswith(plain.areas[code[1]] + ": ")
        assert ("kurang" in title) == (row["people"] is not None and row["people"] > 0)
        if "kurang" in title:
            assert f"kurang {number(row['people'])} orang" in title


def test_who_holds_the_province_back(full_store: Store, plain: Plain) -> None:
    month, named = "2026-09-30", names(plain)
    rows = [plain.row(code, month, "BPU") for code in plain.areas]
    short = sorted(
        (r for r in rows if r["people"] is not None and r["people"] > 0 and r["value"] < r["path"]),
        key=lambda r: -r["people"],
    )
    card = page(full_store, "/", "periode=2026-09").card("Siapa menahan provinsi")
    whole, half = sum(r["people"] for r in short), 0
    while sum(r["people"] for r in short[:half]) * 2 < whole:
        half += 1
    lines = card.one("ul", "holders").all("li")
    assert "half-line" in lines[half].attributes["class"]
    shown = [line for line in lines if "half-line" not in line.attributes.get("class", "")]
    assert len(shown) == 8
    for line, row in zip(shown, short, strict=False):
        assert line.one("a").text == named[row["area"]]
        assert line.one("b").text == number(row["people"])
        width = float(line.one("i").attributes["style"].split(":")[1].rstrip("%"))
        assert width == pytest.approx(row["people"] / short[0]["people"] * 100, abs=0.06)
    carried = sum(r["people"] for r in short[:half])
    assert lines[half].text.startswith(f"{number(carried)} orang: {carried / whole * 100:.0f} % ")


def test_the_reading_pane_says_who_is_pointed_at(full_store: Store, plain: Plain) -> None:
    """What a script writes into the pane stands on each tile, with the figures of the database."""
    for tile in page(full_store, "/", "periode=2026-09").all("a", "tile"):
        row = plain.row(tile.attributes["data-area"], "2026-09-30", "BPU")
        name, status, _icon, word, said = json.loads(tile.attributes["data-read"])
        assert name == names(plain)[row["area"]]
        assert (status, word) == (row["status"], WORDS[row["status"]].lstrip("✓↗!▼… "))
        if row["value"] is not None:
            assert (
                said[0].replace("\N{NO-BREAK SPACE}", " ")
                == f"{number(row['value'], 1)} % dari target {number(row['target'], 1)} %"
            )
            assert f"{number(row['n'])} peserta dari {number(row['d'])} pekerja" in said


def test_without_a_target_tiles_are_shaded_by_their_value(full_store: Store, plain: Plain) -> None:
    drawn = page(full_store, "/", "periode=2026-09&skema=tanpa")
    depth = {
        tile.attributes["data-area"]: int(re.findall(r"--depth:(\d+)%", tile.attributes["style"])[0])
        for tile in drawn.all("a", "shaded")
    }
    values = {code: plain.row(code, "2026-09-30", "BPU")["value"] for code in depth}
    assert len(depth) >= 33
    assert max(depth, key=lambda code: depth[code]) == max(values, key=lambda code: values[code])
    assert depth[max(values, key=lambda code: values[code])] == 42
    assert "terhadap target" not in drawn.one("section", "map").one("h2").text
    assert "Pilih skema lain" in drawn.card("Siapa menahan provinsi").text


@pytest.mark.parametrize(("place", "word"), [(1, "same_month"), (0, "same_year")])
@pytest.mark.parametrize("month", ["2026-09-30", "2026-01-31"])
def test_who_moved_most(full_store: Store, plain: Plain, month: str, place: int, word: str) -> None:
    rows = [plain.row(code, month, "BPU") for code in plain.areas]
    moved = sorted((r for r in rows if abs(r[word] or 0) >= 0.05), key=lambda r: r[word])
    up = [r for r in reversed(moved) if r[word] > 0][:3]
    down = [r for r in moved if r[word] < 0][:3]
    card = page(full_store, "/", f"periode={month[:7]}").cards("Paling berubah")[place]
    named = names(plain)
    found = [line.all("p")[0].text for line in card.all("li")]
    assert found == [f"{named[r['area']]}{signed(r[word], 1)} poin" for r in [*up, *down]]


def test_a_spell_that_lapsed_is_named_with_its_workers(full_store: Store, plain: Plain) -> None:
    """Every spell of the simulation that ended, looked up in the month after: where its area is among those
    that moved most, it stands there as the cause."""
    seen = 0
    for area, fund, workers, first, months in plain.spells:
        if first is None or months is None:
            continue
        after = int(first[:4]) * 12 + int(first[5:7]) - 1 + months
        search = f"periode={after // 12}-{after % 12 + 1:02d}"
        if (after // 12, after % 12 + 1) > (2026, 9):
            continue
        card = page(full_store, "/", search).cards("Paling berubah")[1]
        for line in card.all("li"):
            if line.one("a").attributes["href"].startswith(f"/daerah/{area}"):
                assert fund in line.text
                assert number(workers) in line.text
                assert "berakhir" in line.text
                seen += 1
        if seen >= 3:
            return
    assert seen


def test_what_is_missing(full_store: Store, plain: Plain) -> None:
    silent = [code for code in plain.areas if plain.pair(code, "2026-10-31", "BPU") is None]
    card = page(full_store, "/").card("Kelengkapan data")
    named = names(plain)
    assert [link.text for link in card.all("a")] == [named[code] for code in silent]
    assert len(silent) == 2
    assert "33 daerah" in card.text
    assert "Sementara" in card.text


@pytest.mark.parametrize("area", ["33.21", "33.74", "33.76"])
def test_an_area_among_its_neighbours(full_store: Store, plain: Plain, area: str) -> None:
    month, named = "2026-09-30", names(plain)
    tree = page(full_store, f"/daerah/{area}", "periode=2026-09")
    rank, before = plain.ranks(month, "BPU"), plain.ranks("2026-08-31", "BPU")
    both = rank.keys() & before.keys()  # who reported in one of the two months alone moves nobody
    then, now = (sum(of[other] < of[area] for other in both) for of in (before, rank))
    step = then - now
    move = "tetap" if step == 0 else f"naik {step}" if step > 0 else f"turun {-step}"
    for part in (
        f"peringkat {rank[area]} dari {len(rank)}",
        move,
        number(plain.row(area, month, "BPU")["value"], 1),
    ):
        assert part in tree.one("h1").text
    codes = [area, *plain.neighbours[area].split()]
    rows = [plain.row(code, month, "BPU") for code in codes]
    known = sorted((r for r in rows if r["value"] is not None), key=lambda r: -r["value"])
    card = tree.card("Tetangga")
    found = [
        (line.one("th").text, line.one("td", "value").one("b").text) for line in card.one("tbody").all("tr")
    ]
    assert found[: len(known)] == [(named[r["area"]], number(r["value"], 1)) for r in known]
    assert len(found) == len(codes)


def test_the_trend_ends_where_the_card_stands(full_store: Store, plain: Plain) -> None:
    """The heavy line's last point, in the picture, is the value of the chosen month."""
    card = page(full_store, "/daerah/33.21", "periode=2026-09").card("Perjalanan")
    (own,) = (line for line in card.all("polyline") if line.attributes["stroke-width"] == "3.5")
    points = [tuple(map(float, pair.split(","))) for pair in own.attributes["points"].split(" ")]
    assert len(points) == 45
    assert all(a[0] < b[0] for a, b in pairwise(points))
    values = [plain.row("33.21", m, "BPU")["value"] for m in ("2023-01-31", "2026-09-30")]
    heights = [points[0][1], points[-1][1]]
    figures = [text.text for text in card.all("text") if text.text.endswith("%")]
    top = float(figures[-1].rstrip(" %"))
    grid = [float(line.attributes["y1"]) for line in card.all("line", "grid") if line.attributes["x1"] == "0"]
    plot, high = grid[0], grid[-1]
    for value, height in zip(values, heights, strict=True):
        assert height == pytest.approx(plot - (plot - high) * float(value) / top, abs=0.11)
    for part in (number(values[0], 1), number(values[1], 1), "Januari 2023", "September 2026"):
        assert part in card.one("figcaption").text
