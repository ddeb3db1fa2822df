"""Search by typing: the field's script, the list that it reads, the way to the one place that is meant."""

from functools import cache
from pathlib import Path
from typing import Any

import flask
from rjsmin import jsmin

from dashboards.rendering.http import root
from dashboards.request.context import Context
from dashboards.request.selection import parse
from dashboards.shell.search import PATH, WORD, only
from dashboards.shell.search_index import places
from data.repository.store import Store

LIST, SCRIPT = "/tujuan.json", "/tujuan.js"
FILE = Path(__file__).parent.parent / "assets" / "search.js"


@cache
def script() -> str:
    """What makes the field a combobox, without comments and spaces."""
    return str(jsmin(FILE.read_text("utf-8")))


def register(server: flask.Flask, store: Store, *, language: str) -> None:
    """Puts the list on the server; /cari?q= with one meaning leads there, with several it is a page."""

    def _context() -> Context:
        words = flask.request.query_string.decode("utf-8", "replace")
        return Context(store, parse(store, words, words=(WORD,), default_language=language))

    def _list() -> flask.Response:
        found = [[place.name, root() + place.path, " ".join(place.words)] for place in places(_context())]
        answer = flask.jsonify(found)
        answer.headers["Cache-Control"] = "public, max-age=3600"
        return answer

    def _lead() -> Any:
        if flask.request.path != PATH:
            return None
        context = _context()
        meant = only(context, context.selection.get(WORD))
        return flask.redirect(meant) if meant else None

    def _script() -> flask.Response:
        answer = flask.Response(script(), mimetype="text/javascript")
        answer.headers["Cache-Control"] = "public, max-age=86400"  # its address names the version
        return answer

    server.add_url_rule(LIST, "places", _list)
    server.add_url_rule(SCRIPT, "search_script", _script)
    server.before_request(_lead)
