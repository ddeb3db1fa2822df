"""A load that is killed in the middle leaves the database as it was."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine

from data.database.engine import make_engine
from data.repository import loads
from etl.parsing.areas import district_names
from tests.support.etl import books

pytestmark = pytest.mark.slow

CHILD = """
import sys
from pathlib import Path
import pandas, pandera.pandas
from data.database.engine import make_engine
from etl.pipeline.load_file import load_file
engine = make_engine(sys.argv[1])
print("siap", flush=True)
report = load_file(engine, Path(sys.argv[2]))
print(report.outcome, flush=True)
"""


def big(path: Path) -> Path:
    """Four years of 35 areas by four segments and two measures."""
    rows = [
        f"{code},,{year}-{month:02},{segment},{measure},{1000 + month},,"
        for code, _ in district_names()
        for year in (2022, 2023, 2024, 2025)
        for month in range(1, 13)
        for segment in ("PU", "BPU", "JAKON", "PMI")
        for measure in ("peserta_aktif", "potensi")
    ]
    return books.baku(path, *rows)


def start(url: str, file: Path, root: Path) -> subprocess.Popen[str]:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, url, str(file)], cwd=root, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "siap\n"
    return child


def state(engine: Engine) -> tuple[int, dict[str, int]]:
    return len(loads.loads(engine)), loads.fact_counts(engine)


def test_the_database_is_as_it_was(areas_engine: Engine, tmp_path: Path, root: Path) -> None:
    """Killed early and late; `make drill` kills sixty."""
    url = areas_engine.url.render_as_string(hide_password=False)
    file = big(tmp_path / "besar.csv")
    before = state(areas_engine)
    took = _undisturbed(url, file, root)
    rows = state(areas_engine)[1]["observation"]
    assert rows == 35 * 48 * 8
    _withdraw_all(areas_engine)
    standing = state(areas_engine)
    chance, killed = random.Random(2026), 0
    for part in (0.1, 0.6):
        child = start(url, file, root)
        time.sleep(took * part * chance.uniform(0.9, 1.05))
        child.send_signal(signal.SIGKILL)
        out = child.communicate()[0]
        now = state(areas_engine)
        if now != standing:  # it was quicker: then all of it is there, and it goes again
            assert now[1]["observation"] == rows, out
            _withdraw_all(areas_engine)
            standing = state(areas_engine)
        else:
            killed += 1
    assert killed >= 1  # how many come too late depends on what else the machine does
    assert before[1]["observation"] == state(areas_engine)[1]["observation"] == 0
    if areas_engine.dialect.name == "sqlite":
        with areas_engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def _undisturbed(url: str, file: Path, root: Path) -> float:
    child = start(url, file, root)
    began = time.monotonic()
    assert child.communicate()[0] == "loaded\n"
    return time.monotonic() - began


def _withdraw_all(engine: Engine) -> None:
    from data.repository import load_writer

    for load in loads.loads(engine)["id"]:
        load_writer.withdraw(engine, int(load), "uji")


def test_killed_between_two_statements_nothing_is_left(
    areas_engine: Engine, tmp_path: Path, root: Path
) -> None:
    """The transaction at its fullest: every row is written and the commit has not come."""
    url = areas_engine.url.render_as_string(hide_password=False)
    before = state(areas_engine)
    stop = """
import os, signal
from data.repository import load_writer
def die(connection, collection):
    print(connection.exec_driver_sql("SELECT count(*) FROM observation").scalar(), flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
load_writer._open_collection = die
"""
    file = books.baku(tmp_path / "a.csv", "33.19,,2026-09,PU,potensi,5,,", "33.18,,2026-09,PU,potensi,6,,")
    code = CHILD.replace("engine = make_engine", stop + "engine = make_engine")
    done = subprocess.run(
        [sys.executable, "-c", code, url, str(file)], cwd=root, capture_output=True, text=True
    )
    assert done.stdout == "siap\n2\n"
    assert done.returncode == -signal.SIGKILL
    fresh = make_engine(url)
    assert state(fresh) == before
    fresh.dispose()
