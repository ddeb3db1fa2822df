"""/sehat: whether the figures can be read, for whoever watches the service; more for whoever runs it."""

from hashlib import sha256
from typing import Any

import flask

from dashboards.web.access import may_know
from dashboards.web.error_pages import first_line
from data.database.engine import age, schema_version
from data.repository.store import Store
from data.settings import Settings
from data.version import version


def register(server: flask.Flask, store: Store, settings: Settings) -> None:
    """Put /sehat on the server, whether figures can be read, and /hidup, whether the program answers."""

    def health() -> tuple[dict[str, Any], int]:
        return _health(store, trusted=may_know(flask.request.environ, settings.health_key))

    server.add_url_rule("/sehat", "health", health)
    server.add_url_rule("/hidup", "alive", lambda: {"status": "hidup"})


def _health(store: Store, *, trusted: bool) -> tuple[dict[str, Any], int]:
    """200 and sehat, or 503 and sakit; everything else only for who may know."""
    try:
        well = age(store.engine) == "current"
        more = {"edisi": len(store.editions()), **(_details(store) if trusted else {})}
    except Exception as error:
        more = {"sebab": first_line(error)} if trusted else {}
        return {"status": "sakit", **more}, 503
    said = {"status": "sehat" if well else "sakit", **(more if trusted else {})}
    return said, 200 if well else 503


def _details(store: Store) -> dict[str, Any]:
    return {
        "versi": version(),
        "skema": schema_version(store.engine),
        "revisi": sha256(repr(store.revision()).encode()).hexdigest()[:12],
        "muatan_terbaru": store.newest_load(),
    }
