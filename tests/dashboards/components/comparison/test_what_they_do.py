"""What areas do, side by side, by hand in the small world."""

from data.repository.store import Store
from tests.support.dashboards.html_tree import page

BOTH = "periode=2026-09&dan=33.21,33.19&metrik=coverage_bpu"


def test_each_area_has_its_line_its_cover_and_its_duties(small_store: Store) -> None:
    card = page(small_store, "/bandingkan", BOTH).card("Apa yang mereka kerjakan")
    names = [cell.text for cell in card.all("div") if "name" in cell.attributes.get("class", "")]
    assert len(names) == 2
    lines = [cell for cell in card.all("div") if "deed-line" in cell.attributes.get("class", "")]
    assert len(lines) == 2
    own = [len(line.all("polyline")) for line in lines]
    assert own == [3, 2]  # the comparator, the last, has no line beneath its own
    heights = [
        float(pair.split(",")[1])
        for line in lines
        for pair in line.all("polyline")[-1].attributes["points"].split()
    ]
    assert 0 <= min(heights) <= max(heights) <= 100
    assert any(
        "Baznas" in cell.text for cell in card.all("div") if "paid" in cell.attributes.get("class", "")
    )
