"""The addresses of the rapor: pages, files and pictures, beside Dash's own."""

import flask

from dashboards.rapor.document import rapor_html
from data.store import Store


def register(server: flask.Flask, store: Store, default_language: str) -> None:
    """Adds /rapor and all below it to the web application."""

    def page(code: str | None = None) -> tuple[str, int]:
        return rapor_html(store, code, search(), base=base(), default_language=default_language)

    server.add_url_rule("/rapor", "rapor_list", page)
    server.add_url_rule("/rapor/<code>", "rapor", page)


def search() -> str:
    return flask.request.query_string.decode("utf-8", "replace")


def base() -> str:
    """Scheme and host as the reader sees them."""
    return flask.request.host_url.rstrip("/")
