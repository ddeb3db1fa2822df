"""/umpan.atom: what was published of late, for feed readers (Atom, RFC 4287)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit
from xml.etree.ElementTree import Element, SubElement, tostring

import flask

from dashboards.rendering.http import base
from dashboards.rendering.language import LANGUAGES, Language
from dashboards.request.context import rows_of, simulation
from data.repository.editions import Edition
from data.repository.load_index import SHIPPED
from data.repository.store import Store
from data.safe_text import printable

PATH = "/umpan.atom"
MOST = 50
ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True)
class Entry:
    """A load or an edition that everybody may read, since `opened` (UTC)."""

    name: str  # the same for ever: muatan/12, edisi/monev-2026-10
    opened: datetime
    title: str
    summary: str
    path: str


def register(server: flask.Flask, store: Store, *, language: str) -> None:
    """Put the feed on the server."""

    def feed() -> flask.Response:
        asked = flask.request.args.get("bahasa", language)
        chosen = Language(asked if asked in LANGUAGES else language)
        body = write_feed(store, chosen, base=base())
        return flask.Response(body, content_type="application/atom+xml; charset=utf-8")

    server.add_url_rule(PATH, "feed", feed)


def write_feed(store: Store, language: Language, *, base: str) -> bytes:
    """The newest loads and editions that are open, newest first; what was withdrawn is gone."""
    _ = language.text
    found = store.consistent_read(lambda: sorted(_entries(store, language), key=_newest)[:MOST])
    root = Element("feed", {"xmlns": ATOM, "xml:lang": language.code})
    SubElement(root, "id").text = f"{base}{PATH}"
    SubElement(root, "title").text = _("Pantau Jamsostek: yang terbit")
    SubElement(SubElement(root, "author"), "name").text = "Pantau Jamsostek"
    SubElement(root, "link", rel="self", href=f"{base}{PATH}")
    SubElement(root, "link", rel="alternate", type="text/html", href=f"{base}/mutu-data")
    SubElement(root, "updated").text = _moment(found[0].opened) if found else "1970-01-01T00:00:00Z"
    host = urlsplit(base).hostname or "pantau"
    for one in found:
        entry = SubElement(root, "entry")
        SubElement(entry, "id").text = f"tag:{host},2026:{one.name}"
        SubElement(entry, "title").text = printable(one.title)
        SubElement(entry, "updated").text = _moment(one.opened)
        SubElement(entry, "link", rel="alternate", type="text/html", href=f"{base}{one.path}")
        SubElement(entry, "summary").text = printable(one.summary)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode").encode()


def _newest(one: Entry) -> tuple[float, str]:
    return (-one.opened.timestamp(), one.name)


def _entries(store: Store, language: Language) -> Iterator[Entry]:
    _ = language.text
    for edition in store.editions():
        words, mark = f"?{urlencode({'edisi': edition.slug})}", _mark(language, edition)
        if not edition.live:
            opened = max(edition.created_at, edition.embargo_until or edition.created_at)
            title = _("Edisi {title}", title=edition.title)
            about = _("Yang dilihat rapat, tetap seperti saat dibuat.")
            yield Entry(f"edisi/{edition.slug}", opened, mark + title, mark + about, f"/{words}")
            continue
        for row in rows_of(store.loads(edition).head(MOST)):
            opened = max(row.loaded_at, row.embargo_until or row.loaded_at)
            accepted = language.number(row.rows_accepted)
            about = _("{n} baris diterima. Dimuat {office}.", n=accepted, office=_office(language, row))
            yield Entry(f"muatan/{row.id}", opened, mark + str(row.title), mark + about, f"/mutu-data{words}")


def _office(language: Language, load: Any) -> str:
    """Who brought it in, never an account."""
    _ = language.text
    return _("bawaan aplikasi") if load.loaded_by == SHIPPED else load.office or _("petugas data")


def _mark(language: Language, edition: Edition) -> str:
    return f"{language.text('SIMULASI')}: " if simulation(language, edition) else ""


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
