"""An office PC with Windows, as far as another system can show it: without fork, fcntl, resource and AF_UNIX
the program loads a workbook and serves it, in one process. Nobody has run it on Windows itself."""

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.project.files import REPOSITORY
from tests.support.etl.books import KUDUS, rekap
from tests.support.running import serve

pytestmark = pytest.mark.slow

# What Windows lacks is taken away before anything of ours is read.
BLOCKED = f"""
import os, runpy, socket, sys
for name in ("fcntl", "resource", "pwd", "grp", "termios"):
    sys.modules[name] = None
for name in ("fork", "nice", "getuid", "geteuid", "sched_getaffinity", "setsid", "killpg"):
    if hasattr(os, name):
        delattr(os, name)
del socket.AF_UNIX
sys.path.insert(0, {str(REPOSITORY)!r})
sys.argv = ["pantau.py", *sys.argv[1:]] if sys.argv[1:] else ["pantau.py", "serve"]
runpy.run_path({str(REPOSITORY / "pantau.py")!r}, run_name="__main__")
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """pantau.py on such a system."""
    place = tmp_path / "tanpa_unix.py"
    place.write_text(BLOCKED)
    return place


def run(program: Path, url: str, *words: str) -> str:
    settings = {"PANTAU_DATABASE_URL": url, "PANTAU_OPERATOR": "uji", "PANTAU_ACCOUNTS_URL": ""}
    settings["PANTAU_BACKUPS"] = str(program.parent / "cadangan")
    done = subprocess.run(
        [sys.executable, program, *words], env={**os.environ, **settings}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_workbook_is_loaded_backed_up_and_served(program: Path, full_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "pantau.sqlite3"
    file.write_bytes(full_file.read_bytes())
    url = f"sqlite:///{file}"
    run(program, url, "load", str(rekap(tmp_path / "rekap.xlsx", [KUDUS])))
    assert "dibaca kembali utuh" in run(program, url, "backup")
    with serve(url, tmp_path / "log", str(program)) as address:
        page = got(f"{address}/daerah/33.19?edisi=resmi-terkini").decode()
        twice = [got(f"{address}/rapor/33.19.pdf") for _ in range(2)]  # made, then kept
    assert "52,4" in page
    assert twice[0] == twice[1]
    assert twice[0][:4] == b"%PDF"


def got(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=120) as answer:
        return bytes(answer.read())
