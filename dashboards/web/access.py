"""Who may know more of the service than whether it is well: this machine, or who has PANTAU_HEALTH_KEY."""

import hmac
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from dashboards.rendering.http import passed_on


def may_know(environ: dict[str, Any], key: str) -> bool:
    """Whether a request comes from this machine, by no proxy, or with the key."""
    given = environ.get("HTTP_AUTHORIZATION", "").removeprefix("Bearer ").encode()
    if key and hmac.compare_digest(given, key.encode()):
        return True
    if passed_on(environ):
        return False
    if environ.get("SERVER_PROTOCOL") == "HTTP/1.0":  # as proxies speak that forward no more
        return False
    try:
        host = urlsplit(f"//{environ.get('HTTP_HOST', '')}").hostname
    except ValueError:
        return False
    return _loopback(environ.get("REMOTE_ADDR", "")) and _loopback(host or "")


def _loopback(name: str) -> bool:
    """Whether a name or an address is this machine's own."""
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False
