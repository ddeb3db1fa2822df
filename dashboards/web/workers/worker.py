"""The work of one process that makes documents: what is waited for first, then what is usually asked for."""

import select
import socket
from typing import Protocol

from dashboards.web.response_cache.channel import received, send
from dashboards.web.response_cache.middleware import Answers

MOST = 50  # documents, after which a new process takes over: what libraries hold on to goes with the old one
MOST_MB = 300  # with what it shares with the others; one document adds 200 at most
IDLE_SECONDS = 1.0  # between two looks whether there is something to warm


class Usual(Protocol):
    """What to make while nobody waits."""

    def step(self) -> bool:
        """Make one; whether there was one."""


def work(listener: socket.socket, answers: Answers, usual: Usual | None) -> None:
    """Make documents until enough were made, or what was made takes too much memory."""
    made, busy = 0, False
    while made < MOST and not (busy and megabytes() > MOST_MB):
        ready, _, _ = select.select([listener], [], [], 0 if busy else IDLE_SECONDS)
        if ready:
            made += _take(listener, answers)
        busy = bool(ready) or (usual is not None and usual.step())


def _take(listener: socket.socket, answers: Answers) -> bool:
    try:
        line, _ = listener.accept()
    except OSError:  # another process was quicker
        return False
    with line:
        environ = received(line)
        if environ is None:  # nobody waits for it any more
            return False
        made = answers.made(environ)
        if made is not None:  # else the database does not answer: who asked comes again
            send(line, made.pack())
    return made is not None


def megabytes() -> float:
    """What this process holds now, with what it shares; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as statm:
            return int(statm.read().split()[1]) * 4096 / 1e6
    except OSError:
        return 0.0
