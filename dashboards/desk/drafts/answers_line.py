"""What areas said about a file, in a line on its page: who decides reads it there."""

from dashboards.desk.desk import Desk
from dashboards.desk.drafts.round_page import counts_of
from dashboards.rendering.elements import Element, html
from data.repository.drafts import area_answers, rounds


def answers_of(desk: Desk, number: int) -> list[Element]:
    """Of each time areas were asked about an upload how many said what, with the way to the answers."""
    _, written = desk.language.text, desk.language.number
    found = []
    for asked in rounds.of_upload(desk.database, number):
        counts = counts_of(asked, area_answers.latest(area_answers.answers(desk.database, asked.id)))
        words = _(
            "Tanggapan daerah: {right} benar, {wrong} keberatan, {silent} tidak menjawab, {open} belum.",
            right=written(counts.get("right", 0)),
            wrong=written(counts.get("wrong", 0)),
            silent=written(counts.get("silent", 0)),
            open=written(counts.get("", 0)),
        )
        way = html.A(_("Lihat semua jawaban"), href=desk.at(f"/tanggapan/{asked.id}"))
        look = "problem" if counts.get("wrong") else "notice"
        found.append(html.P([words, " ", way], className=look))
    return found
