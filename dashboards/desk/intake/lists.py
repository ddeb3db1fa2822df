"""The page that files are sent from, with one's own uploads."""

from typing import Any

import flask

from dashboards.desk.desk import Desk
from dashboards.desk.forms import field, form, problem, submit
from dashboards.desk.intake.wording import state_words
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from data.repository.uploads.uploads import State, Upload, listed

TEMPLATES = "/templat"
WAITING: tuple[State, ...] = ("submitted",)  # for a second person
TONES = {"refused": "jauh_tertinggal", "failed": "jauh_tertinggal", "returned": "jauh_tertinggal"}
TONES |= {"submitted": "perlu_percepatan", "published": "tercapai", "read": "tercapai"}


def muat_page(desk: Desk, words: str = "", *, status: int = 200) -> flask.Response:
    """The form, and what this account has sent: what waits for a second person first."""
    _, who = desk.language.text, desk.account
    waiting = listed(desk.database, who, states=WAITING, own=True, most=None)
    own = waiting + [one for one in listed(desk.database, who, own=True) if one.state not in WAITING]
    body = [
        problem(words) if words else None,
        html.Div([html.Div(_form(desk)), html.Div(_how(desk))], className="columns half sending"),
        html.Section([html.H2(_("Berkas Anda")), table(desk, own)], className="card"),
    ]
    return desk.page(
        _("Muat rekap"),
        Headline(_("**Kirim berkas**, lalu lihat apa yang akan berubah")),
        body,
        status=status,
    )


def _form(desk: Desk) -> Element:
    _ = desk.language.text
    return form(
        desk.at("/muat"),
        [
            field(
                _("Berkas"),
                "berkas",
                hint=_("Pilih, atau seret ke kotak ini. Excel, ODS, CSV, atau JSON, paling besar 100 MB."),
                type_="file",
                required=True,
                accept=".xlsx,.xlsm,.xls,.ods,.csv,.json,.txt",
            ),
            field(
                _("Bulan laporan"),
                "bulan",
                hint=_("Hanya bila berkas tidak menyebutnya, misalnya 2026-09."),
                type_="month",
                pattern="20[0-9]{2}-[0-9]{2}",
            ),
            submit(_("Kirim dan periksa")),
        ],
        className="sheet boxed",
        encType="multipart/form-data",
    )


def _how(desk: Desk) -> Element:
    _ = desk.language.text
    steps = [
        _("Berkas disimpan di karantina dan dibaca; belum ada angka yang berubah."),
        _("Anda melihat temuannya, sel demi sel, dan apa yang akan berubah."),
        _("Anda mengajukan; orang kedua menerbitkan atau mengembalikan."),
        _("Berkasnya dihapus dari karantina setelah terbit, atau setelah 30 hari."),
    ]
    link = html.A(_("periksa di perangkat Anda sendiri"), href="/periksa-daftar")
    people = html.P([_("Daftar nama dan NIK jangan dikirim ke sini;"), " ", link, "."])
    templates = html.P(
        [_("Belum punya berkas?"), " ", html.A(_("Unduh templatnya"), href=desk.at(TEMPLATES)), "."]
    )
    return html.Div([html.Ol([html.Li(words) for words in steps], className="steps-list"), templates, people])


def table(desk: Desk, found: list[Upload]) -> Any:
    """Uploads, each a line with the way to it."""
    _ = desk.language.text
    if not found:
        return html.P(_("Belum ada."), className="muted")
    heads = [_("Berkas"), _("Keadaan"), _("Temuan"), _("Pengunggah"), _("Dikirim")]
    return html.Div(
        html.Table(
            [
                html.Caption(_("Berkas"), className="unseen"),
                html.Thead(html.Tr([html.Th(words) for words in heads])),
                html.Tbody([_row(desk, one) for one in found]),
            ],
            className="table",
        ),
        className="scroll",
    )


def found_words(desk: Desk, one: Upload) -> str:
    """How much was found in a file."""
    _, counts = desk.language.text, one.report.get("jumlah_temuan", {})
    words = [
        _("{n} harus diperbaiki", n=desk.language.number(counts["error"])) if counts.get("error") else "",
        _("{n} perlu dilihat", n=desk.language.number(counts["warning"])) if counts.get("warning") else "",
    ]
    return ", ".join(part for part in words if part) or ("–" if not counts else _("tanpa temuan"))


def _row(desk: Desk, one: Upload) -> Element:
    state, tone = state_words(desk, one.state), TONES.get(one.state, "")
    if one.state == "refused" and one.report.get("hasil") == "sudah ada":
        state, tone = desk.language.text("sama dengan yang terbit"), "tercapai"
    cells = [
        html.A(one.file_name, href=desk.at(f"/muat/{one.id}")),
        html.B(state, className=f"tone-{tone}"),
        found_words(desk, one),
        one.account,
        desk.language.moment(one.uploaded_at),
    ]
    return html.Tr([html.Td(cell) for cell in cells])
