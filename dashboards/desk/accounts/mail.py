"""What one gets by mail, chosen on one's own page; and mail that could not be sent, for administrators."""

from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.desk import Desk
from dashboards.desk.forms import button_form, field, form, submit
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from dashboards.rendering.language import Language
from data.repository.mail import outbox
from data.repository.mail.subscriptions import (
    LONGEST,
    BadAddressError,
    Kind,
    asked,
    choose,
    confirm,
    kinds_of,
    subscription,
)

LONGEST_TOKEN = 500


def register(server: flask.Flask, desk: Desk) -> None:
    """The form's address, and the page of what is unsent."""

    def chosen() -> Response:
        sent = flask.request.form
        address = "" if sent.get("berhenti") else sent.get("surel", "")
        try:
            choose(desk.database, desk.account, address, sent.getlist("jenis"))
        except BadAddressError:
            return desk.go("/akun", kabar="bukan-surel")
        return desk.go("/akun", kabar="surel")

    def unsent() -> flask.Response:
        _, found = desk.language.text, outbox.unsent(desk.database)
        count = desk.language.number(len(found))
        headline = Headline(
            _("**{n} surel** belum terkirim", n=count), "perlu_percepatan" if found else "tercapai"
        )
        return desk.page(_("Surel"), headline, [_table(desk, found)])

    def again() -> Response:
        number = flask.request.form.get("surel", "")
        if number.isascii() and number.isdecimal() and len(number) < 10:
            outbox.again(desk.database, int(number))
        return desk.go("/pengguna/surel")

    server.add_url_rule("/akun/surel", "mail_choice", chosen, methods=["POST"])
    server.add_url_rule("/pengguna/surel", "unsent_mail", unsent)
    server.add_url_rule("/pengguna/surel/ulang", "send_again", again, methods=["POST"])


def register_confirmation(server: flask.Flask, desk: Desk) -> None:
    """/surel/TOKEN: whoever reads mail at an address says that it is right. Opening it changes nothing."""

    def page(headline: Headline, *body: Any, status: int = 200) -> Response:
        answer = desk.page(headline.plain, headline, list(body), status=status)
        answer.headers["Referrer-Policy"] = "no-referrer"  # the address is the key
        return answer

    def opened(token: str) -> Response:
        _ = desk.language.text
        known = len(token) <= LONGEST_TOKEN
        if known and flask.request.method == "POST" and confirm(desk.database, token):
            words = html.P(_("Berhenti kapan saja di halaman Akun saya."))
            return page(Headline(_("**Alamat disetujui**; kabar dikirim ke sini.")), words)
        found = asked(desk.database, token) if known else None
        if found is None:
            words = html.P(_("Bila kabar masih diinginkan, simpan lagi alamatnya di halaman Akun saya."))
            return page(Headline(_("Tautan ini **tidak berlaku** lagi")), words, status=404)
        words = html.P([_("Kabar Pantau Jamsostek akan dikirim ke"), " ", html.B(found[1]), "."])
        agree = button_form(desk.at(f"/surel/{token}"), _("Ya, alamat ini milik saya"))
        return page(Headline(_("Apakah **alamat ini milik Anda**?")), words, agree)

    server.add_url_rule("/surel/<token>", "confirm_mail", opened, methods=["GET", "POST"])


def kind_name(language: Language, kind: Kind) -> str:
    """What one can get mail about."""
    _ = language.text
    return {
        "agreements": _("Kesepakatan: yang baru, tiga hari sebelum tenggat, dan bila lewat"),
        "cover": _("Iuran yang dibayar pemerintah: 60 hari sebelum berakhir"),
        "reports": _("Bulan yang belum dilaporkan sesudah tanggal 10"),
        "drafts": _("Berkas yang menunggu keputusan saya (segera)"),
        "audit": _("Kepala audit, seminggu sekali"),
    }[kind]


def section(desk: Desk) -> Element | None:
    """The form on one's own page; None where the office sends no mail."""
    if not desk.mails:
        return None
    _, who = desk.language.text, desk.account
    found, kinds = subscription(desk.database, who), kinds_of(who)
    boxes = [
        html.Label(
            [
                html.Input(
                    type="checkbox", name="jenis", value=kind, checked=found is None or kind in found.kinds
                ),
                " ",
                kind_name(desk.language, kind),
            ],
            className="box",
        )
        for kind in kinds
    ]
    words = _("Sekali sehari, hanya bila ada yang baru; tiap hal dikabarkan sekali.")
    parts: list[Any] = [html.H2(_("Kabar lewat surel")), html.P(words)]
    if found is not None and found.confirmed:
        parts.append(html.P([_("Dikirim ke"), " ", html.B(found.address)], className="muted"))
    elif found is not None:
        parts.append(
            html.P(
                _(
                    "Menunggu persetujuan: tautannya dikirim ke {address}, paling lambat satu jam lagi; "
                    "sebelum itu tidak ada kabar. Tidak datang? Simpan lagi sesudah sehari.",
                    address=found.address,
                ),
                className="notice",
            )
        )
    address = found.address if found else ""
    fields = [
        field(
            _("Alamat surel"), "surel", type_="email", maxLength=str(LONGEST), required=True, value=address
        ),
        html.Fieldset([html.Legend(_("Yang dikabarkan"), className="name"), *boxes], className="boxes"),
        submit(_("Simpan pilihan")),
    ]
    parts.append(form(desk.at("/akun/surel"), fields, className="sheet"))
    if found is not None:
        stop = button_form(desk.at("/akun/surel"), _("Berhenti"), hidden={"berhenti": "ya"}, look="quiet")
        parts.append(stop)
    return html.Section(parts, className="card")


def unsent_notice(desk: Desk) -> Element | None:
    """At the desk: how much mail could not be sent, and why the last attempt failed."""
    found = [one for one in outbox.unsent(desk.database) if one.attempts] if desk.mails else []
    if not found:
        return None
    _ = desk.language.text
    words = _("{n} surel belum terkirim.", n=desk.language.number(len(found)))
    return html.P(
        [words, " ", _("Jawaban peladen surel:"), " ", html.Code(found[-1].reason)], className="notice"
    )


def _table(desk: Desk, found: list[outbox.Waiting]) -> Any:
    _, language = desk.language.text, desk.language
    if not found:
        return html.P(_("Semua surel sudah terkirim."), className="muted")
    heads = [
        _("Kepada"),
        _("Dibuat"),
        _("Keadaan"),
        _("Percobaan"),
        _("Jawaban peladen surel"),
        _("Tindakan"),
    ]
    states = {"waiting": _("menunggu"), "failed": _("ditolak")}
    rows = [
        [
            html.B(_("Kontak {area}", area=one.account) if one.contact else one.account),
            language.moment(one.made_at),
            states[one.state],
            language.number(one.attempts),
            html.Code(one.reason) if one.reason else "–",
            button_form(
                desk.at("/pengguna/surel/ulang"),
                _("Coba lagi"),
                hidden={"surel": str(one.id)},
                look="quiet",
                label=_("Coba lagi surel {n}", n=one.id),
            ),
        ]
        for one in found
    ]
    table = html.Table(
        [
            html.Caption(_("Surel"), className="unseen"),
            html.Thead(html.Tr([html.Th(words) for words in heads])),
            html.Tbody([html.Tr([html.Td(cell) for cell in row]) for row in rows]),
        ],
        className="table",
    )
    return html.Div(table, className="scroll")
