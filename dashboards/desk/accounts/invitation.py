"""/undangan/TOKEN: who was invited sets a password. Opening the link changes nothing."""

from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.desk import Desk
from dashboards.desk.forms import field, form, password_field, problem, submit
from dashboards.desk.session import enter
from dashboards.desk.wording import account_error_words, weak_words
from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline
from dashboards.rendering.http import forwarded
from data.repository.accounts import invitations
from data.repository.accounts.accounts import AccountError
from data.repository.accounts.passwords import SHORTEST, WeakPasswordError
from data.repository.accounts.roles import Role


def register(server: flask.Flask, desk: Desk, *, homes: dict[Role, str]) -> None:
    """The page; `homes`: role -> where it goes after signing in."""

    def page(who: dict[str, Any], token: str, words: str = "") -> flask.Response:
        _, sent, first = desk.language.text, flask.request.form, not who["name"]
        named = [
            field(
                _("Nama akun"),
                "nama",
                hint=_("Huruf kecil, angka, titik, atau tanda hubung, misalnya siti.aminah."),
                autoComplete="username",
                autoCapitalize="none",
                required=True,
                maxLength="60",
                value=sent.get("nama", ""),
            ),
            field(_("Nama Anda"), "orang", required=True, maxLength="120", value=sent.get("orang", "")),
        ]
        known = [
            html.P([_("Akun:"), " ", html.B(who["name"])]),
            html.Input(
                value=who["name"],
                autoComplete="username",
                readOnly=True,
                className="unseen",
                tabIndex="-1",
                **{"aria-label": _("Nama akun")},
            ),
        ]
        body: list[Any] = [
            problem(words) if words else None,
            form(
                desk.at(f"/undangan/{token}"),
                [
                    *(named if first else known),
                    password_field(
                        _("Sandi baru"), "sandi", hint=_("Paling pendek {n} karakter.", n=SHORTEST), new=True
                    ),
                    password_field(_("Sandi baru, sekali lagi"), "ulang", new=True),
                    submit(_("Buat sandi dan masuk")),
                ],
                className="sheet",
            ),
        ]
        headline = Headline(_("Jadilah **administrator** pertama") if first else _("Buat **sandi** Anda"))
        return desk.page(headline.plain, headline, body, status=400 if words else 200)

    def gone() -> flask.Response:
        _ = desk.language.text
        body = [
            html.P(
                _("Undangan berlaku sekali dan tidak lama. Mintalah yang baru kepada administrator Anda.")
            ),
        ]
        headline = Headline(_("Undangan ini **tidak berlaku** lagi"))
        return desk.page(headline.plain, headline, body, status=404)

    def invitation(token: str) -> Response:
        _, sent = desk.language.text, flask.request.form
        who = invitations.invited(desk.database, token)
        if who is None or (not who["name"] and forwarded()):  # on a server: users add --admin
            return gone()
        if flask.request.method != "POST":
            return page(who, token)
        if sent.get("sandi", "") != sent.get("ulang", ""):
            return page(who, token, weak_words(desk.language, "different"))
        try:
            found = invitations.accept(
                desk.database,
                token,
                sent.get("sandi", ""),
                name=sent.get("nama", ""),
                person=sent.get("orang", ""),
            )
        except WeakPasswordError as error:
            return page(who, token, weak_words(desk.language, error.reason))
        except AccountError as error:
            return page(who, token, account_error_words(desk.language, error.reason))
        if found is None:
            return gone()
        account = enter(desk.database, found)
        return desk.go("/akun/kode" if account.must_have_codes else homes[account.role])

    server.add_url_rule("/undangan/<token>", "invitation", invitation, methods=["GET", "POST"])
