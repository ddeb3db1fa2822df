"""The small multiples: a tile for every area where the map has it, its line on the common scale."""

import re
from itertools import accumulate

import pytest

from data.repository.store import Store
from tests.support.dashboards.html_tree import Node, number, page
from tests.support.dashboards.plain_sql import Plain

STEPS = re.compile(r"M(\d+) (\d+)(?:l([\d -]+)|h\.1)")


def points(path: str) -> list[list[tuple[int, int]]]:
    """The runs of a path, as (month, units from the top)."""
    runs = []
    for x, y, steps in STEPS.findall(path):
        numbers = [int(step) for step in steps.split()]
        pairs = [(int(x), int(y)), *zip(numbers[::2], numbers[1::2], strict=True)]
        runs.append(list(accumulate(pairs, lambda a, b: (a[0] + b[0], a[1] + b[1]))))
    return runs


def tiles(tree: Node) -> dict[str, Node]:
    return {tile.attributes["href"].split("/")[-1].split("?")[0]: tile for tile in tree.all("a", "curve")}


def line(tile: Node, kind: str = "") -> str:
    return next(p.attributes["d"] for p in tile.all("path") if p.attributes.get("class", "") == kind)


def test_each_area_once_where_its_tile_lies(full_store: Store) -> None:
    tree = page(full_store, "/tren")
    found, on_map = tiles(tree), page(full_store, "/").all("a", "tile")
    place = re.compile(r"grid-column:(\d+);grid-row:(\d+)")
    for tile in on_map:
        code = tile.attributes["href"].split("/")[-1].split("?")[0]
        style = found[code].attributes["style"]
        assert place.findall(style) == place.findall(tile.attributes["style"])
        assert found[code].attributes["aria-label"] == tile.attributes["aria-label"]
    assert len(found) == len(on_map)


@pytest.mark.parametrize("month", ["2026-09-30", "2026-10-31"])
def test_lines_and_paths_on_one_scale_recomputed(full_store: Store, plain: Plain, month: str) -> None:
    """From the first month to the chosen one; the highest value or path is the top of every tile."""
    tree = page(full_store, "/tren", f"periode={month[:7]}")
    words = tree.card("Tiap daerah terhadap jalurnya").one("h2").text
    top = float(re.search(r"0–([\d,]+)", words)[1].replace(",", "."))  # type: ignore[index]
    for code, tile in tiles(tree).items():
        row = plain.row(code, month, "BPU")
        shown = number(row["value"], 1) if row["value"] is not None else "belum"
        assert tile.one("b").text == shown
        if row["value"] is not None:
            end = points(line(tile))[-1][-1]
            assert abs(100 - end[1] - float(row["value"]) / top * 100) <= 3
            assert end[0] == (int(month[:4]) - 2023) * 12 + int(month[5:7]) - 1
        if row["path"] is not None:
            asked = points(line(tile, "course"))[-1][-1]
            assert abs(100 - asked[1] - float(row["path"]) / top * 100) <= 3


def test_a_month_without_a_report_cuts_the_line(full_store: Store, plain: Plain) -> None:
    """Nobody's line is drawn through a month of which nothing is known."""
    ends = [f"{year}-{month:02d}" for year in range(2023, 2027) for month in range(1, 13)][:46]
    seen = 0
    for code, tile in tiles(page(full_store, "/tren", "periode=2026-10")).items():
        unknown = {at for at, end in enumerate(ends) if plain.pair(code, _last(end), "BPU") is None}
        for run in points(line(tile)):
            assert not unknown & set(range(run[0][0], run[-1][0] + 1)), code
        seen += bool(unknown)
    assert seen


def _last(month: str) -> str:
    year, number_of = int(month[:4]), int(month[5:])
    days = (31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return f"{month}-{days[number_of - 1]}"


def test_without_a_target_no_distance_is_drawn(full_store: Store) -> None:
    tree = page(full_store, "/tren", "skema=tanpa")
    card = tree.card("Tiap daerah menurut letaknya")
    assert not [p for p in card.all("path") if p.attributes.get("class") and p.attributes["d"]]
    assert "Bidang berwarna" not in card.text


def test_the_note_names_who_fell_with_paid_cover(full_store: Store) -> None:
    note = page(full_store, "/tren", "periode=2026-10").one("div", "pane").text
    assert note.startswith("Anak tangga: iuran yang dibayar")
    assert "Demak" in note
    assert not page(full_store, "/tren", "periode=2026-10&metrik=coverage_pu").all("div", "pane")
