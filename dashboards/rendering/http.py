"""What every address that is no Dash page needs: the words of the request, and a file as an answer."""

from hashlib import sha256

import flask


def search() -> str:
    """The query string as text, whatever bytes came."""
    return flask.request.query_string.decode("utf-8", "replace")


def base() -> str:
    """What links that leave the page begin with: never the name somebody asked under."""
    return str(flask.current_app.config["BASE_URL"])


def send(name: str, body: bytes, media: str, *, inline: bool = False) -> flask.Response:
    """The file, or 304 where the reader has it; `inline` opens in the browser, else it is saved."""
    etag = sha256(body).hexdigest()[:32]
    same = flask.request.if_none_match.contains_weak(etag)
    response = flask.Response(status=304) if same else flask.Response(body, content_type=media)
    response.set_etag(etag, weak=True)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Disposition"] = f'{"inline" if inline else "attachment"}; filename="{name}"'
    return response


def none(words: str) -> flask.Response:
    """404 with a sentence."""
    return flask.Response(words + "\n", status=404, mimetype="text/plain")
