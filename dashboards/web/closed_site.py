"""A site that is closed to the public: the readers' addresses behind the check of who has signed in.

What is answered is what is kept for everybody; only its headers say that it is no longer anybody's.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any, Literal
from urllib.parse import parse_qsl, quote, urlencode

from sqlalchemy.exc import SQLAlchemyError

from dashboards.api.problem import ProblemError
from dashboards.rendering.http import is_person
from dashboards.rendering.language import LANGUAGES, Language
from data.database.faults import UnusableError

OPEN = frozenset({"/sehat", "/hidup", "/ikon.svg", "/favicon.ico", "/robots.txt", "/simpan.js"})
"""What holds no figure: whether the service is well, its icon, what tells robots and devices to keep off."""
NO_STORE = "private, no-store"
LONGEST = 2000  # characters of an address that one comes back to
PRIVATE_ONLY = ("cache-control", "pantau-simpan", "etag", "expires")
Reader = Literal["reads", "stranger", "codes", "role", "token"]
Who = Callable[[dict[str, Any]], Reader]


class ClosedSite:
    """WSGI around WSGI: nobody reads who has not signed in."""

    def __init__(self, inner: Any, who: Who, *, root: str, language: str) -> None:
        """`who` says of a request whether its sender reads; `root` is the path at which the site begins."""
        self.inner, self._who, self._root, self._language = inner, who, root, language

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Answer a request (WSGI) with what is kept, where who asks has signed in."""
        if environ.get("PATH_INFO", "") in OPEN and environ["REQUEST_METHOD"] in ("GET", "HEAD"):
            return self.inner(environ, start)  # type: ignore[no-any-return]
        try:
            who = self._who(environ)
        except (SQLAlchemyError, UnusableError, OSError):
            return self._refuse(environ, start, 503)
        if who == "reads":
            return self.inner(environ, _private(start))  # type: ignore[no-any-return]
        if who == "role":
            return self._refuse(environ, start, 403, role=True)
        if who == "token":
            return self._refuse(environ, start, 401, token=True)
        if _people(environ):
            return self._lead(environ, start, who)
        return self._refuse(environ, start, 403 if who == "codes" else 401)

    def _lead(self, environ: dict[str, Any], start: Any, who: Reader) -> Iterable[bytes]:
        """On to sign in, and from there back to the address asked for; or to begin with codes."""
        words = {} if who == "codes" else {"lanjut": _address(environ)}
        asked = dict(parse_qsl(environ.get("QUERY_STRING", ""))).get("bahasa", "")
        if asked in LANGUAGES and asked != self._language:
            words["bahasa"] = asked
        to = self._root + ("/akun/kode" if who == "codes" else "/masuk")
        location = f"{to}?{urlencode(words)}" if words else to
        headers = [("Location", location), ("Cache-Control", NO_STORE), ("Content-Length", "0")]
        start("303 SEE OTHER", headers)
        return []

    def _refuse(
        self, environ: dict[str, Any], start: Any, status: int, *, role: bool = False, token: bool = False
    ) -> Iterable[bytes]:
        """Refuse with a status and a reason: JSON for programs; a page is made of what people are told."""
        _ = Language(self._language).text
        words = {
            401: _(
                "Situs ini tertutup: masuk di /masuk, atau sertakan token program (Authorization: Bearer)."
            ),
            403: _("Akun ini harus memasang kode sekali pakai lebih dahulu, di /akun/kode."),
            503: _("Akun sedang tidak dapat diperiksa. Coba lagi sebentar lagi."),
        }[status]
        if role:
            words = _(
                "Peran akun Anda tidak mencakup pratinjau. Pejabat daerah membaca rancangan daerahnya di "
                "Tanggapan; bila perlu, minta administrator mengubah peran Anda."
            )
        words = _("Token ini tidak dikenal, sudah berakhir, atau dicabut.") if token else words
        path = environ.get("PATH_INFO", "").encode("latin-1").decode("utf-8", "replace")
        body, media = f"{words}\n".encode(), "text/plain; charset=utf-8"
        if not is_person(environ):
            body = json.dumps(ProblemError(status, words).body(path), ensure_ascii=False).encode()
            media = "application/problem+json"
        headers = [
            ("Content-Type", media),
            ("Content-Length", str(len(body))),
            ("Cache-Control", NO_STORE),
            ("X-Content-Type-Options", "nosniff"),
        ]
        if status == 401:
            wrong = ', error="invalid_token"' if token else ""
            headers.append(("WWW-Authenticate", f'Bearer realm="Pantau Jamsostek"{wrong}'))
        if status == 503:
            headers.append(("Retry-After", "10"))
        reason = {401: "UNAUTHORIZED", 403: "FORBIDDEN", 503: "SERVICE UNAVAILABLE"}[status]
        start(f"{status} {reason}", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]


def _private(start: Any) -> Any:
    """Answers leave as this reader's own: kept nowhere, shared with no other site."""

    def begin(status: str, headers: list[tuple[str, str]], *fault: Any) -> Any:
        values = {name.lower(): value for name, value in headers}
        code = "immutable" in values.get(
            "cache-control", ""
        )  # scripts and styles, under names of their content
        keep = values["cache-control"].replace("public", "private") if code else NO_STORE
        kept = [
            (name, value)
            for name, value in headers
            if name.lower() not in PRIVATE_ONLY and not name.lower().startswith("access-control-")
        ]
        return start(status, [*kept, ("Cache-Control", keep)], *fault)

    return begin


def _people(environ: dict[str, Any]) -> bool:
    """Whether a browser asks for somebody who looks at the screen."""
    return environ["REQUEST_METHOD"] in ("GET", "HEAD") and "text/html" in environ.get("HTTP_ACCEPT", "")


def _address(environ: dict[str, Any]) -> str:
    """The address asked for, to come back to: without the path at which the site begins."""
    path, words = quote(environ.get("PATH_INFO", "").encode("latin-1")), environ.get("QUERY_STRING", "")
    whole = f"{path}?{words}" if words else path
    return whole if len(whole) <= LONGEST else path[:LONGEST]
