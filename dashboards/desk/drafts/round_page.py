"""What all areas said of a draft, on one page: counts first, then the areas, what is wrong on top."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import flask

from dashboards.desk.desk import Desk
from dashboards.desk.drafts.wording import (
    ICONS,
    TONES,
    counts_headline,
    until_words,
    verdict_words,
    who_words,
)
from dashboards.desk.forms import button_form, problem
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from data.repository.drafts.area_answers import Answer
from data.repository.drafts.rounds import Round

ORDER = ("wrong", "", "silent", "right")


def verdict_of(asked: Round, answer: Answer | None) -> str:
    """What an area said; silence as soon as nothing is taken any more, also before it is recorded."""
    if answer is not None:
        return answer.verdict
    return "" if asked.is_open else "silent"


def counts_of(asked: Round, latest: Mapping[str, Answer]) -> dict[str, int]:
    """How many areas said what."""
    return Counter(verdict_of(asked, latest.get(code)) for code in asked.areas)


def round_page(
    desk: Desk,
    asked: Round,
    names: Mapping[str, str],
    latest: Mapping[str, Answer],
    *,
    words: str = "",
    status: int = 200,
) -> flask.Response:
    """The page for editors and publishers; `names`: area code to name, `latest`: the answers that count."""
    _, counts = desk.language.text, counts_of(asked, latest)
    by_verdict: dict[str, list[str]] = {key: [] for key in ORDER}
    for code in sorted(asked.areas, key=lambda code: names[code]):
        by_verdict[verdict_of(asked, latest.get(code))].append(code)
    rows = [
        _row(desk, asked, code, names[code], verdict, latest.get(code))
        for verdict, codes in by_verdict.items()
        for code in codes
    ]
    body = [
        problem(words) if words else None,
        html.P([html.B(asked.title), ". ", until_words(desk, asked)], className="muted"),
        verdict_strip(desk, counts),
        _missing(desk, asked, names),
        html.Ul(rows, className="answers by-area"),
        _round_buttons(desk, asked),
    ]
    return desk.page(_("Tanggapan daerah"), counts_headline(desk, asked, counts), body, status=status)


def verdict_strip(desk: Desk, counts: Mapping[str, int]) -> Element:
    """The counts as parts of one bar."""
    parts = [
        html.Li(
            [
                icon(ICONS[key]),
                html.Span(f" {desk.language.number(counts[key])} {verdict_words(desk, key).lower()}"),
            ],
            className=f"part-{key or 'open'}",
        )
        for key in ORDER
        if counts.get(key)
    ]
    return html.Ul(parts, className="verdicts")


def _row(desk: Desk, asked: Round, code: str, name: str, verdict: str, answer: Answer | None) -> Element:
    said: list[Any] = [
        icon(ICONS[verdict]),
        " ",
        verdict_words(desk, verdict),
    ]
    parts: list[Any] = [
        html.A(name, href=desk.at(f"/tanggapan/{asked.id}/{code}")),
        html.B(said, className=f"tone-{TONES[verdict]}"),
    ]
    if answer is not None and answer.verdict != "silent":
        parts.append(html.Span(answer.words, className="said") if answer.words else None)
        if answer.verdict == "wrong":  # who called it right is one tap away
            parts.append(html.Span(who_words(desk, answer, named=True), className="hint-text"))
    return html.Li(parts)


def _missing(desk: Desk, asked: Round, names: Mapping[str, str]) -> Element | None:
    _ = desk.language.text
    rest = sorted(name for code, name in names.items() if code not in asked.areas)
    if not rest:
        return None
    words = _(
        "{n} daerah tidak ada dalam draf ini dan tidak ditanya: {names}.",
        n=desk.language.number(len(rest)),
        names=desk.language.joined(rest),
    )
    return html.Details(
        [html.Summary(_("{n} daerah tidak ada dalam draf", n=desk.language.number(len(rest)))), html.P(words)]
    )


def _round_buttons(desk: Desk, asked: Round) -> Element | None:
    if not asked.is_open:
        return None
    _, at = desk.language.text, desk.at
    return html.Div(
        [
            html.A(
                _("Tautan bagi yang tanpa akun"),
                href=at(f"/tanggapan/{asked.id}/tautan"),
                className="button light",
            ),
            button_form(at(f"/tanggapan/{asked.id}/tutup"), _("Tutup sekarang"), look="quiet"),
        ],
        className="buttons",
    )
