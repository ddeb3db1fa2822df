"""/edisi: every deed checks who does it; the intake process makes, hides and opens editions."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import flask
from werkzeug.wrappers import Response

from dashboards.desk.desk import Desk
from dashboards.desk.editions.page import editions_page
from dashboards.desk.editions.wording import edition_words
from data.dates import WIB
from data.definitions.registry import registry
from data.metrics.query import periods
from data.repository.drafts import edition_proposals
from data.repository.drafts.edition_proposals import LONGEST_SLUG, EditionError
from data.repository.editions import Edition
from data.repository.loads import loads_mark
from data.repository.store import Store
from data.repository.uploads import queue

Deed = Callable[[int, int], None]


def register(server: flask.Flask, desk: Desk, store: Store) -> None:
    """The page and its deeds."""
    database, every = desk.database, Store(store.engine, preview=True)

    def page(words: str = "", status: int = 200) -> Response:
        editions = every.editions()
        return editions_page(
            desk,
            editions,
            edition_proposals.edition_deeds(database),
            {one.collection: _holds(one) for one in editions if one.live},
            figures=loads_mark(store.engine),
            alive=queue.alive(database),
            words=words,
            status=status,
        )

    def _holds(live: Edition) -> str:
        """What an edition that is made now would hold, of loads that everybody sees."""
        _ = desk.language.text
        known = [one for one in store.editions() if one.live and one.collection == live.collection]
        months = periods(store, known[0]) if known else []
        if not months:
            return _("Belum ada angka peserta.")
        number = int(store.loads(known[0])["id"].max())
        month = desk.language.month(months[-1])
        name = registry().collections[live.collection].label[desk.language.code]
        words = _("Memuat angka sampai muatan {n}; bulan terakhir {month}.", n=number, month=month)
        return f"{name}. {words}"

    def propose() -> Response:
        sent, kind = flask.request.form, flask.request.form.get("jenis", "")
        slug = sent.get("edisi", "").strip()
        known = {one.slug: one for one in every.editions()}
        written = sent.get("sampai", "") or sent.get(f"sampai-{slug}", "")
        until = _moment(written)
        if written and until is None:
            return page(edition_words(desk, "until"), 400)
        if kind == "create":
            slug = slug or _slug(sent.get("judul", ""))
            title, collection = sent.get("judul", ""), sent.get("koleksi", "")
            if slug in known:
                return page(edition_words(desk, "taken"), 409)
            if collection not in {one.collection for one in known.values()}:
                return page(edition_words(desk, "empty"), 400)
        else:
            one = known.get(slug)
            if one is None or one.live:
                return page(edition_words(desk, "gone"), 400)
            title, collection = one.title, one.collection
        try:
            edition_proposals.propose(
                database, desk.account, kind, slug=slug, title=title, collection=collection, until=until
            )
        except EditionError as error:
            return page(edition_words(desk, error.reason), 409 if error.reason == "waiting" else 400)
        return desk.go("/edisi")

    def done(number: int, deed: Deed) -> Response:
        version = flask.request.form.get("versi", "")
        try:
            if not (version.isascii() and version.isdecimal()):
                raise EditionError("stale")
            deed(number, int(version[:9]))
        except EditionError as error:
            status = 403 if error.reason in ("role", "same_person") else 409
            return page(edition_words(desk, error.reason), status)
        return desk.go("/edisi")

    def approve(number: int, version: int) -> None:
        shown, now = flask.request.form.get("angka", ""), loads_mark(store.engine)
        edition_proposals.approve(database, desk.account, number, version, shown=shown, figures=now)

    def return_(number: int, version: int) -> None:
        reason = flask.request.form.get(f"alasan-{number}", "")
        edition_proposals.return_(database, desk.account, number, version, reason)

    def cancel(number: int, version: int) -> None:
        edition_proposals.cancel(database, desk.account, number, version)

    def route(path: str, endpoint: str, view: Any, method: str) -> None:
        server.add_url_rule(f"/edisi{path}", endpoint, view, methods=[method])

    route("", "editions", lambda: page(), "GET")
    route("", "propose_edition", propose, "POST")
    route("/<int:number>/setujui", "approve_edition", lambda number: done(number, approve), "POST")
    route("/<int:number>/kembalikan", "return_edition", lambda number: done(number, return_), "POST")
    route("/<int:number>/batal", "cancel_edition", lambda number: done(number, cancel), "POST")


def _slug(title: str) -> str:
    """Monev Desember 2026 -> monev-desember-2026."""
    return re.sub(r"[^a-z0-9]+", "-", title.lower())[:LONGEST_SLUG].strip("-")


def _moment(written: str) -> datetime | None:
    """A moment in WIB as browsers write it, in UTC; None where it is none."""
    try:
        return (
            datetime.strptime(written, "%Y-%m-%dT%H:%M")
            .replace(tzinfo=WIB)
            .astimezone(UTC)
            .replace(tzinfo=None)
        )
    except (ValueError, OverflowError):
        return None
