"""/tulis/kesepakatan: note what was agreed, in one line; say how far each agreement is."""

from dataclasses import dataclass, field
from typing import Any

import flask

from dashboards.components.inpres.agreement_rows import agreement_rows
from dashboards.desk.desk import Desk
from dashboards.desk.forms import button_form, done, form, problem, submit
from dashboards.desk.writing.form_fields import Boxes
from dashboards.desk.writing.writing import Writing
from dashboards.insights.facts.agreements import Agreements, agreements
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from data.dates import now, today
from data.definitions.registry import registry
from data.facts.agreements import STATUSES, AgreementRow
from data.facts.duties import done as finished
from data.repository.uploads import queue, uploads
from data.repository.uploads.forms import Form
from data.repository.uploads.uploads import Upload

PATH = "/tulis/kesepakatan"
FORM: Form = "kesepakatan"
TITLE = "Kesepakatan"  # of loads, whatever the language of the page
SHOWN = 20
WAIT_SECONDS = 2
FAILED_SECONDS = 600  # for so long the page says that something was not noted
LONGEST = "300"  # characters of a line


@dataclass(frozen=True)
class Typed:
    """What was typed and is not done: in the form of a new agreement, or in that of a row (its `place`)."""

    values: dict[str, str] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)
    place: str = ""
    words: str = ""


def known(writing: Writing, *, area: str = "") -> Agreements:
    """The agreements that this account may write about, as they are now."""
    if not writing.begun:
        return Agreements((), today())
    found = agreements(writing.context, area or None)
    mine = {code for code, _name in writing.areas(province=True)}
    return Agreements(tuple(row for row in found.found if row.area_code in mine), found.on)


def place(row: AgreementRow) -> str:
    """The load of a row and its number in it: which statement was seen."""
    return f"{row.load_id}.{row.seq}"


def agreements_page(writing: Writing, typed: Typed | None = None, *, status: int = 200) -> flask.Response:
    """What is being noted, the form of a new one, and what is saved, each with the form of its progress."""
    desk, typed = writing.desk, typed or Typed()
    _, ask = desk.language.text, flask.request.values
    areas = dict(writing.areas(province=True))
    area = ask.get("wilayah", "") if ask.get("wilayah", "") in areas and not typed.values else ""
    found, everything = known(writing, area=area), ask.get("keadaan") == "semua"
    waiting = uploads.listed(desk.database, desk.account, own=True, at_once=True, states=("stating",))
    body: list[Any] = [
        problem(typed.words) if typed.words else None,
        _noted(desk, waiting, ask.get("kabar", "")),
        _new(writing, areas, typed, area) if desk.account.may("see_all") else None,
        _list_agreements(writing, found, typed, area=area, everything=everything),
    ]
    answer = desk.page(_("Kesepakatan"), _headline(desk, found), body, status=status)
    if waiting and status == 200 and not typed.values:
        answer.headers["Refresh"] = str(WAIT_SECONDS)
    return answer


def _headline(desk: Desk, found: Agreements) -> Headline:
    _, number = desk.language.text, desk.language.number
    if not found.found:
        return Headline(_("**Belum ada kesepakatan** yang dicatat"))
    words = {"n": number(len(found.open)), "late": number(len(found.overdue))}
    if found.overdue:
        return Headline(
            _("**{late} kesepakatan lewat tenggat**, {n} belum selesai", **words), "jauh_tertinggal"
        )
    tone = "perlu_percepatan" if found.open else "tercapai"
    return Headline(_("**{n} kesepakatan belum selesai**, tidak ada yang lewat tenggat", **words), tone)


def _noted(desk: Desk, waiting: list[Upload], news: str) -> list[Element]:
    """What is on its way, what is done, and what was not done and why."""
    _ = desk.language.text
    parts: list[Element] = []
    for one in waiting:
        words = _("Sedang dicatat: {what}", what=one.report.get("tulisan", ""))
        parts.append(html.P(words, className="done", role="status"))
    if waiting and not queue.alive(desk.database):
        parts.append(
            problem(
                _("Proses pemasuk belum berjalan; tulisan Anda aman dan menunggu. Beri tahu administrator.")
            )
        )
    if news == "catat" and not waiting:
        parts.append(done(_("Tercatat dan berlaku.")))
    failed = uploads.listed(desk.database, desk.account, own=True, at_once=True, states=("failed",), most=3)
    for one in failed:
        if (now() - one.uploaded_at).total_seconds() < FAILED_SECONDS:
            what = one.report.get("tulisan", "")
            parts.append(problem(_("Tidak dicatat: {what}. {why}", what=what, why=one.reason)))
    return parts


