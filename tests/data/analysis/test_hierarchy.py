from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.analysis.hierarchy import ancestors, kabkota_below, lineages
from data.repository.store import Store

# Two regions of a province, one of them with a single kota; the nation has other provinces that nobody knows.
PARENTS = {
    "00": None,
    "33": "00",
    "kr-a": "33",
    "kr-b": "33",
    "33.01": "kr-a",
    "33.02": "kr-a",
    "33.71": "kr-b",
}
LEVELS = {
    "00": "nasional",
    "33": "provinsi",
    "kr-a": "karesidenan",
    "kr-b": "karesidenan",
    "33.01": "kabkota",
    "33.02": "kabkota",
    "33.71": "kabkota",
}


def test_what_lies_above_an_area() -> None:
    assert ancestors("33.01", PARENTS) == ("kr-a", "33", "00")
    assert ancestors("33", PARENTS) == ("00",)
    assert ancestors("00", PARENTS | {"00": float("nan")}) == ()  # type: ignore[dict-item] # as pandas says none


def test_an_area_lies_in_itself_and_in_those_above() -> None:
    assert lineages(PARENTS)["33.71"] == {"00", "33", "kr-b", "33.71"}


def test_an_area_is_made_of_kabupaten_and_kota_and_the_nation_of_none_we_know() -> None:
    assert kabkota_below(LEVELS, PARENTS) == {
        "00": [],
        "33": ["33.01", "33.02", "33.71"],
        "kr-a": ["33.01", "33.02"],
        "kr-b": ["33.71"],
        "33.01": ["33.01"],
        "33.02": ["33.02"],
        "33.71": ["33.71"],
    }


def test_pages_know_the_same(small_store: Store) -> None:
    context = Context(small_store, parse(small_store, "kares=kr-kedu"))
    kedu = context.kabkota_in("kr-kedu")
    assert kedu == ["33.05", "33.06", "33.07", "33.08", "33.23", "33.71"]
    assert [area.code for area in context.kabkota if context.inside(area.code)] == kedu
    assert context.members("33.05") == ["33.05"]
    assert len(context.members("33")) == len(context.kabkota)
