"""What was found in a file, by weight and in plain words, beside its own sheet with the cells marked."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboards.desk.desk import Desk
from dashboards.desk.intake.open_questions import answer_form, candidates, given_answers
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from data.repository.uploads.open_questions import GivenAnswer, questions
from data.repository.uploads.readings import GivenReading
from data.repository.uploads.uploads import Upload

SHOWN = {"galat": 40, "awas": 20, "info": 12}


def findings_section(
    desk: Desk, upload: Upload, given: Sequence[GivenAnswer | GivenReading], names: Mapping[str, str]
) -> Element | None:
    """Both halves; nothing where nothing was found.

    `given`: the answers to what the file leaves open, `names`: area code to name.
    """
    found = upload.report.get("temuan", {}).get("daftar", [])
    if not found:
        return None
    _ = desk.language.text
    groups = [_group(desk, upload, found, weight) for weight in SHOWN]
    left = [answer_form(desk, upload, groups), given_answers(desk, given, names)]
    right: list[Element | None] = [_sheet(desk, one) for one in upload.report.get("lembar", [])[:3]]
    right.append(_marked(desk, upload))
    return html.Section(
        [
            html.H2(_("Temuan di berkas Anda")),
            html.Div([html.Div(left), html.Div(right, className="stack")], className="columns half"),
        ],
        className="card",
    )


def _group(desk: Desk, upload: Upload, found: list[dict[str, Any]], weight: str) -> Element | None:
    _ = desk.language.text
    own = [one for one in found if one["tingkat"] == weight]
    key = {"galat": "error", "awas": "warning", "info": "info"}[weight]
    count = upload.report["jumlah_temuan"][key]
    if not count:
        return None
    words = {
        "galat": _("Harus diperbaiki: {n}", n=desk.language.number(count)),
        "awas": _("Perlu dilihat: {n}", n=desk.language.number(count)),
        "info": _("Keterangan: {n}", n=desk.language.number(count)),
    }[weight]
    sign = {"galat": "▼", "awas": "!", "info": "–"}[weight]
    shown = own[: SHOWN[weight]]
    rest = count - len(shown)
    more = _("dan {n} lagi, semuanya di Excel bertanda.", n=desk.language.number(rest))
    asked = {id(one): number for number, one in questions(upload).items()}
    items = [
        html.Li(
            [
                _cell_reference(one),
                html.Div([html.Span(one["pesan"], lang="id"), candidates(desk, upload, asked.get(id(one)))]),
            ],
            className=weight,
        )
        for one in shown
    ]
    parts: list[Any] = [
        html.Ul(items, className="found"),
        html.P(more, className="muted") if rest > 0 else None,
    ]
    title = [icon(sign), " ", words]
    if weight == "info":
        return html.Details([html.Summary(title), *parts], className="weight info")
    return html.Div([html.H3(title, className=f"weight {weight}"), *parts])


def _cell_reference(one: dict[str, Any]) -> Element:
    name = one.get("sel") or str(one["baris"] or "")
    sheet = f"{one['lembar']}!{name}" if one["lembar"] and name else one["lembar"]
    return html.Span(name or "–", className="cell-mark", title=sheet or None)


def _sheet(desk: Desk, one: dict[str, Any]) -> Element:
    _ = desk.language.text
    heads = [
        html.Th(html.Span(_("Baris"), className="unseen")),
        *(html.Th(letter) for letter in one["kolom"]),
    ]
    rows = [
        html.Tr(
            [
                html.Th(row["nomor"], scope="row"),
                *(html.Td(cell["isi"], className=_looks(cell, row)) for cell in row["sel"]),
            ]
        )
        for row in one["baris"]
    ]
    words = _("Lembar “{name}”, baris yang bertemuan", name=one["lembar"] or "1")
    if one["lainnya"]:
        words += " · " + _("{n} baris lain di Excel bertanda", n=desk.language.number(one["lainnya"]))
    grid = html.Table([html.Caption(words), html.Thead(html.Tr(heads)), html.Tbody(rows)], className="grid")
    scrolls = {"tabIndex": "0", "role": "region", "aria-label": words}
    return html.Div(grid, className="scroll", lang="id", **scrolls)


def _looks(cell: dict[str, Any], row: dict[str, Any]) -> str:
    marks = {"error": "bad", "warning": "odd"}
    return " ".join(
        part for part in (marks.get(cell["tanda"], ""), "heading" if row["kepala"] else "") if part
    )


def _marked(desk: Desk, upload: Upload) -> Element | None:
    _ = desk.language.text
    if not upload.report.get("bertanda") or not upload.stored:
        return None
    link = html.A(
        _("Unduh Excel bertanda"), href=f"/muat/{upload.id}/bertanda.xlsx", className="button light"
    )
    words = _("Berkas Anda dengan sel berwarna dan catatan di tiap temuan. Perbaiki, simpan, kirim lagi.")
    return html.Div([link, html.P(words)], className="boxed beside-button")
