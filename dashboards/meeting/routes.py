"""The address of the meeting."""

import flask

from dashboards.meeting.document import rapat_html
from dashboards.rendering.http import search
from data.repository.store import Store


def register(server: flask.Flask, store: Store, *, language: str) -> None:
    """Puts /rapat on the server."""
    server.add_url_rule("/rapat", "meeting", lambda: rapat_html(store, search(), default_language=language))
