"""/tulis/kontak: whom to call in an area; for who has signed in, never on a page that others read."""

from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.forms import button_form, form, problem, submit
from dashboards.desk.writing.area_choice import area_choice
from dashboards.desk.writing.form_fields import Boxes
from dashboards.desk.writing.writing import Writing
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from data.repository.accounts import contacts
from data.repository.accounts.contacts import LONGEST, Contact, ContactError
from data.repository.mail import contact_reminders
from data.repository.mail.contact_reminders import Reminder
from data.repository.mail.subscriptions import ADDRESS

PATH = "/tulis/kontak"
BOXES = {"person": "orang", "office": "jabatan", "mail": "surel", "phone": "telepon"}


def register(server: flask.Flask, writing: Writing) -> None:
    """The page and what its buttons do."""
    desk = writing.desk

    def page() -> Response:
        area = flask.request.args.get("wilayah", "")
        known = [code for code, _name in writing.areas()]
        return contacts_page(writing, area if area in known else known[0] if len(known) == 1 else "")

    def write() -> Response:
        sent = flask.request.form
        area, typed = sent.get("wilayah", ""), {name: sent.get(box, "") for name, box in BOXES.items()}
        if not writing.official(area):
            flask.abort(403) if area else flask.abort(400)
        try:
            if sent.get("tanyai") and not ADDRESS.fullmatch(typed["mail"].strip()):
                raise ContactError("mail")
            number = contacts.add(desk.database, desk.account, area, **typed)
        except ContactError as error:
            shown = {box: typed[name] for name, box in BOXES.items()}
            return contacts_page(writing, area, shown, error.reason, status=400)
        return asked(number, area) if sent.get("tanyai") and desk.mails else desk.go(PATH, wilayah=area)

    def ask() -> Response:
        number, area = flask.request.form.get("kontak", ""), flask.request.form.get("wilayah", "")
        if not writing.official(area):
            flask.abort(403) if area else flask.abort(400)
        if not (number.isascii() and number.isdecimal() and len(number) < 10 and desk.mails):
            flask.abort(404)
        return asked(int(number), area)

    def asked(number: int, area: str) -> Response:
        try:
            contact_reminders.ask(desk.database, desk.account, number)
        except ContactError as error:
            if error.reason == "areas":
                flask.abort(404)
            return contacts_page(writing, area, None, error.reason, status=409)
        return desk.go(PATH, wilayah=area)

    def remove() -> Response:
        number = flask.request.form.get("kontak", "")
        try:
            if not (number.isascii() and number.isdecimal() and len(number) < 10):
                raise ContactError("areas")
            area = contacts.remove(desk.database, desk.account, int(number))
        except ContactError:
            flask.abort(404)
        return desk.go(PATH, wilayah=area)

    server.add_url_rule(PATH, "contacts", page, methods=["GET"])
    server.add_url_rule(PATH, "write_contact", write, methods=["POST"])
    server.add_url_rule(f"{PATH}/tanyai", "ask_contact", ask, methods=["POST"])
    server.add_url_rule(f"{PATH}/hapus", "remove_contact", remove, methods=["POST"])


def _wrong(writing: Writing, reason: str) -> tuple[str, str]:
    """The box that is wrong (empty: none of its own) and why."""
    _ = writing.desk.language.text
    words = {
        "person": _("Bagian ini perlu diisi."),
        "office": _("Bagian ini perlu diisi."),
        "mail": _("Bukan alamat surel; tulis seperti nama@contoh.go.id."),
        "phone": _("Bukan nomor telepon; tulis angkanya saja, boleh dengan spasi."),
        "neither": _("Isi surel atau telepon."),
        "asked": _("Alamat itu baru saja ditanyai; tunggu sehari."),
        "stopped": _("Pemilik alamat itu tidak mau pengingat; ia tidak ditanya lagi."),
        "many": _("Sudah ada {n} kontak; hapus dahulu yang tidak berlaku.", n=str(contacts.MOST)),
    }
    return BOXES.get(reason, "surel" if reason == "neither" else ""), words.get(reason, "")


