"""/pengguna/token: tokens with which programs read a closed site, for administrators."""

from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.desk import Desk
from dashboards.desk.forms import button_form, done, field, form, problem, submit
from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline
from data.repository.accounts import api_tokens
from data.repository.accounts.api_tokens import ApiToken, TokenError


def register(server: flask.Flask, desk: Desk) -> None:
    """The page and what its buttons do."""

    def page(words: str = "", token: str = "", status: int = 200) -> Response:
        _ = desk.language.text
        found = api_tokens.tokens(desk.database)
        count = sum(one.is_valid for one in found)
        open_ = _(
            "Situs ini terbuka: program membacanya tanpa token. Token diperlukan bila situsnya ditutup."
        )
        body: list[Any] = [
            problem(words) if words else None,
            _made(desk, token) if token else None,
            html.P(open_, className="notice") if desk.public else None,
            html.P(
                _(
                    "Program yang membawa token membaca apa yang dibaca pembaca, dan tidak menulis apa pun; "
                    "draf dan halaman petugas tidak terbuka baginya. Token berlaku setahun."
                )
            ),
            html.Div(_table(desk, found), className="scroll") if found else None,
            html.Section([html.H2(_("Token baru")), _form(desk)], className="card"),
        ]
        headline = Headline(_("**{n}** token program berlaku", n=desk.language.number(count)))
        return desk.page(_("Token untuk program"), headline, body, status=status)

    def make() -> Response:
        _ = desk.language.text
        said = {
            "purpose": _("Sebut untuk program apa; tanpa itu kelak tidak diketahui mana yang dicabut."),
            "many": _("Sudah terlalu banyak token; cabut dahulu yang tidak dipakai."),
        }
        try:
            return page(
                token=api_tokens.issue(desk.database, desk.account, flask.request.form.get("untuk", ""))
            )
        except TokenError as error:
            return page(said[error.reason], status=400)

    def revoke() -> Response:
        number = flask.request.form.get("token", "")
        if number.isascii() and number.isdecimal() and len(number) < 10:
            api_tokens.revoke(desk.database, desk.account, int(number))
        return desk.go("/pengguna/token")

    server.add_url_rule("/pengguna/token", "tokens", page, methods=["GET"])
    server.add_url_rule("/pengguna/token", "make_token", make, methods=["POST"])
    server.add_url_rule("/pengguna/token/cabut", "revoke_token", revoke, methods=["POST"])


def _made(desk: Desk, token: str) -> Any:
    _ = desk.language.text
    return html.Div(
        [
            done(_("Token dibuat. Ia tidak ditampilkan lagi; simpan di tempat rahasia program itu:")),
            html.P(html.Code(f"Authorization: Bearer {token}"), className="link"),
        ],
        className="boxed",
    )


def _table(desk: Desk, found: list[ApiToken]) -> Any:
    _, language = desk.language.text, desk.language
    heads = [_("Untuk"), _("Dibuat"), _("Berlaku sampai"), _("Terakhir dipakai"), _("Keadaan")]

    def validity(one: ApiToken) -> Any:
        if not one.is_valid:
            return _("dicabut") if one.revoked_at else _("berakhir")
        return button_form(
            desk.at("/pengguna/token/cabut"),
            _("Cabut"),
            hidden={"token": str(one.id)},
            look="quiet",
            label=_("Cabut token {name}", name=one.purpose),
        )

    rows = [
        [
            html.B(one.purpose),
            f"{language.moment(one.issued_at)}, {one.issued_by}",
            language.moment(one.expires_at),
            language.moment(one.used_at) if one.used_at else _("belum pernah"),
            validity(one),
        ]
        for one in found
    ]
    return html.Table(
        [
            html.Caption(_("Token untuk program"), className="unseen"),
            html.Thead(html.Tr([html.Th(words) for words in heads])),
            html.Tbody([html.Tr([html.Td(cell) for cell in row]) for row in rows]),
        ],
        className="table",
    )


def _form(desk: Desk) -> Any:
    _ = desk.language.text
    hint = _("Misalnya: dasbor Satu Data, milik Diskominfo.")
    return form(
        desk.at("/pengguna/token"),
        [
            field(_("Untuk program apa, milik siapa"), "untuk", hint=hint, required=True, maxLength="120"),
            submit(_("Buat token")),
        ],
        className="sheet",
    )
