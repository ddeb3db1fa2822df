"""The keeper: a process that has two others make documents, and puts a new one where one has ended.

It is forked from the program before its readers' processes are, so that all share what was read by then; it
ends with the program, whichever way that ends.
"""

import atexit
import gc
import logging
import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from threading import Thread
from typing import NoReturn

from dashboards.web.response_cache.channel import fetch
from dashboards.web.response_cache.middleware import Answers
from dashboards.web.workers.cache_warmer import Warmer
from dashboards.web.workers.worker import work

LOOK_SECONDS = 0.25
KIND = 10  # added to the niceness of the processes that make documents: pages go first
KINDER = 9  # of the one that makes what nobody waits for
WAITING = 64  # connections that wait; each is a thread of a process that answers readers


def supervise(answers: object, *, warm: bool, forked: Callable[[], None]) -> None:
    """Start the keeper.

    From now on the costly documents of `answers` are made there, unless it is a WSGI application that keeps
    none. `warm`: whether the usual answers are made before they are asked for; `forked` is called in each new
    process.
    """
    if not isinstance(answers, Answers):
        return
    folder = mkdtemp(prefix="pantau-")
    place = str(Path(folder) / "dokumen")
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(place)
    listener.listen(WAITING)
    listener.setblocking(False)
    sys.stdout.flush()
    sys.stderr.flush()
    program = os.getpid()
    keeper = os.fork()
    if keeper == 0:
        _ended_with(program)
        signal.signal(signal.SIGTERM, _stop)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C ends the program, and with it this one
        os.nice(KIND)
        gc.freeze()
        _only(partial(_renew, partial(_work, listener, answers, warm=warm, forked=forked)))
    listener.close()
    answers.elsewhere = partial(fetch, place)
    atexit.register(_stopped, folder, program, keeper)


def _stopped(folder: str, program: int, keeper: int) -> None:
    """Where the program ends as it should, nothing of it is at work afterwards."""
    if os.getpid() != program:
        return
    with suppress(OSError):  # ended already
        os.kill(keeper, signal.SIGTERM)
        os.waitpid(keeper, 0)
    shutil.rmtree(folder, ignore_errors=True)


def _stop(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit


def _renew(work: Callable[[bool], None]) -> None:
    """Two processes for ever; one of them warms while it has nothing else to do."""
    working: dict[int, bool] = {}
    try:
        while True:
            for warms in {True, False} - set(working.values()):
                pid = os.fork()
                if pid == 0:
                    _only(partial(work, warms))
                working[pid] = warms
            ended, _ = os.waitpid(-1, os.WNOHANG)
            if ended:
                working.pop(ended, None)
            else:
                time.sleep(LOOK_SECONDS)
    finally:
        for pid in working:
            with suppress(OSError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)


def _work(
    listener: socket.socket, answers: Answers, warms: bool, *, warm: bool, forked: Callable[[], None]
) -> None:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _ended_with(os.getppid())
    forked()
    if warms:
        os.nice(KINDER)
    work(listener, answers, Warmer(answers) if warms and warm else None)


def _only(work: Callable[[], None]) -> NoReturn:
    """Do this and end the process: nothing that the program does afterwards is done here too."""
    try:
        work()
    except Exception:
        logging.getLogger("dashboards").exception("a process that makes documents has ended")
    finally:
        os._exit(0)


def _ended_with(parent: int) -> None:
    """End this process once its parent has: it cannot outlive the program, killed or not."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(LOOK_SECONDS)
        os._exit(0)

    Thread(target=watch, daemon=True).start()
