"""Costly documents have few places in a process that answers readers, so that pages find a thread."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from threading import Lock
from typing import Any

from dashboards.rendering.http import is_person
from dashboards.web.monitoring.metrics import WAITING

PLACES = 4  # of the eight threads of a process that wait, with the one that is at work
OF_ONE = 2  # places one client may hold
SECONDS = 10  # until who found no place should come again

Start = Callable[..., Any]


class BusyError(Exception):
    """No place; `own` where the client holds its share already."""

    def __init__(self, *, own: bool) -> None:
        """`own`: the place is refused because the reader's own requests hold it."""
        super().__init__()
        self.own = own


class ConcurrencyLimit:
    """The places of one process."""

    def __init__(self) -> None:
        """Nobody holds a place."""
        self._held: Counter[str] = Counter()
        self._counting = Lock()
        self.alone = Lock()
        """Held by who makes a document in this process."""

    @contextmanager
    def place(self, client: str) -> Iterator[None]:
        """Hold a place. Raises BusyError, at once."""
        with self._counting:
            if self._held[client] >= OF_ONE:
                raise BusyError(own=True)
            if self._held.total() >= PLACES:
                raise BusyError(own=False)
            self._held[client] += 1
        WAITING.inc()
        try:
            yield
        finally:
            WAITING.dec()
            with self._counting:
                self._held[client] -= 1
                if not self._held[client]:
                    del self._held[client]


def busy_response(
    environ: Mapping[str, Any], start: Start, *, own: bool, waiting: Callable[[str], str]
) -> Iterable[bytes]:
    """Who finds no place: people a page that comes back by itself, programs 503; 429 who has two."""
    status = "429 TOO MANY REQUESTS" if own else "503 SERVICE UNAVAILABLE"
    words, media = b"", "text/plain; charset=utf-8"
    if is_person(environ):
        status = status if own else "202 ACCEPTED"
        words, media = waiting(environ.get("QUERY_STRING", "")).encode(), "text/html; charset=utf-8"
    headers = [("Content-Type", media), ("Cache-Control", "no-store"), ("Retry-After", str(SECONDS))]
    if words:
        headers.append(("Refresh", str(SECONDS)))
    start(status, [*headers, ("Content-Length", str(len(words)))])
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [words]
