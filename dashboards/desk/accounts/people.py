"""/pengguna: who may sign in, for administrators."""

from collections.abc import Callable
from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.accounts import mail
from dashboards.desk.desk import Desk
from dashboards.desk.forms import button_form, choice, done, field, form, problem, submit
from dashboards.desk.wording import account_error_words, role_name
from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline
from dashboards.rendering.http import base
from data.repository.accounts import accounts, invitations, one_person
from data.repository.accounts.accounts import Account, AccountError
from data.repository.accounts.roles import ROLES

Areas = Callable[[], set[str]]


def register(server: flask.Flask, desk: Desk, areas: Areas) -> None:
    """The page and what its buttons do; `areas`: the codes of areas there are."""

    def page(words: str = "", *, token: str = "", name: str = "", status: int = 200) -> flask.Response:
        _ = desk.language.text
        found = accounts.accounts(desk.database)
        body = [
            problem(words) if words else None,
            _link(desk, token, name) if token else None,
            html.Div(
                html.Table(
                    [
                        html.Caption(_("Akun"), className="unseen"),
                        html.Thead(html.Tr([html.Th(words) for words in _heads(desk)])),
                        html.Tbody([_row(desk, one) for one in found]),
                    ],
                    className="table",
                ),
                className="scroll",
            ),
            mail.unsent_notice(desk),
            html.P(html.A(_("Surel yang belum terkirim"), href=desk.at("/pengguna/surel")))
            if desk.mails
            else None,
            html.P(html.A(_("Token untuk program"), href=desk.at("/pengguna/token"))),
            html.P(html.A(_("Salinan berkas asli"), href=desk.at("/pengguna/asli"))),
            html.Section([html.H2(_("Undang seseorang")), _form(desk)], className="card"),
            _one_person(desk),
        ]
        able = sum(one.has_password for one in found)
        headline = Headline(_("**{n}** {n:akun|akun} dapat masuk", n=desk.language.number(able)))
        return desk.page(_("Pengguna"), headline, body, status=status)

    def add() -> Response:
        sent = flask.request.form
        codes, role = sent.get("daerah", "").replace(",", " ").split(), sent.get("peran", "")
        if role not in ROLES:
            flask.abort(400)
        if not set(codes) <= areas():
            return page(account_error_words(desk.language, "unknown_areas"), status=400)
        try:
            with desk.database.writing() as connection:
                number = accounts.add(
                    desk.database,
                    connection,
                    sent.get("nama", ""),
                    person=sent.get("orang", ""),
                    office=sent.get("kantor", ""),
                    role=role,
                    areas=codes,
                    actor=desk.account.name,
                )
                token = invitations.invite(connection, number)
        except AccountError as error:
            return page(account_error_words(desk.language, error.reason), status=400)
        return page(token=token, name=sent.get("nama", "").strip().lower())

    def reset() -> Response:
        name = flask.request.form.get("nama", "")
        try:
            token = invitations.reset(desk.database, name, actor=desk.account.name)
        except AccountError as error:
            return page(account_error_words(desk.language, error.reason), status=400)
        return page(token=token, name=name)

    def disable() -> Response:
        try:
            accounts.disable(desk.database, flask.request.form.get("nama", ""), actor=desk.account.name)
        except AccountError as error:
            return page(account_error_words(desk.language, error.reason), status=400)
        return desk.go("/pengguna")

    def switch() -> Response:
        chosen = flask.request.form.get("boleh", "")
        if chosen not in ("ya", "tidak"):
            flask.abort(400)
        one_person.say(desk.database, desk.account, allowed=chosen == "ya")
        return desk.go("/pengguna")

    server.add_url_rule("/pengguna", "people", page, methods=["GET"])
    server.add_url_rule("/pengguna/satu-orang", "one_person", switch, methods=["POST"])
    server.add_url_rule("/pengguna/undang", "add_person", add, methods=["POST"])
    server.add_url_rule("/pengguna/ulang", "reset_person", reset, methods=["POST"])
    server.add_url_rule("/pengguna/nonaktif", "disable_person", disable, methods=["POST"])


