"""What was found in a file, by weight and in plain words, beside its own sheet with the cells marked."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboards.desk.desk import Desk
from dashboards.desk.intake.open_questions import answer_form, can_be_answered, candidates, given_answers
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from data.repository.uploads.open_questions import GivenAnswer, questions
from data.repository.uploads.readings import GivenReading
from data.repository.uploads.uploads import Upload

SHOWN = {"galat": 40, "awas": 20, "info": 12}
MOST_SEEN = 4  # of a weight, before the others are folded
ROWS = 8  # of an excerpt of a sheet
LIKE = 2  # so many of a rule


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
    sheets = [_sheet(desk, one) for one in upload.report.get("lembar", [])[:3]]
    right: list[Element | None] = [*sheets[:1]]
    if sheets[1:]:
        others = html.Summary(_("{n} lembar lain yang bertemuan", n=desk.language.number(len(sheets) - 1)))
        right.append(html.Details([others, *sheets[1:]], className="alike"))
    right.append(_marked(desk, upload))
    return html.Section(
        [
            html.H2([_("Temuan di berkas Anda"), html.Span(_what_to_do(desk, upload), className="note")]),
            html.Div([html.Div(left), html.Div(right, className="stack")], className="columns half"),
        ],
        className="card",
    )


def _what_to_do(desk: Desk, upload: Upload) -> str:
    """What its sender does next about what was found; empty once that is over."""
    _ = desk.language.text
    if can_be_answered(upload):
        return _("Jawab di sini, atau perbaiki di Excel lalu kirim lagi")
    if upload.state == "refused":
        return _("Perbaiki di Excel, lalu kirim lagi")
    return _("Tidak menghalangi: lihat apakah memang begitu") if upload.state == "read" else ""


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
    parts: list[Any] = [
        *_by_rule(desk, upload, shown, asked, weight),
        html.P(more, className="muted") if rest > 0 else None,
    ]
    title = [icon(sign), " ", words]
    if weight == "info":
        return html.Details([html.Summary(title), *parts], className="weight info")
    return html.Div([html.H3(title, className=f"weight {weight}"), *parts])


def _by_rule(
    desk: Desk, upload: Upload, shown: list[dict[str, Any]], asked: Mapping[int, int], weight: str
) -> list[Element]:
    """The findings of a weight, those of a rule together: the first of each are seen, the others folded."""
    _, number = desk.language.text, desk.language.number
    rules: dict[tuple[str, bool], list[dict[str, Any]]] = {}  # what can be answered apart from what cannot
    for one in shown:
        rules.setdefault((one["aturan"], id(one) in asked), []).append(one)
    parts: list[Element] = []
    room = MOST_SEEN
    for own in rules.values():
        seen = min(len(own), LIKE, room)
        room -= seen
        if seen:
            items = [_item(desk, upload, one, asked, weight) for one in own[:seen]]
            parts.append(html.Ul(items, className="found"))
        rest = own[seen:]
        if rest:
            cell, count = _cell_name((own if seen else rest)[0]), number(len(rest))
            words = str(rest[0]["pesan"])
            if cell != "–" and (seen or len(rest) > 1):
                seen_words = _("{n} lagi seperti {cell}", n=count, cell=cell)
                words = seen_words if seen else _("{n} temuan seperti {cell}", n=count, cell=cell)
            elif len(rest) > 1:
                words = _("{n} temuan sejenis", n=count)
            here = can_be_answered(upload) and id(rest[0]) in asked
            title = [words, f"; {_('dapat dijawab di sini')}" if here else ""]
            items = [_item(desk, upload, one, asked, weight) for one in rest]
            folded = [html.Summary(title), html.Ul(items, className="found")]
            parts.append(html.Details(folded, className="alike"))
    return parts


def _item(desk: Desk, upload: Upload, one: dict[str, Any], asked: Mapping[int, int], weight: str) -> Element:
    words = html.Span(one["pesan"], lang="id")
    said = html.Div([words, candidates(desk, upload, asked.get(id(one)))])
    return html.Li([_cell_reference(one), said], className=weight)


def _cell_name(one: dict[str, Any]) -> str:
    return str(one.get("sel") or one["baris"] or "–")


def _cell_reference(one: dict[str, Any]) -> Element:
    name, sheet = _cell_name(one), one["lembar"]
    if sheet and name != "–":
        sheet = f"{sheet}!{name}"
    return html.Span(name, className="cell-mark", title=sheet or None)


def _sheet(desk: Desk, one: dict[str, Any]) -> Element:
    _ = desk.language.text
    lines = one["baris"]
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
        for row in lines[:ROWS]
    ]
    words = _("Lembar “{name}”, baris yang bertemuan", name=one["lembar"] or "1")
    if others := one["lainnya"] + len(lines[ROWS:]):
        words += " · " + _("{n} baris lain di Excel bertanda", n=desk.language.number(others))
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
