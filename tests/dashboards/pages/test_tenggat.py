"""/tenggat: who is late, what is due, classes and targets, on a world whose days are known."""

import json
from collections.abc import Iterator
from datetime import datetime

import pandas as pd
import pytest
from flask.testing import FlaskClient

from dashboards.web.application import create_app
from data.database.engine import make_engine, migrate
from data.repository.load_writer import add_load
from data.repository.store import Store
from data.settings import Settings
from etl.parsing.areas import ensure_areas
from tests.support.clock import HOME, _clock
from tests.support.dashboards import small
from tests.support.dashboards.html_tree import page
from tests.support.world import ACTIVE, Fact, fact_frame, month, new_load

STARTS = {"sangat_rendah": 0.0, "rendah": 25.0, "sedang": 30.0, "tinggi": 60.0}


def _limits(measured: str = "cakupan") -> pd.DataFrame:
    place = {"note": None, "sheet": None, "source_column": "mulai_persen"}
    rows = [
        {
            **{"area_code": "33", "year": 2026, "ucj_class": word, "start": start, "measured": measured},
            **{"address": "SE 1/2026", "source_row": row, **place},
        }
        for row, (word, start) in enumerate(STARTS.items(), 2)
    ]
    return pd.DataFrame(rows, dtype=object)


def _reported(area: str, written: str) -> pd.DataFrame:
    return fact_frame([Fact(area, month(written), "PU", ACTIVE, 1, row=2)])


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The small world (August and September of three areas) came on 12 October 2026; on 20 August Kudus had
    sent July, on 4 September August. It is 1 December."""
    engine = make_engine(f"sqlite:///{tmp_path_factory.mktemp('tenggat') / 'x.sqlite3'}")
    migrate(engine)
    ensure_areas(engine)
    with pytest.MonkeyPatch.context() as patch:

        def at(moment: datetime) -> None:
            patch.setattr(HOME, _clock(lambda: moment))

        for day, written in ((datetime(2026, 8, 20, 3), "2026-07"), (datetime(2026, 9, 4, 3), "2026-08")):
            at(day)
            add_load(engine, new_load(digest=written), {"observation": _reported(small.KUDUS, written)})
        at(datetime(2026, 10, 12, 3))
        tables = {"observation": fact_frame(small._facts()), "target": small.goal_frame(small.GOALS)}
        add_load(engine, new_load(digest="kecil"), tables)
        at(datetime(2026, 12, 1, 3))
        yield Store(engine)
    engine.dispose()


def test_who_is_late(world: Store) -> None:
    found = page(world, "/tenggat", "periode=2026-09")
    assert found.one("h1").text == (
        "35 dari 35 daerah terlambat melapor September 2026; laporan non-ASN jatuh tempo "
        "10 Januari 2027, 40 hari lagi."
    )
    rows = {item.one("a").text: item for item in found.one("div", "deliveries").all("li") if item.all("a")}
    titles = [square.attributes["title"] for square in rows["Kudus"].one("a", "reported").all("i")]
    assert titles[-3:] == [
        "Jul 2026: ada, tidak dinilai",  # due before the first file came
        "Agu 2026: masuk 4 Sep 2026, tepat waktu",
        "Sep 2026: masuk 12 Okt 2026, terlambat 2 hari",
    ]
    august = rows["Demak"].one("a", "reported").all("i")[-2]
    assert (august.text, august.attributes["class"]) == ("32", "d-grave")  # 10 September to 12 October
    assert [cell.text for cell in rows["Demak"].all("span", "n")] == ["2", "–"]


def test_what_is_due_next(world: Store) -> None:
    items = [item.text for item in page(world, "/tenggat", "periode=2026-09").one("ol", "due-list").all("li")]
    assert [item.partition("hari lagi")[0].strip() for item in items] == ["9", "30", "40"]
    assert "Laporan triwulanan pegawai non-ASN" in items[2]
    assert "triwulan IV 2026" in items[2]


def test_without_limits_nobody_has_a_class(world: Store) -> None:
    found = page(world, "/tenggat", "periode=2026-09").one("main")
    assert "tidak dikarang di sini" in found.text
    assert "/templat/kelas_ucj.xlsx" in found.links


def test_targets_beside_each_other(world: Store) -> None:
    words = page(world, "/tenggat", "periode=2026-09&wilayah=33.21").all("details")[-1].text
    assert "30 %" in words
    assert "di sini potensi 200.000 orang" in words
    assert "60.000" in words  # 30 % of 200,000
    assert "14.000" in words  # and 46,000 take part


def test_classes_by_the_offices_limits(world: Store) -> None:
    """All segments: Demak 110,000 of 310,000 (35.5 %), Kudus 167,000 of 320,000, Pati 123,000 of 455,000."""
    number = add_load(world.engine, new_load(digest="kelas"), {"ucj_class": _limits()})
    found = page(world, "/tenggat", "periode=2026-09").one("ul", "classes").text
    assert found.startswith("0 Tinggimulai 60 %–")
    assert "2 Sedangmulai 30 %Kudus 52,2 %, Demak 35,5 %" in found
    assert "1 Rendahmulai 25 %Pati 27,0 %" in found
    client = create_app(world, Settings(answers="")).server.test_client()
    rows = _rows(client, "/api/v1/ucj_classes?periode=2026-09")
    assert [(r["area"], r["ucj_class"], r["class_start"], r["load_id"]) for r in rows if r["ucj_class"]] == [
        ("33.18", "rendah", 25.0, number),
        ("33.19", "sedang", 30.0, number),
        ("33.21", "sedang", 30.0, number),
    ]
    assert [r["class_start"] for r in _rows(client, "/api/v1/ucj_limits")] == [0.0, 25.0, 30.0, 60.0]
    late = _rows(client, "/api/v1/timeliness?periode=2026-09&daerah=33.21")
    assert [(r["delivery"], r["days_late"]) for r in late[-2:]] == [("late", 32), ("late", 2)]
    assert [r["days_left"] for r in _rows(client, "/api/v1/dates")] == [9, 30, 40]


def _rows(client: FlaskClient, address: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(client.get(address).text)["data"]
    return found


def test_published_figures_have_no_deliveries(terbit_store: Store) -> None:
    words = page(terbit_store, "/tenggat").one("main").text
    assert "tidak ada daerah yang wajib melapor" in words
