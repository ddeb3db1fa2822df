"""Before there are figures: an area that cannot be is not found, and what is there is said."""

import pandas as pd
import pytest
from sqlalchemy import Engine

from dashboards.shell.render import render
from data.repository.load_writer import add_load
from data.repository.store import Store
from tests.support.dashboards.html_tree import page
from tests.support.world import new_load


@pytest.mark.parametrize(("path", "status"), [("/daerah/99.99", 404), ("/daerah/33.21", 200), ("/tren", 200)])
def test_an_area_that_cannot_be_is_not_found(empty_store: Store, path: str, status: int) -> None:
    assert render(empty_store, path, "").status == status


def test_funding_alone_is_said(areas_engine: Engine) -> None:
    spell = {
        **{"area_code": "33.21", "group_name": "nelayan", "fund": "APBD", "year": 2026, "workers": 5},
        **{"first_month": None, "months": None, "rupiah": None, "address": "x", "note": None},
        **{"source_row": 2, "sheet": None, "source_column": "pekerja"},
    }
    add_load(areas_engine, new_load(source="pendanaan"), {"funding": pd.DataFrame([spell])})
    assert "Edisi ini berisi 1 program pendanaan" in page(Store(areas_engine), "/jurang").one("main").text


@pytest.mark.parametrize(
    ("path", "said", "never"),
    [
        ("/angka-terbit", "Belum ada angka terbit", "0 sumber"),
        ("/cocok/33.21", "Belum ada persen terbit tentang daerah ini.", "saling membantah"),
        ("/cocok/33.21", "Semua persen pada satu sumbu", "garis: hitungan kami"),
    ],
)
def test_what_was_never_loaded_is_not_counted(small_store: Store, path: str, said: str, never: str) -> None:
    text = page(small_store, path).one("main").text
    assert said in text
    assert never not in text
