"""What every address outside Dash needs: the query string, who asks, and a file or 304 as an answer."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

import flask

FORWARDED = ("HTTP_FORWARDED", "HTTP_VIA", "HTTP_X_REAL_IP", "HTTP_X_FORWARDED_")


def forwarded() -> bool:
    """Whether the request came through a proxy that says so."""
    return passed_on(flask.request.environ)


def passed_on(environ: Mapping[str, Any]) -> bool:
    """The same of a request as WSGI has it."""
    return any(name.startswith(FORWARDED) for name in environ)


def search() -> str:
    """The query string as text, whatever bytes came."""
    return flask.request.query_string.decode("utf-8", "replace")


def base() -> str:
    """What links that leave the page begin with: never the name somebody asked under."""
    return str(flask.current_app.config["BASE_URL"])


def root() -> str:
    """The path at which the site begins, where that is not /: "/pantau"; else empty."""
    return urlsplit(base()).path if flask.has_app_context() else ""


def send(name: str, body: bytes, media: str, *, inline: bool = False) -> flask.Response:
    """The file, or 304 where the reader has it; `inline` opens in the browser, else it is saved."""
    response = flask.Response(body, content_type=media)
    response.headers["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    return conditional(response, tag_of(body))


def tag_of(body: bytes) -> str:
    """The entity tag of a body: it changes with the content, and with nothing else."""
    return sha256(body).hexdigest()[:32]


def conditional(response: flask.Response, tag: str) -> flask.Response:
    """The response with its entity tag, or 304 without a body where the request names that tag.

    RFC 9110, 13.1.2. The tag is weak: the body may travel compressed. Caches ask again each time.
    """
    response.set_etag(tag, weak=True)
    response.headers["Cache-Control"] = "no-cache"
    response.make_conditional(flask.request)
    response.headers.pop("Date", None)  # the web server writes its own
    return response


def none(words: str) -> flask.Response:
    """404 with a sentence."""
    return flask.Response(words + "\n", status=404, mimetype="text/plain")


def is_person(environ: Mapping[str, Any]) -> bool:
    """Whether a browser's page asks: it says that it takes HTML."""
    return "text/html" in environ.get("HTTP_ACCEPT", "")
