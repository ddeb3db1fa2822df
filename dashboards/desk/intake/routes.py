"""/muat: files are sent, looked at and decided on; every deed checks who does it to which file."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.desk import Desk
from dashboards.desk.drafts.answers_line import answers_of
from dashboards.desk.intake.lists import muat_page
from dashboards.desk.intake.open_questions import chosen
from dashboards.desk.intake.receiving import Receiving, shown_name
from dashboards.desk.intake.upload_page import upload_page
from dashboards.desk.intake.wording import deed_words
from data.repository.accounts.accounts import Account
from data.repository.loads import loads_mark
from data.repository.store import Store
from data.repository.uploads import open_questions, queue, upload_actions, uploads
from data.repository.uploads.open_questions import GivenAnswer
from data.repository.uploads.quarantine import Arrival, marked_path
from data.repository.uploads.readings import GivenReading, given_readings
from data.repository.uploads.upload_actions import DeedError

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MONTH = re.compile(r"(?:20[0-9]{2}-(?:0[1-9]|1[0-2]))?")
COLLECTION = "resmi"
Deed = Callable[[Account, int, int], None]


def register(server: flask.Flask, desk: Desk, store: Store, *, quarantine: str) -> Receiving:
    """The pages and deeds; the answer holds the places of files that arrive."""
    receiving, database = Receiving(quarantine), desk.database

    def found(number: int) -> uploads.Upload:
        upload = uploads.find(database, number, desk.account)
        if upload is None:
            flask.abort(404)
        return upload

    def listed() -> Response:
        return muat_page(desk)

    def receive() -> Response:
        _, sent = desk.language.text, flask.request.files.get("berkas")
        month = flask.request.form.get("bulan", "")
        arrival: Arrival | None = flask.g.get("arrival")
        if sent is None or arrival is None or not sent.filename or not arrival.size:
            return muat_page(desk, _("Pilih berkasnya dahulu; berkas kosong tidak dapat dibaca."), status=400)
        if not MONTH.fullmatch(month):
            return muat_page(desk, _("Bulan laporan ditulis tahun-bulan, misalnya 2026-09."), status=400)
        arrival.keep()
        try:
            number, new = uploads.add(
                database,
                desk.account,
                digest=arrival.digest,
                file_name=shown_name(sent.filename),
                stored=arrival.name,
                size=arrival.size,
                period=month,
                collection=COLLECTION,
            )
        except BaseException:
            arrival.drop()
            raise
        if not new:
            arrival.drop()
        return desk.go(f"/muat/{number}")

    def one(number: int, words: str = "", status: int = 200) -> Response:
        upload, names = found(number), store.areas()["name"].to_dict()
        given: list[GivenAnswer | GivenReading] = [
            *open_questions.answers(database, number),
            *given_readings(database, number),
        ]
        alive = queue.alive(database)
        said = answers_of(desk, number) if desk.account.may("see_all") else []
        return upload_page(desk, upload, given, names, said, alive=alive, words=words, status=status)

    def marked(number: int) -> Response:
        upload = found(number)
        path = marked_path(quarantine, upload.stored) if upload.stored else None
        if path is None or not path.is_file():
            flask.abort(404)
        name = f"{upload.file_name.rpartition('.')[0] or upload.file_name} bertanda.xlsx"
        content = BytesIO(path.read_bytes())
        return flask.send_file(content, XLSX, as_attachment=True, download_name=name, etag=False)

    def done(number: int, deed: Deed) -> Response:
        found(number)
        version = flask.request.form.get("versi", "")
        try:
            if not (version.isascii() and version.isdecimal()):
                raise DeedError("stale")
            deed(desk.account, number, int(version[:9]))
        except DeedError as error:
            status = 403 if error.reason in ("role", "same_person", "areas") else 409
            return one(number, deed_words(desk, error.reason), status)
        return desk.go(f"/muat/{number}")

    def reason() -> str:
        return flask.request.form.get("alasan", "")

    def answered(who: Account, number: int, version: int) -> None:
        open_questions.answer(database, who, found(number), version, chosen(flask.request.form))

    def publish(who: Account, number: int, version: int) -> None:
        figures = loads_mark(store.engine, found(number).report.get("sumber"))
        upload_actions.publish(database, who, number, version, figures=figures)

    every: dict[str, tuple[str, Deed]] = {
        "jawab": ("answer_upload", answered),
        "ajukan": ("submit", lambda who, number, at: upload_actions.submit(database, who, number, at)),
        "batal": ("cancel", lambda who, number, at: upload_actions.cancel(database, who, number, at)),
        "periksa": (
            "read_again",
            lambda who, number, at: upload_actions.read_again(database, who, number, at),
        ),
        "terbitkan": ("publish", publish),
        "kembalikan": (
            "return",
            lambda who, number, at: upload_actions.return_(database, who, number, at, reason()),
        ),
        "tarik": (
            "withdraw",
            lambda who, number, at: upload_actions.withdraw(database, who, number, at, reason()),
        ),
    }

    def route(path: str, endpoint: str, view: Any, method: str) -> None:
        server.add_url_rule(path, endpoint, view, methods=[method])

    route("/muat", "uploads", listed, "GET")
    route("/muat", "upload", receive, "POST")
    route("/muat/<int:number>", "one_upload", one, "GET")
    route("/muat/<int:number>/bertanda.xlsx", "marked", marked, "GET")
    for word, (endpoint, deed) in every.items():
        view = lambda number, deed=deed: done(number, deed)  # noqa: E731
        route(f"/muat/<int:number>/{word}", endpoint, view, "POST")
    return receiving
