"""What is kept is sent while other answers are made, and nobody's many requests go before another's one."""

import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from socket import create_connection
from threading import Event

import pytest

from dashboards.web.serving.thread_pools import TakesTimeError, ThreadPool, only_sending, takes_time
from scripts.browser import ROOT, free_port

PROGRAM = """
import os, sys, time
from pathlib import Path
from dashboards.web.serve import serve
from dashboards.web.serving.thread_pools import takes_time
folder = Path(sys.argv[1])
def application(environ, start):
    if environ["PATH_INFO"].startswith("/lama"):
        takes_time(environ["REMOTE_ADDR"])
        (folder / environ["PATH_INFO"][1:]).touch()
        while not (folder / "lepas").exists():
            time.sleep(0.02)
    if environ["PATH_INFO"].startswith("/rusak"):
        takes_time(environ["REMOTE_ADDR"])
        raise SystemExit
    start("200 OK", [("Content-Length", "2")])
    return [b"ya"]
serve(application, workers=1)
"""


def test_clients_take_turns() -> None:
    """One asked for three things before two others asked for one each."""
    lane, begun, go, done, order = ThreadPool(1), Event(), Event(), Event(), []
    lane.submit("a", lambda: (begun.set(), go.wait()))  # type: ignore[arg-type, func-returns-value]
    begun.wait()
    for number, client in enumerate("aaabc"):
        lane.submit(client, lambda words=f"{client}{number}": order.append(words))  # type: ignore[misc]
    lane.submit("d", lambda: order.append("d5"))
    lane.submit("a", done.set)
    go.set()
    assert done.wait(10)
    assert order == ["a0", "b3", "c4", "d5", "a1", "a2"]


def test_what_many_ask_for_goes_first() -> None:
    """Whoever asked for it, and before those who were there."""
    pool, begun, go, done, order = ThreadPool(1), Event(), Event(), Event(), []
    pool.submit("a", lambda: (begun.set(), go.wait()))  # type: ignore[arg-type, func-returns-value]
    begun.wait()
    pool.submit("b", lambda: order.append("rare"))
    pool.submit("a", lambda: order.append("usual"), first=True)
    pool.submit("b", done.set)
    go.set()
    assert done.wait(10)
    assert order == ["usual", "rare"]


def test_a_thread_that_sends_makes_nothing() -> None:
    takes_time("10.0.0.1")
    with only_sending(), pytest.raises(TakesTimeError) as raised:
        takes_time("10.0.0.1", waits=True)
    assert (raised.value.client, raised.value.waits) == ("10.0.0.1", True)
    takes_time("10.0.0.1")


@contextmanager
def _server(folder: Path) -> Iterator[int]:
    port = free_port()
    running = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder)], cwd=ROOT, env={"PORT": str(port)}, stdout=-3
    )
    try:
        _wait(lambda: _get(port, "/ada") == b"ya")
        yield port
    finally:
        running.terminate()
        running.wait()


def _get(port: int, path: str) -> bytes:
    try:
        return bytes(urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20).read())
    except OSError:
        return b""


def _wait(true: object) -> None:
    end = time.monotonic() + 30
    while not true():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.slow
def test_what_is_there_is_sent_while_much_is_being_made(tmp_path: Path) -> None:
    """Forty answers that nobody finishes; of who leaves meanwhile nothing is begun."""
    with _server(tmp_path) as port:
        asked = [HTTPConnection("127.0.0.1", port, timeout=30) for _ in range(40)]
        for number, one in enumerate(asked):
            one.request("GET", f"/lama{number}", headers={"Connection": "close"} if number % 2 else {})
        leaving = create_connection(("127.0.0.1", port))
        leaving.send(b"GET /lama-pergi HTTP/1.1\r\nHost: x\r\n\r\n")
        _wait(lambda: len(list(tmp_path.glob("lama*"))) == 3)
        assert _get(port, "/ada") == b"ya"
        leaving.close()
        time.sleep(1.1)  # who waits less is not asked whether it is still there
        (tmp_path / "lepas").touch()
        assert [one.getresponse().read() for one in asked] == [b"ya"] * 40
        asked[0].request("GET", "/ada")  # the connection was kept
        assert asked[0].getresponse().read() == b"ya"
        assert len(list(tmp_path.glob("lama*"))) == 40
        for one in asked:
            one.close()


@pytest.mark.slow
def test_what_fails_altogether_takes_no_thread_with_it(tmp_path: Path) -> None:
    """Four requests that end their thread, of three that there are: told at once, and others go on."""
    (tmp_path / "lepas").touch()
    with _server(tmp_path) as port:
        begun = time.monotonic()
        assert [_get(port, f"/rusak{number}") for number in range(4)] == [b""] * 4
        assert _get(port, "/lama") == b"ya"
        assert time.monotonic() - begun < 15
