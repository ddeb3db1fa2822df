"""The web application: every address answers with its page as HTML.

Its charts are Dash components whose figures plotly draws when a reader reaches for them.
"""

import re
from base64 import b64encode
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, quote, urlencode, urlsplit

import flask
from dash import Dash, Input, Output, State, dcc, html, no_update
from dash.fingerprint import check_fingerprint
from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup
from rjsmin import jsmin

from dashboards.api import routes as api
from dashboards.api import sharing
from dashboards.desk.application import create_desk
from dashboards.desk.session import reader_of
from dashboards.desk.writing.writing import Check
from dashboards.exports import routes as exports
from dashboards.exports import templates
from dashboards.exports.templates import WorkbookOf
from dashboards.list_check import routes as list_check
from dashboards.meeting import routes as meeting
from dashboards.notify import feed
from dashboards.office import routes as documents
from dashboards.rapor import routes as rapor
from dashboards.rendering.http import base, root
from dashboards.rendering.icon import ICON
from dashboards.rendering.safe_link import one_way
from dashboards.rendering.stylesheet import Stylesheet, whole_sheet
from dashboards.rendering.theme import HEAD, css
from dashboards.shell import desk_links
from dashboards.shell.render import render
from dashboards.web import error_pages, figures, health, offline, search, stylesheet
from dashboards.web.behind_proxy import subpath
from dashboards.web.behind_proxy.proxy import Proxy, networks
from dashboards.web.callback_guard import refuse_strange_calls
from dashboards.web.closed_site import ClosedSite
from dashboards.web.dispatch import Dispatcher
from dashboards.web.error_pages import SUITES
from dashboards.web.plotly_bundle import FOREVER, Bundle
from dashboards.web.preview import ROOT, Preview
from dashboards.web.response_cache import middleware as response_cache
from dashboards.web.serve import own_address
from dashboards.web.serving.refusal_pages import RefusalPages
from data.database.accounts.opening import AccountDatabase
from data.database.faults import UnusableError
from data.repository.store import Store
from data.settings import Settings

FOLDER = Path(__file__).parent.parent
FINGERPRINT = re.compile(r"\.v\w+m\d+\.")
MOVED = re.compile(r"/pendanaan((?:\.\w+)?)")  # the page before /jurang
NOBODY = (
    "PANTAU_PUBLIC=false menutup situs ini, tetapi basis data akun belum ada: tidak seorang pun dapat masuk. "
    "Jalankan dulu: python -m etl users add NAMA --admin."
)
SCRIPTS = ("live", "search_field", "own_area", "reading")
# classes of charts that plotly has drawn, as far as the sheet names them
PLOTLY = (
    "js-plotly-plot main-svg bg ytick xtick bartext textpoint gridlayer point annotation-text js-line modebar"
)
ROBOTS = {True: "User-agent: *\nAllow: /\n", False: "User-agent: *\nDisallow: /\n"}  # by whether it is public


class _Kept:
    """A cache of compressed answers for the script suites only: pages change, suites do not.

    There are as many as Dash has files.
    """

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self._kept.get(key)

    def set(self, key: str, value: bytes) -> None:
        if key.partition(";")[2].startswith(SUITES):
            self._kept[key] = value


class _Application(Dash):  # type: ignore[misc]
    """Dash with our document around it. `signs_in`: whether the desk runs beside it."""

    signs_in = False

    def dress(self, store: Store, settings: Settings, bundle: Bundle, *, signs_in: bool) -> None:
        self._store, self._settings = store, settings
        environment = Environment(loader=FileSystemLoader(FOLDER / "rendering"), autoescape=True)
        self._document = environment.get_template("document.html")
        self.style = Markup(css(whole_sheet()))
        self.signs_in = signs_in
        scripts = [(FOLDER / "assets" / f"{name}.js").read_text("utf-8") for name in SCRIPTS]
        self.early = Markup(jsmin("".join(scripts)))
        self.late = offline.page_script(desk_links.script() if signs_in else "")
        self._sheet = Stylesheet(self.style, f"{self.early} {PLOTLY} sign-in desk-way kept")
        self.plotly = bundle.path
        parts = self.style + self.early + search.script() + self.late + bundle.path
        self.version = sha256(parts.encode()).hexdigest()[:12]

    def page(self, path: str, search: str) -> Any:
        return render(self._store, path, search, default_language=self._settings.language)

    def index(self, *_args: Any, **_parts: Any) -> str:
        """The page as HTML, without Dash's own scripts: nothing in it needs them."""
        request = flask.request

        def make() -> tuple[Any, str]:
            page = self.page(request.path, request.query_string.decode("utf-8", "replace"))
            return page, rapor.picture_address(self._store, self._settings.language)

        page, picture = self._store.consistent_read(make)
        flask.g.status = page.status
        document = self._document.render(
            page=page,
            light=page.light,
            theme_color=HEAD,
            style=Markup(self._sheet.for_page(page.light)),
            early=self.early,
            plotly=self.plotly,
            version=self.version,
            address=base() + page.address,
            root=root(),
            sign_in=desk_links.entry(page.language, public=self._settings.public) if self.signs_in else "",
            closed=not self._settings.public,
            picture=picture,
        )
        return one_way(document)


