"""Areas counted on another basis: shown as what they are, in no sum and no rank; a link shows the other.

The small world by NIK in September 2026 (BPU: Demak 46 of 200 thousand, Kudus 12 of 100, Pati 92 of 400), and
from a branch office Grobogan 90 of 100 thousand and Kudus 80 of 100.
"""

import pandas as pd
import pytest
from sqlalchemy import Engine

from dashboards.components.common.provenance import other_areas
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.definitions.registry import registry
from data.metrics.bases import view_basis
from data.metrics.query import Query, read
from data.repository.load_writer import add_load
from data.repository.store import Store
from tests.support.dashboards.html_tree import page, rows
from tests.support.dashboards.small import DEMAK, KUDUS, PATI, fill
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load

GROBOGAN, SEPTEMBER = "33.15", month("2026-09")


def _branch(*areas: tuple[str, int], basis: str = "cabang", period: str = "2026-09") -> list[Fact]:
    facts = []
    for area, active in areas:
        facts.append(Fact(area, month(period), "BPU", ACTIVE, active, basis=basis))
        facts.append(Fact(area, month(period), "BPU", ELIGIBLE, 100_000, basis=basis))
    return facts


@pytest.fixture
def mixed(areas_engine: Engine) -> Store:
    fill(areas_engine)
    facts = _branch((GROBOGAN, 90_000), (KUDUS, 80_000))[:-1]  # Kudus keeps the potensi that it has
    add_load(areas_engine, new_load(collection="resmi", digest="b" * 64), {"observation": fact_frame(facts)})
    return Store(areas_engine)


def _read(store: Store, **asked: str) -> dict[str, object]:
    edition = next(e for e in store.editions() if e.collection == "resmi")
    frame = read(store, Query(edition, ("coverage_bpu",), (SEPTEMBER,), scheme="nks", **asked))  # type: ignore[arg-type]
    return {row.area: row for row in frame.itertuples()}


def test_the_sum_and_the_ranks_are_of_one_basis(mixed: Store) -> None:
    """46 + 12 + 92 of 200 + 100 + 400 thousand; Grobogan's 90 % is shown, not first and not in the sum."""
    found = _read(mixed)
    province = found["33"]
    assert (province.numerator, province.denominator) == (150_000, 700_000)
    assert (province.reported, province.other_basis, province.ranked) == (4, 1, 3)
    assert [found[area].rank for area in (DEMAK, PATI, KUDUS)] == [1, 1, 3]
    other = found[GROBOGAN]
    assert (other.value, other.basis, other.other_basis, other.status) == (90.0, "cabang", 1, "dasar_lain")
    assert pd.isna(other.rank)
    assert pd.isna(other.gap_people)
    assert (found[KUDUS].value, found[KUDUS].basis) == (12.0, "nik")


def test_the_other_basis_alone(mixed: Store) -> None:
    """Two areas by branch office: Grobogan 90, Kudus 80 of 100 thousand; those by NIK stand apart."""
    found = _read(mixed, basis="cabang")
    province = found["33"]
    assert (province.numerator, province.denominator, province.other_basis) == (170_000, 200_000, 2)
    assert (found[GROBOGAN].rank, found[KUDUS].rank) == (1, 2)
    assert (found[KUDUS].value, found[KUDUS].status) == (80.0, "tercapai")
    assert (found[DEMAK].value, found[DEMAK].status) == (23.0, "dasar_lain")


def test_a_tie_goes_to_nik_and_not_stated_is_a_basis(areas_engine: Engine) -> None:
    facts = [
        *_branch((GROBOGAN, 1_000), basis="cabang"),
        *_branch((DEMAK, 2_000), basis="tak_disebut"),
        *_branch((KUDUS, 3_000), basis="nik"),
    ]
    add_load(areas_engine, new_load(collection="resmi"), {"observation": fact_frame(facts)})
    store = Store(areas_engine)
    edition, metric = store.editions()[0], registry().metrics["coverage_bpu"]
    assert view_basis(store, edition, metric) == "nik"
    assert view_basis(store, edition, metric, asked="tak_disebut") == "tak_disebut"
    more = _branch((PATI, 4_000), basis="tak_disebut")
    add_load(areas_engine, new_load(collection="resmi", digest="c" * 64), {"observation": fact_frame(more)})
    again = Store(areas_engine)
    assert view_basis(again, edition, metric, (SEPTEMBER,)) == "tak_disebut"
    assert _read(again)["33"].numerator == 6_000


