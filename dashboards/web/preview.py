"""/tinjau: the readers' pages with drafts and what is under embargo, for who has signed in and may see them.

They are an application of their own, made when somebody first asks: nothing of it is kept, and every page
says what it is.
"""

import re
from collections.abc import Callable, Iterable
from threading import Lock
from typing import Any

import flask

from dashboards.desk.access import PREVIEW
from dashboards.rendering.language import LANGUAGES, Language
from dashboards.rendering.theme import AMBER, AMBER_INK

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]
ROOT = f"/{PREVIEW}"
_BODY, _NAME = re.compile(r"<body[^>]*>"), re.compile(r'filename="')
_LOOKS = (
    f"margin:0;padding:8px 14px;background:{AMBER};color:{AMBER_INK};"
    "font:700 15px/1.4 'Segoe UI',Roboto,'Noto Sans',system-ui,Arial,sans-serif"
)


class Preview:
    """WSGI: an application that stands below ROOT and is made when it is first asked for."""

    def __init__(self, make: Callable[[], flask.Flask], *, language: str) -> None:
        """`make` makes the application; `language` is the one pages have unless another is asked for."""
        self._make, self._language, self._lock = make, language, Lock()
        self._made: flask.Flask | None = None

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Answer a request (WSGI), without its cookies."""
        path = environ.get("PATH_INFO", "").removeprefix(ROOT) or "/"
        own = {name: value for name, value in environ.items() if name != "HTTP_COOKIE"}
        return self._application()({**own, "PATH_INFO": path}, start)

    def _application(self) -> flask.Flask:
        with self._lock:
            if self._made is None:
                self._made = self._make()
                self._made.after_request(self._marked)
            return self._made

    def _marked(self, response: flask.Response) -> flask.Response:
        """Say on every page, and in the name of every file, that it is a preview."""
        name = response.headers.get("Content-Disposition", "")
        response.headers["Content-Disposition"] = _NAME.sub('filename="PRATINJAU-', name)
        if not name:
            del response.headers["Content-Disposition"]
        response.headers["X-Robots-Tag"] = "noindex"
        if response.mimetype != "text/html" or response.direct_passthrough:
            return response
        asked = flask.request.args.get("bahasa", self._language)
        _ = Language(asked if asked in LANGUAGES else self._language).text
        words = _("PRATINJAU: dapat memuat rancangan dan angka yang diembargo. Jangan disebarkan.")
        page = response.get_data(as_text=True).replace("<title>", "<title>PRATINJAU · ", 1)
        mark = f'<aside class="pratinjau" style="{_LOOKS}">{words}</aside>'
        response.set_data(_BODY.sub(lambda body: body[0] + mark, page, count=1))
        return response
