"""What a file leaves open (33.10 or 33.01? 48.118 or 4.811?), answered by buttons, never guessed."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboards.desk.desk import Desk
from dashboards.desk.forms import form, submit
from dashboards.rendering.elements import Element, html
from data.repository.uploads.open_questions import STATES, GivenAnswer, choices, questions
from data.repository.uploads.readings import GivenReading
from data.repository.uploads.uploads import Upload

FIELD = "jawab-"


def can_be_answered(upload: Upload) -> bool:
    """Whether any finding is a question that somebody may answer now."""
    return upload.state in STATES and upload.stored is not None and bool(questions(upload))


def candidates(desk: Desk, upload: Upload, number: int | None) -> Element | None:
    """The choices of one question (its place among the findings); nothing where it is none."""
    if number is None or not can_be_answered(upload):
        return None
    _, question = desk.language.text, questions(upload)[number]
    offered = [
        html.Label(
            [
                html.Input(type="radio", name=f"{FIELD}{number}", value=value),
                html.Span(words),
            ],
            className="choice",
        )
        for value, words in zip(choices(question), _words(desk, question), strict=True)
    ]
    said = (question.get("bacaan") or question)["isi"]
    legend = html.Legend(_("Mana yang dimaksud “{words}”?", words=said), className="unseen")
    return html.Fieldset([legend, *offered], className="meanings")


def _words(desk: Desk, question: dict[str, Any]) -> list[str]:
    """What each choice of a question says, in the order of `choices`."""
    _, number = desk.language.text, desk.language.number
    reading = question.get("bacaan")
    if not reading:
        return [f"{one['wilayah']} ({one['kode']})" for one in question["calon"]]
    return [
        _("Kosongkan selnya")
        if people is None
        else _("Memang {n}", n=number(people))
        if str(people) == question["isi"]
        else _("{n} orang", n=number(people))
        for people in reading["orang"]
    ]


def answer_form(desk: Desk, upload: Upload, groups: list[Any]) -> Element:
    """The findings, in a form with one button where any of them can be answered."""
    if not can_be_answered(upload):
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


def given_answers(
    desk: Desk, given: Sequence[GivenAnswer | GivenReading], names: Mapping[str, str]
) -> Element | None:
    """What was answered, by whom and when; for who has signed in."""
    if not given:
        return None
    _ = desk.language.text
    items = [
        html.Li(
            [
                html.B(f"{one.find} → {_answer_words(desk, one, names)}"),
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


def _answer_words(desk: Desk, one: GivenAnswer | GivenReading, names: Mapping[str, str]) -> str:
    _ = desk.language.text
    if isinstance(one, GivenAnswer):
        return names.get(one.area, one.area)
    return _("dikosongkan") if one.people is None else _("{n} orang", n=desk.language.number(one.people))


def chosen(sent: Mapping[str, str]) -> dict[int, str]:
    """The answers of a form: place of the question -> what was chosen."""
    found = {}
    for name, code in sent.items():
        number = name.removeprefix(FIELD)
        if name.startswith(FIELD) and number.isascii() and number.isdecimal() and len(number) < 6 and code:
            found[int(number)] = code
    return found
