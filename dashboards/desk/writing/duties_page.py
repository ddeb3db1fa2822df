"""/tulis/kewajiban: the four duties of an area with document, date and evidence, prefilled."""

from datetime import date
from hashlib import sha256
from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.forms import form, problem, submit
from dashboards.desk.intake.wording import deed_words
from dashboards.desk.writing.area_choice import area_choice
from dashboards.desk.writing.form_fields import Boxes
from dashboards.desk.writing.writing import Writing
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from data.definitions.registry import registry
from data.facts.duties import current_duties
from data.repository.uploads.forms import Form
from data.repository.uploads.upload_actions import DeedError

PATH = "/tulis/kewajiban"
FORM: Form = "kepatuhan"
COLUMNS = ("status", "nomor_dokumen", "tanggal_dokumen", "bukti", "tenggat", "catatan")
LONGEST = 300  # characters of a line
Cells = dict[str, str]  # by name of a box: duty and column


def register(server: flask.Flask, writing: Writing) -> None:
    """The page and what its button does."""

    def page() -> Response:
        area = flask.request.args.get("wilayah", "")
        known = [code for code, _name in writing.areas()]
        area = area if area in known else known[0] if len(known) == 1 else ""
        return duties_page(writing, area)

    def send() -> Response:
        _, sent = writing.desk.language.text, flask.request.form
        area = sent.get("wilayah", "")
        if not writing.official(area):
            flask.abort(403) if area else flask.abort(400)
        saved = saved_cells(writing, area)
        typed = {name: sent.get(name, "").strip() for name in saved}
        wrong, rows = judge(writing, area, saved, typed)
        if sent.get("dilihat", "") != mark(saved):
            words = _("Laporan yang berlaku berubah sejak halaman ini dibuka; lihat lagi, lalu kirim.")
            return duties_page(writing, area, typed, {}, words, status=409)
        if wrong or not rows:
            words = _("Belum dikirim: ada bagian yang perlu dibetulkan.")
            words = words if wrong else _("Tidak ada yang berubah; isi atau ganti dulu kotaknya.")
            return duties_page(writing, area, typed, wrong, words, status=400)
        try:
            title = f"Empat kewajiban {writing.official(area)}"
            number = writing.send(FORM, rows, title=title, areas={area})
        except DeedError as error:
            return duties_page(writing, area, typed, {}, deed_words(writing.desk, error.reason), status=403)
        return writing.desk.go(f"/muat/{number}")

    server.add_url_rule(PATH, "duties", page, methods=["GET"])
    server.add_url_rule(PATH, "write_duties", send, methods=["POST"])


def saved_cells(writing: Writing, area: str) -> Cells:
    """What is saved of an area, as it is typed; nothing where it has not reported."""
    found = current_duties(writing.context.facts("compliance")) if writing.begun else {}
    cells: Cells = {}
    for duty in registry().duties:
        row = found.get((area, duty))
        keys = ("status", "document_number", "document_date", "evidence", "due_on", "note")
        for column, key in zip(COLUMNS, keys, strict=True):
            value = None if row is None else getattr(row, key)
            text = value.isoformat() if isinstance(value, date) else value
            cells[f"{duty}-{column}"] = str(text or "")
    return cells


def mark(cells: Cells) -> str:
    """What is saved, in short: a tab that is older than it is noticed."""
    return sha256(repr(sorted(cells.items())).encode()).hexdigest()[:16]


def judge(writing: Writing, area: str, saved: Cells, typed: Cells) -> tuple[Cells, list[dict[str, str]]]:
    """What is wrong, by box; and the rows of the duties that are changed."""
    _ = writing.desk.language.text
    wrong: Cells = {}
    rows: list[dict[str, str]] = []
    for name, text in typed.items():
        if len(text) > LONGEST:
            wrong[name] = _("Paling panjang {n} huruf.", n=str(LONGEST))
    for duty in registry().duties:
        cells = {column: typed[f"{duty}-{column}"] for column in COLUMNS}
        if cells == {column: saved[f"{duty}-{column}"] for column in COLUMNS}:
            continue
        if not cells["status"]:
            wrong[f"{duty}-status"] = _("Pilih sejauh mana; kosong tidak menghapus laporan.")
        official = writing.official(area)
        rows.append({"kode_wilayah": area, "wilayah": official, "kewajiban": duty, **cells})
    for at, column, _rule, message in writing.check(FORM, rows) if rows and not wrong else ():
        wrong.setdefault(f"{rows[at]['kewajiban']}-{column or 'status'}", message)
    return wrong, rows


def duties_page(
    writing: Writing,
    area: str,
    typed: Cells | None = None,
    wrong: Cells | None = None,
    words: str = "",
    *,
    status: int = 200,
) -> flask.Response:
    """Which area, then its duties."""
    desk = writing.desk
    _ = desk.language.text
    title = Headline(_("**Empat kewajiban** menurut daerah"))
    body: list[Any] = [problem(words) if words else None, area_choice(writing, PATH, area)]
    if area:
        title = Headline(_("**Empat kewajiban** {area}", area=writing.context.formal(area)))
        saved = saved_cells(writing, area)
        boxes = Boxes(saved if typed is None else typed, wrong or {})
        hidden = {"wilayah": area, "dilihat": mark(saved)}
        parts = [
            *(html.Input(type="hidden", name=name, value=value) for name, value in hidden.items()),
            *(_duty(writing, boxes, duty) for duty in registry().duties),
            html.P(submit(_("Kirim dan lihat perubahannya"))),
        ]
        files = html.A(_("Simpan atau baca berkas bukti"), href=desk.at(f"/tulis/bukti?wilayah={area}"))
        body += [html.P(files), form(desk.at(PATH), parts)]
    return desk.page(_("Empat kewajiban"), title, body, status=status)


def _duty(writing: Writing, boxes: Boxes, duty: str) -> Element:
    language, words = writing.desk.language, registry()
    _ = language.text
    statuses = [(key, status.label[language.code]) for key, status in words.duty_statuses.items()]
    more = {"maxLength": str(LONGEST)}
    parts = [
        boxes.choice(_("Sejauh mana"), f"{duty}-status", [("", _("belum melapor")), *statuses]),
        boxes.line(_("Nomor dokumen"), f"{duty}-nomor_dokumen", **more),
        boxes.line(_("Tanggal dokumen"), f"{duty}-tanggal_dokumen", type_="date"),
        boxes.line(_("Bukti"), f"{duty}-bukti", **more),
        boxes.line(_("Dijanjikan selesai"), f"{duty}-tenggat", type_="date"),
        boxes.line(_("Catatan"), f"{duty}-catatan", **more),
    ]
    known = words.duties[duty]
    title = html.H2(f"{known.number} {known.label[language.code]}")
    return html.Section([title, html.Div(parts, className="line-form")], className="card")
