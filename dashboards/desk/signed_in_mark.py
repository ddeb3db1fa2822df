"""A mark beside the session that scripts of readers' pages may read: whether somebody has signed in here.

It says no more than that, opens nothing, and is set by the desk alone: readers' pages stay the same bytes for
everybody, and their script shows the ways to the desk.
"""

import flask

from dashboards.desk.desk import account

NAME, VALUE = "pantau_meja", "1"
SECONDS = 10 * 3600  # as long as a session lasts at most


def mark(response: flask.Response) -> flask.Response:
    """Set the mark on a page of who has signed in, take it away where nobody has."""
    held, signed_in = NAME in flask.request.cookies, account() is not None
    secure = bool(flask.current_app.config["SESSION_COOKIE_SECURE"])
    if signed_in and not held and flask.request.method == "GET":
        response.set_cookie(NAME, VALUE, max_age=SECONDS, secure=secure, samesite="Lax")
    elif held and not signed_in:
        response.delete_cookie(NAME, secure=secure, samesite="Lax")
    return response
