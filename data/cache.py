"""Memory: what was computed once is kept until the database changes, within bounds, across threads."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Lock, get_ident, local
from typing import Any, TypeVar

T = TypeVar("T")
MOST = 160  # results; frames take one to four megabytes
BRIEF = 120  # of them more that are of one address or month each: a page keeps all its elements
HEAVIEST = 96_000_000  # bytes of pages and files together
TRIES = 3


@dataclass
class _Kept:
    """The results of one state of the database, and those that a thread is making just now."""

    results: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)
    brief: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)
    making: dict[Hashable, tuple[int, Future[Any]]] = field(default_factory=dict)
    weights: dict[Hashable, int] = field(default_factory=dict)

    def shelf(self, key: Hashable) -> OrderedDict[Hashable, Any] | None:
        """Where a result is; None where it is not."""
        return next((shelf for shelf in (self.results, self.brief) if key in shelf), None)

    def put(self, key: Hashable, result: Any, *, brief: bool) -> None:
        shelf, most = (self.brief, BRIEF) if brief else (self.results, MOST)
        shelf[key] = result
        if size := weight(result):
            self.weights[key] = size
        while len(shelf) > most:
            self._leave(next(iter(shelf)))
        if sum(self.weights.values()) > HEAVIEST:
            self._lighten(key)

    def _leave(self, key: Hashable) -> None:
        shelf = self.shelf(key)
        assert shelf is not None
        del shelf[key]
        self.weights.pop(key, None)

    def _lighten(self, newest: Hashable) -> None:
        """Lets the least used pages and files go until the rest is light enough; the newest stays."""
        heavy = [key for shelf in (self.brief, self.results) for key in shelf if key in self.weights]
        for key in heavy:
            if key == newest:
                continue
            self._leave(key)
            if sum(self.weights.values()) <= HEAVIEST:
                return


def weight(value: Any) -> int:
    """Bytes of what is ready to be sent: text and bytes, also inside tuples; nothing else is counted."""
    if isinstance(value, tuple):
        return sum(weight(part) for part in value)
    return len(value) if isinstance(value, (bytes, str)) else 0


class Memory:
    """Keeps the results of one state of the database, the least used leaving first.

    So many of them, and of pages and files (bytes and text) so many bytes. Those of one address each
    (`brief`) have places of their own: many addresses do not push out what every page is made of.

    `revision` asks the database which state it is in; it is asked once for an outermost call and once more
    after the work, so that a page never joins figures from before and after a load.
    """

    def __init__(self, revision: Callable[[], Hashable]) -> None:
        """Keep nothing yet; `revision` gives the state that results belong to."""
        self._revision = revision
        self._state: Hashable = None
        self._kept = _Kept()
        self._lock = Lock()
        self._inside = local()

    def remember(self, key: Hashable, make: Callable[[], T], *, brief: bool = False) -> T:
        """make() once per state of the database and key; who asks while another thread makes it waits."""
        return self.consistent_read(lambda: self._get(key, make, brief=brief))

    def consistent_read(self, work: Callable[[], T]) -> T:
        """work() within one state of the database: all that it remembers is of the same."""
        if getattr(self._inside, "kept", None) is not None:
            return work()
        for _ in range(TRIES - 1):
            kept, before = self._current()
            result = self._within(kept, work)
            if not self._inside.fresh or self._revision() == before:
                return result
        return self._within(self._current()[0], work)

    def _current(self) -> tuple[_Kept, Hashable]:
        state = self._revision()
        with self._lock:
            if state != self._state:
                self._kept, self._state = _Kept(), state
            return self._kept, state

    def _within(self, kept: _Kept, work: Callable[[], T]) -> T:
        self._inside.kept, self._inside.fresh = kept, False
        try:
            return work()
        finally:
            self._inside.kept = None

    def _get(self, key: Hashable, make: Callable[[], T], *, brief: bool) -> T:
        kept: _Kept = self._inside.kept
        with self._lock:
            shelf = kept.shelf(key)
            if shelf is not None:
                shelf.move_to_end(key)
                result: T = shelf[key]
                return result
            maker, made = kept.making.setdefault(key, (get_ident(), Future()))
        self._inside.fresh = True
        if maker != get_ident():
            waited: T = made.result()
            return waited
        return self._make(kept, key, make, made, brief=brief)

    def _make(
        self, kept: _Kept, key: Hashable, make: Callable[[], T], made: Future[Any], *, brief: bool
    ) -> T:
        """The result, also for those who wait.

        What a result is made from never needs the result itself, so that threads that wait for each other's
        always end.
        """
        try:
            result = make()
        except BaseException as error:
            made.set_exception(error)
            raise
        else:
            made.set_result(result)
            return result
        finally:
            with self._lock:
                del kept.making[key]
                if made.exception() is None:
                    kept.put(key, made.result(), brief=brief)
