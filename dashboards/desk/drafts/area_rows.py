"""When each area reports and what it says of a draft, a row an area: the left half of the editor's desk."""

from collections.abc import Mapping
from typing import Any

import flask

from dashboards.components.calendar.deliveries import delivery_key, spoken, square, state_words
from dashboards.desk.desk import Desk
from dashboards.desk.drafts.round_page import counts_of, verdict_of, verdict_strip
from dashboards.desk.drafts.wording import ICONS, TONES, until_words, verdict_words
from dashboards.insights.calendar.timeliness import Timeliness, timeliness
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from dashboards.request.context import Context
from data.repository.drafts.area_answers import Answer
from data.repository.drafts.rounds import Round

ON_A_PHONE = 12  # areas shown there before somebody asks for all
ORDER = ("wrong", "", "silent", "right", None)  # of answers; None: the area was not asked


def answers_bar(desk: Desk, asked: Round, latest: Mapping[str, Answer]) -> Element:
    """What the areas said of the draft that is asked about now, as one bar."""
    _ = desk.language.text
    way = html.A(_("Lihat semua jawaban"), href=desk.at(f"/tanggapan/{asked.id}"))
    about = html.P([html.B(asked.title), ". ", until_words(desk, asked), " ", way], className="muted")
    return html.Div([verdict_strip(desk, counts_of(asked, latest)), about])


def _no_figures(desk: Desk) -> Element:
    _ = desk.language.text
    words = _("Kapan tiap daerah melapor tampak di sini sesudah angka resmi pertama terbit.")
    return html.P([words, " ", html.A(_("Kirim berkas"), href=desk.at("/muat")), "."], className="muted")


def area_rows(
    desk: Desk, context: Context | None, asked: Round | None, latest: Mapping[str, Answer]
) -> Element:
    """A row an area: when the reports of a year came in, and what it said of the draft.

    `context`: of the official figures; None where there are none.
    """
    _ = desk.language.text
    found = timeliness(context) if context is not None else None
    if found is None or context is None:
        return _no_figures(desk)
    verdicts = {
        code: verdict_of(asked, latest.get(code)) if asked and code in asked.areas else None
        for code in found.records
    }
    order = sorted(found.ordered(), key=lambda code: ORDER.index(verdicts[code]))
    first, last = (desk.language.month(month, short=True) for month in (found.months[0], found.months[-1]))
    head = html.Li(
        [
            html.Span(_("Daerah")),
            html.Span([html.Span(first), html.Span(last)], className="ends"),
            html.Span(_("Jawaban atas draf") if asked else _("Bulan terbaru")),
        ],
        className="head",
    )
    every = flask.request.args.get("semua") == "ya"
    rows = [
        _row(
            desk,
            context,
            found,
            code,
            asked,
            verdicts[code],
            latest.get(code),
            beyond=not every and place >= ON_A_PHONE,
        )
        for place, code in enumerate(order)
    ]
    way = html.A(_("Semua {n} daerah", n=str(len(rows))), href=desk.at("/meja", semua="ya"))
    rest = None if every or len(rows) <= ON_A_PHONE else html.P(way, className="rest")
    title = html.H2([_("Kapan rekap masuk"), html.Span(_about(desk, found), className="note")])
    key = delivery_key(context)
    return html.Section(
        [title, html.Div(html.Ol([head, *rows]), className="deliveries desk-rows"), rest, key]
    )


def _about(desk: Desk, found: Timeliness) -> str:
    """How many are late with the newest month; empty where that cannot be said yet."""
    _, month, late = desk.language.text, desk.language.month(found.months[-1]), len(found.late_now())
    if late:
        return _("{n} {n:daerah|daerah} terlambat atau belum melapor {month}", n=late, month=month)
    if all(one.deliveries[-1].state == "on_time" for one in found.records.values()):
        return _("Semua daerah melapor {month} tepat waktu", month=month)
    return ""


def _row(
    desk: Desk,
    context: Context,
    found: Timeliness,
    code: str,
    asked: Round | None,
    verdict: str | None,
    answer: Answer | None,
    *,
    beyond: bool,
) -> Element:
    _, record = desk.language.text, found.records[code]
    squares = [square(context, one) for one in record.deliveries]
    name: str | Element = context.formal(code)
    if asked is not None and verdict is not None:
        name = html.A(name, href=desk.at(f"/tanggapan/{asked.id}/{code}"))
        sign = html.B(
            [icon(ICONS[verdict]), " ", verdict_words(desk, verdict)], className=f"tone-{TONES[verdict]}"
        )
        said: Any = [sign, html.Span(answer.words, className="said") if answer and answer.words else None]
    elif asked is not None:
        said = html.Span(_("tidak ada dalam draf"), className="muted unasked")
    else:
        late = code in found.late_now()
        said = html.Span(state_words(context, record.deliveries[-1]), className="" if late else "muted")
    years = html.Span(squares, className="reported", role="img", **{"aria-label": spoken(context, record)})
    return html.Li([html.Span(name), years, html.Span(said)], className="beyond" if beyond else "")
