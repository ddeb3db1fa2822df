"""Which answers scripts of other sites may read: those that anybody may read anyway.

Nothing here knows its reader, so no cookie and no password goes with it.
"""

import flask

SHARED = "/api/v1"
EXPOSED = "Content-Disposition, ETag, Link, Retry-After, X-Total-Count"
ASKED = "Accept, If-None-Match"  # headers a script may set; the others it never needs
DAY = "86400"


def register(server: flask.Flask, *, shared: bool) -> None:
    """Let all sites read every answer under /api/v1: errors, 304 and answers to OPTIONS too.

    An instance of drafts shares nothing.
    """
    if not shared:
        return

    def preflight() -> flask.Response | None:
        """A browser asks so before it sends a header of a script's own."""
        asked = flask.request
        if asked.method != "OPTIONS" or not _ours(asked.path):
            return None
        response = flask.Response(status=204, headers={"Allow": "GET, HEAD, OPTIONS"})
        response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
        response.headers["Access-Control-Allow-Headers"] = ASKED
        response.headers["Access-Control-Max-Age"] = DAY
        return response

    def share(response: flask.Response) -> flask.Response:
        if _ours(flask.request.path):
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = EXPOSED
        return response

    server.before_request(preflight)
    server.after_request(share)


def _ours(path: str) -> bool:
    return path == SHARED or path.startswith(f"{SHARED}/")
