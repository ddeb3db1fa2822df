"""One area's own figures of a draft, what it answered, and the form to answer with."""

from typing import Any

import flask

from dashboards.desk.desk import Desk
from dashboards.desk.drafts.figures_table import figures_section, month_of
from dashboards.desk.drafts.wording import ICONS, TONES, until_words, verdict_words, who_words
from dashboards.desk.forms import field, form, problem, submit, text_area
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from dashboards.rendering.status_icons import icon
from data.repository.drafts.area_answers import LONGEST_NAME, LONGEST_WORDS, Answer
from data.repository.drafts.rounds import Round


def area_page(
    desk: Desk,
    asked: Round,
    name: str,
    figures: dict[str, Any],
    said: list[Answer],
    *,
    action: str = "",
    by_link: bool = False,
    words: str = "",
    status: int = 200,
) -> flask.Response:
    """`name`: the area's; `said`: its answers, in order; `action`: where an answer is sent, if one may be."""
    _, month = desk.language.text, month_of(desk, figures)
    about = f"{name}, {month}" if month else name
    headline = _headline(desk, about, said[-1] if said else None, asked=bool(action and asked.is_open))
    body = [
        problem(words) if words else None,
        html.P(until_words(desk, asked), className="muted"),
        *figures_section(desk, figures, asked.title),
        _form(desk, action, by_link=by_link, again=bool(said)) if action and asked.is_open else None,
        _answer_list(desk, said, named=not by_link),
    ]
    return desk.page(name, headline, body, status=status)


def _headline(desk: Desk, about: str, last: Answer | None, *, asked: bool) -> Headline:
    _ = desk.language.text
    if last is not None:
        return Headline(f"{about}: **{verdict_words(desk, last.verdict)}**", TONES[last.verdict])
    if asked:
        return Headline(_("{about}: **benarkah angka ini?**", about=about), "perlu_percepatan")
    return Headline(f"{about}: **{verdict_words(desk, '')}**", "perlu_percepatan")


def _form(desk: Desk, action: str, *, by_link: bool, again: bool) -> Element:
    _, sent = desk.language.text, flask.request.form
    named = [
        field(
            _("Nama Anda"),
            "orang",
            required=True,
            maxLength=str(LONGEST_NAME),
            autoComplete="name",
            value=sent.get("orang", ""),
        ),
        field(
            _("Kantor"),
            "kantor",
            required=True,
            maxLength=str(LONGEST_NAME),
            autoComplete="organization",
            value=sent.get("kantor", ""),
        ),
    ]
    fields = [
        *(named if by_link else []),
        text_area(
            _("Apa yang salah"),
            "keterangan",
            hint=_("Kosongkan bila benar. Bila tidak: angka mana, berapa seharusnya, dari dokumen apa."),
            value=sent.get("keterangan", ""),
            maxLength=str(LONGEST_WORDS),
        ),
        html.Div(
            [
                submit(_("Benar"), name="jawaban", value="right", className="quiet strong"),
                submit(_("Ada yang salah"), name="jawaban", value="wrong", className="quiet strong"),
            ],
            className="buttons twin",
        ),
    ]
    note = _("Jawaban yang lebih baru menggantikan yang lama; yang lama tetap tercatat.") if again else ""
    return html.Section(
        [
            html.H2([_("Jawab lagi") if again else _("Jawaban Anda"), html.Span(note, className="note")]),
            form(action, fields, className="sheet"),
        ],
        className="card",
    )


def _answer_list(desk: Desk, said: list[Answer], *, named: bool) -> Element | None:
    if not said:
        return None
    _ = desk.language.text
    items = [
        html.Li(
            [
                html.B(
                    [
                        icon(ICONS[one.verdict]),
                        " ",
                        verdict_words(desk, one.verdict),
                    ],
                    className=f"tone-{TONES[one.verdict]}",
                ),
                html.Span(who_words(desk, one, named=named), className="hint-text"),
                html.Span(one.words, className="said") if one.words else None,
            ]
        )
        for one in reversed(said)
    ]
    return html.Section(
        [html.H2(_("Yang sudah dijawab")), html.Ul(items, className="answers")], className="card"
    )
