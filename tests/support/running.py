"""Fixtures of the whole product running: the full database, the served app, a real browser."""

import fcntl
import io
import os
import shutil
import socket
import sqlite3
import sqlite3.dbapi2
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from sqlalchemy import Engine

from data.database.engine import make_engine
from data.settings import ROOT

REAL_DATABASES = str(ROOT / "db")
PATIENCE = 120_000  # ms that a page may take: a busy machine is no failure
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def _refuse_the_real_database() -> None:
    """For the life of the process: a test that opens the user's own SQLite file fails.

    Whoever opens one calls one of these two names; an audit hook would see each open file and each id(), too,
    and costs a run three seconds.
    """
    connect = sqlite3.connect

    def guarded(database: Any, *arguments: Any, **named: Any) -> sqlite3.Connection:
        if REAL_DATABASES in os.path.abspath(os.fsdecode(database)):
            raise RuntimeError(f"a test tried to open the real database {database!r}")
        return connect(database, *arguments, **named)

    sqlite3.connect = sqlite3.dbapi2.connect = guarded  # type: ignore[assignment]


_refuse_the_real_database()


def _environment(url: str, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "PANTAU_DATABASE_URL": url,
        "PANTAU_LANGUAGE": "id",
        "PANTAU_OPERATOR": "uji",
        **more,
    }


def run_etl(url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """`python -m etl ...` on the database at `url`, as a user would run it."""
    return subprocess.run(
        [sys.executable, "-m", "etl", *arguments],
        cwd=ROOT.parent,
        env=_environment(url),
        capture_output=True,
        text=True,
        timeout=300,
    )


def call_etl(url: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The same without a process of its own, whose start takes longer than most commands: what they say and
    how they end."""
    from etl.__main__ import main

    words = ["etl", *arguments]
    with (
        patch.dict(os.environ, _environment(url)),
        patch.object(sys, "argv", words),
        redirect_stdout(io.StringIO()) as out,
        redirect_stderr(io.StringIO()) as problems,
    ):
        code = main()
    return subprocess.CompletedProcess(words, code, out.getvalue(), problems.getvalue())


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    with file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def full_file(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The SQLite file of `python -m etl init`: bundled data and simulation, made once for all workers.
    Not to be written to; a test that writes copies it first."""
    folder = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        folder = folder.parent
    file = folder / "full.sqlite3"
    with _locked(folder / "full.lock"):
        if not file.exists():
            partial = folder / "partial.sqlite3"
            done = run_etl(f"sqlite:///{partial}", "init")
            assert done.returncode == 0, f"python -m etl init failed:\n{done.stdout}\n{done.stderr}"
            partial.rename(file)
    return file


@pytest.fixture(scope="session")
def full_url(full_file: Path) -> str:
    """The address of the full database, for reading."""
    return f"sqlite:///{full_file}"


@pytest.fixture(scope="session")
def full_engine(full_url: str) -> Iterator[Engine]:
    """The full database; it refuses writes."""
    engine = make_engine(full_url, read_only=True)
    yield engine
    engine.dispose()


# Below those that the kernel gives to connections: one of those may be taken before a server stands on it.
# Each process begins somewhere else.
_ports = count(10_000 + os.getpid() * 7 % 20_000)


def _free_port() -> int:
    for port in _ports:
        with socket.socket() as listener, suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no free port")


def _wait_until_healthy(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/sehat", timeout=5) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(
        f"python app.py did not answer {address}/sehat:\n{log.read_text('utf-8', 'replace')}"
    )


@contextmanager
def serve(url: str, log: Path, program: str = "app.py", **more: str) -> Iterator[str]:
    """The real app, `python app.py`, over the database at `url`; yields its address."""
    port = _free_port()
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, program],
            cwd=ROOT.parent,
            env=_environment(
                url, HOST="127.0.0.1", PORT=str(port), PANTAU_ANSWERS=str(log) + "-answers", **more
            ),
            stdout=output,
            stderr=output,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_healthy(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def app_url(full_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real app over the full database."""
    with serve(full_url, tmp_path_factory.mktemp("app") / "log") as address:
        yield address


def _chromium() -> str:
    names = (
        os.environ.get("PANTAU_CHROMIUM"),
        "/usr/bin/chromium",
        "chromium",
        "chromium-browser",
        "google-chrome",
    )
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    assert found, (
        "browser tests need Chromium (Debian: apt install chromium; `make test` does it where it may)"
    )
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium without any window."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of this test's own, as large as the projector."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, locale="id-ID", service_workers="block"
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
