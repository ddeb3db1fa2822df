"""Threads of a process that answers readers: some send what is there, some make what is not, some wait.

So who asks for what is kept never stands behind those who ask for what must be made.
"""

import socket
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Condition, Thread, local
from typing import NoReturn

Work = Callable[[], None]
_here = local()


class TakesTimeError(BaseException):
    """The answer takes time, and this thread only sends; no fault, so nobody on its way catches it."""

    def __init__(self, client: str, *, waits: bool, first: bool) -> None:
        """`client` asks; `waits`: for another process or a person more than for this process's own work.

        `first`: what many others will ask for, too, once they may.
        """
        super().__init__(client)
        self.client, self.waits, self.first = client, waits, first


@contextmanager
def only_sending() -> Iterator[None]:
    """Within it this thread makes nothing."""
    _here.sends = True
    try:
        yield
    finally:
        _here.sends = False


def takes_time(client: str, *, waits: bool = False, first: bool = False) -> None:
    """Say that what comes next takes time. Raises TakesTimeError in a thread that only sends."""
    if getattr(_here, "sends", False):
        raise TakesTimeError(client, waits=waits, first=first)


class ThreadPool:
    """Threads of one kind; clients take turns, so that one who asks for much waits for itself.

    What many ask for goes first: it is made once, and the others need not wait for it.
    """

    def __init__(self, threads: int) -> None:
        """Begin with as many threads."""
        self._waiting: OrderedDict[str, deque[Work]] = OrderedDict()
        self._first: OrderedDict[str, deque[Work]] = OrderedDict()
        self._changed = Condition()
        for _ in range(threads):
            Thread(target=self._run, daemon=True).start()

    def submit(self, client: str, work: Work, *, first: bool = False) -> None:
        """Do it when the client has its turn; `work` raises nothing."""
        with self._changed:
            (self._first if first else self._waiting).setdefault(client, deque()).append(work)
            self._changed.notify()

    def _run(self) -> NoReturn:
        while True:
            self._next()()

    def _next(self) -> Work:
        with self._changed:
            while not (waiting := self._first or self._waiting):
                self._changed.wait()
            client, works = waiting.popitem(last=False)
            work = works.popleft()
            if works:  # the others first
                waiting[client] = works
            return work


def left(client: socket.socket) -> bool:
    """Whether the other end has closed the connection."""
    try:
        return client.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True
