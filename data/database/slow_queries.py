"""Questions that the database takes long to answer are named in the log, without the values asked for."""

import logging
from time import perf_counter
from typing import Any

from sqlalchemy import Engine, event

SLOW = 1.0  # seconds until the first row
LONGEST = 400  # characters of a statement that are written
_LOG = logging.getLogger(__name__)


def name_slow(engine: Engine) -> Engine:
    """From now on each slow statement of this engine is a line of the log."""

    @event.listens_for(engine, "before_cursor_execute")
    def _begin(
        _connection: Any, _cursor: Any, _statement: Any, _values: Any, context: Any, _many: Any
    ) -> None:
        context.begun = perf_counter()

    @event.listens_for(engine, "after_cursor_execute")
    def _end(_connection: Any, _cursor: Any, statement: str, _values: Any, context: Any, _many: Any) -> None:
        seconds = perf_counter() - context.begun
        if seconds >= SLOW:
            _LOG.warning("slow query, %.1f s: %s", seconds, " ".join(statement.split())[:LONGEST])

    return engine
