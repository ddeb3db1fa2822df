"""A revised file is a new load; an edition keeps showing what its meeting saw."""

from pathlib import Path

from sqlalchemy import Engine

from data.repository import editions, load_writer, loads
from data.repository.store import Store
from etl.checks.load_report import LoadReport
from etl.pipeline.load_file import load_file
from tests.support.etl import books


def load(engine: Engine, path: Path, people: str) -> LoadReport:
    row = ["Kab. Kudus", "279.223", "140.885", "64.940", None, people, "9.128", "21.563", None, None]
    return load_file(engine, books.rekap(path, [row]))


def active_pu(engine: Engine, slug: str) -> int | None:
    store = Store(engine)
    edition = next(edition for edition in store.editions() if edition.slug == slug)
    counts = store.counts(edition)
    rows = counts[(counts["segment"] == "PU") & (counts["measure"] == "active_participants")]
    return None if rows.empty else int(rows["value"].item())


def test_the_newest_load_speaks_and_the_edition_stays(areas_engine: Engine, tmp_path: Path) -> None:
    load(areas_engine, tmp_path / "a.xlsx", "223.396")
    editions.create_edition(areas_engine, "monev", title="Monev", collection="resmi")
    revised = load(areas_engine, tmp_path / "b.xlsx", "223.400")
    assert revised.outcome == "loaded"
    assert [f.message for f in revised.issues if f.rule == "angka_direvisi"] == [
        "1 angka yang sudah ada diganti; edisi lama tetap menampilkan yang lama."
    ]
    assert active_pu(areas_engine, "resmi-terkini") == 223_400
    assert active_pu(areas_engine, "monev") == 223_396


def test_withdrawn_it_leaves_the_newest_and_may_come_again(areas_engine: Engine, tmp_path: Path) -> None:
    load(areas_engine, tmp_path / "a.xlsx", "223.396")
    revised = load(areas_engine, tmp_path / "b.xlsx", "223.400")
    assert revised.load_id is not None
    assert load_writer.withdraw(areas_engine, revised.load_id, "salah kolom")
    assert active_pu(areas_engine, "resmi-terkini") == 223_396
    again = load_file(areas_engine, tmp_path / "b.xlsx")
    assert again.outcome == "loaded"
    assert again.load_id != revised.load_id
    assert active_pu(areas_engine, "resmi-terkini") == 223_400


def test_the_period_option_makes_another_load(areas_engine: Engine, tmp_path: Path) -> None:
    from datetime import date

    row = ["Kab. Kudus", 20, 20, 20, None, 10, 10, 10]
    path = books.rekap(tmp_path / "a.xlsx", [row], title=["Rekap"])
    assert load_file(areas_engine, path, period=date(2026, 8, 31)).outcome == "loaded"
    assert load_file(areas_engine, path, period=date(2026, 9, 30)).outcome == "loaded"
    assert load_file(areas_engine, path, period=date(2026, 9, 30)).outcome == "already"
    assert len(loads.loads(areas_engine)) == 2
