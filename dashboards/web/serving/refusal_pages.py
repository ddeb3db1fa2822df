"""Every refusal that a browser meets is a page of the product, whichever part refuses."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from dashboards.rendering.http import is_person

Refusal = Callable[[str, int, str], str]
"""Makes the page: of the words of the address, the status, and what was said in plain text."""
PROGRAMS = ("/api/", "/sehat", "/hidup", "/_dash")  # what they are told is in a form they read
OF_THE_BODY = ("content-type", "content-length", "content-encoding", "content-disposition", "etag")
LONGEST = 400  # characters of a sentence for people


class RefusalPages:
    """WSGI around WSGI: what is refused without a page gets one, where a browser asks."""

    def __init__(self, inner: Any, page: Refusal) -> None:
        """`inner` answers; `page` makes the page of what it refuses."""
        self.inner, self._page = inner, page

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Answer a request (WSGI)."""
        if not is_person(environ) or environ.get("PATH_INFO", "").startswith(PROGRAMS):
            return self.inner(environ, start)  # type: ignore[no-any-return]
        refused: list[tuple[str, list[tuple[str, str]]]] = []

        def begin(status: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
            if status[0] in "45" and not _values(headers).get("content-type", "").startswith("text/html"):
                refused[:] = [(status, headers)]
                return lambda _data: None
            return start(status, headers, *fault)

        answer = self.inner(environ, begin)
        if not refused:
            return answer  # type: ignore[no-any-return]
        status, headers = refused[0]
        page = self._page(
            environ.get("QUERY_STRING", ""), int(status[:3]), _sentence(answer, headers)
        ).encode()
        kept = [
            (name, value) for name, value in headers if name.lower() not in (*OF_THE_BODY, "cache-control")
        ]
        kept += [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))]
        start(status, [*kept, ("Cache-Control", _values(headers).get("cache-control", "no-store"))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [page]


def _values(headers: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    return {name.lower(): value for name, value in headers}


def _sentence(answer: Any, headers: Iterable[tuple[str, str]]) -> str:
    """The sentence that was given as plain text; empty where it was none, or none to read."""
    try:
        body = b"".join(answer)
    finally:
        if hasattr(answer, "close"):
            answer.close()
    known = _values(headers)
    plain = known.get("content-type", "").startswith("text/plain") and "content-encoding" not in known
    words = body.decode("utf-8", "replace").strip() if plain else ""
    return words if len(words) <= LONGEST else ""