def _heads(desk: Desk) -> list[str]:
    _ = desk.language.text
    return [_("Nama akun"), _("Orang"), _("Kantor"), _("Peran"), _("Keadaan"), _("Tindakan")]


def _row(desk: Desk, one: Account) -> Any:
    _ = desk.language.text
    off = one.disabled_at is not None
    state = _("nonaktif") if off else _("aktif") if one.has_password else _("diundang")
    if one.must_have_codes and one.has_password and not one.has_codes:
        state = _("belum memasang kode")
    buttons = [
        None
        if off
        else html.A(
            _("Ganti peran"),
            href=desk.at("/pengguna/peran", nama=one.name),
            className="quiet",
            **{"aria-label": _("Ganti peran {name}", name=one.name)},
        ),
        button_form(
            desk.at("/pengguna/ulang"),
            _("Undang ulang"),
            hidden={"nama": one.name},
            look="quiet",
            label=_("Undang ulang {name}", name=one.name),
        ),
        None
        if off
        else button_form(
            desk.at("/pengguna/nonaktif"),
            _("Nonaktifkan"),
            hidden={"nama": one.name},
            look="quiet",
            label=_("Nonaktifkan {name}", name=one.name),
        ),
    ]
    cells = [html.B(one.name), one.person, one.office, [role_name(desk.language, one.role), " ", *one.areas]]
    cells += [state, html.Div(buttons, className="buttons")]
    return html.Tr([html.Td(cell) for cell in cells], className="muted" if off else "")


def _link(desk: Desk, token: str, name: str) -> Any:
    _ = desk.language.text
    return html.Div(
        [
            done(_("Undangan untuk {name} siap; berlaku 24 jam, sekali pakai.", name=name)),
            html.P(_("Kirim tautan ini hanya kepada orangnya. Ia tidak ditampilkan lagi:")),
            html.P(html.Code(f"{base()}/undangan/{token}"), className="link"),
        ],
        className="boxed",
    )


def _one_person(desk: Desk) -> Any:
    """Whether one person may publish, and the button that changes it."""
    _, at = desk.language.text, desk.at("/pengguna/satu-orang")
    if desk.one_person is None:
        words = _(
            "Dua orang: yang mengunggah atau mengajukan tidak dapat memutuskan. Kantor yang hanya punya satu "
            "penerbit dapat membolehkannya; setiap halaman meja lalu mengatakannya, dan muatan yang terbit "
            "begitu ditandai di Mutu data dan Asal angka."
        )
        button = button_form(at, _("Bolehkan satu orang"), hidden={"boleh": "ya"}, look="quiet")
    else:
        words = _("Satu orang: seorang penerbit boleh memutuskan yang diunggah atau diajukannya sendiri.")
        button = button_form(at, _("Minta dua orang lagi"), hidden={"boleh": "tidak"})
    return html.Section([html.H2(_("Berapa orang menerbitkan")), html.P(words), button], className="card")


def _form(desk: Desk) -> Any:
    _ = desk.language.text
    roles = [(role, role_name(desk.language, role)) for role in ROLES]
    return form(
        desk.at("/pengguna/undang"),
        [
            field(_("Nama akun"), "nama", autoCapitalize="none", required=True, maxLength="60"),
            field(_("Nama orang"), "orang", required=True, maxLength="120"),
            field(_("Kantor"), "kantor", maxLength="120"),
            choice(_("Peran"), "peran", roles, chosen="editor"),
            field(
                _("Kode daerah"),
                "daerah",
                hint=_("Hanya bagi pejabat daerah; beberapa kode dipisah spasi."),
                maxLength="200",
            ),
            submit(_("Undang")),
        ],
        className="sheet",
    )
