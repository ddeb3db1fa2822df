"""SQLite served by an account that may read the file and write nothing, not even beside it, while another
account loads. As root the test really becomes such an account, in a process of its own."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import insert

from data.database import tables
from data.database.engine import make_engine
from data.dates import now
from data.settings import ROOT

pytestmark = pytest.mark.slow

NOBODY = 65534
AREA = "/definisi"
EDITION = {
    "slug": "edisi-baru",
    "title": "Judul lain",
    "collection": "simulasi",
    "status": "published",
    "created_at": now(),
}
SERVER = f"""
import json, os, sys
from dashboards.web.application import create_app
from data.database.engine import make_engine
from data.database.faults import UnusableError
from data.database.opening import reader
from data.settings import Settings
from data.repository.store import Store

def served(url):
    app = create_app(Store(reader(url)), Settings(_env_file=None))
    return app.server.test_client()

served(sys.argv[1]).get("{AREA}")  # as root: Python's own files may be closed to others
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
try:
    client = served(sys.argv[2])
except UnusableError as fault:
    print(json.dumps([0, str(fault)]), flush=True)
    sys.exit()
for path in sys.stdin:
    answer = client.get(path.strip())
    print(json.dumps([answer.status_code, answer.text]), flush=True)
"""


@pytest.fixture
def closed(full_file: Path) -> Iterator[Path]:
    """A database that others may read, in a folder that only its owner may write (pytest's own folders are
    closed to others)."""
    folder = Path(tempfile.mkdtemp(prefix="pantau-baca-"))
    folder.chmod(0o755)
    file = Path(shutil.copy(full_file, folder / "pantau.sqlite3"))
    file.chmod(0o644)
    yield file
    folder.chmod(0o755)
    shutil.rmtree(folder)


@contextmanager
def account(full_file: Path, file: Path) -> Iterator[subprocess.Popen[str]]:
    if os.geteuid() != 0:  # the owner: closed to itself
        file.chmod(0o444)
        file.parent.chmod(0o555)
    words = [sys.executable, "-c", SERVER, f"sqlite:///{full_file}", f"sqlite:///{file}"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(words, cwd=ROOT.parent, text=True, **pipes) as process:  # its end closes the pipes
        yield process


def get(process: subprocess.Popen[str], path: str) -> tuple[int, str]:
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{path}\n")
    process.stdin.flush()
    status, body = json.loads(process.stdout.readline())
    return status, body


def test_it_serves_before_during_and_after_a_load(full_file: Path, closed: Path) -> None:
    with account(full_file, closed) as process:
        assert get(process, "/")[0] == 200
        if os.geteuid() != 0:  # closed to its only writer, too
            return
        before = sorted(path.name for path in closed.parent.iterdir())
        assert get(process, "/api/v1/editions")[1].count("edisi-baru") == 0
        writer = make_engine(f"sqlite:///{closed}")
        with writer.begin() as connection:
            connection.execute(insert(tables.edition).values(**EDITION))
            assert get(process, "/api/v1/editions")[1].count("edisi-baru") == 0  # not said yet
            assert get(process, "/sehat")[0] == 200
        assert get(process, "/tren")[0] == 200  # while the writer is still there
        writer.dispose()
        status, editions = get(process, "/api/v1/editions")
        assert (status, editions.count("edisi-baru")) == (200, 1)
        assert get(process, "/peringkat")[0] == 200
        assert sorted(path.name for path in closed.parent.iterdir()) == before  # no WAL is left


def test_it_really_cannot_write(full_file: Path, closed: Path) -> None:
    """The account of the test above is one that SQLite refuses a write, whatever we ask of it."""
    write = "sqlite3.connect(sys.argv[2]).execute('DELETE FROM edition')"
    code = SERVER.replace("try:\n    client", f"import sqlite3\n{write}\ntry:\n    client")
    words = [sys.executable, "-c", code, f"sqlite:///{full_file}", str(closed)]
    if os.geteuid() != 0:
        closed.chmod(0o444)
        closed.parent.chmod(0o555)
    done = subprocess.run(words, cwd=ROOT.parent, capture_output=True, text=True, timeout=100)
    assert "attempt to write a readonly database" in done.stderr


def test_a_file_that_another_program_left_in_wal_is_explained(full_file: Path, closed: Path) -> None:
    connection = sqlite3.connect(closed)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    with account(full_file, closed) as process:
        assert process.stdout
        status, said = json.loads(process.stdout.readline())
    assert status == 0
    assert "Jalankan sekali dengan akun yang boleh menulis: python -m etl status" in said
