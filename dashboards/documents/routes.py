"""Files to take along: the meeting's deck, the report, the briefing, and every page as slides."""

from collections.abc import Callable
from hashlib import sha256

import flask

from dashboards.documents.laporan import write_report
from dashboards.documents.nota import write_note
from dashboards.slides.deck import write_deck, write_page
from data.store import Store

KINDS = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
Made = tuple[str, bytes]


def register(server: flask.Flask, store: Store, *, language: str) -> None:
    """Puts the addresses on the server."""

    def serve(write: Callable[..., Made]) -> Callable[[], flask.Response]:
        def view() -> flask.Response:
            return _out(*write(store, search=_search(), base=_base(), default_language=language))

        return view

    def page(rest: str) -> flask.Response:
        found = write_page(store, f"/{rest}", search=_search(), base=_base(), default_language=language)
        return _none(rest) if found is None else _out(*found)

    server.add_url_rule("/rapat.pptx", "deck", serve(write_deck))
    server.add_url_rule("/laporan.docx", "report", serve(write_report))
    server.add_url_rule("/nota.docx", "note", serve(write_note))
    server.add_url_rule("/<path:rest>.pptx", "slides", page)


def _search() -> str:
    return flask.request.query_string.decode("utf-8", "replace")


def _base() -> str:
    """Scheme and host as the reader sees them."""
    return flask.request.host_url.rstrip("/")


def _out(name: str, body: bytes) -> flask.Response:
    """The file, or 304 where the reader has it."""
    etag = sha256(body).hexdigest()[:32]
    same = flask.request.if_none_match.contains_weak(etag)
    kind = KINDS[name.rpartition(".")[2]]
    response = flask.Response(status=304) if same else flask.Response(body, content_type=kind)
    response.set_etag(etag, weak=True)
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _none(rest: str) -> flask.Response:
    words = f"/{rest[:200]} tidak ada, jadi tidak dapat menjadi slide.\n"
    return flask.Response(words, status=404, mimetype="text/plain")
