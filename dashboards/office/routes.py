"""Files to take along: the meeting's deck, the report, the briefing, and every page as slides."""

from collections.abc import Callable
from typing import Any

import flask

from dashboards.office.letters.calendar import write_dates
from dashboards.office.letters.letterhead import BadLetterheadError
from dashboards.office.letters.surat import Form, write_letter, write_letters
from dashboards.office.slides.deck import write_deck, write_page
from dashboards.office.word.laporan import write_report
from dashboards.office.word.nota import write_note
from dashboards.office.word.paritrana import write_paritrana
from dashboards.rendering.http import base, none, search, send
from data.repository.store import Store

KINDS = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "ics": "text/calendar; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
Made = tuple[str, bytes]


def register(server: flask.Flask, store: Store, *, language: str) -> None:
    """Puts the addresses on the server."""

    def serve(write: Callable[..., Made]) -> Callable[[], flask.Response]:
        def view() -> flask.Response:
            return _out(*write(store, search=search(), base=base(), default_language=language))

        return view

    def page(rest: str) -> flask.Response:
        found = write_page(store, f"/{rest}", search=search(), base=base(), default_language=language)
        return _none(rest) if found is None else _out(*found)

    def letter(code: str, form: Form = "docx") -> flask.Response:
        asked: dict[str, Any] = {"search": search(), "base": base(), "default_language": language}
        try:
            found = write_letter(store, code, **asked, form=form) if code else write_letters(store, **asked)
        except BadLetterheadError:  # what is wrong with a file of the server is nobody's business out here
            return none("Kepala surat belum benar. Periksa: python -m etl export surat --keluar surat.zip")
        return none(f"Tidak ada surat untuk {code[:20]}.") if found is None else _out(*found)

    def award(code: str) -> flask.Response:
        found = write_paritrana(store, code, search=search(), base=base(), default_language=language)
        return none(f"Tidak ada berkas Paritrana untuk {code[:20]}.") if found is None else _out(*found)

    def dates(store: Store, *, search: str, base: str, default_language: str) -> Made:  # noqa: ARG001
        return write_dates(store, search=search, default_language=default_language)

    server.add_url_rule("/rapat.pptx", "deck", serve(write_deck))
    server.add_url_rule("/laporan.docx", "report", serve(write_report))
    server.add_url_rule("/nota.docx", "note", serve(write_note))
    server.add_url_rule("/<path:rest>.pptx", "slides", page)
    server.add_url_rule("/surat/<code>.docx", "letter", letter)
    server.add_url_rule("/surat/<code>.pdf", "letter_pdf", lambda code: letter(code, "pdf"))
    server.add_url_rule("/paritrana/<code>.docx", "award", award)
    server.add_url_rule("/surat.zip", "letters", lambda: letter(""))
    server.add_url_rule("/tenggat.ics", "dates", serve(dates))


def _out(name: str, body: bytes) -> flask.Response:
    return send(name, body, KINDS[name.rpartition(".")[2]])


def _none(rest: str) -> flask.Response:
    return none(f"/{rest[:200]} tidak ada, jadi tidak dapat menjadi slide.")
