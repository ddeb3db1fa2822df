"""What the scripts that look at pages share: a served database of bundled data, and a Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
ROOT = Path(__file__).resolve().parent.parent


def chromium() -> str:
    """Where Chromium is; stops with a message where it is not."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        sys.exit("Chromium tidak ada. Pasang paket chromium, lalu ulangi.")
    return found


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@dataclass(frozen=True)
class Served:
    """The dashboards as they run: where, in which process, and with which settings."""

    address: str
    pid: int
    environment: dict[str, str]


@contextmanager
def served() -> Iterator[str]:
    """The address of the dashboards over a fresh database of bundled data and the simulation."""
    with running() as found:
        yield found.address


@contextmanager
def running() -> Iterator[Served]:
    """The same, with its process and its settings."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        environment = {
            **os.environ,
            "PANTAU_DATABASE_URL": f"sqlite:///{folder}/pantau.sqlite3",
            "HOST": "127.0.0.1",
            "PORT": str(port),
        }
        subprocess.run(
            [sys.executable, "-m", "etl", "init"], cwd=ROOT, env=environment, check=True, stdout=-3
        )
        server = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=-3)
        address = f"http://127.0.0.1:{port}"
        try:
            wait(f"{address}/sehat")
            yield Served(address, server.pid, environment)
        finally:
            server.terminate()
            server.wait()


def wait(address: str, seconds: float = 30) -> None:
    """Until it answers."""
    end = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address, timeout=2)
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
