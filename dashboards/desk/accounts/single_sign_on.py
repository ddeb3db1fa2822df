"""Signing in through the office's own service (OpenID Connect): only accounts that exist and were linked.

It makes no account and gives no role. A link is made by who has signed in here and there, and confirms it.
"""

from typing import Any

import flask
from authlib.integrations.base_client.errors import OAuthError
from authlib.integrations.flask_client import OAuth
from joserfc.errors import JoseError
from requests.exceptions import RequestException
from werkzeug.wrappers import Response

from dashboards.desk.accounts.return_address import after_signing_in
from dashboards.desk.desk import Desk, account
from dashboards.desk.forms import button_form, problem
from dashboards.desk.session import enter
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from dashboards.rendering.http import base
from data.repository.accounts import identities
from data.repository.accounts.accounts import AccountError
from data.repository.accounts.roles import Role
from data.settings import Settings

START, BACK = "/masuk/kantor", "/masuk/kantor/kembali"
SECONDS = 10  # that the service may take for one answer
PENDING, THEN = "kantor", "kantor_lanjut"  # of the cookie: who somebody is there; where to go after


def register(server: flask.Flask, desk: Desk, settings: Settings, *, homes: dict[Role, str]) -> None:
    """The way there and back, and linking; without an issuer in the settings there is no such service."""
    service = _service(server, settings) if settings.oidc_issuer else None

    def start() -> Response:
        if service is None:
            flask.abort(404)
        for former in [key for key in flask.session if key.startswith("_state_kantor_")]:
            flask.session.pop(former)  # only the newest start can be finished: cookies are small
        try:
            flask.session[THEN] = flask.request.args.get("lanjut", "")[:2000]
            there: Response = service.authorize_redirect(base() + BACK)
        except (RequestException, ValueError, RuntimeError, KeyError):
            return _failed(desk, 503)
        return there

    def back() -> Response:
        if service is None:
            flask.abort(404)
        then = str(flask.session.pop(THEN, ""))
        try:
            claims = service.authorize_access_token().get("userinfo")
        except RequestException:
            return _failed(desk, 503)
        except (OAuthError, JoseError, ValueError, RuntimeError, KeyError):
            return _failed(desk, 403)
        if not claims or claims.get("iss") != settings.oidc_issuer or not claims.get("sub"):
            return _failed(desk, 403)
        issuer, subject = str(claims["iss"]), str(claims["sub"])
        if account() is not None:
            shown = str(claims.get("email") or claims.get("preferred_username") or subject)
            flask.session[PENDING] = {"iss": issuer, "sub": subject, "nama": shown[:100]}
            return desk.go("/akun/kantor")
        token = identities.sign_in_as(desk.database, issuer, subject)
        if token is None:
            return _failed(desk, 403, unlinked=True)
        who = enter(desk.database, token)
        return desk.go(after_signing_in(server, desk, then) or homes[who.role])

    def confirm() -> Response:
        pending = flask.session.get(PENDING)
        if service is None or not pending:
            return desk.go("/akun")
        _ = desk.language.text
        if flask.request.method == "POST":
            flask.session.pop(PENDING)
            try:
                name = desk.account.name
                identities.link(desk.database, name, pending["iss"], pending["sub"], actor=name)
            except AccountError:
                return _failed(desk, 409)
            return desk.go("/akun", kabar="kantor")
        words = _(
            "Sesudah ini, {who} di layanan masuk kantor membuka akun {name}.",
            who=pending["nama"],
            name=desk.account.name,
        )
        body = [html.P(words), button_form(desk.at("/akun/kantor"), _("Hubungkan"))]
        return desk.page(_("Hubungkan"), Headline(_("**Hubungkan** akun kantor?")), body)

    def leave() -> Response:
        try:
            identities.unlink(desk.database, desk.account.name, actor=desk.account.name)
        except AccountError:
            return desk.go("/akun")
        return desk.go("/masuk", kabar="keluar")

    server.add_url_rule(START, "office_sign_in", start)
    server.add_url_rule(BACK, "office_sign_in_back", back)
    server.add_url_rule("/akun/kantor", "office_link", confirm, methods=["GET", "POST"])
    server.add_url_rule("/akun/kantor/lepas", "office_unlink", leave, methods=["POST"])


def _service(server: flask.Flask, settings: Settings) -> Any:
    """The client of the service: with PKCE, state and nonce; it does not wait long."""
    where = settings.oidc_issuer.rstrip("/")
    return OAuth(server).register(
        "kantor",
        client_id=settings.oidc_client,
        client_secret=settings.oidc_secret,
        server_metadata_url=f"{where}/.well-known/openid-configuration",
        client_kwargs={
            "scope": "openid email",
            "code_challenge_method": "S256",
            "default_timeout": SECONDS,
        },
    )


def sign_in_link(desk: Desk, then: str) -> Element | None:
    """The way to the service on the page of signing in; None where there is none."""
    if not desk.office_sign_in:
        return None
    _ = desk.language.text
    words = {"lanjut": then} if then else {}
    return html.P(
        html.A(_("Masuk lewat akun kantor"), href=desk.at(START, **words), className="button light")
    )


def section(desk: Desk) -> Element | None:
    """On one's own page: whether the account is linked, and how to change that."""
    if not desk.office_sign_in:
        return None
    _, who = desk.language.text, desk.account
    parts: list[Any] = [html.H2(_("Akun kantor"))]
    if not identities.linked(desk.database, who):
        parts.append(html.P(_("Hubungkan sekali, lalu masuk tanpa sandi lewat layanan masuk kantor.")))
        parts.append(html.P(html.A(_("Hubungkan"), href=desk.at(START), className="button light")))
    else:
        parts.append(html.P(_("Akun ini terhubung: Anda dapat masuk lewat layanan masuk kantor.")))
        if who.has_password:  # else nothing is left to sign in with
            parts.append(button_form(desk.at("/akun/kantor/lepas"), _("Lepaskan"), look="quiet"))
    return html.Section(parts, className="card")


def _failed(desk: Desk, status: int, *, unlinked: bool = False) -> flask.Response:
    _ = desk.language.text
    words = {
        403: _("Masuk lewat akun kantor tidak berhasil atau dibatalkan. Mulai lagi dari halaman masuk."),
        409: _("Akun kantor itu sudah terhubung dengan akun lain di sini; tidak ada yang berubah."),
        503: _("Layanan masuk kantor tidak menjawab. Coba lagi, atau masuk dengan sandi."),
    }[status]
    if unlinked:
        words = _("Akun kantor ini belum terhubung. Masuk dengan sandi, lalu hubungkan di Akun saya.")
    body = [problem(words), html.P(html.A(_("Ke halaman masuk"), href=desk.at("/masuk")))]
    return desk.page(_("Akun kantor"), Headline(_("Akun kantor")), body, status=status)
