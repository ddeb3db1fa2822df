"""The addresses of the rapor: pages, files and pictures, beside Dash's own."""

from typing import Literal

import flask

from dashboards.rapor.bundle import write_rapor
from dashboards.rapor.document import rapor_html
from dashboards.rapor.social_preview import preview, preview_path
from dashboards.rapor.values import rapor_context
from dashboards.rendering.http import base, search, send
from data.repository.store import Store


def register(server: flask.Flask, store: Store, default_language: str) -> None:
    """Adds /rapor and all below it to the web application."""

    def page(code: str | None = None) -> tuple[str, int]:
        return rapor_html(store, code, search(), base=base(), default_language=default_language)

    def file(code: str | None = None, form: Literal["pdf", "zip"] = "pdf") -> flask.Response:
        found = write_rapor(
            store, code, form=form, search=search(), base=base(), default_language=default_language
        )
        if found is None:
            return flask.make_response(page(code)[0], 404)
        return send(*found, f"application/{form}", inline=True)

    def picture(code: str) -> flask.Response:
        body = preview(store, code, search(), default_language=default_language)
        if body is None:
            flask.abort(404)
        return flask.Response(body, mimetype="image/png", headers={"Cache-Control": "public, max-age=3600"})

    server.add_url_rule("/rapor", "rapor_list", page)
    server.add_url_rule("/rapor.pdf", "rapor_book", file)
    server.add_url_rule("/rapor.zip", "rapor_zip", lambda: file(form="zip"))
    server.add_url_rule("/rapor/<code>.pdf", "rapor_pdf", file)
    server.add_url_rule("/rapor/<code>", "rapor", page)
    server.add_url_rule("/pratinjau/<code>.png", "preview", picture)


def picture_address(store: Store, default_language: str) -> str:
    """The absolute address of the picture of the page that is asked for, empty where there is none."""
    page, words = flask.request.path, search()

    def make() -> str:
        return preview_path(rapor_context(store, words, default_language=default_language), page)

    path = store.consistent_read(make)
    return base() + path if path else ""
