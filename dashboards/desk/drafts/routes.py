"""/tanggapan: areas are asked about a draft and answer; every address checks who asks for which area."""

from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.desk import Desk
from dashboards.desk.drafts import by_link
from dashboards.desk.drafts.area_page import area_page
from dashboards.desk.drafts.drafts import Drafts, end_of_day
from dashboards.desk.drafts.links_page import links_page
from dashboards.desk.drafts.list_page import list_page
from dashboards.desk.drafts.round_page import round_page
from dashboards.desk.drafts.wording import draft_words
from data.definitions.registry import AREA_LEVEL
from data.repository.drafts import area_answers, links, rounds
from data.repository.drafts.rounds import DraftError, Round
from data.repository.store import Store


def register(server: flask.Flask, desk: Desk, store: Store) -> None:
    """The pages and deeds."""
    database, drafts = desk.database, Drafts(desk.database, store)

    def names() -> dict[str, str]:
        areas = store.areas()
        return {
            str(code): str(name) for code, name in areas.loc[areas["level"] == AREA_LEVEL, "name"].items()
        }

    def found(number: int, area: str | None = None) -> Round:
        """A round, and with an area only of who may look at that area's figures."""
        asked = rounds.find(database, number, desk.account)
        if asked is None or (area is not None and area not in rounds.own_areas(asked, desk.account)):
            flask.abort(404)
        return asked

    def latest(number: int) -> dict[str, area_answers.Answer]:
        return area_answers.latest(area_answers.answers(database, number))

    def listed(words: str = "", status: int = 200) -> flask.Response:
        who = desk.account
        waiting = drafts.waiting(who) if who.may("see_all") else []
        mine = rounds.listed(database, who)
        return list_page(desk, mine, latest, names(), waiting, words=words, status=status)

    def ask() -> Response:
        sent, who = flask.request.form, desk.account
        draft = next((one for one in drafts.waiting(who) if one.key == sent.get("draf")), None)
        until = end_of_day(sent.get("sampai", ""))
        if draft is None or until is None:
            return listed(draft_words(desk, "until" if draft else "draft"), 400)
        try:
            number = rounds.open_round(
                database,
                who,
                drafts.figures(who, draft),
                title=draft.title,
                until=until,
                upload_id=draft.upload_id,
                edition=draft.edition.slug if draft.edition else None,
            )
        except DraftError as error:
            return listed(draft_words(desk, error.reason), 409)
        return desk.go(f"/tanggapan/{number}")

    def one(number: int, words: str = "", status: int = 200) -> Response:
        asked, who = found(number), desk.account
        if who.may("see_all"):
            return round_page(desk, asked, names(), latest(number), words=words, status=status)
        own = rounds.own_areas(asked, who)
        return desk.go(f"/tanggapan/{number}/{own[0]}") if len(own) == 1 else desk.go("/tanggapan")

    def own(number: int, area: str, words: str = "", status: int = 200) -> Response:
        asked, who = found(number, area), desk.account
        said = [each for each in area_answers.answers(database, number) if each.area == area]
        action = desk.at(f"/tanggapan/{number}/{area}") if who.may("answer") else ""
        figures = rounds.figures_of(database, number, area)
        return area_page(desk, asked, names()[area], figures, said, action=action, words=words, status=status)

    def answer(number: int, area: str) -> Response:
        found(number, area)
        sent = flask.request.form
        try:
            area_answers.answer_signed_in(
                database, desk.account, number, area, sent.get("jawaban", ""), sent.get("keterangan", "")
            )
        except DraftError as error:
            return own(number, area, draft_words(desk, error.reason), 403 if error.reason == "role" else 409)
        return desk.go(f"/tanggapan/{number}/{area}")

    def close(number: int) -> Response:
        found(number)
        try:
            rounds.close(database, desk.account, number)
        except DraftError as error:
            return one(number, draft_words(desk, error.reason), 409)
        return desk.go(f"/tanggapan/{number}")

    def given(number: int, words: str = "", status: int = 200) -> Response:
        shown = links.links(database, number)
        return links_page(desk, found(number), names(), shown, words=words, status=status)

    def issue(number: int) -> Response:
        asked, area = found(number), flask.request.form.get("daerah", "")
        active = {link.area for link in links.links(database, number) if link.is_active}
        done = set(latest(number)) | active
        try:
            for code in [area] if area else [code for code in asked.areas if code not in done]:
                links.issue(database, desk.account, number, code)
        except DraftError as error:
            return given(number, draft_words(desk, error.reason), 409)
        return desk.go(f"/tanggapan/{number}/tautan")

    def revoke(number: int) -> Response:
        found(number)
        sent = flask.request.form.get("tautan", "")
        try:
            links.revoke(
                database, desk.account, number, int(sent) if sent.isdecimal() and len(sent) < 10 else 0
            )
        except DraftError as error:
            return given(number, draft_words(desk, error.reason), 409)
        return desk.go(f"/tanggapan/{number}/tautan")

    def route(path: str, endpoint: str, view: Any, method: str) -> None:
        server.add_url_rule(f"/tanggapan{path}", endpoint, view, methods=[method])

    route("", "rounds", listed, "GET")
    route("", "ask", ask, "POST")
    route("/<int:number>", "round", one, "GET")
    route("/<int:number>/tutup", "close_round", close, "POST")
    route("/<int:number>/tautan", "draft_links", given, "GET")
    route("/<int:number>/tautan", "issue_links", issue, "POST")
    route("/<int:number>/tautan/cabut", "revoke_link", revoke, "POST")
    route("/<int:number>/<area>", "own_draft", own, "GET")
    route("/<int:number>/<area>", "answer", answer, "POST")
    by_link.register(server, desk, names)
