"""The mosaics of /bandingkan by hand in the small world, and each segment against its target."""

from data.repository.store import Store
from tests.support.dashboards.html_tree import Node, page

BOTH = "periode=2026-09&dan=33.21,33.19"


def style(node: Node, name: str) -> float:
    """A percentage of the style attribute."""
    pairs = dict(part.split(":") for part in node.attributes["style"].rstrip(";").split(";"))
    return float(pairs[name].rstrip("%"))


def test_surfaces_of_the_small_world(small_store: Store) -> None:
    """Demak 310,000: PU 61,000 of 100,000, BPU 46,000 of 200,000, jakon 3,000 of 10,000. Kudus 320,000: PU
    150,000 of 200,000, BPU 12,000 of 100,000, jakon 5,000 of 20,000. Demak was named first: it is last."""
    card = page(small_store, "/bandingkan", BOTH).card("Mengapa berbeda")
    assert [head.one("a").text for head in card.all("div", "head")] == ["Kudus", "Demak"]
    assert [head.one("span", "big").text for head in card.all("div", "head")] == ["52,2", "35,5"]
    kudus, demak = card.all("div", "mosaic")
    wanted = {
        "Kudus": (kudus, [(62.5, 75.0), (31.25, 12.0), (6.25, 25.0)]),
        "Demak": (demak, [(32.26, 61.0), (64.52, 23.0), (3.23, 30.0)]),
    }
    for mosaic, columns in wanted.values():
        found = [node for node in mosaic.children if isinstance(node, Node)]
        assert [(style(c, "width"), style(c.one("i"), "height")) for c in found] == columns
    assert [style(line, "bottom") for line in kudus.all("s")] == [61.0, 23.0, 30.0]
    assert not demak.all("s")
    assert kudus.attributes["aria-label"] == (
        "Kudus: PU 63 % dari potensi, cakupan 75,0 %; BPU 31 % dari potensi, cakupan 12,0 %; "
        "Jakon 6 % dari potensi, cakupan 25,0 %".replace(" %", "\u00a0%")
    )


def test_the_split_adds_up(small_store: Store) -> None:
    """Kitagawa by hand: mix +15.6, PU +6.6, BPU -5.3, jakon -0.2 are +16.7."""
    card = page(small_store, "/bandingkan", BOTH).card("Mengapa berbeda")
    bars = card.all("span", "bar")
    assert [bar.text for bar in bars] == ["+15,6", "+6,6", "−5,3", "−0,2", "+16,7"]
    longest = max(float(style(bar.one("i"), "width")) for bar in bars[:-1])
    assert style(bars[0].one("i"), "width") == longest
    assert style(bars[0].one("i"), "left") == 50.0
    assert style(bars[2].one("i"), "left") + style(bars[2].one("i"), "width") == 50.0


def test_each_segment_beside_its_target(small_store: Store) -> None:
    card = page(small_store, "/bandingkan", BOTH).card("Tiap segmen terhadap targetnya")
    assert [name.text for name in card.all("div", "name")] == ["Kudus", "Demak"]
    assert [figure.one("b").text for figure in card.all("div", "figure")][2:4] == ["12,0", "23,0"]
    first = card.all("div", "figure")[2]
    assert style(first.one("span", "fill"), "width") == 12.0


def test_more_than_all_is_said_not_clipped(full_store: Store) -> None:
    """Above 100 % the surface is full and the value stands beside it."""
    tree = page(full_store, "/bandingkan", "dan=33,33.76,33.21")
    card = tree.card("Mengapa berbeda")
    assert max(style(node, "height") for node in card.all("i") if "height" in node.attributes["style"]) <= 100


def test_without_all_segments_it_says_what_is_missing(terbit_store: Store) -> None:
    card = page(terbit_store, "/bandingkan").card("Mengapa berbeda")
    assert "belum lengkap" in card.text
    assert not card.all("div", "mosaic")
