"""The address of the meeting."""

import flask

from dashboards.meeting.document import rapat_html
from dashboards.rendering.http import search
from data.repository.store import Store


def register(server: flask.Flask, store: Store, *, language: str, written: bool) -> None:
    """Puts /rapat on the server; `written`: whether agreements can be written at the desk beside it."""

    def meeting() -> str:
        return rapat_html(store, search(), default_language=language, written=written)

    server.add_url_rule("/rapat", "meeting", meeting)
