"""What a browser needs to keep opened pages readable without a network: a script of its own and a manifest.

Browsers take the script from secure addresses only (https, or this machine itself). An answer that may be
kept says in a header with which withdrawals it was made; once that changes, the script deletes what it kept.
"""

import json
from functools import partial
from hashlib import sha256
from pathlib import Path

import flask
from rjsmin import jsmin
from sqlalchemy.exc import SQLAlchemyError

from dashboards.rendering.language import LANGUAGES, Language
from dashboards.rendering.theme import HEAD
from dashboards.web.plotly_bundle import FOREVER
from data.database.faults import UnusableError
from data.repository.store import Store

SCRIPT, PAGE_SCRIPT, MANIFEST = "/simpan.js", "/luring.js", "/manifest.webmanifest"
HEADER = "Pantau-Simpan"
GONE = """self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) {
  event.waitUntil(caches.delete("halaman").then(function () { return self.registration.unregister(); }));
});
"""
ASSETS = Path(__file__).parent.parent / "assets"


def register(server: flask.Flask, store: Store, *, script: str, public: bool = True) -> None:
    """Puts script and manifest on the server, and the header on its pages; not where drafts are shown.

    `script` is what pages ask for once they stand (`page_script`).
    Where the site is closed the script takes away what devices kept while it was open, and itself.
    """
    headers = {"Cache-Control": FOREVER}  # its address names the version
    of_pages = partial(flask.Response, script, mimetype="text/javascript", headers=headers)
    server.add_url_rule(PAGE_SCRIPT, "offline_page_script", of_pages)
    if store.preview:
        return
    if not public:
        server.add_url_rule(
            SCRIPT, "offline_script", lambda: flask.Response(GONE, mimetype="text/javascript")
        )
        return
    keeper = (
        (ASSETS / "simpan.js")
        .read_text("utf-8")
        .replace("{{ words }}", json.dumps(_words(), ensure_ascii=False))
    )
    manifest = json.dumps(_manifest())
    server.add_url_rule(SCRIPT, "offline_script", lambda: flask.Response(keeper, mimetype="text/javascript"))
    server.add_url_rule(
        MANIFEST, "manifest", lambda: flask.Response(manifest, mimetype="application/manifest+json")
    )

    def marked(response: flask.Response) -> flask.Response:
        """Also what is not found: its kept page goes. Nothing on what is not to be stored."""
        stored = "no-store" not in response.headers.get("Cache-Control", "")
        if stored and response.mimetype == "text/html" and response.status_code in (200, 404):
            try:
                words = repr(store.withdrawals()).encode()
            except (SQLAlchemyError, UnusableError, OSError):
                return response
            response.headers[HEADER] = sha256(words).hexdigest()[:12]
        return response

    server.after_request(marked)


def page_script(more: str = "") -> str:
    """What offers it on a page, and `more` that nobody needs before, without comments and spaces."""
    return str(jsmin((ASSETS / "luring.js").read_text("utf-8") + more))


def _words() -> dict[str, dict[str, str]]:
    found = {}
    for code in LANGUAGES:
        _ = Language(code).text
        found[code] = {
            "kept": _("Tanpa jaringan: halaman ini disimpan {waktu}.", waktu="{waktu}"),
            "edition": _("Edisi: {edisi}.", edisi="{edisi}"),
            "none": _("Tanpa jaringan, halaman ini belum tersimpan."),
            "others": _("Yang pernah dibuka di perangkat ini dan dapat dibaca:"),
        }
    return found


def _manifest() -> dict[str, object]:
    return {
        "name": "Pantau Jamsostek",
        "short_name": "Jamsostek",
        "start_url": ".",
        "display": "minimal-ui",
        "theme_color": HEAD,
        "icons": [{"src": "ikon.svg", "type": "image/svg+xml", "sizes": "any"}],
    }
