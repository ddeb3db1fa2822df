"""A big file is taken whole or not at all: refused, killed in the middle, or beside another writer."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select

from data.database import tables
from data.metrics.query import Query, periods, read
from data.repository.store import Store
from etl.parsing.areas import district_names
from etl.pipeline.load_file import load_file
from tests.support.etl import books
from tests.support.etl.large_files import ALWAYS, contents

pytestmark = pytest.mark.slow

CHILD = """
import os, signal, sys, time
from pathlib import Path
from data.database.engine import make_engine
from etl.large_files import csv_batches
from etl.large_files.storing import Store
from etl.pipeline.load_file import load_file
csv_batches.BLOCK = 100_000
engine, add, batches, given = make_engine(sys.argv[1]), Store.add, int(sys.argv[3]), 0
def written():  # by the server, where there is one: what was given may still be on its way
    with make_engine(sys.argv[1]).connect() as other:
        query = "SELECT sum(tuples_processed) FROM pg_stat_progress_copy WHERE datname = current_database()"
        while not (rows := other.exec_driver_sql(query).scalar()):
            time.sleep(0.01)
        return rows
def dying(store, rows):
    global batches, given
    add(store, rows)
    given, batches = given + len(rows.value), batches - 1
    if batches == 0:
        print(given if engine.dialect.name == "sqlite" else written(), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
Store.add = dying
print(load_file(engine, Path(sys.argv[2]), big=1).outcome, flush=True)
"""
NEVER_DIES = -1


def big(path: Path, *, add: int = 0, last: str = "") -> Path:
    """20,160 rows: four years of 35 areas by three segments and four measures."""
    rows = [
        f"{code},,{year}-{month:02},{segment},{measure},{5000 + month + add},,"
        for code, _ in district_names()
        for year in (2022, 2023, 2024, 2025)
        for month in range(1, 13)
        for segment in ("PU", "BPU", "JAKON")
        for measure in ("peserta_aktif", "potensi", "peserta_nonaktif", "badan_usaha")
    ]
    return books.baku(path, *rows, *([last] if last else []))


def child(engine: Engine, file: Path, root: Path, *, batches: int = NEVER_DIES) -> subprocess.Popen[str]:
    url = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", CHILD, url, str(file), str(batches)]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)


def standing(engine: Engine) -> dict[str, list[tuple[object, ...]]]:
    return contents(engine, *(name for name in tables.metadata.tables if name != "observation"))


def rows_of(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(select(func.count()).select_from(tables.observation)).scalar_one())


@pytest.mark.parametrize(
    "last",
    [
        "33.19,,2025-01,PU,potensi,1.5,,",
        "33.19,,2025-12,PU,potensi,1,,",
        "33.19,,2025-12,JAKON,potensi,1,JP,",
    ],
    ids=["a cell in the last row", "a count that stands already", "a programme that cannot be"],
)
def test_refused_for_its_last_row_it_changes_nothing(
    areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    monkeypatch.setattr("etl.large_files.csv_batches.BLOCK", 100_000)
    assert load_file(areas_engine, books.baku(tmp_path / "a.csv", "33.19,,2021-12,PU,potensi,5,,")).outcome
    before = contents(areas_engine, *tables.metadata.tables)
    report = load_file(areas_engine, big(tmp_path / "b.csv", last=last), big=ALWAYS)
    assert (report.outcome, [issue.source_row for issue in report.found("error")]) == (
        "refused",
        [20_162],
    )
    assert contents(areas_engine, *tables.metadata.tables) == before


def test_killed_with_half_of_the_rows_written_nothing_is_left(
    areas_engine: Engine, tmp_path: Path, root: Path
) -> None:
    file = big(tmp_path / "a.csv")
    before = standing(areas_engine)
    for batches in (1, 5):
        dead = child(areas_engine, file, root, batches=batches)
        written = int(dead.communicate(timeout=60)[0])
        assert dead.returncode == -signal.SIGKILL
        assert 0 < written < 20_160
        assert (standing(areas_engine), rows_of(areas_engine)) == (before, 0)
    report = load_file(areas_engine, file, big=ALWAYS)
    assert (report.outcome, rows_of(areas_engine)) == ("loaded", 20_160)


def test_two_writers_at_once_both_end_whole(areas_engine: Engine, tmp_path: Path, root: Path) -> None:
    files = [big(tmp_path / f"{add}.csv", add=add) for add in (0, 1)]
    writers = [child(areas_engine, file, root) for file in files]
    assert [writer.communicate(timeout=120)[0] for writer in writers] == ["loaded\n", "loaded\n"]
    assert rows_of(areas_engine) == 2 * 20_160
    with areas_engine.connect() as connection:
        issue = tables.issue.c
        revised = connection.execute(
            select(issue.load_id, issue.message).where(issue.rule == "angka_direvisi")
        )
        assert [(load, message[:12]) for load, message in revised] == [(2, "20.160 angka")]


def test_what_was_loaded_by_pieces_is_read(areas_engine: Engine, tmp_path: Path) -> None:
    load_file(areas_engine, big(tmp_path / "a.csv"), big=ALWAYS)
    load_file(areas_engine, big(tmp_path / "b.csv", add=7), big=ALWAYS)
    store = Store(areas_engine)
    edition = store.editions()[0]
    assert len(periods(store, edition)) == 48
    frame = read(store, Query(edition, ("coverage_pu",), (periods(store, edition)[0],), ("33.19",)))
    assert frame[["numerator", "denominator", "load_id"]].to_numpy().tolist() == [[5008, 5008, 2]]
    assert frame["source_row"].item() == 2 + 18 * 48 * 12


def test_what_the_blocks_say_is_what_the_rows_say(areas_engine: Engine, tmp_path: Path) -> None:
    """Blocks can be lost (or never made, by an older version): the rows are read instead."""
    load_file(areas_engine, big(tmp_path / "a.csv"), big=ALWAYS)
    load_file(areas_engine, books.baku(tmp_path / "b.csv", "33.19,,2025-12,PU,potensi,9,,"))
    with_blocks = Store(areas_engine)
    counts = with_blocks.counts(with_blocks.editions()[0])
    with areas_engine.begin() as connection:
        connection.execute(tables.count_block.delete().where(tables.count_block.c.load_id == 1))
    without = Store(areas_engine)
    assert without.counts(without.editions()[0]).equals(counts)
    assert len(counts) == 20_160


def test_a_block_that_a_newer_one_covers_is_not_fetched(areas_engine: Engine, tmp_path: Path) -> None:
    for number in range(3):
        load_file(areas_engine, big(tmp_path / f"{number}.csv", add=number), big=ALWAYS)
    store, asked = Store(areas_engine), []
    original = store.frame
    store.frame = lambda query: asked.append(found := original(query)) or found  # type: ignore[method-assign]
    read(store, Query(store.editions()[0], ("active_pu",)))
    fetched = [frame for frame in asked if list(frame.columns) == ["load_id", "cells"]]
    # Of PU, BPU and jakon: which months anybody reported is asked of every segment.
    assert [frame["load_id"].tolist() for frame in fetched] == [[3], [3], [3]]


def test_a_database_without_areas_is_told(engine: Engine, tmp_path: Path) -> None:
    report = load_file(engine, big(tmp_path / "a.csv"), big=ALWAYS)
    assert [issue.rule for issue in report.issues] == ["daerah_belum_ada"]


def test_what_is_given_up_in_the_middle_of_a_piece_leaves_nothing(
    areas_engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows are on their way to the database when the file turns out to be one nobody reads to its end."""
    monkeypatch.setattr("etl.large_files.limits.MOST_BLANK", 10)
    monkeypatch.setattr("etl.large_files.csv_batches.BLOCK", 100_000)
    file = big(tmp_path / "a.csv")
    with file.open("a", encoding="utf-8") as more:
        more.write("\n" * 50)
    before = contents(areas_engine, *tables.metadata.tables)
    report = load_file(areas_engine, file, big=ALWAYS)
    assert [issue.rule for issue in report.issues] == ["lembar_terlalu_luas"]
    assert contents(areas_engine, *tables.metadata.tables) == before
