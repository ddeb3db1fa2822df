"""What the server refuses before any page is asked: long heads, names that are not ours."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path
from socket import create_connection

import pytest
from flask.testing import FlaskClient

from dashboards.web.application import create_app
from dashboards.web.serving.request_head import verdict
from data.repository.store import Store
from data.settings import Settings
from tests.support.running import serve

pytestmark = pytest.mark.slow


def test_a_great_head_is_refused(app_url: str) -> None:
    """Of the address and the headers together; what browsers send is a tenth of it."""
    for length, status in ((8_000, 200), (20_000, 431)):
        connection = HTTPConnection(app_url.removeprefix("http://"))
        connection.request("GET", "/sehat", headers={"X-Panjang": "a" * length})
        assert connection.getresponse().status == status
        connection.close()


def test_only_names_that_are_known_are_answered(client: FlaskClient, full_store: Store) -> None:
    """Where they are known: a link in a file begins with the name the file was asked under."""
    settings = Settings(_env_file=None, hosts="dasbor.test, localhost")  # type: ignore[call-arg]
    strict = create_app(full_store, settings).server.test_client()
    for host, status in (("dasbor.test", 200), ("localhost:8050", 200), ("lain.test", 400)):
        assert strict.get("/sehat", headers={"Host": host}).status_code == status
    assert client.get("/sehat", headers={"Host": "lain.test"}).status_code == 200


def test_a_great_body_is_refused_at_its_head(app_url: str) -> None:
    """Before any of it came, so that nobody fills the disk with what is never read."""
    connection = HTTPConnection(app_url.removeprefix("http://"), timeout=30)
    connection.putrequest("POST", "/")
    connection.putheader("Content-Length", "1000000000")
    connection.endheaders()
    connection.send(b"x")
    assert connection.getresponse().status == 413
    connection.close()


def test_half_requests_hold_nobody_up(app_url: str) -> None:
    """More of them than there are threads."""
    host, port = app_url.removeprefix("http://").split(":")
    half = [create_connection((host, int(port)), timeout=30) for _ in range(130)]
    for one in half:
        one.send(b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ")
    connection = HTTPConnection(f"{host}:{port}", timeout=30)
    connection.request("GET", "/sehat")
    assert connection.getresponse().status == 200
    for one in (connection, *half):
        one.close()


@pytest.mark.parametrize(
    ("arrived", "found"),
    [
        (b"", "wait"),
        (b"GET / HTTP/1.1\r\nHost: x\r\n", "wait"),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", "whole"),
        (b"POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab", "wait"),
        (b"POST / HTTP/1.1\r\ncontent-LENGTH : 3\r\n\r\nabc", "whole"),
        (b"POST / HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n", "wait"),
        (b"POST / HTTP/1.1\r\nContent-Length: 1000001\r\n\r\n", "413"),
        (b"POST /muat HTTP/1.1\r\nContent-Length: 100000000\r\n\r\n", "stream"),
        (b"POST /muat?bahasa=en HTTP/1.1\r\nContent-Length: 5\r\n\r\n", "stream"),
        (b"POST /muat HTTP/1.1\r\nContent-Length: 100100001\r\n\r\n", "413"),
        (b"POST /muat/1/ajukan HTTP/1.1\r\nContent-Length: 1000001\r\n\r\n", "413"),
        (b"POST /tulis/bukti HTTP/1.1\r\nContent-Length: 5000400\r\n\r\n", "stream"),  # of 5 MB, as promised
        (b"POST /tulis/bukti HTTP/1.1\r\nContent-Length: 5100001\r\n\r\n", "413"),
        (b"POST /muatan HTTP/1.1\r\nContent-Length: 1000001\r\n\r\n", "413"),
        (b"POST /muat HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 9\r\n\r\n", "whole"),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", "411"),
        (b"POST / HTTP/1.1\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n", "417"),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 16_400, "431"),
        (b"\x16\x03\x01\r\n\r\n", "whole"),
    ],
)
def test_what_is_there_of_a_request(arrived: bytes, found: str) -> None:
    assert verdict(arrived) == found


def test_a_request_that_comes_in_drops_is_cut_within_ten_seconds(app_url: str) -> None:
    """However regularly its bytes come; a second connection that only opened is left just so."""
    host, port = app_url.removeprefix("http://").split(":")
    drops, silent = (create_connection((host, int(port)), timeout=30) for _ in range(2))
    drops.send(b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ")
    start, cut = time.monotonic(), False
    while not cut and time.monotonic() - start < 20:
        time.sleep(0.5)
        try:
            drops.send(b"a")
        except OSError:
            cut = True
    assert 9 < time.monotonic() - start < 13
    assert silent.recv(1) == b""
    drops.close()
    silent.close()


def test_requests_that_come_together_are_all_answered(app_url: str) -> None:
    """One and a half in the first packet, the rest in the second."""
    host, port = app_url.removeprefix("http://").split(":")
    one = b"GET /ikon.svg HTTP/1.1\r\nHost: x\r\n\r\n"
    with create_connection((host, int(port)), timeout=30) as connection:
        connection.send(one + one[:10])
        time.sleep(0.3)
        connection.send(one[10:-2] + b"Connection: close\r\n\r\n")
        answer = b""
        while came := connection.recv(65_536):
            answer += came
    assert answer.count(b"HTTP/1.1 200 OK") == 2
    assert b"Server:" not in answer


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_as_many_processes_as_asked_for_answer(full_url: str, tmp_path: Path, how: signal.Signals) -> None:
    """And all of them end with the one that was started, killed or not: the port is free for the next.

    Where it is asked to end, the others have ended before it has: nobody still reads a file that goes now.
    """
    others = set(_children(os.getpid()))
    with serve(full_url, tmp_path / "log", PANTAU_WORKERS="3"):
        (program,) = set(_children(os.getpid())) - others
        # the first one answers before the last is there; with who makes documents: two, and their keeper
        assert _within(60, lambda: len(_below(program)) == 6)
        processes = [program, *_below(program)]
        os.kill(program, how)
        if how is signal.SIGTERM:
            assert _within(20, lambda: not _runs(program))
            assert not any(_runs(process) for process in processes)
    assert _within(20, lambda: not any(_runs(process) for process in processes))


def _within(seconds: float, holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not (held := holds()) and time.monotonic() < end:
        time.sleep(0.1)
    return held


HEAPS = """
import ctypes, os, sys, threading
from dashboards.web.serve import _one_heap
_one_heap()
together = threading.Barrier(9)
def work():
    held = [bytearray(2000) for _ in range(50)]
    together.wait()
threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
together.wait()
libc = ctypes.CDLL(None)
libc.fdopen.restype, libc.fdopen.argtypes = ctypes.c_void_p, (ctypes.c_int, ctypes.c_char_p)
libc.malloc_info.argtypes = ctypes.c_int, ctypes.c_void_p
file = libc.fdopen(1, b"w")
libc.malloc_info(0, file)
libc.fflush(None)
"""


def test_threads_share_one_heap() -> None:
    """Eight threads have eight otherwise, and what one of them took once it keeps."""
    done = subprocess.run([sys.executable, "-c", HEAPS], capture_output=True, text=True, check=True)
    assert done.stdout.count("<heap nr=") == 1


def _children(parent: int) -> list[int]:
    """Its children; none of one that has ended, or ends while it is read."""
    with suppress(OSError):
        tasks = Path(f"/proc/{parent}/task").glob("*/children")
        return [int(pid) for task in tasks for pid in task.read_text().split()]
    return []


def _below(parent: int) -> list[int]:
    """Its children and theirs."""
    found = _children(parent)
    return found + [pid for child in found for pid in _below(child)]


def _runs(process: int) -> bool:
    """What has ended may wait for its parent's question: a zombie."""
    with suppress(OSError):
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False
