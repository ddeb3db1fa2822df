"""What a file leaves open (33.10 or 33.01? Kab. or Kota?), answered by buttons: nothing is chosen before."""

from collections.abc import Mapping
from typing import Any

from dashboards.desk.desk import Desk
from dashboards.desk.forms import form, submit
from dashboards.rendering.elements import Element, html
from data.repository.uploads.answers import STATES, GivenAnswer, questions
from data.repository.uploads.uploads import Upload

FIELD = "jawab-"


def _open(upload: Upload) -> bool:
    return upload.state in STATES and upload.stored is not None and bool(questions(upload))


def candidates(desk: Desk, upload: Upload, number: int | None) -> Element | None:
    """The choices of one question (its place among the findings); nothing where it is none."""
    if number is None or not _open(upload):
        return None
    _, question = desk.language.text, questions(upload)[number]
    choices = [
        html.Label(
            [
                html.Input(type="radio", name=f"{FIELD}{number}", value=one["kode"]),
                html.Span(f"{one['wilayah']} ({one['kode']})"),
            ],
            className="choice",
        )
        for one in question["calon"]
    ]
    legend = html.Legend(_("Mana yang dimaksud “{words}”?", words=question["isi"]), className="unseen")
    return html.Fieldset([legend, *choices], className="meanings")


def answer_form(desk: Desk, upload: Upload, groups: list[Any]) -> Element:
    """The findings, in a form with one button where any of them can be answered."""
    if not _open(upload):
        return html.Div(groups)
    _ = desk.language.text
    note = _("Jawaban berlaku bagi berkas ini saja dan dicatat: siapa dan kapan. Berkasnya tidak diubah.")
    parts = [
        html.Input(type="hidden", name="versi", value=str(upload.version)),
        *groups,
        html.P(note, className="muted"),
        html.P(submit(_("Simpan jawaban dan periksa lagi"))),
    ]
    return form(desk.at(f"/muat/{upload.id}/jawab"), parts)


def given_answers(desk: Desk, given: list[GivenAnswer], names: Mapping[str, str]) -> Element | None:
    """What was answered, by whom and when; for who has signed in."""
    if not given:
        return None
    _ = desk.language.text
    items = [
        html.Li(
            [
                html.B(f"{one.find} → {names.get(one.area, one.area)}"),
                html.Span(
                    _(
                        "baris {row}, dijawab {name}, {at}",
                        row=str(one.row),
                        name=one.account,
                        at=desk.language.moment(one.at),
                    ),
                    className="hint-text",
                ),
            ]
        )
        for one in given
    ]
    count = desk.language.number(len(items))
    return html.Div(
        [html.H3(_("Sudah dijawab: {n}", n=count), className="weight"), html.Ul(items, className="answers")]
    )


def chosen(sent: Mapping[str, str]) -> dict[int, str]:
    """The answers of a form: place of the question -> area code."""
    found = {}
    for name, code in sent.items():
        number = name.removeprefix(FIELD)
        if name.startswith(FIELD) and number.isascii() and number.isdecimal() and len(number) < 6 and code:
            found[int(number)] = code
    return found
