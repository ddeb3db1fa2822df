"""/draf/TOKEN: one area's figures of one draft for who was sent the address. Opening it changes nothing."""

from collections.abc import Callable, Mapping

import flask
from werkzeug.wrappers import Response

from dashboards.desk.desk import Desk
from dashboards.desk.drafts.area_page import area_page
from dashboards.desk.drafts.wording import draft_words
from dashboards.desk.forms import done
from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline
from data.repository.drafts import area_answers, links, rounds
from data.repository.drafts.rounds import DraftError

LONGEST_TOKEN = 300


def register(server: flask.Flask, desk: Desk, names: Callable[[], Mapping[str, str]]) -> None:
    """The page and its form; `names`: area code to name."""

    def page(link: links.Link, token: str, words: str = "", status: int = 200) -> flask.Response:
        asked = rounds.find(desk.database, link.round_id)
        assert asked is not None
        said = [one for one in area_answers.answers(desk.database, link.round_id) if one.area == link.area]
        return area_page(
            desk,
            asked,
            names()[link.area],
            rounds.figures_of(desk.database, link.round_id, link.area),
            said,
            action=desk.at(f"/draf/{token}"),
            by_link=True,
            words=words,
            status=status,
        )

    def gone() -> flask.Response:
        _ = desk.language.text
        words = _("Mintalah yang baru kepada penyunting bila Anda masih hendak menjawab.")
        headline = Headline(_("Tautan ini **tidak berlaku** lagi"))
        return desk.page(headline.plain, headline, [html.P(words)], status=404)

    def thanks(link: links.Link) -> flask.Response:
        _ = desk.language.text
        words = _(
            "Jawaban tersimpan. Sampai batas waktunya tautan yang sama dapat dipakai untuk menjawab lagi."
        )
        headline = Headline(_("**Terima kasih**, jawaban {area} sudah kami terima.", area=names()[link.area]))
        return desk.page(headline.plain, headline, [done(words)])

    def opened(token: str) -> Response:
        link = links.opened(desk.database, token) if len(token) <= LONGEST_TOKEN else None
        if link is None:
            return private(gone())
        if flask.request.method != "POST":
            return private(page(link, token))
        sent = flask.request.form
        try:
            area_answers.answer_by_link(
                desk.database,
                link,
                sent.get("jawaban", ""),
                sent.get("keterangan", ""),
                person=sent.get("orang", ""),
                office=sent.get("kantor", ""),
            )
        except DraftError as error:
            return private(page(link, token, draft_words(desk, error.reason), 409))
        return private(thanks(link))

    def private(answer: flask.Response) -> flask.Response:
        answer.headers["Referrer-Policy"] = "no-referrer"  # the address is the key
        answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        return answer

    server.add_url_rule("/draf/<token>", "draft_link", opened, methods=["GET", "POST"])
