"""The addresses of the rapor: pages, files and pictures, beside Dash's own."""

from typing import Literal

import flask

from dashboards.rapor.document import rapor_html
from dashboards.rapor.files import write_rapor
from data.store import Store


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
        name, body = found
        answer = flask.Response(body, mimetype=f"application/{form}")
        answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
        return answer

    server.add_url_rule("/rapor", "rapor_list", page)
    server.add_url_rule("/rapor.pdf", "rapor_book", file)
    server.add_url_rule("/rapor.zip", "rapor_zip", lambda: file(form="zip"))
    server.add_url_rule("/rapor/<code>.pdf", "rapor_pdf", file)
    server.add_url_rule("/rapor/<code>", "rapor", page)


def search() -> str:
    return flask.request.query_string.decode("utf-8", "replace")


def base() -> str:
    """Scheme and host as the reader sees them."""
    return flask.request.host_url.rstrip("/")