def _new(writing: Writing, areas: dict[str, str], typed: Typed, area: str) -> Element:
    _ = writing.desk.language.text
    mine = not typed.place
    start = {"tanggal_rapat": today().isoformat(), "kode_wilayah": area}
    boxes = Boxes(typed.values if mine and typed.values else start, typed.wrong if mine else {}, "baru-")
    names = [("", _("Pilih daerah")), *areas.items()]
    parts = [
        boxes.choice(_("Daerah"), "kode_wilayah", names),
        boxes.line(_("Apa yang disepakati"), "isi", maxLength=LONGEST, required=True),
        boxes.line(_("Siapa yang mengerjakan"), "penanggung_jawab", maxLength=LONGEST, required=True),
        boxes.line(_("Selesai paling lambat"), "tenggat", type_="date"),
        boxes.line(_("Hari rapat"), "tanggal_rapat", type_="date", required=True),
        html.P(submit(_("Catat")), className="field send"),
    ]
    note = _("Berlaku seketika, tanpa orang kedua; nama akun Anda tercatat di audit.")
    return html.Section(
        [
            html.H2([_("Catat kesepakatan baru"), html.Span(note, className="note")]),
            form(writing.desk.at(PATH), parts, className="line-form"),
        ],
        className="card",
    )


def _list_agreements(
    writing: Writing, found: Agreements, typed: Typed, *, area: str, everything: bool
) -> Element:
    desk, context = writing.desk, writing.context
    _, number = desk.language.text, desk.language.number
    rows = [row for row in found.found if everything or not finished(row) or place(row) == typed.place]
    shown = sorted(rows, key=lambda row: place(row) != typed.place)[:SHOWN]
    note = _("{n} dari {m} ditampilkan", n=number(len(shown)), m=number(len(found.found)))
    links: list[Any] = []
    if area:
        links.append(html.A(_("Semua daerah"), href=desk.at(PATH)))
    words = {"wilayah": area} if area else {}
    if everything:
        links.append(html.A(_("Yang belum selesai"), href=desk.at(PATH, **words)))
    else:
        links.append(html.A(_("Termasuk yang selesai"), href=desk.at(PATH, keadaan="semua", **words)))
    links.append(
        html.A(_("Halaman yang dibaca semua orang"), href=desk.at("/kesepakatan", edisi="resmi-terkini"))
    )
    listed = agreement_rows(context, found, shown, below=lambda row: _progress(writing, row, typed))
    narrow = html.P(
        [_("Menurut daerah:"), " ", *_areas_of(writing, rows)] if not area and len(rows) > SHOWN else None,
        className="small",
    )
    return html.Section(
        [
            html.H2([_("Yang sudah disepakati"), html.Span(note, className="note")]),
            html.P(links, className="chips"),
            narrow,
            listed if shown else html.P(_("Tidak ada."), className="muted"),
        ],
        className="card",
    )


def _areas_of(writing: Writing, rows: list[Any]) -> list[Any]:
    """The areas of rows as links that narrow the list."""
    codes = dict.fromkeys(row.area_code for row in rows)
    links: list[Any] = []
    for code in codes:
        name = writing.context.name(code)
        links += [", " if links else "", html.A(name, href=writing.desk.at(PATH, wilayah=code))]
    return links


def _progress(writing: Writing, row: AgreementRow, typed: Typed) -> Element:
    """The form that says how far an agreement is, folded; open where something in it is wrong."""
    desk, language, here = writing.desk, writing.desk.language, place(row) == typed.place
    _, words = language.text, registry().duty_statuses
    saved = {"status": row.status, "bukti": row.evidence or "", "catatan": row.note or ""}
    values, prefix = (typed.values if here else saved), f"k{place(row)}-".replace(".", "-")
    boxes = Boxes(values, typed.wrong if here else {}, prefix)
    keys = [("kode_wilayah", row.area_code), ("tanggal_rapat", row.met_on.isoformat()), ("isi", row.agreed)]
    hidden = {**dict(keys), "dilihat": place(row)}
    parts = [
        *(html.Input(type="hidden", name=name, value=value) for name, value in hidden.items()),
        boxes.choice(_("Keadaan"), "status", [(key, words[key].label[language.code]) for key in STATUSES]),
        boxes.line(_("Bukti"), "bukti", hint=_("Alamat atau nama dokumen."), maxLength=LONGEST),
        boxes.line(_("Catatan"), "catatan", maxLength=LONGEST),
        html.P(submit(_("Simpan keadaan")), className="field send"),
    ]
    take_back = None
    if row.load_id in writing.own_loads(FORM, TITLE):
        name = writing.context.name(row.area_code)
        label = _("Hapus tulisan saya hari ini: {what}", what=f"{name}, {row.agreed}")
        take_back = button_form(
            desk.at(f"{PATH}/tarik"),
            _("Hapus tulisan saya hari ini"),
            hidden=hidden,
            look="quiet",
            label=label,
        )
    return html.Details(
        [
            html.Summary(_("Ubah keadaan")),
            form(desk.at(f"{PATH}/keadaan"), parts, className="line-form"),
            take_back,
        ],
        className="progress",
        open=here,
    )
