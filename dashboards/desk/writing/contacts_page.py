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
            contacts.add(desk.database, desk.account, area, **typed)
        except ContactError as error:
            shown = {box: typed[name] for name, box in BOXES.items()}
            return contacts_page(writing, area, shown, error.reason, status=400)
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
    for one in found:
        when = _("Ditulis {who}, {at}.", who=one.written_by, at=desk.language.moment(one.written_at))
        parts: list[Any] = [
            html.P([html.B(one.person), ", ", one.office]),
            html.P([html.Span(text, className="box") for text in (one.mail, one.phone) if text]),
            html.P(when, className="muted"),
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
        html.P(_("Terhapus sendiri sesudah dua tahun bila tidak ditulis lagi."), className="muted"),
        html.P(submit(_("Tambah kontak"))),
    ]
    head = html.H2(_("Kontak baru"))
    return html.Section([head, form(writing.desk.at(PATH), parts)], className="card")
