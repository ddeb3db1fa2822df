"""The page of one upload: recognised, found, would change, and who does what next."""

from collections.abc import Mapping, Sequence
from typing import Any

import flask

from dashboards.desk.accounts.originals import kept_notice
from dashboards.desk.desk import Desk
from dashboards.desk.forms import problem
from dashboards.desk.intake.changes import changes_section
from dashboards.desk.intake.decisions import decision_cards
from dashboards.desk.intake.findings import findings_section
from dashboards.desk.intake.wording import headline, option_words
from dashboards.rendering.elements import Element, html
from dashboards.rendering.status_icons import icon
from data.repository.uploads.open_questions import GivenAnswer
from data.repository.uploads.readings import GivenReading
from data.repository.uploads.uploads import Upload

WAIT_SECONDS = 2
AT_STEP = {"received": 1, "refused": 2, "failed": 2, "read": 4, "submitted": 4, "publishing": 4}


def upload_page(
    desk: Desk,
    upload: Upload,
    given: Sequence[GivenAnswer | GivenReading],
    names: Mapping[str, str],
    asked: Sequence[Element] = (),
    *,
    alive: bool,
    words: str = "",
    status: int = 200,
) -> flask.Response:
    """The whole page.

    `given`: answers to what the file leaves open, `names`: area code to name; `asked`: what areas said about
    it; `alive`: whether the intake process is there, `words`: why a deed was not done.
    """
    _ = desk.language.text
    waits = upload.waits_for_intake
    body: list[Any] = [
        problem(words) if words else None,
        _steps(desk, upload),
        _waiting(desk, alive=alive) if waits else None,
        html.P([html.B(_("Alasan:")), " ", upload.reason], className="problem") if upload.reason else None,
        kept_notice(desk, upload.id),
        _recognised(desk, upload),
        findings_section(desk, upload, given, names),
        changes_section(desk, upload),
        *asked,
        decision_cards(desk, upload),
    ]
    answer = desk.page(upload.file_name, headline(desk, upload), body, status=status)
    if waits and status == 200:
        answer.headers["Refresh"] = str(WAIT_SECONDS)
    return answer


def _steps(desk: Desk, upload: Upload) -> Element:
    _ = desk.language.text
    at = AT_STEP.get(upload.state, 5)
    names = [
        _("1 Berkas dikenali"),
        _("2 Temuan"),
        _("3 Yang akan berubah"),
        _("4 Ajukan, lalu terbitkan"),
    ]
    items = []
    for number, name in enumerate(names, 1):
        here = {"aria-current": "step"} if number == at else {}
        looks = "over" if number < at else "here" if number == at else ""
        items.append(html.Li(name, className=looks, **here))
    return html.Ol(items, className="steps-bar")


def _waiting(desk: Desk, *, alive: bool) -> Element:
    _ = desk.language.text
    words = _("Halaman ini memperbarui diri. Anda boleh menutupnya dan kembali nanti.")
    if not alive:
        words = _("Proses pemasuk belum berjalan; berkas Anda aman dan menunggu. Beri tahu administrator.")
    return html.P(words, className="done" if alive else "problem", role="status")


def _recognised(desk: Desk, upload: Upload) -> Element:
    _, report, number = desk.language.text, upload.report, desk.language.number
    size = _("{n} kB", n=number(max(1, round(upload.size / 1000))))
    moment = desk.language.moment(upload.uploaded_at)
    file = html.Div(
        [
            html.P(html.B(upload.file_name), className="file-name"),
            html.P(f"{size} · {upload.account} · {moment}", className="muted"),
        ],
        className="boxed file",
    )
    facts = []
    if report.get("sumber"):
        facts.append(
            (
                str(report["sumber"]).capitalize(),
                _("ditulis di peramban") if upload.form else report["alasan"],
            )
        )
    if report.get("bulan"):
        facts.append((", ".join(report["bulan"][:3]), report["judul"] or ""))
    rows = report.get("baris", {})
    if rows.get("dibaca"):
        used = _("{n} dipakai", n=number(rows["dipakai"]))
        facts.append((_("{n} {n:baris|baris} dibaca", n=number(rows["dibaca"])), used))
    if upload.areas:
        facts.append((_("{n} {n:daerah|daerah}", n=number(len(upload.areas))), ""))
    facts += option_words(desk, upload)
    items = [
        html.Li(
            [
                icon("✓", tone="tick"),
                html.Span([html.B(first), html.Span(second, className="small", lang="id")]),
            ]
        )
        for first, second in facts
    ]
    return html.Div([file, html.Ul(items, className="recognised")], className="recognition")
