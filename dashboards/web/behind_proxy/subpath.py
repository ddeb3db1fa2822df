"""A site that begins not at / but, say, at /pantau: what its pages and redirects lead to begins there too.

The proxy takes the beginning away before it asks; it is in PANTAU_BASE_URL, and every link of ours is
written from /. So the beginning is put before them once, in the HTML that leaves.
"""

import re
from collections.abc import Callable

import flask

LINKS = re.compile(r'( (?:href|src|action|value|data-plotly|data-places)=")/(?!/)')
Filter = Callable[[str], str]


def filter_for(root: str) -> Filter:
    """Puts `root` before the links of an HTML text."""
    put = rf"\g<1>{root}/"
    return (lambda text: LINKS.sub(put, text)) if root else (lambda text: text)


def register(server: flask.Flask, root: str) -> None:
    """Before everything that this Flask application sends, ahead of its compression."""
    if not root:
        return
    prefixed = filter_for(root)

    def answer(response: flask.Response) -> flask.Response:
        location = response.headers.get("Location", "")
        if location.startswith("/") and not location.startswith("//"):
            response.headers["Location"] = root + location
        if response.mimetype == "text/html" and not response.direct_passthrough:
            response.set_data(prefixed(response.get_data(as_text=True)))
        return response

    server.after_request(answer)
