"""Every figure leads back to the rows of files that say it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from sqlalchemy import Engine

from data.definitions.registry import registry
from data.metrics.lineage import Part, parts
from data.metrics.query import Query, periods, read
from data.repository import observations
from data.repository.editions import Edition
from data.repository.store import Store
from etl.pipeline.load_file import load_file
from tests.data.metrics.test_query_against_oracle import full_world, other_collections, quarterly
from tests.etl.large_files.test_safe import big
from tests.support.etl.large_files import ALWAYS
from tests.support.world import ACTIVE, ELIGIBLE, KABKOTA, Builder, Fact, month, panel, potensi

DECEMBER = month("2024-12")


def fill(build: Builder) -> None:
    full_world(build)
    other_collections(build)


@pytest.mark.parametrize(
    "world", [pytest.param(fill, marks=pytest.mark.slow), quarterly], ids=["both", "quarterly"]
)
def test_the_parts_of_a_figure_add_up_to_it_and_each_stands_in_a_file(
    build: Builder, store: Store, world: object
) -> None:
    world(build)  # type: ignore[operator]
    checked = 0
    for edition in store.editions():
        for key in ("coverage_bpu", "coverage_total", "active_pmi", "eligible_total"):
            metric = registry().metrics[key]
            frame = read(store, Query(edition, (key,), areas=KABKOTA))
            for period in periods(store, edition)[::2]:
                found = parts(store, edition, key, KABKOTA, period)
                for row in frame[frame["period"] == period].to_dict("records"):
                    own = found[row["area"]]
                    if pd.notna(row["value"]):
                        assert of(own, metric.numerator) == row["numerator"]
                        assert not metric.denominator or of(own, metric.denominator) == row["denominator"]
                        checked += 1
                assert_delivered(store, edition, found)
    assert checked > 30


def of(found: list[Part], measure: str) -> int:
    return sum(part.value for part in found if part.measure == measure)


def assert_delivered(store: Store, edition: Edition, found: dict[str, list[Part]]) -> None:
    cells = {(part.measure, part.segment, part.period) for own in found.values() for part in own}
    rows = store.source_rows(edition, KABKOTA, list(cells))
    columns = ["area_code", "measure", "segment", "period", "value", "basis", "load_id"]
    said = set(rows[columns].itertuples(index=False, name=None))
    assert {(area, *list(vars(part).values())[:6]) for area, own in found.items() for part in own} <= said


def test_what_else_was_said_of_a_count(build: Builder, store: Store) -> None:
    """Older loads, another basis, a second row of the same file; not what was withdrawn, nor other months."""
    one = Fact("33.01", DECEMBER, "PU", ACTIVE, 100, row=7)
    build.load(one, replace(one, period=month("2024-11")), replace(one, segment="BPU"))
    build.load(replace(one, value=110, row=3), replace(one, value=120, row=4, precision="approx"))
    build.load(replace(one, value=500, basis="wlkp", row=9))
    build.withdraw(build.load(replace(one, value=999)))
    edition = store.editions()[0]
    rows = store.source_rows(edition, ["33.01"], [(ACTIVE, "PU", DECEMBER)])
    columns = ["load_id", "value", "basis", "source_row"]
    assert rows[columns].to_numpy().tolist() == [
        [3, 500, "wlkp", 9],
        [2, 110, "nik", 3],
        [2, 120, "nik", 4],
        [1, 100, "nik", 7],
    ]
    assert parts(store, edition, "active_pu", ["33.01"], DECEMBER) == {
        "33.01": [Part(ACTIVE, "PU", DECEMBER, 110, "nik", 2, 3)]
    }


def test_potensi_is_told_as_of_the_month_it_was_set(build: Builder, store: Store) -> None:
    build.load(*potensi(month("2024-09")), *panel([DECEMBER]))
    found = parts(store, store.editions()[0], "coverage_bpu", ["33.02"], DECEMBER)
    assert [(part.measure, part.period) for part in found["33.02"]] == [
        (ACTIVE, DECEMBER),
        (ELIGIBLE, month("2024-09")),
    ]


@pytest.mark.slow
def test_of_a_long_load_only_the_rows_asked_for_are_read(
    areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """20,160 rows each: the block says in which row a count stood, and halving finds it."""
    silent = "33.19,,2021-12,PU,potensi,,,"
    for number, add in enumerate((0, 7)):
        load_file(areas_engine, big(tmp_path / f"{number}.csv", add=add, last=silent), big=ALWAYS)
    store = Store(areas_engine)
    edition = store.editions()[0]
    newest = periods(store, edition)[-1]
    cells = [(ACTIVE, "PU", newest), (ELIGIBLE, "BPU", month("2022-01"))]
    whole = store.source_rows(edition, ["33.19", "33.76"], cells)
    monkeypatch.setattr(observations, "LONG", 1)
    asked, queries, original = [], [], store.frame

    def frame(query: Any) -> pd.DataFrame:
        queries.append(str(query))
        asked.append(original(query))
        return asked[-1]

    store.frame = frame  # type: ignore[method-assign]
    found = store.source_rows(edition, ["33.19", "33.76"], cells)
    assert found.equals(whole)
    assert found[["load_id", "value", "source_row"]].to_numpy().tolist() == [
        [2, 5008, 10_375],
        [2, 5019, 10_934],
        [2, 5008, 19_591],
        [2, 5019, 20_150],
        [1, 5001, 10_375],
        [1, 5012, 10_934],
        [1, 5001, 19_591],
        [1, 5012, 20_150],
    ]
    assert sum(map(len, asked)) < 200
    assert [query for query in queries if "observation.seq IN" not in query and "ORDER BY" in query] == []
    last = store.source_rows(edition, ["33.76"], [("employers", "JAKON", newest)])
    assert last[["load_id", "value", "source_row"]].to_numpy().tolist() == [
        [2, 5019, 20_161],
        [1, 5012, 20_161],
    ]


def test_a_long_load_that_is_no_list_is_read_all_the_same(
    areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook of a month a sheet: halving finds the same row of the other sheet."""
    book = openpyxl.Workbook()
    for number in (1, 2):
        sheet = book.active if number == 1 else book.create_sheet("Kedua")
        assert sheet is not None
        sheet.append(["kode_wilayah", "periode", "segmen", "ukuran", "nilai"])
        for area in range(1, 6):
            sheet.append([f"33.0{area}", f"2026-0{number}", "PU", "peserta_aktif", 10 * area + number])
    book.save(tmp_path / "a.xlsx")
    assert load_file(areas_engine, tmp_path / "a.xlsx").outcome == "loaded"
    monkeypatch.setattr(observations, "LONG", 1)
    store = Store(areas_engine)
    rows = store.source_rows(store.editions()[0], ["33.04"], [(ACTIVE, "PU", month("2026-01"))])
    assert rows[["value", "sheet", "source_row"]].to_numpy().tolist() == [[41, "Sheet", 5]]
