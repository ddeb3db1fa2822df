"""Where one goes after signing in: back to what was asked for, where that is ours and behind a door."""

import flask
from werkzeug.exceptions import HTTPException

from dashboards.desk.access import PREFIXES, PREVIEW, REQUIRED
from dashboards.desk.desk import Desk


def after_signing_in(server: flask.Flask, desk: Desk, path: str) -> str:
    """Where one wanted to go: behind a door of the desk, a preview; where the site is closed, any page."""
    first = path.lstrip("/").partition("?")[0].partition("/")[0]
    if first in PREFIXES or (desk.public and first != PREVIEW):
        return _own_path(server, path)
    inside = path.startswith("/") and not path.startswith("//") and path.isascii() and path.isprintable()
    return path if inside and "\\" not in path else ""


def _own_path(server: flask.Flask, path: str) -> str:
    """A path of the desk that GET opens behind a door; anything else is nowhere to go to."""
    adapter = server.create_url_adapter(flask.request)
    try:
        endpoint = adapter.match(path, method="GET")[0] if adapter else ""
    except HTTPException:
        return ""
    inside = path.startswith("/") and path.isascii() and path.isprintable() and "\\" not in path
    return path if inside and REQUIRED.get(endpoint, "open") != "open" else ""
