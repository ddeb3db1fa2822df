"""The desk as a web application: who may pass which door, headers, errors."""

from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import flask
from flask_login import current_user
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import (
    Forbidden,
    HTTPException,
    RequestEntityTooLarge,
    ServiceUnavailable,
    TooManyRequests,
)
from werkzeug.wrappers import Response

from dashboards.desk import overview, session
from dashboards.desk.access import judge
from dashboards.desk.accounts import (
    audit,
    invitation,
    mail,
    originals,
    own_account,
    people,
    privacy,
    role,
    sign_in,
    single_sign_on,
    tokens,
)
from dashboards.desk.desk import Desk, account
from dashboards.desk.drafts import routes as drafts
from dashboards.desk.editions import routes as editions
from dashboards.desk.form_input import Number
from dashboards.desk.intake import routes as intake
from dashboards.desk.intake.receiving import DeskRequest, Receiving
from dashboards.desk.signed_in_mark import mark
from dashboards.desk.writing import routes as writing
from dashboards.desk.writing.writing import Check, Writing
from dashboards.rendering.elements import html
from dashboards.rendering.headline import Headline
from dashboards.rendering.stylesheet import Stylesheet
from dashboards.rendering.theme import css
from data.database.accounts.opening import AccountDatabase
from data.definitions.registry import AREA_LEVEL
from data.repository.accounts.passwords import BusyError
from data.repository.accounts.roles import Role
from data.repository.store import Store
from data.repository.uploads import evidence
from data.repository.uploads.quarantine import LARGEST, TooLargeError
from data.repository.uploads.uploads import TooManyUploadsError, require_room
from data.settings import Settings

HOMES: dict[Role, str] = {
    "area": "/muat",
    "editor": "/muat",
    "publisher": "/meja",
    "administrator": "/pengguna",
}
LARGEST_FORM = 100_000  # bytes
FORM_SECONDS = 10 * 3600  # a form is good as long as its session


def create_desk(
    database: AccountDatabase,
    store: Store,
    settings: Settings,
    *,
    style: str,
    base: str,
    client: Callable[[], str],
    check: Check,
) -> flask.Flask:
    """The desk over the second database.

    `style` is the sheet of all pages, `base` what links begin with; `client` says who asks;
    `check` are the rules of the formats that forms write.
    """
    server = flask.Flask("dashboards.desk", static_folder=None)
    hosts = [host.strip() for host in settings.hosts.split(",") if host.strip()]
    server.config.update(
        BASE_URL=base,
        MAX_CONTENT_LENGTH=LARGEST_FORM,
        TRUSTED_HOSTS=hosts or None,
        WTF_CSRF_TIME_LIMIT=FORM_SECONDS,
        WTF_CSRF_SSL_STRICT=False,  # _own_site asks more
    )
    mails = bool(settings.mail_server and settings.mail_from)
    own_service = bool(settings.oidc_issuer)
    own = css((Path(__file__).parent / "desk.css").read_text("utf-8"))
    desk = Desk(
        database,
        Stylesheet("".join((style, own))),
        settings.language,
        client,
        settings.public,
        mails,
        own_service,
    )
    session.register(server, database, https=settings.base_url.startswith("https:"))
    server.request_class = DeskRequest
    server.url_map.converters["int"] = Number
    receiving = intake.register(server, desk, store, quarantine=settings.quarantine)
    forms = Writing(desk, store, settings.quarantine, check)
    writing.register(server, forms)
    overview.register(server, forms)
    server.before_request(lambda: _refuse_without_right(desk, receiving))
    server.teardown_request(receiving.end)
    CSRFProtect(server)  # after the door: no body is read of who may not pass
    server.after_request(mark)
    server.after_request(
        lambda response: _headers(response, _policy(flask.g.get("style", ""), flask.g.get("script", "")))
    )
    _errors(server, desk)
    drafts.register(server, desk, store)
    editions.register(server, desk, store)
    sign_in.register(server, desk, homes=HOMES)
    invitation.register(server, desk, homes=HOMES)
    own_account.register(server, desk, homes=HOMES)
    mail.register(server, desk)
    mail.register_confirmation(server, desk)
    tokens.register(server, desk)
    originals.register(server, desk, settings.quarantine)
    single_sign_on.register(server, desk, settings, homes=HOMES)
    people.register(server, desk, lambda: _areas(store))
    role.register(server, desk, lambda: _areas(store))
    audit.register(server, desk)
    privacy.register(server, desk)
    return server


def _areas(store: Store) -> set[str]:
    areas = store.areas()
    return set(areas.index[areas["level"] == AREA_LEVEL])


def _refuse_without_right(desk: Desk, receiving: Receiving) -> Response | None:
    """Whoever may not pass is sent to sign in, to begin codes, or away."""
    request = flask.request
    if request.endpoint is None:
        return None
    if request.method not in ("GET", "HEAD") and not _own_site():
        raise ForeignFormError
    who = account()
    verdict = judge(request.endpoint, who)
    if verdict.may:
        if request.endpoint == "upload" and who is not None:
            require_room(desk.database, who)
            receiving.begin(who.id)
        elif request.endpoint == "send_evidence" and who is not None:
            receiving.begin(who.id, largest=evidence.LARGEST)
        return None
    if verdict.why == "role":
        flask.abort(403)
    if verdict.why == "codes":
        return desk.go("/akun/kode")
    news = "berakhir" if request.method == "GET" else "tak-sampai"
    ended = {"kabar": news} if "_user_id" in flask.session else {}
    return desk.go("/masuk", lanjut=request.path, **ended)  # signing in leads only to what GET opens


