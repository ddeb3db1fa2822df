"""/surel/kontak/TOKEN: a contact without an account chooses its reminders, or stops. GET changes nothing."""

from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.accounts.mail import LONGEST_TOKEN, kind_name
from dashboards.desk.desk import Desk
from dashboards.desk.forms import button_form, done, form, problem, submit
from dashboards.desk.writing.writing import Writing
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from data.repository.mail.contact_reminders import KINDS, Reminder, choose, opened


def register(server: flask.Flask, writing: Writing) -> None:
    """The page and its form."""
    desk = writing.desk

    def page(headline: Headline, *body: Any, status: int = 200) -> Response:
        answer = desk.page(headline.plain, headline, list(body), status=status)
        answer.headers["Referrer-Policy"] = "no-referrer"  # the address is the key
        answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return answer

    def gone() -> Response:
        _ = desk.language.text
        words = _(
            "Bila pengingat masih diinginkan, minta petugas yang mencatat kontak Anda menanyakannya lagi."
        )
        return page(Headline(_("Tautan ini **tidak berlaku** lagi")), html.P(words), status=404)

    def reminders(token: str) -> Response:
        _ = desk.language.text
        found = opened(desk.database, token) if len(token) <= LONGEST_TOKEN else None
        if found is None:
            return gone()
        at, area = desk.at(f"/surel/kontak/{token}"), writing.context.formal(found.area)
        if flask.request.method != "POST":
            return page(_asked(desk, found, area), *_choice(desk, found, at))
        kinds, stop = flask.request.form.getlist("jenis"), bool(flask.request.form.get("berhenti"))
        if not stop and not set(kinds) & set(KINDS):
            words = problem(_("Pilih sedikitnya satu, atau tekan Tidak, jangan kirimi saya."))
            return page(_asked(desk, found, area), words, *_choice(desk, found, at), status=400)
        chosen = choose(desk.database, token, () if stop else kinds)
        if chosen is None:
            return gone()
        return page(_asked(desk, chosen, area), done(_("Tersimpan.")), *_choice(desk, chosen, at))

    server.add_url_rule("/surel/kontak/<token>", "contact_reminders", reminders, methods=["GET", "POST"])


def _asked(desk: Desk, found: Reminder, area: str) -> Headline:
    _ = desk.language.text
    if found.state == "stopped":
        return Headline(_("**Tidak ada pengingat** yang dikirim ke alamat ini"))
    if found.state == "on":
        return Headline(_("Pengingat {area} **dikirim ke alamat ini**", area=area), "tercapai")
    return Headline(_("Apakah Anda **mau menerima pengingat** {area}?", area=area))


def _choice(desk: Desk, found: Reminder, at: str) -> list[Element]:
    _ = desk.language.text
    boxes = [
        html.Label(
            [
                html.Input(
                    type="checkbox", name="jenis", value=kind, checked=kind in found.kinds or not found.kinds
                ),
                " ",
                kind_name(desk.language, kind),
            ],
            className="box",
        )
        for kind in KINDS
    ]
    to = html.P([_("Alamatnya:"), " ", html.B(found.address), "."])
    rules = html.P(
        _(
            "Sekali sehari, hanya bila ada yang baru; tiap hal sekali. Isinya hanya yang sudah terbit. "
            "Tautan di tiap pengingat membuka halaman ini lagi."
        ),
        className="muted",
    )
    fields = [
        html.Fieldset([html.Legend(_("Yang dikabarkan"), className="name"), *boxes], className="boxes"),
        submit(_("Ubah pilihan") if found.state == "on" else _("Ya, kirimi saya")),
    ]
    parts: list[Element] = [to, rules, form(at, fields, className="sheet boxed")]
    if found.state != "stopped":
        words = _("Berhenti") if found.state == "on" else _("Tidak, jangan kirimi saya")
        parts.append(button_form(at, words, hidden={"berhenti": "ya"}, look="quiet"))
        parts.append(html.P(_("Sesudah itu alamat ini tidak ditanya lagi."), className="muted"))
    return parts