def create_app(
    store: Store,
    settings: Settings,
    accounts: AccountDatabase | None = None,
    *,
    check: Check = lambda _form, _rows: [],
    workbook_of: WorkbookOf = lambda _form: None,
) -> Dash:
    """The Dash application over a store; `app.server` is the WSGI application.

    With `accounts` the desk of who signs in runs beside it; `check` are the rules of what its forms write.
    `workbook_of` makes the template of a format.
    Raises UnusableError where the site is closed and nobody can sign in.
    """
    if not settings.public and accounts is None:
        raise UnusableError(NOBODY)
    app = _Application(
        "dashboards",
        server=_server(settings),
        assets_folder="assets",
        include_assets_files=False,
        compress=True,
        enable_mcp=False,
        update_title="",
        title="Pantau Jamsostek",
        suppress_callback_exceptions=True,
        add_log_handler=False,
    )
    bundle = Bundle()
    app.dress(store, settings, bundle, signs_in=accounts is not None)
    bundle.register(app.server)
    app.layout = lambda: _layout(app)
    app.callback(
        Output("halaman", "children"),
        Output("halaman", "data-address"),
        Input("alamat", "pathname"),
        Input("alamat", "search"),
        State("halaman", "data-address"),
    )(lambda path, search, shown: _follow(app, path or "/", search or "", shown))
    refuse_strange_calls(app)
    error_pages.register(app.server, default_language=settings.language, style=app.style)
    health.register(app.server, store, settings)
    _serve(app, store, public=settings.public)
    figures.register(app.server, app.page)
    offline.register(app.server, store, script=app.late, public=settings.public)
    stylesheet.register(app.server, app.style)
    search.register(app.server, store, language=settings.language)
    meeting.register(app.server, store, language=settings.language, written=accounts is not None)
    list_check.register(app.server, store, style=app.style, language=settings.language)
    sharing.register(app.server, shared=settings.public and not settings.preview)
    api.register(app.server, store, style=app.style, language=settings.language)
    exports.register(app.server, store, language=settings.language)
    templates.register(app.server, workbook_of)
    rapor.register(app.server, store, settings.language)
    documents.register(app.server, store, language=settings.language)
    feed.register(app.server, store, language=settings.language)
    start = urlsplit(app.server.config["BASE_URL"]).path
    subpath.register(app.server, start)
    waiting, rooted = error_pages.waiting(settings.language, app.style), subpath.filter_for(start)
    pages = settings.model_copy(update={"accounts_url": settings.accounts_url if accounts else ""})
    response_cache.register(app.server, store, pages, waiting=lambda words: rooted(waiting(words)))
    if accounts is not None:
        refusal = error_pages.refusal(settings.language, app.style)

        def with_pages(application: Any) -> RefusalPages:
            return RefusalPages(application, lambda *words: rooted(refusal(*words)))

        base_url = app.server.config["BASE_URL"]
        desk = create_desk(
            accounts, store, settings, style=app.style, base=base_url, client=_client, check=check
        )
        subpath.register(desk, start)
        previews = partial(reader_of, desk, accounts, right="preview")
        hidden = Preview(lambda: _preview(store, settings, base_url, workbook_of), language=settings.language)
        preview = ClosedSite(hidden, previews, root=start, language=settings.language)
        inner = app.server.wsgi_app
        if not settings.public:
            who = partial(reader_of, desk, accounts, programs=True)
            inner = ClosedSite(inner, who, root=start, language=settings.language)
        app.server.wsgi_app = Dispatcher(with_pages(inner), desk.wsgi_app, with_pages(preview))
    trusted, https = networks(settings.trusted_proxies), settings.base_url.startswith("https:")
    if trusted or https:
        app.server.wsgi_app = Proxy(app.server.wsgi_app, trusted=trusted, https=https)
    return app


def _preview(store: Store, settings: Settings, base_url: str, workbook_of: WorkbookOf) -> flask.Flask:
    """The readers' pages of who may see drafts and what is under embargo; nothing of them is kept."""
    own = {"preview": True, "answers": "", "accounts_url": "", "trusted_proxies": "", "public": True}
    known = settings.model_copy(update={**own, "base_url": f"{base_url}{ROOT}"})
    readers = Store(store.engine, preview=True)
    made: flask.Flask = create_app(readers, known, workbook_of=workbook_of).server
    return made


