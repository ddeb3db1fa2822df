"""Memory: what was computed once is kept until the database changes, within a bound, across threads."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock, local
from typing import Any, TypeVar, cast

T = TypeVar("T")
MOST = 160  # results; frames take one to four megabytes
HEAVIEST = 96_000_000  # bytes of pages and files together
TRIES = 3


class Memory:
    """Keeps the results of one state of the database, the least used leaving first: so many of them, and of
    pages and files (bytes and text) so many bytes.

    `revision` asks the database which state it is in; it is asked once for an outermost call and once more
    after the work, so that a page never joins figures from before and after a load.
    """

    def __init__(self, revision: Callable[[], Hashable]) -> None:
        self._revision = revision
        self._state: Hashable = None
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()
        self._inside = local()

    def remember(self, key: Hashable, make: Callable[[], T]) -> T:
        """make() once per state of the database and key."""
        within: OrderedDict[Hashable, Any] | None = getattr(self._inside, "kept", None)
        if within is not None:
            return self._get(within, key, make)
        for _ in range(TRIES - 1):
            kept, before = self._current()
            result, fresh = self._outermost(kept, key, make)
            if not fresh or self._revision() == before:
                return result
        return self._outermost(self._current()[0], key, make)[0]

    def _current(self) -> tuple[OrderedDict[Hashable, Any], Hashable]:
        state = self._revision()
        with self._lock:
            if state != self._state:
                self._kept, self._state = OrderedDict(), state
            return self._kept, state

    def _outermost(
        self, kept: OrderedDict[Hashable, Any], key: Hashable, make: Callable[[], T]
    ) -> tuple[T, bool]:
        fresh = key not in kept
        self._inside.kept = kept
        try:
            return self._get(kept, key, make), fresh
        finally:
            self._inside.kept = None

    def _get(self, kept: OrderedDict[Hashable, Any], key: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            if key in kept:
                kept.move_to_end(key)
                return cast(T, kept[key])
        result = make()
        with self._lock:
            kept[key] = result
            while len(kept) > MOST:
                kept.popitem(last=False)
            _lighten(kept)
        return result


def _lighten(kept: OrderedDict[Hashable, Any]) -> None:
    """Lets the least used pages and files go until the rest is light enough; the newest stays."""
    weights = {key: size for key, value in kept.items() if (size := weight(value))}
    excess = sum(weights.values()) - HEAVIEST
    for key in list(weights)[:-1]:
        if excess <= 0:
            return
        del kept[key]
        excess -= weights[key]


def weight(value: Any) -> int:
    """Bytes of what is ready to be sent: text and bytes, also inside tuples; nothing else is counted."""
    if isinstance(value, tuple):
        return sum(weight(part) for part in value)
    return len(value) if isinstance(value, (bytes, str)) else 0
