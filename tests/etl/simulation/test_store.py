"""The simulation in the database: three loads, three editions, once."""

import subprocess
import sys
from datetime import date

import pytest
from sqlalchemy import Engine, select

from data.database import tables
from data.metrics.query import Query, periods, read
from data.repository.editions import Edition
from data.repository.load_index import REPLACED
from data.repository.load_writer import withdraw
from data.repository.store import Store
from data.settings import ROOT
from etl.pipeline.bundled_data import load_bundled
from etl.simulation.frame import BPU, codes
from etl.simulation.identity import DEFAULT_SEED, PARTS, part_digest
from etl.simulation.parts import FIRST_REPORTED
from etl.simulation.store import simulate

pytestmark = pytest.mark.slow


def edition(store: Store, slug: str) -> Edition:
    return next(found for found in store.editions() if found.slug == slug)


def test_stored_as_three_editions(areas_engine: Engine) -> None:
    assert simulate(areas_engine) == [title for _, title, _ in PARTS]
    store = Store(areas_engine)
    last = {
        found.slug: periods(store, found)[-1] for found in store.editions() if found.collection == "simulasi"
    }
    assert last == {
        "simulasi-2026-t2": date(2026, 6, 30),
        "simulasi-2026-t3": date(2026, 9, 30),
        "simulasi-terkini": date(2026, 10, 31),
    }
    assert all("SIMULASI" in title for title in store.loads(edition(store, "simulasi-terkini"))["title"])


def test_a_revised_month_differs_between_editions(areas_engine: Engine) -> None:
    simulate(areas_engine)
    store, june = Store(areas_engine), (date(2026, 6, 30),)
    before, after = (
        read(store, Query(edition(store, slug), ("active_bpu",), june)).set_index("area")["numerator"]
        for slug in ("simulasi-2026-t2", "simulasi-2026-t3")
    )
    revised = set(before.index[before != after]) & set(codes())
    assert revised == {code for code, segment in FIRST_REPORTED if segment == BPU}


def test_all_four_statuses_and_all_three_units_occur(areas_engine: Engine) -> None:
    simulate(areas_engine)
    store, september = Store(areas_engine), (date(2026, 9, 30),)
    live = edition(store, "simulasi-terkini")
    expected = {
        "tercapai": 7, "di_jalur": 8, "perlu_percepatan": 10, "jauh_tertinggal": 9, "belum_melapor": 1
    }  # fmt: skip
    frame = read(store, Query(live, ("coverage_bpu",), september, scheme="ucj-simulasi"))
    assert frame[frame["level"] == "kabkota"]["status"].value_counts().to_dict() == expected
    for metric in ("coverage_pu", "coverage_jakon", "coverage_total"):
        frame = read(store, Query(live, (metric,), september, scheme="ucj-simulasi"))
        assert set(frame[frame["level"] == "kabkota"]["status"]) == set(expected)
    catalogue = store.targets(live)
    assert set(catalogue["unit"]) == {"percent", "people", "growth"}
    assert catalogue["scheme_title"].str.contains("simulasi").all()


def test_again_changes_nothing(areas_engine: Engine) -> None:
    simulate(areas_engine)
    assert simulate(areas_engine) == []
    with areas_engine.connect() as connection:
        load = tables.load.c
        found = connection.execute(select(load.digest, load.status).order_by(load.id)).all()
    assert [tuple(row) for row in found] == [
        (part_digest(name, DEFAULT_SEED), "published") for name, _, _ in PARTS
    ]


def test_a_part_that_was_withdrawn_stays_withdrawn(areas_engine: Engine) -> None:
    simulate(areas_engine)
    withdraw(areas_engine, 3, "tidak dipakai")
    assert simulate(areas_engine) == []


def test_another_seed_takes_the_place(areas_engine: Engine) -> None:
    simulate(areas_engine)
    assert len(simulate(areas_engine, seed=7)) == 3
    assert simulate(areas_engine) == []  # the seed that stands
    assert len(simulate(areas_engine, seed=DEFAULT_SEED)) == 3
    with areas_engine.connect() as connection:
        load = tables.load.c
        statuses = connection.execute(select(load.status, load.withdrawn_reason).order_by(load.id)).all()
    replaced = [("withdrawn", REPLACED)] * 6
    assert [tuple(row) for row in statuses] == [*replaced, *[("published", None)] * 3]


def test_a_start_that_finds_everything_there_imports_no_pandas(areas_engine: Engine) -> None:
    simulate(areas_engine)
    load_bundled(areas_engine)
    code = (
        "import sys; from data.database.engine import make_engine; "
        "from etl.pipeline.bundled_data import load_bundled; "
        "from etl.simulation.store import simulate; engine = make_engine(sys.argv[1]); "
        "assert simulate(engine) == load_bundled(engine) == []; "
        "assert not {'pandas', 'numpy', 'pandera'} & set(sys.modules)"
    )
    url = areas_engine.url.render_as_string(hide_password=False)
    done = subprocess.run([sys.executable, "-c", code, url], cwd=ROOT.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
