"""Behind a proxy: who asks, and by which scheme, is believed only of the proxies in the settings.

Where people come by https, browsers are asked to stay with it (HSTS).
"""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

HSTS = ("Strict-Transport-Security", "max-age=31536000")
Networks = tuple[IPv4Network | IPv6Network, ...]


def networks(words: str) -> Networks:
    """Addresses and networks parted by commas. Raises ValueError."""
    return tuple(ip_network(word.strip()) for word in words.split(",") if word.strip())


class Proxy:
    """WSGI around WSGI. `https`: whether links of this site begin so."""

    def __init__(self, inner: Any, *, trusted: Networks, https: bool) -> None:
        """`trusted` are the proxies whose word counts."""
        self.inner, self._trusted, self._https = inner, trusted, https

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Answer a request (WSGI) as the one that the proxy was asked."""
        if self._trusts(environ.get("REMOTE_ADDR", "")):
            environ |= self._forwarded_headers(environ)
        secure = self._https or environ.get("wsgi.url_scheme") == "https"

        def begin(status: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
            return start(status, [*headers, HSTS] if secure else headers, *fault)

        return self.inner(environ, begin)  # type: ignore[no-any-return]

    def _forwarded_headers(self, environ: dict[str, Any]) -> dict[str, str]:
        """The last address in the list that is no proxy of ours, and the scheme."""
        found = {}
        for address in reversed(environ.get("HTTP_X_FORWARDED_FOR", "").split(",")):
            if not _is_address(address.strip()):
                break
            found["REMOTE_ADDR"] = address.strip()
            if not self._trusts(address.strip()):
                break
        if environ.get("HTTP_X_FORWARDED_PROTO", "").strip() in ("http", "https"):
            found["wsgi.url_scheme"] = environ["HTTP_X_FORWARDED_PROTO"].strip()
        return found

    def _trusts(self, address: str) -> bool:
        return _is_address(address) and any(ip_address(address) in network for network in self._trusted)


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
