"""Ranks move only by areas passing each other: on the pages, the rapor, in the text for a chat, on slides.

BPU, potensi 100 each       August   September
Demak                       40       silent
Kudus                       30       30
Pati                        20       20
Jepara                      10       25
Grobogan                    none     35

Of the three that are in both months, only Jepara has passed another: Pati.
"""

import pytest
from sqlalchemy import Engine

from dashboards.components.area.share import message
from dashboards.insights.ranks.movement import passing_rule, since_words
from dashboards.office.content.contents import page as leaves
from dashboards.rapor.document import rapor_html
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.repository.load_writer import add_load
from data.repository.store import Store
from tests.support.dashboards.html_tree import page, rows, tree
from tests.support.world import ACTIVE, ELIGIBLE, Fact, fact_frame, month, new_load

DEMAK, KUDUS, PATI, JEPARA, GROBOGAN = "33.21", "33.19", "33.18", "33.20", "33.15"
REPORTED = {
    "2026-08": {DEMAK: 40, KUDUS: 30, PATI: 20, JEPARA: 10},
    "2026-09": {KUDUS: 30, PATI: 20, JEPARA: 25, GROBOGAN: 35},
}
RULE = (
    "Naik turun peringkat sejak Agustus 2026 dihitung hanya di antara 3 daerah yang punya angka pada kedua "
    "laporan."
)


@pytest.fixture
def passing(areas_engine: Engine) -> Store:
    facts = [
        Fact(area, month(written), "BPU", measure, value)
        for written, found in REPORTED.items()
        for area, active in found.items()
        for measure, value in ((ACTIVE, active), (ELIGIBLE, 100))
    ]
    add_load(areas_engine, new_load(), {"observation": fact_frame(facts)})
    return Store(areas_engine)


def context_of(store: Store, search: str = "") -> Context:
    return Context(store, parse(store, search))


def test_the_arrows_of_the_ranking(passing: Store) -> None:
    shown = page(passing, "/peringkat")
    assert [tuple(row.values())[:3] for row in rows(shown.one("table"))[:4]] == [
        ("1", "–", "Grobogan"),
        ("2=", "2", "Kudus"),
        ("3▲1(naik 1)", "4", "Jepara"),
        ("4▼1(turun 1)", "3", "Pati"),
    ]
    assert shown.text.count(RULE) == 1


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (GROBOGAN, ""),
        (KUDUS, "Agu 2026: 2, tetap"),
        (JEPARA, "Agu 2026: 4, naik 1"),
        (PATI, "Agu 2026: 3, turun 1"),
    ],
)
def test_in_words(passing: Store, code: str, words: str) -> None:
    context = context_of(passing)
    assert since_words(context, context.rows(areas=(code,))[0]) == words
    assert (f"({words})" if words else "peringkat 1 dari 4, cakupan BPU") in message(context, code, "")


def test_the_rapor_and_the_page_of_an_area(passing: Store) -> None:
    document, status = rapor_html(passing, JEPARA, "")
    assert status == 200
    ranks = [node.text for node in tree(document).all("p", "rank")]
    assert ranks == ["3", "peringkat 3 dari 4 (Agu 2026: 4, naik 1)"]
    assert tree(document).text.count(RULE) == 1
    assert page(passing, f"/daerah/{JEPARA}").text.count(RULE) == 1
    assert "Naik turun" not in page(passing, f"/daerah/{GROBOGAN}").text


def test_where_the_two_ranks_would_say_otherwise(passing: Store) -> None:
    """Without Grobogan Kudus would be first, and still have passed nobody."""
    context = context_of(passing)
    row = context.rows(areas=(KUDUS,))[0]._replace(rank=1)
    assert since_words(context, row) == "Agu 2026: 2, tetap di antara 3 daerah yang sama"
    english = context_of(passing, "bahasa=en")
    assert since_words(english, row) == "Aug 2026: 2, unchanged among the same 3 areas"
    assert since_words(context, row, rank_year=5).endswith("; setahun lalu 5")
    moved = row._replace(rank_change_year=-2, rank_compared_year=3)
    assert since_words(context, moved, rank_year=5).endswith(
        "; setahun lalu 5, turun 2 di antara 3 daerah yang sama"
    )


def test_slides_carry_the_arrows_and_the_rule(passing: Store) -> None:
    found = leaves(context_of(passing), "/peringkat")
    assert found is not None
    listed = [leaf for leaf in found if leaf.grid]
    base = "Perubahan dihitung dengan potensi bulan ini."
    assert [leaf.points for leaf in listed] == [(RULE, base), (base,)]  # at the foot nobody has reported
    assert listed[0].grid is not None
    assert [line[0].text for line in listed[0].grid.rows[:4]] == ["1", "2=", "3▲1", "4▼1"]


def test_several_reports_are_told_without_a_month(passing: Store) -> None:
    row = context_of(passing).rows(areas=(KUDUS,))[0]
    other = row._replace(rank_compared=9)
    words = passing_rule(context_of(passing), [row, other])
    assert words.startswith("Naik turun peringkat sejak laporan sebelumnya dihitung hanya")
    assert passing_rule(context_of(passing), [row._replace(rank_change=None)]) == ""
