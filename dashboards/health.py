"""/sehat: whether the figures can be read, for whoever watches the service; more for whoever runs it."""

import hmac
from importlib.metadata import PackageNotFoundError, version
from ipaddress import ip_address
from typing import Any

import flask

from dashboards.errors import first_line
from data.engine import age, place
from data.settings import Settings
from data.store import Store

FORWARDED = ("Forwarded", "Via", "X-Real-Ip", "X-Forwarded-")


def register(server: flask.Flask, store: Store, settings: Settings) -> None:
    """Put /sehat on the server."""
    server.add_url_rule("/sehat", "health", lambda: _health(store, trusted=_trusted(settings.health_key)))


def _health(store: Store, *, trusted: bool) -> tuple[dict[str, Any], int]:
    """200 and sehat, or 503 and sakit; everything else only for who may know."""
    try:
        found = age(store.engine)
        editions = store.editions()
        newest = store.newest_load()
    except Exception as error:
        more = {"sebab": first_line(error)} if trusted else {}
        return {"status": "sakit", **more}, 503
    well = found == "current"
    said: dict[str, Any] = {"status": "sehat" if well else "sakit"}
    if trusted:
        said |= {
            "versi": _version(),
            "skema": found,
            "basis_data": place(store.engine),
            "edisi": len(editions),
            "muatan_terbaru": newest,
        }
    return said, 200 if well else 503


def _trusted(key: str) -> bool:
    """Whether somebody on this machine asks, by no proxy, or somebody with the key of PANTAU_HEALTH_KEY."""
    request = flask.request
    given = request.headers.get("Authorization", "").removeprefix("Bearer ").encode()
    if key and hmac.compare_digest(given, key.encode()):
        return True
    if any(name.startswith(FORWARDED) for name in request.headers.keys()):
        return False
    if request.environ.get("SERVER_PROTOCOL") == "HTTP/1.0":  # as proxies speak that forward no more
        return False
    return _loopback(request.remote_addr or "") and _loopback(request.host.rpartition(":")[0] or request.host)


def _loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def _version() -> str:
    try:
        return version("pantau-jamsostek")
    except PackageNotFoundError:
        return "?"
