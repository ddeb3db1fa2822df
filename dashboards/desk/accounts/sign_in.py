"""/masuk and /keluar."""

from typing import Any

import flask
from flask_login import logout_user
from werkzeug.wrappers import Response

from dashboards.desk.accounts.return_address import after_signing_in
from dashboards.desk.accounts.single_sign_on import sign_in_link
from dashboards.desk.desk import Desk, account
from dashboards.desk.forms import button_form, code_field, field, form, password_field, problem, submit
from dashboards.desk.session import enter, leave, token
from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline
from data.repository.accounts import sign_in as attempts
from data.repository.accounts.roles import Role
from data.repository.accounts.sessions import end
from data.repository.audit.trail import record

LONGEST_NAME = 60  # characters
RETRY_SECONDS = int(attempts.WINDOW.total_seconds())


def register(server: flask.Flask, desk: Desk, *, homes: dict[Role, str]) -> None:
    """The two pages; `homes`: role -> where it goes after signing in."""

    def page(words: str = "", *, status: int = 200, name: str = "") -> flask.Response:
        _ = desk.language.text
        then = flask.request.values.get("lanjut", "")
        body: list[Any] = [
            problem(words) if words else None,
            html.P(
                _("Hanya untuk yang mengisi dan menerbitkan angka; membaca tidak memerlukan akun.")
                if desk.public
                else _("Situs ini tertutup: membaca pun memerlukan akun. Administrator membuatnya."),
                className="muted",
            ),
            form(
                desk.at("/masuk"),
                [
                    html.Input(type="hidden", name="lanjut", value=then) if then else None,
                    field(
                        _("Nama akun"),
                        "nama",
                        autoComplete="username",
                        autoCapitalize="none",
                        spellCheck="false",
                        required=True,
                        maxLength=str(LONGEST_NAME),
                        value=name,
                    ),
                    password_field(_("Sandi"), "sandi"),
                    code_field(
                        _("Kode 6 angka"),
                        hint=_("Dari aplikasi autentikator; kosongkan bila akun Anda tidak memakainya."),
                    ),
                    submit(_("Masuk")),
                ],
                className="sheet",
            ),
            sign_in_link(desk, then),
            html.P(
                _("Lupa sandi atau kehilangan telepon? Administrator dapat mengirim undangan baru."),
                className="muted",
            ),
            html.P(html.A(_("Apa yang disimpan tentang Anda"), href=desk.at("/privasi"))),
        ]
        answer = desk.page(_("Masuk"), Headline(_("**Masuk** ke meja data")), body, status=status)
        if status == 429:
            answer.headers["Retry-After"] = str(RETRY_SECONDS)
        return answer

    def sign_in() -> Response:
        _, sent = desk.language.text, flask.request.form
        if flask.request.method != "POST":
            return page(_notice(desk))
        name = sent.get("nama", "").replace("\0", "")[:LONGEST_NAME]  # PostgreSQL takes no NUL
        try:
            found = attempts.sign_in(
                desk.database, name, sent.get("sandi", ""), sent.get("kode", ""), address=desk.client()
            )
        except attempts.TooManyAttemptsError:
            return page(
                _("Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi."), status=429, name=name
            )
        if found is None:
            return page(
                _("Nama akun, sandi, atau kode tidak cocok. Tiap kode berlaku sekali; tunggu yang berikut."),
                status=403,
                name=name,
            )
        who = enter(desk.database, found)
        return desk.go(after_signing_in(server, desk, sent.get("lanjut", "")) or homes[who.role])

    def sign_out() -> Response:
        _, who = desk.language.text, account()
        if flask.request.method != "POST":
            if who is None:
                return desk.go("/masuk")
            body = [button_form(desk.at("/keluar"), _("Keluar dari akun"))]
            return desk.page(_("Keluar dari akun"), Headline(_("**Keluar** dari meja data?")), body)
        if who is not None:
            with desk.database.writing() as connection:
                end(connection, token())
                record(desk.database, connection, "sign_out", who.name, actor=who.name)
        logout_user()
        leave()
        answer = desk.go("/masuk", kabar="keluar")
        answer.headers["Clear-Site-Data"] = '"cache"'  # going back shows nothing that a browser still holds
        return answer

    server.add_url_rule("/masuk", "sign_in", sign_in, methods=["GET", "POST"])
    server.add_url_rule("/keluar", "sign_out", sign_out, methods=["GET", "POST"])


def _notice(desk: Desk) -> str:
    _ = desk.language.text
    return {
        "keluar": _("Anda sudah keluar."),
        "berakhir": _("Sesi Anda berakhir; masuk lagi. Yang belum terkirim tidak tersimpan."),
        "tak-sampai": _(
            "Sesi Anda berakhir sebelum formulir itu sampai; isinya tidak tersimpan. Masuk, lalu isi ulang."
        ),
    }.get(flask.request.args.get("kabar", ""), "")