def _client() -> str:
    """From which address the request that is being answered comes."""
    return flask.request.remote_addr or ""


def _server(settings: Settings) -> flask.Flask:
    """The web server; Dash reads these settings while it is made."""
    server = flask.Flask("dashboards")
    server.config.update(
        BASE_URL=settings.base_url.rstrip("/") or own_address(),
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_BR_LEVEL=6,
        COMPRESS_CACHE_KEY=lambda request: check_fingerprint(request.path)[0],  # any is answered
        COMPRESS_CACHE_BACKEND=_Kept,
        MAX_CONTENT_LENGTH=1_000_000,
        TRUSTED_HOSTS=[host.strip() for host in settings.hosts.split(",") if host.strip()] or None,
    )
    return server


def _layout(app: _Application) -> html.Div:
    """The charts of the page that asked, as Dash components; no page asks, Dash's own clients may."""
    asked = _asking() if flask.has_request_context() else urlsplit("")
    known = bool(asked.path)
    page = app.page(asked.path, asked.query) if known else None
    return html.Div(
        [
            dcc.Location(id="alamat", refresh=False),
            html.Div(
                page.charts if page else None,
                id="halaman",
                **{"data-address": _address(asked.path, asked.query) if known else ""},
            ),
        ]
    )


def _asking() -> SplitResult:
    """The address of the page that asks, as far as the browser says; empty where it cannot be read."""
    try:
        return urlsplit(flask.request.referrer or "")
    except ValueError:
        return urlsplit("")


def _address(path: str, search: str) -> str:
    return f"{path}?{search.lstrip('?')}"


def _follow(app: _Application, path: str, search: str, shown: str) -> tuple[Any, Any]:
    """The charts of a new address; nothing where they are shown already."""
    address = _address(path, search)
    if address == shown:
        return no_update, no_update
    return app.page(path, search).charts, address


def _serve(app: _Application, store: Store, *, public: bool) -> None:
    """Routes beside the pages, and the headers of every answer."""
    server = app.server
    server.add_url_rule("/ikon.svg", "icon", lambda: _icon())
    server.add_url_rule("/favicon.ico", "favicon", lambda: _icon())
    server.add_url_rule(
        "/robots.txt", "robots", lambda: flask.Response(ROBOTS[public], mimetype="text/plain")
    )
    policy: list[str] = []

    def _moved() -> Any:
        """An address that a page had before leads on to it, with everything asked for."""
        found = MOVED.fullmatch(flask.request.path)
        if found is None:
            return None
        query = flask.request.query_string.decode("utf-8", "replace")
        return flask.redirect(f"/jurang{found[1]}" + (f"?{query}" if query else ""), 301)

    def _jump() -> Any:
        """Without a script the form asks for ?daerah=33.21: that area's page."""
        code = flask.request.args.get("daerah")
        page = flask.request.endpoint == "/<path:path>" or flask.request.path == "/"
        if code and page and flask.request.path != f"/daerah/{code}":
            words = {k: v for k, v in flask.request.args.items() if k != "daerah"}
            return flask.redirect(f"/daerah/{quote(code)}" + (f"?{urlencode(words)}" if words else ""))
        return None

    def _headers(response: flask.Response) -> flask.Response:
        if not policy:
            policy.append(_content_security_policy(app))
        if "status" in flask.g:
            response.status_code = flask.g.status
            response.vary.add("Accept")  # who has script and style asks for the rest alone
        if flask.request.path.startswith(SUITES) and response.status_code == 200:
            fingerprinted = FINGERPRINT.search(flask.request.path)
            response.headers["Cache-Control"] = FOREVER if fingerprinted else "public, max-age=86400"
        response.headers.setdefault("Cache-Control", "no-cache")
        if store.preview and response.headers["Cache-Control"] != FOREVER:  # the scripts
            response.headers["Cache-Control"] = "private, no-store"
        response.headers.setdefault("Content-Security-Policy", policy[0])  # /periksa-daftar has its own
        response.headers.setdefault("Referrer-Policy", "same-origin")
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    server.before_request(_moved)
    server.before_request(_jump)
    server.after_request(_headers)


def _content_security_policy(app: _Application) -> str:
    early = b64encode(sha256(app.early.encode()).digest()).decode()
    scripts = f"'self' 'sha256-{early}'"
    return (
        f"default-src 'self'; script-src {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
    )


def _icon() -> flask.Response:
    return flask.Response(ICON, mimetype="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"})
