"""A page asked for without anything its reader says of itself, so that the answer may be kept for all."""

from collections.abc import Callable
from typing import Any

from dashboards.web.response_cache.addresses import Written
from dashboards.web.response_cache.stored_response import Answer, answer


def ask(inner: Any, environ: dict[str, Any], address: Written) -> Answer:
    """What the WSGI application `inner` answers to a canonical address, whoever `environ` says is asking."""
    head: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], _error: Any = None) -> Callable[[bytes], Any]:
        head[:] = [status, headers]
        return lambda _data: None

    mine = {key: value for key, value in environ.items() if key not in _READERS}
    mine |= {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address.path.encode("utf-8").decode("latin-1"),
        "QUERY_STRING": address.search,
        "HTTP_ACCEPT": address.accept or "*/*",
    }
    parts = inner(mine, start)
    try:
        body = b"".join(parts)
    finally:
        if hasattr(parts, "close"):
            parts.close()
    return answer(head[0], head[1], body)


# What a reader says of itself: none of it may change what is kept for all.
_READERS = (
    "HTTP_ACCEPT_ENCODING",
    "HTTP_IF_NONE_MATCH",
    "HTTP_IF_MODIFIED_SINCE",
    "HTTP_RANGE",
    "HTTP_IF_RANGE",
    "HTTP_REFERER",
    "HTTP_COOKIE",
    "RAW_URI",
    "REQUEST_URI",
)
