"""/tanggapan: the drafts one is asked about, or has asked about; and the form that asks."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import flask

from dashboards.desk.desk import Desk
from dashboards.desk.drafts.drafts import Draft
from dashboards.desk.drafts.round_page import counts_of, verdict_of
from dashboards.desk.drafts.wording import TONES, until_words, verdict_words
from dashboards.desk.forms import choice, field, form, problem, submit
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from data.dates import today
from data.repository.drafts.area_answers import Answer
from data.repository.drafts.rounds import Round, own_areas

USUAL_DAYS, LONGEST_DAYS = 5, 60
Latest = Callable[[int], Mapping[str, Answer]]


def list_page(
    desk: Desk,
    rounds: list[Round],
    latest: Latest,
    names: Mapping[str, str],
    drafts: list[Draft],
    *,
    words: str = "",
    status: int = 200,
) -> flask.Response:
    """`latest`: number of a round to its answers that count; `drafts`: what an editor can ask about."""
    _, who = desk.language.text, desk.account
    editor = who.may("see_all")
    items = [_editors(desk, one, latest(one.id)) for one in rounds] if editor else []
    if not editor:
        items = [item for one in rounds for item in _officials(desk, one, latest(one.id), names)]
    shown = html.Ul(items, className="answers") if items else html.P(_("Belum ada."), className="muted")
    body: list[Any] = [problem(words) if words else None]
    if editor:
        body.append(
            html.Section([html.H2(_("Minta tanggapan daerah")), _form(desk, drafts)], className="card")
        )
    body.append(html.Section([html.H2(_("Draf yang ditanyakan")), shown], className="card"))
    return desk.page(_("Tanggapan daerah"), _headline(desk, rounds, latest), body, status=status)


def _headline(desk: Desk, rounds: list[Round], latest: Latest) -> Headline:
    _, who = desk.language.text, desk.account
    open_rounds = [one for one in rounds if one.is_open]
    if who.may("see_all"):
        words = _("**{n} {n:draf|draf}** menunggu tanggapan daerah", n=desk.language.number(len(open_rounds)))
        return Headline(words, "perlu_percepatan" if open_rounds else "")
    left = sum(code not in latest(one.id) for one in open_rounds for code in own_areas(one, who))
    if left:
        return Headline(_("**{n} {n:draf|draf} menunggu jawaban Anda**", n=left), "perlu_percepatan")
    return Headline(_("**Tidak ada draf** yang menunggu jawaban Anda"), "tercapai")


def _editors(desk: Desk, asked: Round, latest: Mapping[str, Answer]) -> Element:
    counts = counts_of(asked, latest)
    number = desk.language.number
    said = [
        html.B(
            f"{number(counts[key])} {verdict_words(desk, key).lower()}",
            className=f"tone-{TONES[key]}",
        )
        for key in ("wrong", "", "silent", "right")
        if counts.get(key)
    ]
    return html.Li(
        [
            html.A(asked.title, href=desk.at(f"/tanggapan/{asked.id}")),
            html.Span([part for one in said for part in (one, " · ")][:-1], className="wide"),
            html.Span(until_words(desk, asked), className="hint-text"),
        ]
    )


def _officials(
    desk: Desk, asked: Round, latest: Mapping[str, Answer], names: Mapping[str, str]
) -> list[Element]:
    items = []
    for code in own_areas(asked, desk.account):
        verdict = verdict_of(asked, latest.get(code))
        items.append(
            html.Li(
                [
                    html.A(f"{asked.title} · {names[code]}", href=desk.at(f"/tanggapan/{asked.id}/{code}")),
                    html.B(verdict_words(desk, verdict), className=f"tone-{TONES[verdict]}"),
                    html.Span(until_words(desk, asked), className="hint-text"),
                ]
            )
        )
    return items


def _form(desk: Desk, drafts: list[Draft]) -> Any:
    _ = desk.language.text
    if not drafts:
        return html.P(
            _("Tidak ada draf: tidak ada berkas yang diajukan, dan tidak ada edisi yang belum dibuka."),
            className="muted",
        )
    chosen = flask.request.args.get("draf", "") or flask.request.form.get("draf", "")
    return form(
        desk.at("/tanggapan"),
        [
            choice(_("Draf"), "draf", [(one.key, one.title) for one in drafts], chosen=chosen),
            field(
                _("Dijawab paling lambat"),
                "sampai",
                type_="date",
                hint=_("Sampai akhir hari itu. Yang diam dicatat tidak menjawab, bukan setuju."),
                required=True,
                min=today().isoformat(),
                max=(today() + timedelta(days=LONGEST_DAYS)).isoformat(),
                value=(today() + timedelta(days=USUAL_DAYS)).isoformat(),
                pattern="20[0-9]{2}-[0-9]{2}-[0-9]{2}",
            ),
            submit(_("Tanya semua daerah di draf ini")),
        ],
        className="sheet",
    )
