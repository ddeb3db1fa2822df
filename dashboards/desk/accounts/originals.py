"""/pengguna/asli: encrypted copies of uploaded originals, asked for, read and erased by administrators."""

from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.desk import Desk
from dashboards.desk.forms import button_form, form, problem, submit
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from data.repository.uploads import original_copies
from data.repository.uploads.original_copies import LONGEST_REASON, Copy, CopyError, Original

PATH = "/pengguna/asli"
BYTES = "application/octet-stream"


def register(server: flask.Flask, desk: Desk, quarantine: str) -> None:
    """The page and what its buttons do."""
    database = desk.database

    def page(words: str = "", status: int = 200) -> Response:
        return _page(desk, words, status)

    def reason() -> str:
        return flask.request.form.get("alasan", "")

    def refused(error: CopyError) -> Response:
        _ = desk.language.text
        if error.reason == "reason":
            return page(_("Tulis alasannya; tanpa itu tidak ada yang dilakukan."), 400)
        return page(_("Berkas atau salinan itu sudah tidak ada; tidak ada yang dilakukan."), 409)

    def ask() -> Response:
        number = flask.request.form.get("kiriman", "")
        if not (number.isascii() and number.isdecimal() and len(number) < 10):
            flask.abort(400)
        try:
            original_copies.ask(database, desk.account, int(number), reason())
        except CopyError as error:
            return refused(error)
        return desk.go(PATH)

    def read(number: int) -> Response:
        try:
            found, content = original_copies.read(database, desk.account, number, quarantine)
        except CopyError as error:
            return refused(error)
        answer = flask.send_file(
            content, BYTES, as_attachment=True, download_name=found.file_name, etag=False
        )
        answer.content_length = found.size
        return answer

    def erase(number: int) -> Response:
        try:
            original_copies.erase(database, desk.account, number, reason(), quarantine)
        except CopyError as error:
            return refused(error)
        return desk.go(PATH)

    server.add_url_rule(PATH, "originals", page, methods=["GET"])
    server.add_url_rule(PATH, "ask_original", ask, methods=["POST"])
    server.add_url_rule(f"{PATH}/<int:number>/unduh", "read_original", read, methods=["POST"])
    server.add_url_rule(f"{PATH}/<int:number>/hapus", "erase_original", erase, methods=["POST"])


def kept_notice(desk: Desk, number: int) -> Element | None:
    """What an upload's page says where a copy of its original is asked for or kept."""
    _, found = desk.language.text, original_copies.of_upload(desk.database, number)
    if found is None:
        return None
    words = _(
        "Administrator meminta salinan terenkripsi berkas ini disimpan, {at}. Alasan: {reason}",
        at=desk.language.moment(found.asked_at),
        reason=found.reason,
    )
    return html.P(words, className="notice")


def _page(desk: Desk, words: str, status: int) -> Response:
    _, number = desk.language.text, desk.language.number
    waiting = original_copies.originals(desk.database, desk.account)
    asked = original_copies.copies(desk.database, desk.account)
    current = sum(one.erased_at is None for one in asked)
    said = _(
        "Berkas asli dihapus dari karantina saat terbit, dikembalikan, atau dibatalkan; paling lama sesudah "
        "30 hari. Selagi masih ada, Anda dapat meminta salinannya disimpan terenkripsi, sampai dihapus di "
        "sini. Permintaan, unduhan, dan penghapusan tercatat di audit; pengirimnya melihat alasannya."
    )
    none = html.P(_("Tidak ada berkas asli di karantina yang belum disalin."), className="muted")
    body: list[Any] = [
        problem(words) if words else None,
        html.P(said),
        html.H2(_("Salinan")) if asked else None,
        *(_copy(desk, one) for one in asked),
        html.H2(_("Berkas asli di karantina")),
        *([_original(desk, one) for one in waiting] or [none]),
    ]
    title = Headline(_("**{n}** salinan berkas asli disimpan atau diminta", n=number(current)))
    return desk.page(_("Salinan berkas asli"), title, body, status=status)


def _size(desk: Desk, size: int) -> str:
    return desk.language.text("{n} kB", n=desk.language.number(max(1, round(size / 1000))))


def _original(desk: Desk, one: Original) -> Element:
    _, language = desk.language.text, desk.language
    name = _("Kiriman {n}", n=str(one.id))
    about = f"{one.uploaded_by} · {language.moment(one.uploaded_at)} · {_size(desk, one.size)}"
    hidden = html.Input(type="hidden", name="kiriman", value=str(one.id))
    button = submit(_("Simpan salinan terenkripsi"), className="quiet")
    return html.Div(
        [
            html.P([html.B(name), " · ", one.file_name]),
            html.P(about, className="muted"),
            form(desk.at(PATH), [hidden, _reason(f"a{one.id}", _("Alasan disimpan")), button]),
        ],
        className="boxed",
    )


def _copy(desk: Desk, one: Copy) -> Element:
    _, language = desk.language.text, desk.language
    name = html.B(_("Kiriman {n}", n=str(one.upload_id)))
    asked = _(
        "Diminta {name}, {at}. Alasan: {reason}",
        name=one.asked_by,
        at=language.moment(one.asked_at),
        reason=one.reason,
    )
    digest = html.P(["SHA-256 ", html.Code(one.digest)], className="muted link")
    if one.erased_at is not None:
        gone = _("Berkas aslinya sudah tidak ada saat akan disalin; tidak ada salinannya.")
        if one.erased_by is not None:
            gone = _(
                "Dihapus {name}, {at}. Alasan: {reason}",
                name=one.erased_by,
                at=language.moment(one.erased_at),
                reason=one.erased_reason,
            )
        parts = [html.P(name), html.P(asked, className="muted"), html.P(gone), digest]
        return html.Div(parts, className="boxed")
    at = desk.at(f"{PATH}/{one.id}/unduh")
    label = _("Unduh salinan kiriman {n}", n=str(one.upload_id))
    state = button_form(at, _("Unduh"), label=label, look="main-button")
    if one.written_at is None:
        state = html.P(_("Menunggu proses pemasuk menyalinnya."), className="muted")
    sheet = [_reason(f"h{one.id}", _("Alasan dihapus")), submit(_("Hapus salinan"), className="quiet")]
    return html.Div(
        [
            html.P([name, " · ", one.file_name, " · ", _size(desk, one.size)]),
            html.P(asked, className="muted"),
            digest,
            state,
            form(desk.at(f"{PATH}/{one.id}/hapus"), sheet),
        ],
        className="boxed",
    )


def _reason(number: str, label: str) -> Element:
    """A field of its own number, as the page has many."""
    box = html.Input(
        id=f"alasan-{number}", name="alasan", type="text", required=True, maxLength=str(LONGEST_REASON)
    )
    name = html.Label(html.Span(label, className="name"), htmlFor=f"alasan-{number}")
    return html.P([name, box], className="field")