class ForeignFormError(Forbidden):
    """A form that a page of another site sent."""


def _own_site() -> bool:
    """Whether a form was sent from a page of ours, as far as the browser says."""
    headers = flask.request.headers
    if "Sec-Fetch-Site" in headers:
        return headers["Sec-Fetch-Site"] in ("same-origin", "none")
    origin = headers.get("Origin")
    if origin == "null" and flask.request.endpoint in ("draft_link", "confirm_mail", "contact_reminders"):
        return True  # what a browser of before 2023 says for a page that names no referrer
    return origin is None or urlsplit(origin).netloc == flask.request.host


def _policy(style: str, script: str) -> str:
    """What a page may do: no style but its own, and no script but the one before a session ends."""
    scripts = f"script-src {_digest(script)}; connect-src 'self'; " if script else ""
    return (
        f"default-src 'none'; {scripts}style-src {_digest(style)}; img-src 'self' data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _headers(response: Response, policy: str) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Security-Policy"] = policy
    response.headers.setdefault("Referrer-Policy", "same-origin")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers.setdefault("X-Robots-Tag", "noindex")
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    return response


def _errors(server: flask.Flask, desk: Desk) -> None:
    def shown(error: HTTPException) -> Response:
        _, code = desk.language.text, error.code or 500
        if code < 400 or error.response is not None:
            return error.get_response()
        title, advice = _words(desk, error)
        back = desk.at("/akun" if current_user.is_authenticated else "/masuk")
        body = [html.P(advice), html.P(html.A(_("Ke meja data"), href=back))]
        answer = desk.page(title, Headline(title), body, status=code)
        if retry := getattr(error, "retry_after", None):
            answer.headers["Retry-After"] = str(retry)
        return answer

    def unforeseen(error: Exception) -> Response:
        server.logger.error("desk: %s", type(error).__name__, exc_info=error)
        _ = desk.language.text
        title = _("Halaman ini tidak dapat dibuat.")
        text = html.P(_("Kesalahannya ada di server dan sudah dicatat. Muat ulang sebentar lagi."))
        return desk.page(title, Headline(title), [text], status=500)

    def too_large(_error: Exception) -> Response:
        return shown(RequestEntityTooLarge())

    def too_many(_error: Exception) -> Response:
        return shown(TooManyRequests())

    def busy(_error: Exception) -> Response:
        return shown(ServiceUnavailable(retry_after=30))

    server.register_error_handler(BusyError, busy)
    server.register_error_handler(TooLargeError, too_large)
    server.register_error_handler(TooManyUploadsError, too_many)

    server.register_error_handler(HTTPException, shown)
    server.register_error_handler(Exception, unforeseen)


def _words(desk: Desk, error: HTTPException) -> tuple[str, str]:
    _ = desk.language.text
    if isinstance(error, CSRFError):
        return (
            _("Formulir ini sudah kedaluwarsa."),
            _("Tidak ada yang tersimpan. Muat ulang halamannya, lalu kirim lagi."),
        )
    if isinstance(error, ForeignFormError):
        return (
            _("Formulir ini dikirim dari situs lain."),
            _("Tidak ada yang tersimpan. Buka halamannya di situs ini, lalu isi dan kirim dari sana."),
        )
    if error.code == 403:
        return (
            _("Ini bukan bagian Anda."),
            _(
                "Peran akun Anda tidak mencakup halaman atau tindakan ini. Bila perlu, minta administrator "
                "mengubah peran Anda."
            ),
        )
    if error.code == 405:
        return (
            _("Alamat ini tidak dapat dibuka begitu saja."),
            _("Tidak ada yang berubah. Buka halamannya, lalu pakai tombol di sana."),
        )
    if error.code == 404:
        return _("Halaman ini tidak ada."), _("Alamatnya mungkin salah ketik atau terpotong.")
    if error.code == 413 and flask.request.endpoint not in ("upload", "send_evidence"):
        words = _(
            "Isiannya lebih panjang daripada satu formulir. Tidak ada yang tersimpan. Kirim sebagian dahulu."
        )
        return _("Yang dikirim terlalu besar."), words
    if error.code == 413:
        most = evidence.LARGEST if flask.request.endpoint == "send_evidence" else LARGEST
        words = _("Berkas paling besar {n} MB. Tidak ada yang tersimpan.", n=most // 1_000_000)
        return _("Yang dikirim terlalu besar."), words
    if error.code == 408:
        return _("Kiriman terhenti atau terlalu lambat."), _(
            "Tidak ada yang tersimpan. Kirim lagi berkasnya."
        )
    if error.code == 429:
        return (
            _("Terlalu banyak berkas."),
            _("Akun ini sudah mengirim sebanyak yang dapat disimpan; batalkan yang tak perlu, atau tunggu."),
        )
    if error.code == 503:
        return _("Sedang ramai."), _("Tidak ada yang tersimpan. Tunggu setengah menit, lalu kirim lagi.")
    return (
        _("Permintaan ini tidak dapat dilayani."),
        _("Tidak ada yang tersimpan. Muat ulang halamannya, periksa isiannya, lalu kirim lagi."),
    )
