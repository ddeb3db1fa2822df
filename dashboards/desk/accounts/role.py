"""/pengguna/peran: another role, or other areas, for an account; by administrators."""

import flask
from werkzeug.wrappers import Response

from dashboards.desk.accounts.people import Areas
from dashboards.desk.desk import Desk
from dashboards.desk.forms import choice, field, form, problem, submit
from dashboards.desk.wording import account_error_words, role_name
from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline
from data.repository.accounts import accounts
from data.repository.accounts.accounts import AccountError
from data.repository.accounts.roles import ROLES


def register(server: flask.Flask, desk: Desk, areas: Areas) -> None:
    """The page and its form; `areas`: the codes of areas there are."""

    def page(words: str = "", *, status: int = 200) -> flask.Response:
        _, language = desk.language.text, desk.language
        one = accounts.find(desk.database, flask.request.values.get("nama", "")[:60].replace("\0", ""))
        if one is None or one.disabled_at is not None:
            flask.abort(404)
        roles = [(role, role_name(language, role)) for role in ROLES]
        body = [
            problem(words) if words else None,
            html.P(_("Semua sesinya berakhir saat itu juga, dan perubahannya dicatat di audit.")),
            form(
                desk.at("/pengguna/peran", nama=one.name),
                [
                    choice(_("Peran"), "peran", roles, chosen=one.role),
                    field(
                        _("Kode daerah"),
                        "daerah",
                        hint=_("Hanya bagi pejabat daerah; beberapa kode dipisah spasi."),
                        maxLength="200",
                        value=" ".join(one.areas),
                    ),
                    submit(_("Ganti peran")),
                ],
                className="sheet",
            ),
        ]
        return desk.page(
            _("Ganti peran"), Headline(_("Peran **{name}**", name=one.person)), body, status=status
        )

    def changed() -> Response:
        if flask.request.method != "POST":
            return page()
        sent, name = flask.request.form, flask.request.args.get("nama", "")[:60].replace("\0", "")
        codes, role = sent.get("daerah", "").replace(",", " ").split(), sent.get("peran", "")
        if role not in ROLES:
            flask.abort(400)
        if not set(codes) <= areas():
            return page(account_error_words(desk.language, "unknown_areas"), status=400)
        try:
            accounts.change_role(desk.database, name, role, codes, actor=desk.account.name)
        except AccountError as error:
            return page(account_error_words(desk.language, error.reason), status=400)
        return desk.go("/pengguna")

    server.add_url_rule("/pengguna/peran", "change_role", changed, methods=["GET", "POST"])
