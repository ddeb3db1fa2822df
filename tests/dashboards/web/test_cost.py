"""What a page costs that nobody has asked for yet, in calls of Python functions: alike on every machine."""

import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from dashboards.meeting.document import rapat_html
from dashboards.shell.render import render
from data.database.state_monitor import SETTLED
from data.repository.store import Store

pytestmark = pytest.mark.slow

# Half as much again as it takes, at most. Fits by statsmodels and figures of plotly's classes made /daerah
# 125,000 and /rapat 4,400,000; rows of one area that were searched for instead of looked up, /rapat 280,000.
MOST = {
    "/": 53_000,
    "/peringkat": 26_000,
    "/daerah/33.19": 60_000,
    "/daerah/33": 51_000,
    "/tren": 48_000,  # a line for every area
    "/bandingkan": 34_000,
    "/inpres": 30_000,
    "/jurang": 42_000,  # who drops out before the next budget, and the ranks after
    "/tenggat": 38_000,
    "/mutu-data": 18_000,
    "/rapat": 132_000,
}


def calls(work: Callable[[], object]) -> int:
    """How many Python functions some work calls."""
    count = 0

    def seen(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def _made(store: Store, path: str, month: str) -> object:
    search = f"periode={month}"
    return rapat_html(store, search) if path == "/rapat" else render(store, path, search)


@pytest.mark.parametrize("path", MOST)
def test_a_page_made_anew_is_cheap(full_store: Store, path: str) -> None:
    """Another month than the one before it: what the edition shares is there, the page is not."""
    _made(full_store, path, "2026-05")
    assert calls(lambda: _made(full_store, path, "2026-04")) <= MOST[path]


@pytest.mark.parametrize("path", MOST)
def test_a_page_made_anew_asks_the_database_nothing(full_store: Store, path: str) -> None:
    """What an edition holds is read once, and whether it has changed is seen by the marks of the file."""
    asked = list[str]()
    _made(full_store, path, "2026-05")
    time.sleep(2 * SETTLED)
    full_store.state()
    note = lambda _connection, _cursor, statement, *_more: asked.append(statement)  # noqa: E731
    event.listen(full_store.engine, "before_cursor_execute", note)
    try:
        _made(full_store, path, "2026-03")
    finally:
        event.remove(full_store.engine, "before_cursor_execute", note)
    assert asked == []


def test_no_page_loads_a_library_of_statistics() -> None:
    """Half a second and 60 MB of a process that serves."""
    heavy = "{'statsmodels', 'scipy'} & {name.partition('.')[0] for name in sys.modules}"
    modules = "dashboards.web.application, dashboards.insights.forecast, data.analysis.exponential_smoothing"
    code = f"import sys, {modules}; print({heavy} or 'none')"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "none"
