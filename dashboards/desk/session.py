"""The session of who has signed in: Flask-Login over sessions that the database ends."""

from typing import Any, Literal

import flask
from flask_login import LoginManager, UserMixin, login_user

from data.database.accounts.opening import AccountDatabase
from data.repository.accounts import api_tokens, sessions
from data.repository.accounts.accounts import Account, account_of
from data.repository.accounts.roles import Right

PLAIN_NAME, SECURE_NAME = "pantau", "__Host-pantau"


class SignedIn(UserMixin):  # type: ignore[misc]
    """An account in a session; its id is the session's token, never the account's number."""

    def __init__(self, token: str, row: Any) -> None:
        """`row` is the account in the database, `token` names its session."""
        self._token, self.account = token, account_of(row)
        self.ends, self.lasts = row["session_ends"], row["session_lasts"]

    def get_id(self) -> str:
        """What the cookie holds: the token of the session."""
        return self._token


def register(server: flask.Flask, database: AccountDatabase, *, https: bool) -> None:
    """Cookies that no script reads and no other site sends, and who the session belongs to."""
    server.config.update(
        SECRET_KEY=database.cookie_key,
        SESSION_COOKIE_NAME=SECURE_NAME if https else PLAIN_NAME,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SECURE=https,
        SESSION_COOKIE_SAMESITE="Lax",  # links in mail lead to the desk; what writes is POST, with a token
        SESSION_COOKIE_PATH="/",
        SESSION_REFRESH_EACH_REQUEST=False,
    )
    manager = LoginManager(server)
    manager.session_protection = None  # a phone changes its address; the token is secret enough

    def load(token: str) -> SignedIn | None:
        row = sessions.resume(database, token)
        return None if row is None else SignedIn(token, row)

    manager.user_loader(load)


def enter(database: AccountDatabase, token: str) -> Account:
    """Take a new session into a cookie that held nothing before: neither session nor form token stays."""
    flask.session.clear()
    row = sessions.resume(database, token)
    assert row is not None
    who = SignedIn(token, row)
    login_user(who)
    return who.account


def reader_of(
    server: flask.Flask,
    database: AccountDatabase,
    environ: dict[str, Any],
    *,
    right: Right | None = None,
    programs: bool = False,
) -> Literal["reads", "stranger", "codes", "role", "token"]:
    """Whether a request to another application than the desk comes from who has signed in.

    With `programs` a token does, too; "token": there is one, and it is not good.

    "codes": has signed in, and must begin to use one-time codes before anything else. "role": has signed in,
    without the `right` that is asked for.
    """
    scheme, _, given = environ.get("HTTP_AUTHORIZATION", "").partition(" ")
    if programs and scheme.lower() == "bearer":
        return "reads" if api_tokens.is_valid(database, given.strip()) else "token"
    kept = server.session_interface.open_session(server, flask.Request(environ))
    row = sessions.resume(database, str(kept["_user_id"])) if kept and "_user_id" in kept else None
    if row is None:
        return "stranger"
    found = account_of(row)
    if found.must_have_codes and not found.has_codes:
        return "codes"
    return "reads" if right is None or found.may(right) else "role"


def leave() -> None:
    """Leave nothing in the cookie."""
    flask.session.clear()


def token() -> str:
    """The token of this session; empty where there is none."""
    return str(flask.session.get("_user_id", ""))
