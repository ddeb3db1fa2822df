"""/akun: one's own account, its password and one-time codes, and signing out everywhere."""

from typing import Any

import flask
import segno
from markupsafe import Markup
from werkzeug.wrappers import Response

from dashboards.desk import session_end
from dashboards.desk.accounts import mail, single_sign_on
from dashboards.desk.desk import Desk
from dashboards.desk.forms import button_form, code_field, done, form, password_field, problem, submit
from dashboards.desk.session import enter, leave
from dashboards.desk.wording import role_words, weak_words
from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline
from dashboards.rendering.theme import COLOURS
from data.repository.accounts import one_time_codes, own_account, sessions
from data.repository.accounts.passwords import SHORTEST, WeakPasswordError
from data.repository.accounts.roles import Role
from data.repository.accounts.sign_in import TooManyAttemptsError
from data.repository.audit.trail import record

NEWS = ("sandi", "kode", "surel", "kantor")


def register(server: flask.Flask, desk: Desk, *, homes: dict[Role, str]) -> None:
    """The pages; `homes`: role -> where it goes once it has begun to use codes."""

    def page(words: str = "", *, status: int = 200) -> flask.Response:
        _, who = desk.language.text, desk.account
        count = sessions.count(desk.database, who.id)
        news = flask.request.args.get("kabar", "")
        said = {"sandi": _("Sandi diganti; perangkat lain sudah keluar."), "kode": _("Kode sudah dipakai.")}
        said["surel"] = _("Pilihan surel disimpan.")
        said["kantor"] = _("Akun kantor terhubung.")
        if news == "bukan-surel":
            words = _("Itu bukan alamat surel; tulis seperti nama@contoh.go.id. Tidak ada yang disimpan.")
        codes = [html.P(_("Setiap masuk meminta kode dari aplikasi autentikator."))]
        if not who.has_codes:
            codes = [
                html.P(_("Dengan kode, sandi yang bocor saja tidak cukup untuk masuk.")),
                html.P(html.A(_("Pakai kode sekali pakai"), href=desk.at("/akun/kode"), className="button")),
            ]
        body: list[Any] = [
            problem(words) if words else done(said[news]) if news in NEWS else None,
            html.P([_("Akun:"), " ", html.B(who.name), " · ", role_words(desk.language, who)]),
            html.Section([html.H2(_("Ganti sandi")), _password_form(desk)], className="card"),
            html.Section([html.H2(_("Kode sekali pakai")), *codes], className="card"),
            single_sign_on.section(desk),
            mail.section(desk),
            html.Section(
                [
                    html.H2(_("Perangkat")),
                    html.P(_("{n} {n:sesi|sesi} sedang terbuka, ini termasuk.", n=count)),
                    button_form(desk.at("/akun/keluar-semua"), _("Keluar di semua perangkat")),
                ],
                className="card",
            ),
        ]
        return desk.page(_("Akun saya"), Headline(_("Akun **{name}**", name=who.person)), body, status=status)

    def own() -> Response:
        _, sent = desk.language.text, flask.request.form
        if flask.request.method != "POST":
            return page()
        if sent.get("sandi", "") != sent.get("ulang", ""):
            return page(weak_words(desk.language, "different"), status=400)
        try:
            found = own_account.change_password(
                desk.database,
                desk.account,
                sent.get("lama", ""),
                sent.get("sandi", ""),
                address=desk.client(),
            )
        except WeakPasswordError as error:
            return page(weak_words(desk.language, error.reason), status=400)
        except TooManyAttemptsError:
            return page(_("Terlalu banyak percobaan. Tunggu 15 menit, lalu coba lagi."), status=429)
        if found is None:
            return page(_("Sandi lama tidak cocok; sandi tidak diganti."), status=403)
        enter(desk.database, found)
        return desk.go("/akun", kabar="sandi")

    def everywhere() -> Response:
        who = desk.account
        with desk.database.writing() as connection:
            sessions.end_all(connection, who.id)
            record(desk.database, connection, "sign_out.everywhere", who.name, actor=who.name)
        leave()
        return desk.go("/masuk", kabar="keluar")

    def codes() -> Response:
        _, who = desk.language.text, desk.account
        words = ""
        if flask.request.method == "POST":
            found = own_account.begin_codes(desk.database, who, flask.request.form.get("kode", ""))
            if found is not None:
                enter(desk.database, found)
                return desk.go(homes[who.role] if who.must_have_codes else "/akun", kabar="kode")
            words = _("Kode tidak cocok; periksa jam telepon Anda, lalu ketik kode yang sedang tampil.")
        seed = own_account.offered_seed(desk.database, who)
        if seed is None:
            return desk.go("/akun")
        return desk.page(
            _("Kode sekali pakai"),
            Headline(_("Pasang **kode sekali pakai**")),
            _code_steps(desk, seed, words),
            status=400 if words else 200,
        )

    server.add_url_rule("/akun", "own_account", own, methods=["GET", "POST"])
    server.add_url_rule(session_end.PATH, "session_end", lambda: session_end.answer(desk.language))
    server.add_url_rule("/akun/keluar-semua", "sign_out_everywhere", everywhere, methods=["POST"])
    server.add_url_rule("/akun/kode", "codes", codes, methods=["GET", "POST"])


def _password_form(desk: Desk) -> Any:
    _ = desk.language.text
    return form(
        desk.at("/akun"),
        [
            html.Input(
                value=desk.account.name,
                autoComplete="username",
                readOnly=True,
                className="unseen",
                tabIndex="-1",
                **{"aria-label": _("Nama akun")},
            ),
            password_field(_("Sandi lama"), "lama"),
            password_field(
                _("Sandi baru"), "sandi", hint=_("Paling pendek {n} karakter.", n=SHORTEST), new=True
            ),
            password_field(_("Sandi baru, sekali lagi"), "ulang", new=True),
            submit(_("Ganti sandi")),
        ],
        className="sheet",
    )


def _code_steps(desk: Desk, seed: str, words: str) -> list[Any]:
    _, who = desk.language.text, desk.account
    secret = one_time_codes.secret(desk.database, seed)
    address = one_time_codes.address(desk.database, seed, who.name)
    picture = segno.make(address, error="m", micro=False).svg_inline(
        scale=5,
        border=4,
        dark=COLOURS["black"],
        light=COLOURS["paper"],
        title=_("Kode QR untuk aplikasi autentikator"),
    )
    spaced = " ".join(secret[at : at + 4] for at in range(0, len(secret), 4))
    return [
        problem(words) if words else None,
        html.P(
            _("Penerbit dan administrator masuk dengan sandi dan kode; tanpa kode tidak ada yang terbuka.")
        )
        if who.must_have_codes
        else None,
        html.Ol(
            [
                html.Li(_("Pasang aplikasi autentikator di telepon, yang mana saja.")),
                html.Li([_("Pindai gambar ini,"), html.Div(Markup(picture), className="qr")]),
                html.Li([_("atau ketik kunci ini:"), " ", html.Code(spaced)]),
                html.Li(_("Ketik kode 6 angka yang tampil.")),
            ],
            className="steps-list",
        ),
        form(
            desk.at("/akun/kode"),
            [code_field(_("Kode 6 angka"), required=True), submit(_("Pakai kode"))],
            className="sheet",
        ),
    ]
