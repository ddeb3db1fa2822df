"""/tulis/bukti: files that prove a duty, sent, read and erased by who has signed in."""

from io import BytesIO
from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.forms import button_form, field, form, problem, submit
from dashboards.desk.intake.receiving import shown_name
from dashboards.desk.writing.area_choice import area_choice
from dashboards.desk.writing.form_fields import Boxes
from dashboards.desk.writing.writing import Writing
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from data.definitions.registry import registry
from data.repository.uploads import evidence
from data.repository.uploads.evidence import LARGEST, MEDIA, MOST, Evidence, EvidenceError
from data.repository.uploads.quarantine import Arrival

PATH = "/tulis/bukti"


def register(server: flask.Flask, writing: Writing) -> None:
    """The page, what its buttons do, and each file."""
    desk = writing.desk

    def page() -> Response:
        area = flask.request.args.get("wilayah", "")
        known = [code for code, _name in writing.areas()]
        return evidence_page(writing, area if area in known else known[0] if len(known) == 1 else "")

    def send() -> Response:
        sent, file = flask.request.form, flask.request.files.get("berkas")
        area, duty = sent.get("wilayah", ""), sent.get("kewajiban", "")
        arrival: Arrival | None = flask.g.get("arrival")
        if not writing.official(area):
            flask.abort(403) if area else flask.abort(400)
        if file is None or arrival is None or not file.filename or not arrival.size:
            return evidence_page(writing, area, "empty", status=400)
        try:
            if duty not in registry().duties:
                raise EvidenceError("duty")
            evidence.keep(
                desk.database,
                desk.account,
                arrival,
                writing.quarantine,
                area=area,
                duty=duty,
                name=shown_name(file.filename),
            )
        except EvidenceError as error:
            return evidence_page(writing, area, error.reason, status=400)
        return desk.go(PATH, wilayah=area)

    def one(number: int) -> Response:
        found = evidence.find(desk.database, desk.account, number)
        if found is None:
            flask.abort(404)
        try:
            content = BytesIO(evidence.content_of(desk.database, found, writing.quarantine))
        except EvidenceError:
            flask.abort(404)
        name = f"bukti-{found.id}.{found.kind}"  # never a name of a file that somebody sent
        return flask.send_file(content, MEDIA[found.kind], as_attachment=True, download_name=name, etag=False)

    def erase(number: int) -> Response:
        try:
            found = evidence.erase(desk.database, desk.account, number, writing.quarantine)
        except EvidenceError:
            flask.abort(404)
        return desk.go(PATH, wilayah=found.area_code)

    server.add_url_rule(PATH, "evidence", page, methods=["GET"])
    server.add_url_rule(PATH, "send_evidence", send, methods=["POST"])
    server.add_url_rule(f"{PATH}/<int:number>", "one_evidence", one, methods=["GET"])
    server.add_url_rule(f"{PATH}/<int:number>/hapus", "erase_evidence", erase, methods=["POST"])


def _wrong(writing: Writing, reason: str) -> str:
    _ = writing.desk.language.text
    return {
        "empty": _("Pilih berkasnya dahulu; berkas kosong tidak disimpan."),
        "duty": _("Pilih kewajibannya."),
        "kind": _("Hanya PDF, JPG, atau PNG; yang lain tidak disimpan."),
        "large": _("Paling besar 5 MB; kecilkan pindaiannya."),
        "many": _("Sudah ada {n} berkas bukti daerah ini; hapus dahulu yang tidak perlu.", n=str(MOST)),
        "areas": _("Ini bukan daerah Anda."),
    }[reason]


def evidence_page(writing: Writing, area: str, reason: str = "", *, status: int = 200) -> flask.Response:
    """Which area, its files, and a form for one more."""
    desk = writing.desk
    _ = desk.language.text
    body: list[Any] = [
        problem(_wrong(writing, reason)) if reason else None,
        html.P(
            _(
                "Berkas bukti dibaca petugas yang masuk: pejabat daerah untuk daerahnya, penyunting dan "
                "penerbit semua. Pembaca hanya melihat nomor dokumen dan apa yang tertulis di kotak Bukti."
            ),
            className="muted",
        ),
        area_choice(writing, PATH, area),
    ]
    title = Headline(_("**Berkas bukti** kewajiban"))
    if area:
        title = Headline(_("**Berkas bukti** kewajiban {area}", area=writing.context.formal(area)))
        found = evidence.listed(desk.database, desk.account, [area])
        body += [_list(writing, found), _form(writing, area)]
    return desk.page(_("Berkas bukti"), title, body, status=status)


def _list(writing: Writing, found: list[Evidence]) -> Element:
    desk = writing.desk
    _, language = desk.language.text, desk.language
    if not found:
        return html.P(_("Belum ada berkas bukti daerah ini."), className="muted")
    return html.Div([_item(writing, one, language.number(max(1, round(one.size / 1000)))) for one in found])


def _item(writing: Writing, one: Evidence, size: str) -> Element:
    desk = writing.desk
    _, language = desk.language.text, desk.language
    duty = registry().duties[one.duty].label[language.code]
    when = f"{one.written_by} · {language.moment(one.written_at)} · {one.kind.upper()}, {_('{n} kB', n=size)}"
    name = html.B(_("Bukti nomor {n}", n=str(one.id)))
    if one.erased_at is not None:
        gone = _("Dihapus {at}; sidiknya {digest}", at=language.moment(one.erased_at), digest=one.digest[:16])
        return html.Div([html.P([name, " · ", duty]), html.P(gone, className="muted")], className="boxed")
    label = _("Unduh bukti nomor {n}", n=str(one.id))
    may = desk.account.may("see_all") or one.written_by == desk.account.name
    parts = [
        html.P([name, " · ", duty]),
        html.P([one.file_name, html.Br(), when], className="muted"),
        html.P(html.A(label, href=desk.at(f"{PATH}/{one.id}"))),
        html.P(_('Tulis di kotak Bukti: "berkas bukti nomor {n}".', n=str(one.id)), className="muted"),
        button_form(
            desk.at(f"{PATH}/{one.id}/hapus"), _("Hapus"), look="quiet", label=f"{_('Hapus')} {one.id}"
        )
        if may
        else None,
    ]
    return html.Div(parts, className="boxed")


def _form(writing: Writing, area: str) -> Element:
    language = writing.desk.language
    _ = language.text
    duties = [(key, f"{one.number} {one.label[language.code]}") for key, one in registry().duties.items()]
    hint = _("PDF, JPG, atau PNG; paling besar {n} MB. Bukan daftar nama orang.", n=str(LARGEST // 1_000_000))
    parts = [
        html.Input(type="hidden", name="wilayah", value=area),
        html.Div(Boxes({}).choice(_("Kewajiban"), "kewajiban", duties), className="line-form"),
        field(_("Berkas"), "berkas", hint=hint, type_="file", required=True, accept=".pdf,.jpg,.jpeg,.png"),
        html.P(submit(_("Simpan berkas bukti"))),
    ]
    head = html.H2(_("Berkas baru"))
    sheet = form(writing.desk.at(PATH), parts, encType="multipart/form-data")
    return html.Section([head, sheet], className="card")
