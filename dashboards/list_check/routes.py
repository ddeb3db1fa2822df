"""The addresses of the page and of its script, and the policy that lets the page ask for nothing."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from urllib.parse import parse_qsl

import flask
from markupsafe import Markup

from dashboards.list_check.page import page
from dashboards.list_check.script import Script
from dashboards.rendering.http import search
from dashboards.rendering.language import LANGUAGES, Language
from dashboards.rendering.stylesheet import Stylesheet
from dashboards.rendering.theme import css
from data.definitions.registry import AREA_LEVEL
from data.repository.store import Store

PATH = "/periksa-daftar"
USED = 'class="top brand skip languages"'


def register(server: flask.Flask, store: Store, *, style: str, language: str) -> None:
    """Puts the page and its script on a server; `style` is the sheet of all pages."""
    own = css((Path(__file__).parent / "list_check.css").read_text("utf-8"))
    sheet = Markup(Stylesheet(Markup(style)).for_page(USED) + own)
    script = Script()

    def listed() -> flask.Response:
        asked = dict(parse_qsl(search())).get("bahasa", language)
        areas = store.areas()
        names = areas.loc[areas["level"] == AREA_LEVEL, "name"].sort_index().to_dict()
        ready = names and not script.missing
        body = page(
            Language(asked if asked in LANGUAGES else language),
            names,
            script=script.path if ready else "",
            style=sheet,
        )
        response = flask.Response(body, mimetype="text/html")
        response.headers["Content-Security-Policy"] = policy(sheet)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
        return response

    server.add_url_rule(PATH, "list_check", listed)
    server.add_url_rule(f"{PATH}/<name>.js", "list_check_script", lambda name: _script(script, name))


def _script(script: Script, name: str) -> flask.Response:
    if script.missing or f"{PATH}/{name}.js" != script.path:
        flask.abort(404)
    return script.serve()


def policy(style: str) -> str:
    """Nothing may be asked for but the script; its workers, which unpack workbooks, are bound alike."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'self'; style-src 'sha256-{digest}'; img-src data:; "
        "worker-src blob:; connect-src 'none'; form-action 'none'; frame-src 'none'; object-src 'none'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
