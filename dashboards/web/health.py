"""/sehat: whether the figures can be read, for whoever watches the service; more for whoever runs it."""

import hmac
from hashlib import sha256
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import flask

from dashboards.rendering.http import forwarded
from dashboards.web.error_pages import first_line
from data.database.engine import age, schema_version
from data.repository.store import Store
from data.settings import Settings
from data.version import version


def register(server: flask.Flask, store: Store, settings: Settings) -> None:
    """Put /sehat on the server."""
    server.add_url_rule("/sehat", "health", lambda: _health(store, trusted=_trusted(settings.health_key)))


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


def _trusted(key: str) -> bool:
    """Whether somebody on this machine asks, by no proxy, or somebody with the key of PANTAU_HEALTH_KEY."""
    request = flask.request
    given = request.headers.get("Authorization", "").removeprefix("Bearer ").encode()
    if key and hmac.compare_digest(given, key.encode()):
        return True
    if forwarded():
        return False
    if request.environ.get("SERVER_PROTOCOL") == "HTTP/1.0":  # as proxies speak that forward no more
        return False
    return _loopback(request.remote_addr or "") and _loopback(urlsplit(f"//{request.host}").hostname or "")


def _loopback(name: str) -> bool:
    """Whether a name or an address is this machine's own."""
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
