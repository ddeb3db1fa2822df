"""Which state a database is in, asked again only where a SQLite file's own marks have changed."""

import os
import time
from collections.abc import Callable, Hashable
from datetime import datetime, timedelta
from threading import Lock
from typing import Any
from urllib.parse import unquote

from sqlalchemy import Engine

from data import dates
from data.database.state import next_opening

SETTLED = 0.1  # seconds: a younger file may change again within one tick of its clock
BESIDE = ("", "-wal", "-journal")


class StateMonitor:
    """The state that what is kept belongs to.

    `ask` asks the database for it; of a SQLite file it is asked again only once the file or its log has
    changed, an embargo ends or the day does.
    """

    def __init__(self, engine: Engine, ask: Callable[[], Hashable]) -> None:
        """Watch the database of an engine, by the marks of its files if it is a local SQLite file."""
        self._engine, self._question = engine, ask
        url = engine.url
        local = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
        file = unquote(str(url.database).removeprefix("file://").partition("?")[0])
        self._files = [file + more for more in BESIDE] if local and os.path.exists(file) else []
        self._known: tuple[Any, datetime, datetime, Hashable] | None = None  # marks, from, until, state
        self._asking = Lock()
        self._answered: tuple[float, Hashable | Exception] | None = None  # when it was asked last, what came

    def state(self) -> Hashable:
        """Raises what the database raises."""
        if not self._files:
            return self._question()
        marks, known = self._marks(), self._known
        if known is not None and known[0] == marks and known[1] <= dates.now() < known[2]:
            return known[3]  # a clock that was put back asks again: an embargo that it had opened is closed
        moment, state = dates.now(), self._revision()
        self._known = None
        if all(time.time() - mark[2] / 1e9 > SETTLED for mark in marks if mark):
            until = min(self._midnight(moment), self._opening(moment))
            self._known = (marks, moment, until, state) if self._marks() == marks else None
        return state

    def _revision(self) -> Hashable:
        """The state, asked for all who wait: while a file is written to every request would have to ask.

        What was asked after somebody came holds for them; raises what came of it.
        """
        came = time.monotonic()
        with self._asking:
            if self._answered is None or self._answered[0] <= came:
                self._answered = time.monotonic(), self._ask()
            answer = self._answered[1]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _ask(self) -> Hashable | Exception:
        try:
            return self._question()
        except Exception as error:
            return error

    def _marks(self) -> tuple[Any, ...]:
        return tuple(_mark(file) for file in self._files)

    def _opening(self, moment: datetime) -> datetime:
        with self._engine.connect() as connection:
            return next_opening(connection, moment=moment) or datetime.max

    def _midnight(self, moment: datetime) -> datetime:
        """When the day ends as offices here count it, UTC."""
        here = dates.wib(moment)
        return (
            moment
            + timedelta(days=1)
            - timedelta(
                hours=here.hour, minutes=here.minute, seconds=here.second, microseconds=here.microsecond
            )
        )


def _mark(file: str) -> tuple[int, int, int] | None:
    try:
        about = os.stat(file)
    except FileNotFoundError:
        return None
    return about.st_ino, about.st_size, about.st_ctime_ns
