"""The folder of answers: bounded, and whole whatever happens to who writes."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dashboards.web.response_cache.file_store import Files
from dashboards.web.response_cache.stored_response import unpack
from data.settings import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "answers"


def number(folder: Path) -> int:
    """How many answers a folder holds."""
    return sum(1 for _ in folder.rglob("*.jawaban"))


def test_a_full_store_lets_the_least_used_go(folder: Path) -> None:
    files = Files(folder, most_bytes=10_000, most=50)
    for n in range(200):
        files.put(f"{n:064x}", b"x" * 100)
        os.utime(next(folder.rglob(f"*{n:062x}.jawaban")), (n, n))
    assert 40 <= number(folder) <= 50 + 64
    assert files.get(f"{0:064x}") is None
    assert files.get(f"{199:064x}") == b"x" * 100
    for n in range(20):
        files.put(f"{n:064x}", b"x" * 1000)
    assert sum(file.stat().st_size for file in folder.rglob("*.jawaban")) <= 11_000


WRITER = """
import sys
from pathlib import Path
from dashboards.web.response_cache.file_store import Files
from dashboards.web.response_cache.stored_response import answer
files = Files(Path(sys.argv[1]), most_bytes=10**9, most=10**6)
n = 0
while True:
    body = str(n).encode() * 40_000
    files.put(f"{n % 5:064x}", answer("200 OK", [("Content-Type", "application/zip")], body).pack())
    n += 1
"""


@pytest.mark.slow
def test_killed_in_the_middle_of_writing(folder: Path) -> None:
    """Two processes write the same five answers over and over and are killed; whatever is read is whole."""
    files, read = Files(folder, most_bytes=10**9, most=10**6), 0
    for _ in range(2):
        words = [sys.executable, "-c", WRITER, str(folder)]
        two = [subprocess.Popen(words, cwd=ROOT.parent) for _ in range(2)]
        until = time.monotonic() + 1.5
        while time.monotonic() < until:
            for n in range(5):
                if data := files.get(f"{n:064x}"):
                    unpack(data)
                    read += 1
        for process in two:
            process.send_signal(signal.SIGKILL)
            process.wait()
        for n in range(5):
            unpack(files.get(f"{n:064x}") or b"")
    assert read > 100
    for half in folder.rglob("*.jawaban.*"):
        os.utime(half, (0, 0))
    Files(folder, most_bytes=10**9, most=10**6).put("f" * 64, b"x")
    assert list(folder.rglob("*.jawaban.*")) == []
