"""Costly documents are made by processes of their own; what is usually asked for is ready before it is."""

import os
import signal
import socket
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import HTTPError

import pytest

from dashboards.web.application import create_app
from dashboards.web.dispatch import readers
from dashboards.web.response_cache.channel import GoneAwayError, LostAnswerError, UnreachableError, fetch
from dashboards.web.response_cache.stored_response import answer
from dashboards.web.workers import worker
from dashboards.web.workers.cache_warmer import Warmer, usual
from data.repository.store import Store
from data.settings import Settings
from tests.support.running import serve

DOCUMENT = answer("200 OK", [("Content-Type", "application/zip")], b"x" * 3_000_000)

OWN_NICENESS = os.getpriority(os.PRIO_PROCESS, 0)  # whoever runs the tests kindly is niced, too


class Answers:
    """As the real one, as far as a worker asks; it notes what it was asked."""

    def __init__(self, made: Any = DOCUMENT) -> None:
        self.asked: list[str] = []
        self._made = made

    def made(self, environ: dict[str, Any]) -> Any:
        self.asked.append(environ["PATH_INFO"])
        return self._made


@pytest.fixture
def listener(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX) as found:
        found.bind(str(tmp_path / "s"))
        found.listen()
        found.setblocking(False)
        yield found


@contextmanager
def working(
    listener: socket.socket, answers: Any, monkeypatch: pytest.MonkeyPatch, most: int
) -> Iterator[None]:
    monkeypatch.setattr(worker, "MOST", most)
    monkeypatch.setattr(worker, "MOST_MB", 10_000)  # the tests' own process may be large
    thread = Thread(target=worker.work, args=(listener, answers, None), daemon=True)
    thread.start()
    yield
    thread.join(20)
    assert not thread.is_alive()


def test_a_document_comes_whole_and_a_worker_ends_after_so_many(
    listener: socket.socket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers()
    with working(listener, answers, monkeypatch, most=2):
        for path in ("/a.zip", "/b.zip"):
            found = fetch(str(tmp_path / "s"), {"PATH_INFO": path, "wsgi.input": object()})
            assert found == DOCUMENT.pack()
    assert answers.asked == ["/a.zip", "/b.zip"]


def test_work_for_readers_who_left_is_dropped(
    listener: socket.socket, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the worker is busy: the reader goes, its process lets go, and the worker makes only the next."""
    reader, far = socket.socketpair()
    far.close()
    with pytest.raises(GoneAwayError):
        fetch(str(tmp_path / "s"), {"PATH_INFO": "/gone.zip", "gunicorn.socket": reader})
    reader.close()
    answers = Answers()
    with working(listener, answers, monkeypatch, most=1):
        fetch(str(tmp_path / "s"), {"PATH_INFO": "/wanted.zip"})
    assert answers.asked == ["/wanted.zip"]


def test_a_worker_that_ends_is_told_from_none(listener: socket.socket, tmp_path: Path) -> None:
    with pytest.raises(UnreachableError):
        fetch(str(tmp_path / "nobody"), {"PATH_INFO": "/a.zip"})

    def torn() -> None:
        listener.setblocking(True)
        line, _ = listener.accept()
        line.send(DOCUMENT.pack()[:100])
        line.close()

    thread = Thread(target=torn)
    thread.start()
    with pytest.raises(LostAnswerError):
        fetch(str(tmp_path / "s"), {"PATH_INFO": "/a.zip"})
    thread.join()


def _status(address: str, seconds: float = 60) -> int:
    try:
        with urllib.request.urlopen(address, timeout=seconds) as found:
            return int(found.status)
    except HTTPError as error:
        return error.code


def _below(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [found for child in map(int, children) for found in (child, *_below(child))]


def _until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def _niced(pids: list[int]) -> list[int]:
    return [pid for pid in pids if os.getpriority(os.PRIO_PROCESS, pid) > OWN_NICENESS]


@pytest.mark.slow
def test_documents_are_made_beside_the_processes_that_answer(full_url: str, tmp_path: Path) -> None:
    """Stopped, they hold no page up; killed, the reader is told to come again and new ones take over; when
    the program is killed they end too."""
    before = set(_below(os.getpid()))
    with suppress(ProcessLookupError), serve(full_url, tmp_path / "log") as address:
        (program,) = (pid for pid in _below(os.getpid()) if pid not in before and pid in _own())
        _until(lambda: len(_makers(program)) == 2)  # the page answers before the last of them is there
        makers = _makers(program)
        for pid in makers:
            os.kill(pid, signal.SIGSTOP)
        found: list[int] = []
        asking = Thread(target=lambda: found.append(_status(f"{address}/nota.docx")))
        asking.start()
        assert _status(f"{address}/peringkat") == 200
        asking.join(1)
        assert found == []
        for pid in makers:
            os.kill(pid, signal.SIGKILL)
        asking.join(30)
        assert found in ([200], [503])  # whether it had reached one of the two
        assert _status(f"{address}/rapor/33.21.pdf") == 200
        everybody = _below(program)
        assert not set(makers) & set(everybody)
        os.kill(program, signal.SIGKILL)
        _until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in _niced_now(everybody)))


def _makers(program: int) -> list[int]:
    """The processes of a program that make documents."""
    return [pid for pid in _niced(_below(program)) if not _below(pid)]


def _own() -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()]


def _niced_now(pids: list[int]) -> list[int]:
    """Those of them that still run and are niced."""
    found = []
    for pid in pids:
        with suppress(ProcessLookupError):
            if os.getpriority(os.PRIO_PROCESS, pid) > OWN_NICENESS:
                found.append(pid)
    return found


def test_the_usual_answers_in_the_order_of_use(full_store: Store) -> None:
    addresses = list(usual(full_store, language="id"))
    assert addresses[:2] == ["/", "/peringkat"]
    assert len(set(addresses)) == len(addresses)
    order = ["/tren", "/daerah/33.21", "/rapat", "/rapor/33.21", "/pratinjau/33.21.png", "/?bahasa=en"]
    order += ["/daerah/33.21?bahasa=en", "/grafik/", "/rapat.pptx", "/rapor.zip", "/rapor/33.21.pdf"]
    assert [address for address in addresses if address in order] == order


def test_what_is_warm_is_not_made_again_and_a_load_begins_anew(
    full_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(_env_file=None, answers=str(tmp_path), hosts="dasbor.test")  # type: ignore[call-arg]
    answers = readers(create_app(full_store, settings).server.wsgi_app)
    made: list[str] = []
    monkeypatch.setattr(
        "dashboards.web.response_cache.middleware.ask",
        lambda _inner, _environ, address: made.append(address.path) or DOCUMENT,
    )
    first = Warmer(answers)
    assert [first.step(), first.step(), first.step()] == [True, True, True]
    assert made == ["/", "/peringkat", "/tren"]
    assert Warmer(answers).step()
    assert made[3:] == ["/bandingkan"]
    monkeypatch.setattr(answers.store, "state", lambda: "another")
    monkeypatch.setattr(
        answers,
        "_state_and_address",
        lambda environ: ("another", answers._written("another", environ, environ["PATH_INFO"])),
    )
    assert first.step()
    assert made[4:] == ["/"]
    while first.step():
        pass
    assert {"/rapor/33.21.pdf", "/rapor.zip", "/pratinjau/33.21.png", "/rapat.pptx"} < set(made)
