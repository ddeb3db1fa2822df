"""Around the whole service: how long each answer took, a line of log without personal data, /metrics."""

import json
import logging
import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import Any
from urllib.parse import parse_qsl

from werkzeug.wsgi import ClosingIterator

from dashboards.web.access import may_know
from dashboards.web.monitoring.metrics import ANSWERS, RESPONSES, SECONDS, measured
from dashboards.web.monitoring.page_kinds import kind_of
from dashboards.web.serving.thread_pools import TakesTimeError
from data.dates import now
from data.repository.store import Store
from data.settings import Settings

HOW = "pantau.answer"  # of the environment: "kept" or "made"
SLOW = 1.0  # seconds, from which a line says so
WORDS = frozenset(
    {"metrik", "periode", "edisi", "skema", "segmen", "bahasa", "basis", "tampilan", "urut", "arah", "daerah"}
)  # of queries; others may hold what somebody typed
_LOG = logging.getLogger("pantau.akses")


class AccessLog:
    """WSGI around WSGI.

    With `settings.access_log` each answer is a line of JSON: on the standard output ("-"), or in a file,
    which is opened anew after somebody has moved it.
    """

    def __init__(self, inner: Any, store: Store, settings: Settings) -> None:
        """`inner` is the application whose answers are counted and logged."""
        self._inner, self._store, self._key = inner, store, settings.health_key
        self._backups, self._site = Path(settings.backups), settings.base_url
        self._logs = bool(settings.access_log)
        if self._logs:
            _write_to(settings.access_log)

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Answer a request (WSGI) by the application, or /metrics with what was counted.

        To this machine, or to who has the key; to others there is no such page, as the application says.
        """
        if environ.get("PATH_INFO") == "/metrics" and may_know(environ, self._key):
            return self._metrics(start)
        begun, seen = perf_counter(), {"status": "500", "bytes": "0"}

        def begin(status: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
            length = next((value for name, value in headers if name.lower() == "content-length"), "0")
            seen.update(status=status[:3], bytes=length)
            return start(status, headers, *fault)

        def done() -> None:
            self._record(environ, seen, perf_counter() - begun)

        try:
            parts = self._inner(environ, begin)
        except TakesTimeError:  # another thread answers
            raise
        except BaseException:
            done()
            raise
        return ClosingIterator(parts, done)

    def _record(self, environ: dict[str, Any], seen: dict[str, str], seconds: float) -> None:
        page, how = kind_of(environ.get("PATH_INFO", "")), environ.get(HOW, "")
        SECONDS.labels(page).observe(seconds)
        RESPONSES.labels(seen["status"]).inc()
        if how:
            ANSWERS.labels(how).inc()
        if not self._logs:
            return
        words = {key for key, _ in parse_qsl(environ.get("QUERY_STRING", "")[:3000])} & WORDS
        line = {
            "time": now().isoformat(timespec="milliseconds") + "Z",
            "method": environ.get("REQUEST_METHOD", "")[:8],
            "page": page,
            "words": sorted(words),
            "status": int(seen["status"]),
            "bytes": int(seen["bytes"]),
            "ms": round(seconds * 1000, 1),
            "answer": how or "-",
        }
        _LOG.info(json.dumps(line | ({"slow": True} if seconds >= SLOW else {}), ensure_ascii=False))

    def _metrics(self, start: Any) -> Iterable[bytes]:
        body = measured(self._store, self._backups, self._site)
        headers = [
            ("Content-Type", "text/plain; version=0.0.4; charset=utf-8"),
            ("Cache-Control", "no-store"),
        ]
        start("200 OK", [*headers, ("Content-Length", str(len(body)))])
        return [body]


def _write_to(place: str) -> None:
    from logging.handlers import WatchedFileHandler

    handler = logging.StreamHandler(sys.stdout) if place == "-" else WatchedFileHandler(place)
    handler.setFormatter(logging.Formatter("%(message)s"))
    for former in list(_LOG.handlers):
        _LOG.removeHandler(former)
        former.close()
    _LOG.addHandler(handler)
    _LOG.propagate = False
    _LOG.setLevel(logging.INFO)
