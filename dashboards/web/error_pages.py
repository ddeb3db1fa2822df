"""What people see where a page cannot be given, in their language, and the line the log gets of it."""

import logging
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from threading import Lock
from time import monotonic
from traceback import extract_tb
from urllib.parse import parse_qsl

import flask
from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.exceptions import HTTPException, NotFound

from dashboards.api import routes as api
from dashboards.rendering.language import LANGUAGES, Language
from dashboards.rendering.stylesheet import Stylesheet

FOLDER = Path(__file__).parent.parent
QUIET_SECONDS = 60  # in which the same fault is not logged again
PLACES = 200
API = "/api/"
SUITES = "/_dash-component-suites/"
_LOG = logging.getLogger("dashboards")  # Flask's own
PLAIN = ("/_dash", "/sehat")  # asked by programs, not by people


def register(server: flask.Flask, *, default_language: str, style: Markup) -> None:
    """Every error of the server as a page; what nobody foresaw is 500, a database that fails 503."""
    page = _page(default_language, style)
    faults = FaultLog()

    def expected(error: HTTPException) -> flask.typing.ResponseReturnValue:
        if error.code is None or error.code < 400 or error.response is not None:
            return error
        if flask.request.path.startswith(API):
            return api.failed(error.code, methods=getattr(error, "valid_methods", None) or ())
        response = page(error.code)
        response.headers.extend((k, v) for k, v in error.get_headers() if k != "Content-Type")
        return response

    def unexpected(error: Exception) -> flask.typing.ResponseReturnValue:
        if flask.request.path.startswith(SUITES):  # Dash raises for each that it does not have
            return expected(NotFound())
        flask.g.pop("status", None)
        lost = isinstance(error, SQLAlchemyError)
        faults.log(error, path=flask.request.path, traceback=not lost)
        status = 503 if lost else 500
        response = api.failed(status) if flask.request.path.startswith(API) else page(status)
        response.headers["Retry-After"] = "10"
        return response

    server.register_error_handler(HTTPException, expected)
    server.register_error_handler(Exception, unexpected)


def _page(default_language: str, style: Markup) -> Callable[[int], flask.Response]:
    environment = Environment(loader=FileSystemLoader(FOLDER / "rendering"), autoescape=True)
    template = environment.get_template("galat.html")
    style = _small(template, style)

    def page(status: int) -> flask.Response:
        asked = flask.request.args.get("bahasa", default_language)
        language = Language(asked if asked in LANGUAGES else default_language)
        title, advice = words(language, status)
        if flask.request.path.startswith(PLAIN):
            return flask.Response(f"{title} {advice}", status, mimetype="text/plain")
        body = template.render(
            title=title,
            advice=advice,
            back=language.text("Ke Ringkasan"),
            code=status,
            language=language.code,
            style=style,
        )
        return flask.Response(body, status, mimetype="text/html", headers={"Cache-Control": "no-store"})

    return page


def _small(template: Template, style: Markup) -> Markup:
    """As much of the style sheet as such a page needs."""
    return Markup(Stylesheet(style).for_page(template.render(code=True)))


def refusal(default_language: str, style: Markup) -> Callable[[str, int, str], str]:
    """Of a query string, a status and what was said: the page of a refusal that had none.

    What was said is in the default language; in another one the page says what its status means.
    """
    environment = Environment(loader=FileSystemLoader(FOLDER / "rendering"), autoescape=True)
    template = environment.get_template("galat.html")
    style = _small(template, style)

    def page(search: str, status: int, said: str) -> str:
        asked = dict(parse_qsl(search)).get("bahasa", default_language)
        language = Language(asked if asked in LANGUAGES else default_language)
        title, advice = words(language, status)
        return template.render(
            title=title,
            advice=said if said and language.code == default_language else advice,
            back=language.text("Ke Ringkasan"),
            account=language.text("Ke akun saya") if status in (401, 403) else "",
            code=status,
            language=language.code,
            style=style,
        )

    return page


def waiting(default_language: str, style: Markup) -> Callable[[str], str]:
    """Of a query string: the page of who waits for a document; it asks again by itself."""
    environment = Environment(loader=FileSystemLoader(FOLDER / "rendering"), autoescape=True)
    template = environment.get_template("galat.html")
    style = _small(template, style)

    def page(search: str) -> str:
        asked = dict(parse_qsl(search)).get("bahasa", default_language)
        language = Language(asked if asked in LANGUAGES else default_language)
        _ = language.text
        return template.render(
            title=_("Dokumen ini menunggu giliran."),
            advice=_("Halaman ini mencoba lagi sendiri, lalu membuka berkasnya. Biarkan terbuka."),
            back=_("Ke Ringkasan"),
            language=language.code,
            style=style,
        )

    return page


def words(language: Language, status: int) -> tuple[str, str]:
    """What happened, and what the reader may do."""
    _ = language.text
    if status == 503:
        return (
            _("Angka sedang tidak dapat dibaca."),
            _("Basis data tidak menjawab atau sedang diganti. Muat ulang halaman ini sebentar lagi."),
        )
    if status >= 500:
        return (
            _("Halaman ini tidak dapat dibuat."),
            _("Kesalahannya ada di server dan sudah dicatat. Muat ulang sebentar lagi."),
        )
    if status == 401:
        return _("Masuk lebih dahulu."), _("Halaman ini hanya untuk yang sudah masuk dengan akunnya.")
    if status == 403:
        return (
            _("Ini bukan bagian Anda."),
            _(
                "Peran akun Anda tidak mencakup halaman ini. Bila perlu, minta administrator mengubah "
                "peran Anda."
            ),
        )
    if status == 429:
        return _("Terlalu banyak permintaan sekaligus."), _("Tunggu sebentar, lalu muat ulang halaman ini.")
    if status == 404:
        return _("Halaman ini tidak ada."), _("Alamatnya mungkin salah ketik atau terpotong.")
    if status == 405:
        return _("Alamat ini hanya dapat dibaca."), _("Buka alamatnya di peramban, tanpa mengirim apa pun.")
    if status == 413:
        return _("Yang dikirim terlalu besar."), _("Kirim kurang dari satu juta bita.")
    return (
        _("Permintaan ini tidak dapat dilayani."),
        _("Alamatnya mungkin terpotong, atau nama situsnya tidak dikenal server ini."),
    )


def first_line(error: Exception) -> str:
    """What happened, without the query and its values."""
    return str(getattr(error, "orig", None) or error).partition("\n")[0][:200]


class FaultLog:
    """The log of faults: the same one at most once a minute, so that nobody fills it by asking again."""

    def __init__(self) -> None:
        """Nothing was logged yet."""
        self._until: OrderedDict[str, float] = OrderedDict()
        self._lock = Lock()

    def log(self, error: Exception, *, path: str, traceback: bool) -> None:
        """A traceback of a fault of ours; of the database, whose text may hold anything, its first line."""
        frames = extract_tb(error.__traceback__)
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames and traceback else ""
        if not self._new(f"{type(error).__name__} {place}"):
            return
        first = first_line(error)
        where = path[:200].encode("ascii", "backslashreplace").decode()
        _LOG.error("%r: %s: %r", where, type(error).__name__, first, exc_info=error if traceback else None)

    def _new(self, fault: str) -> bool:
        now = monotonic()
        with self._lock:
            if self._until.get(fault, 0) > now:
                return False
            self._until[fault] = now + QUIET_SECONDS
            self._until.move_to_end(fault)
            while len(self._until) > PLACES:
                self._until.popitem(last=False)
        return True