def contacts_page(
    writing: Writing,
    area: str,
    typed: dict[str, str] | None = None,
    reason: str = "",
    *,
    status: int = 200,
) -> flask.Response:
    """Which area, who is there, and a form for one more."""
    desk = writing.desk
    _ = desk.language.text
    box, words = _wrong(writing, reason) if reason else ("", "")
    body: list[Any] = [
        problem(words) if words else None,
        html.P(
            _(
                "Hanya kontak kedinasan, dan orangnya tahu. Dilihat petugas yang masuk: pejabat daerah untuk "
                "daerahnya, penyunting dan penerbit semua. Tidak ada di halaman baca, API, atau unduhan."
            ),
            className="muted",
        ),
        area_choice(writing, PATH, area),
    ]
    title = Headline(_("**Kontak resmi** menurut daerah"))
    if area:
        title = Headline(_("**Kontak resmi** {area}", area=writing.context.formal(area)))
        found = contacts.contacts(desk.database, desk.account, [area])
        boxes = Boxes(typed or {}, {box: words} if box else {})
        body += [_list(writing, found), _form(writing, area, boxes)]
    return desk.page(_("Kontak resmi"), title, body, status=status)


def _list(writing: Writing, found: list[Contact]) -> Element:
    desk = writing.desk
    _ = desk.language.text
    if not found:
        return html.P(_("Belum ada kontak daerah ini."), className="muted")
    items = []
    answers = {
        one.contact_id: one for one in contact_reminders.reminders(desk.database, [c.id for c in found])
    }
    for one in found:
        when = _("Ditulis {who}, {at}.", who=one.written_by, at=desk.language.moment(one.written_at))
        parts: list[Any] = [
            html.P([html.B(one.person), ", ", one.office]),
            html.P([html.Span(text, className="box") for text in (one.mail, one.phone) if text]),
            html.P(when, className="muted"),
            _reminder(writing, one, answers.get(one.id)),
            html.P(_("Lebih dari setahun: tanyakan apakah masih benar."), className="notice")
            if one.old
            else None,
            button_form(
                desk.at(f"{PATH}/hapus"),
                _("Hapus"),
                hidden={"kontak": str(one.id)},
                look="quiet",
                label=_("Hapus {name}", name=one.person),
            ),
        ]
        items.append(html.Div(parts, className="boxed"))
    return html.Div(items)


def _reminder(writing: Writing, one: Contact, found: Reminder | None) -> Element | None:
    """Whether a contact gets reminders, and a button that has it asked; nothing where no mail is sent."""
    desk = writing.desk
    _ = desk.language.text
    if not (desk.mails and one.mail):
        return None
    state = found.state if found else ""
    words = {
        "on": _("Menerima pengingat yang dipilihnya sendiri."),
        "asked": _("Ditanyai lewat surel, belum menjawab; tanpa jawabannya tidak ada pengingat."),
        "stopped": _("Tidak mau pengingat; tidak ditanya lagi."),
        "silent": _("Ditanyai, seminggu tidak menjawab."),
    }.get(state)
    ask = button_form(
        desk.at(f"{PATH}/tanyai"),
        _("Tanyai lewat surel: mau pengingat?"),
        hidden={"kontak": str(one.id), "wilayah": one.area_code},
        look="quiet",
        label=_("Tanyai {name} lewat surel: mau pengingat?", name=one.person),
    )
    parts = [html.P(words) if words else None, ask if state in ("", "silent") else None]
    return html.Div(parts)


def _ask_box(writing: Writing) -> Element | None:
    """The box of a new contact that has it asked for reminders."""
    _ = writing.desk.language.text
    if not writing.desk.mails:
        return None
    words = _(
        "Tanyai lewat surel apakah mau pengingat: kesepakatan, iuran yang akan berakhir, bulan yang belum "
        "dilaporkan. Orangnya memilih sendiri; tanpa jawabannya tidak ada yang dikirim."
    )
    box = html.Input(type="checkbox", name="tanyai", value="ya")
    return html.Label([box, " ", words], className="box")


def _form(writing: Writing, area: str, boxes: Boxes) -> Element:
    _ = writing.desk.language.text
    parts = [
        html.Input(type="hidden", name="wilayah", value=area),
        html.Div(
            [
                boxes.line(_("Nama orang"), "orang", maxLength=str(LONGEST["person"])),
                boxes.line(_("Jabatan dan kantor"), "jabatan", maxLength=str(LONGEST["office"])),
                boxes.line(_("Surel kedinasan"), "surel", type_="email", maxLength=str(LONGEST["mail"])),
                boxes.line(_("Telepon kedinasan"), "telepon", type_="tel", maxLength=str(LONGEST["phone"])),
            ],
            className="line-form",
        ),
        _ask_box(writing),
        html.P(_("Terhapus sendiri sesudah dua tahun bila tidak ditulis lagi."), className="muted"),
        html.P(submit(_("Tambah kontak"))),
    ]
    head = html.H2(_("Kontak baru"))
    return html.Section([head, form(writing.desk.at(PATH), parts)], className="card")
