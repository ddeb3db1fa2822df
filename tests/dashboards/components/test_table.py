"""What becomes of a table on a phone: a narrow one stays a table, a wide one folds behind its heads."""

import pytest

from dashboards.components.common.table import Column, table
from dashboards.rendering.elements import markup
from dashboards.request.context import Context
from dashboards.request.selection import parse
from data.repository.store import Store
from tests.support.dashboards.html_tree import Node, tree


def drawn(store: Store, columns: list[Column], rows: list[str]) -> Node:
    context = Context(store, parse(store, ""))
    return tree(str(markup(table(context, columns, rows, caption="Daftar")))).one("table")


@pytest.mark.parametrize(
    ("cells", "narrow"),
    [
        (["Des 2026", "10,3 %", "5,0 %", "17.483"], True),
        (["Des 2026", "10,3 %", "5,0 %", "17.483", "perlindungan gotong royong"], False),
        (["1"] * 7, False),
    ],
)
def test_what_fits_a_phone_stays_a_table(small_store: Store, cells: list[str], narrow: bool) -> None:
    columns = [Column(str(place), "Judul", lambda _, cell=cell: cell) for place, cell in enumerate(cells)]
    found = drawn(small_store, columns, ["satu"])
    assert ("narrow" in found.attributes["class"].split()) is narrow


def test_what_heads_a_row_says_so(small_store: Store) -> None:
    columns = [
        Column("a", "Daerah", lambda row: row, numeric=False, head=True),
        Column("b", "Orang", lambda _: "12"),
    ]
    first, second = drawn(small_store, columns, ["Demak"]).all("td")
    assert first.attributes == {"class": "head", "data-label": "Daerah"}
    assert second.attributes == {"class": "n", "data-label": "Orang"}
