"""/meja, the editor's desk: files that wait, what areas said, when they report, what comes next."""

from collections.abc import Mapping
from datetime import date, timedelta

import flask

from dashboards.desk.accounts.mail import unsent_notice
from dashboards.desk.desk import Desk
from dashboards.desk.drafts.area_rows import answers_bar, area_rows
from dashboards.desk.drafts.round_page import counts_of
from dashboards.desk.intake.decisions import may_decide
from dashboards.desk.intake.lists import WAITING, found_words, table
from dashboards.desk.writing.writing import Writing
from dashboards.insights.calendar.due_next import dates
from dashboards.rendering.elements import Element, html
from dashboards.rendering.headline import Headline
from dashboards.request.context import Context
from data.dates import today, wib
from data.repository.drafts import area_answers, rounds
from data.repository.drafts.area_answers import Answer
from data.repository.drafts.rounds import Round
from data.repository.uploads.uploads import Upload, listed

PATH = "/meja"
NEXT = 5  # dates shown


def register(server: flask.Flask, writing: Writing) -> None:
    """The page."""
    server.add_url_rule(PATH, "desk", lambda: _page(writing), methods=["GET"])


def _page(writing: Writing) -> flask.Response:
    desk, context = writing.desk, writing.context if writing.begun else None
    _, who = desk.language.text, desk.account
    waiting = listed(desk.database, who, states=WAITING, most=None)
    rest = [one for one in listed(desk.database, who) if one.state not in WAITING]
    asked = next((one for one in rounds.listed(desk.database, who) if one.is_open), None)
    latest = area_answers.latest(area_answers.answers(desk.database, asked.id)) if asked else {}
    left = [
        answers_bar(desk, asked, latest) if asked else None,
        area_rows(desk, context, asked, latest),
    ]
    right = [_files(desk, waiting), _next(desk, context, asked)]
    body = [
        unsent_notice(desk),
        html.Div([html.Div(left), html.Div(right, className="stack")], className="columns over-view"),
        html.Section([html.H2(_("Berkas lain")), table(desk, rest)], className="card"),
    ]
    return desk.page(_("Meja data"), _headline(desk, waiting, asked, latest), body)


def _headline(
    desk: Desk, waiting: list[Upload], asked: Round | None, latest: Mapping[str, Answer]
) -> Headline:
    _, number = desk.language.text, desk.language.number
    files = _("{n} {n:berkas|berkas} menunggu orang kedua", n=number(len(waiting)))
    counts = counts_of(asked, latest) if asked else {}
    wrong, quiet = counts.get("wrong", 0), counts.get("", 0)
    if wrong:
        words = _(
            "**{n} {n:keberatan|keberatan}** atas draf, {m} belum menjawab", n=number(wrong), m=number(quiet)
        )
        return Headline(f"{words}; {files}.", "jauh_tertinggal")
    if quiet:
        words = _("**{n} {n:daerah|daerah} belum menjawab** draf", n=number(quiet))
        return Headline(f"{words}; {files}.", "perlu_percepatan")
    if waiting:
        return Headline(
            _("**{n} {n:berkas|berkas}** menunggu orang kedua", n=number(len(waiting))), "perlu_percepatan"
        )
    return Headline(_("**Tidak ada berkas** yang menunggu"), "tercapai")


def _files(desk: Desk, waiting: list[Upload]) -> Element:
    """Files that wait for a second person, and whether that may be this one."""
    _, who, alone = desk.language.text, desk.account, desk.one_person is not None
    mine = desk.language.number(sum(may_decide(who, one, alone=alone) for one in waiting))
    note = _("{n} dapat Anda putuskan. Yang mengunggah atau mengajukan tidak dapat menerbitkan.", n=mine)
    if alone:
        note = _("{n} dapat Anda putuskan.", n=mine)
    items = []
    for one in waiting:
        at = desk.at(f"/muat/{one.id}")
        moment = desk.language.moment(one.submitted_at or one.uploaded_at)
        about = _("diajukan {who}, {at}", who=one.submitted_by or one.account, at=moment)
        found = html.Span(found_words(desk, one), className="tone-perlu_percepatan")
        parts = [html.P([html.A(one.file_name, href=at), found]), html.P(about, className="muted")]
        if may_decide(who, one, alone=alone):
            label = {"aria-label": _("Periksa, lalu putuskan: {file}", file=one.file_name)}
            parts.append(html.P(html.A(_("Periksa, lalu putuskan"), href=at, className="button", **label)))
        items.append(html.Li(parts))
    nothing = html.P(_("Tidak ada yang menunggu orang kedua."), className="muted")
    title = html.H2([_("Berkas menunggu"), html.Span(note, className="note")])
    return html.Section([title, html.Ul(items, className="waiting") if items else nothing])


def _next(desk: Desk, context: Context | None, asked: Round | None) -> Element | None:
    """The days that come next: of answers to a draft, reports, agreements, promises, paid cover."""
    _, on = desk.language.text, today()
    found: list[tuple[date, str, str, str]] = []
    if asked is not None:
        last = wib(asked.until - timedelta(minutes=1)).date()
        quiet = _("yang diam dicatat diam")
        found.append((last, _("Batas jawaban daerah"), quiet, desk.at(f"/tanggapan/{asked.id}")))
    for one in dates(context) if context is not None else ():
        if one.day >= on:
            what = f"{context.formal(one.area)}: {one.what}" if one.area and context else one.what
            found.append((one.day, what, one.about, desk.at(one.page, edisi="resmi-terkini")))
    if not found:
        return None
    rows = [
        html.Li(
            [
                html.Span(
                    [html.B(desk.language.short_day(day)), _days(desk, (day - on).days)], className="days"
                ),
                html.P([html.A(what, href=href), html.Span(about, className="muted")]),
            ]
        )
        for day, what, about, href in sorted(found, key=lambda one: one[:2])[:NEXT]
    ]
    return html.Section([html.H2(_("Tanggal berikut")), html.Ol(rows, className="due-list")])


def _days(desk: Desk, days: int) -> str:
    _ = desk.language.text
    return _("hari ini") if days <= 0 else _("{n} {n:hari|hari} lagi", n=desk.language.number(days))
