"""A load that the database, the disk or another command cuts off leaves everything as it was, and says so."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from data.database.engine import begin_writing, make_engine
from tests.etl.large_files.test_safe import big
from tests.support.etl.stored import everything
from tests.support.running import call_etl

pytestmark = pytest.mark.slow

CUT = """
import sys, psycopg
from data.repository import load_writer
from etl.__main__ import main
opening = load_writer._open_collection
def cut(connection, collection):
    mine = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
    with psycopg.connect("ADDRESS", autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [mine])
    opening(connection, collection)
load_writer._open_collection = cut
sys.exit(main())
"""


def load(
    engine: Engine, file: Path, root: Path, *, before: Callable[[], object] | None = None, **settings: str
) -> subprocess.Popen[str]:
    environment = {
        **os.environ,
        "PANTAU_DATABASE_URL": engine.url.render_as_string(hide_password=False),
        "PANTAU_OPERATOR": "uji",
        **settings,
    }
    return subprocess.Popen(
        [sys.executable, "-m", "etl", "load", str(file)],
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=before,
    )


def test_a_full_disk(areas_engine: Engine, tmp_path: Path, root: Path) -> None:
    """No file may grow beyond 600 kB: the log of SQLite is full in the middle of 20,160 rows. (PostgreSQL's
    disk is its server's; there the connection is cut, below.)"""
    if areas_engine.dialect.name != "sqlite":
        return _cut(areas_engine, tmp_path, root)
    before = everything(areas_engine)
    areas_engine.dispose()

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

    full = load(areas_engine, big(tmp_path / "a.csv"), root, before=limit)
    said = full.communicate(timeout=120)[0]
    assert full.returncode == 1, said
    assert "penuh" in said
    assert "Traceback" not in said
    assert everything(areas_engine) == before
    again = load(areas_engine, tmp_path / "a.csv", root)
    assert "Dimuat sebagai muatan 1" in again.communicate(timeout=120)[0]
    return None


def _cut(engine: Engine, tmp_path: Path, root: Path) -> None:
    """The server ends the connection when every row is written and the commit has not come."""
    url = engine.url.render_as_string(hide_password=False)
    before = everything(engine)
    code = CUT.replace("ADDRESS", url.replace("postgresql+psycopg", "postgresql"))
    done = subprocess.run(
        [sys.executable, "-c", code, "load", str(big(tmp_path / "a.csv"))],
        cwd=root,
        env={**os.environ, "PANTAU_DATABASE_URL": url, "PANTAU_OPERATOR": "uji"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 1, done.stdout
    assert "Hubungan ke basis data terputus" in done.stderr
    assert "Traceback" not in done.stderr
    assert everything(engine) == before


def test_a_database_that_somebody_else_writes_in(areas_engine: Engine, tmp_path: Path, root: Path) -> None:
    before = everything(areas_engine)
    url = areas_engine.url.render_as_string(hide_password=False)
    writer = make_engine(url)
    with begin_writing(writer) as connection:
        connection.execute(text("UPDATE area SET name = 'Sedang ditulis' WHERE code = '33'"))
        waiting = load(areas_engine, big(tmp_path / "a.csv"), root, PANTAU_BUSY_SECONDS="1")
        said = waiting.communicate(timeout=120)[0]
        connection.rollback()
    writer.dispose()
    assert waiting.returncode == 1, said
    assert "Basis data sedang dipakai proses lain" in said
    assert everything(areas_engine) == before


def test_the_same_file_twice_at_once_stands_once(areas_engine: Engine, tmp_path: Path, root: Path) -> None:
    file = big(tmp_path / "a.csv")
    both = [load(areas_engine, file, root) for _ in range(2)]
    said = sorted(one.communicate(timeout=120)[0] for one in both)
    assert [one.returncode for one in both] == [0, 0], said
    assert sum("Dimuat sebagai muatan 1" in one for one in said) == 1
    assert sum("sudah dimuat (muatan 1)" in one for one in said) == 1
    assert len(everything(areas_engine)["observation"]) == 20_160


@pytest.mark.parametrize("junk", [b"bukan basis data " * 100, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_database_of_junk_stays_as_it_is(tmp_path: Path, junk: bytes) -> None:
    database, file = tmp_path / "a.sqlite3", tmp_path / "a.csv"
    database.write_bytes(junk)
    file.write_text("kode_wilayah\n", "utf-8")
    done = call_etl(f"sqlite:///{database}", "load", str(file))
    assert done.returncode == 1
    assert "pulihkan dari cadangan" in done.stderr
    assert "Traceback" not in done.stderr
    assert database.read_bytes() == junk