def test_a_change_compares_one_basis(areas_engine: Engine) -> None:
    """Demak by branch office in August and by NIK in September: no change of it and none of a sum with it."""
    facts = [
        *_branch((DEMAK, 90_000), period="2026-08"),
        *_branch((KUDUS, 10_000), (PATI, 20_000), basis="nik", period="2026-08"),
        *_branch((DEMAK, 20_000), (KUDUS, 11_000), (PATI, 22_000), basis="nik"),
    ]
    add_load(areas_engine, new_load(collection="resmi"), {"observation": fact_frame(facts)})
    found = _read(Store(areas_engine))
    assert (found["33"].people_month, found["33"].compared_month) == (3_000, 2)
    assert pd.isna(found[DEMAK].people_month)
    assert found[DEMAK].compared_month == 0


def test_an_optional_part_of_another_basis_is_not_added(areas_engine: Engine) -> None:
    parts = [("PU", "nik", 10), ("BPU", "nik", 20), ("JAKON", "nik", 30), ("PMI", "cabang", 400)]
    facts = [
        Fact(DEMAK, SEPTEMBER, segment, measure, value * size, basis=basis)
        for segment, basis, value in parts
        for measure, size in ((ACTIVE, 1), (ELIGIBLE, 10))
    ]
    add_load(areas_engine, new_load(collection="resmi"), {"observation": fact_frame(facts)})
    store = Store(areas_engine)
    frame = read(store, Query(store.editions()[0], ("coverage_total",), areas=(DEMAK,)))
    assert frame["numerator"].item() == 60
    assert frame["basis"].item() == "nik"


def test_the_page_says_so_and_leads_to_the_other(mixed: Store) -> None:
    tree = page(mixed, "/peringkat", "periode=2026-09")
    notice = next(node for node in tree.all("p", "notice") if "Dasar" in node.text)
    assert notice.text == (
        "Dasar: NIK (tempat tinggal). 1 daerah memakai dasar kantor cabang (Grobogan): ditampilkan, tetapi "
        "tidak diperingkat dan tidak dijumlahkan. Tampilkan dasar kantor cabang"
    )
    assert notice.one("a").attributes["href"] == "?basis=cabang"
    listed = rows(tree.one("table"))
    assert [row["Daerah"] for row in listed[:4]] == ["Pati", "Demak", "Kudus", "Grobogan"]
    assert list(listed[3].values())[:5] == ["–", "–", "Grobogan", "≠Dasar lain", "90,0"]
    alone = page(mixed, "/peringkat", "periode=2026-09&basis=cabang")
    assert [row["Daerah"] for row in rows(alone.one("table"))[:2]] == ["Grobogan", "Kudus"]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/peringkat",
        "/tren",
        "/mutu-data",
        f"/daerah/{GROBOGAN}",
        "/daerah/33",
        "/bandingkan",
        "/asal/33.15",
    ],
)
def test_no_page_says_that_who_reported_did_not(mixed: Store, path: str) -> None:
    text = page(mixed, path, "periode=2026-09").text
    assert "Grobogan: belum melapor" not in text
    assert "Grobogan belum melapor" not in text
    assert "dasar" in text


def test_an_area_apart_says_what_it_is(mixed: Store) -> None:
    tree = page(mixed, f"/daerah/{GROBOGAN}", "periode=2026-09")
    assert tree.one("h1").text == (
        "Kab. Grobogan, cakupan BPU: 90,0 % menurut dasar kantor cabang; tidak diperingkat dan tidak "
        "dijumlahkan dengan daerah lain."
    )
    assert "90.000 dari 100.000" in tree.text
    assert "dasar kantor cabang, bukan NIK (tempat tinggal)" in tree.text


def test_the_data_quality_page_counts_it_as_reported(mixed: Store) -> None:
    tree = page(mixed, "/mutu-data", "periode=2026-09")
    assert "4 dari 35 daerah melapor September 2026" in tree.one("h1").text
    assert "1 daerah memakai dasar lain, tidak dijumlahkan" in tree.text


def test_an_unknown_basis_falls_back_and_says_so(mixed: Store) -> None:
    found = parse(mixed, "basis=wlkp&periode=2026-09")
    assert (found.basis, found.notices) == (None, ("basis",))
    assert parse(mixed, "basis=nik&periode=2026-09").notices == ()
    context = Context(mixed, parse(mixed, "basis=cabang&periode=2026-09"))
    assert context.basis() == "cabang"
    assert [row.area for row in other_areas(context)["nik"]] == [PATI, DEMAK]


def test_one_basis_needs_no_word(small_store: Store) -> None:
    assert not [node for node in page(small_store, "/").all("p", "notice") if "Dasar" in node.text]
