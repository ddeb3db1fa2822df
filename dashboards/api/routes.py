"""The addresses under /api/v1, their headers and their errors."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import flask

from dashboards.api import problem
from dashboards.api.explorer import page
from dashboards.api.openapi import document
from dashboards.api.parameters import read
from dashboards.api.problem import ProblemError
from dashboards.api.request import understood
from dashboards.api.resources import BY_NAME, RESOURCES, Resource
from dashboards.api.response import Answer, answer
from dashboards.rendering.dataset import json_of
from dashboards.rendering.http import conditional, root
from dashboards.rendering.language import LANGUAGES, Language
from data.repository.store import Store

UNANSWERED = {
    400: "Permintaan ini tidak dapat dilayani.",
    413: "Yang dikirim terlalu besar.",
    500: "Jawaban tidak dapat dibuat. Coba lagi, atau beri tahu kami.",
    503: "Basis data sedang tidak dapat dibaca. Coba lagi sebentar lagi.",
}


def register(server: flask.Flask, store: Store, *, style: str, language: str) -> None:
    """Put /api/v1 on the server; everything else below /api is a problem that says so."""
    api = flask.Blueprint("api", __name__, url_prefix="/api")
    for resource in RESOURCES:
        api.add_url_rule(f"/v1/{resource.name}", resource.name, _view(store, resource), strict_slashes=False)
    api.add_url_rule("/v1/openapi.json", "openapi", lambda: _document(store))
    api.add_url_rule("", "page", lambda: _page(store, style, language), strict_slashes=False)
    api.add_url_rule("/coba/<name>", "try", _try)
    api.add_url_rule("/<path:rest>", "unknown", _unknown)
    server.register_blueprint(api)


def _view(store: Store, resource: Resource) -> Any:
    def view() -> flask.Response:
        try:
            asked = list(flask.request.args.items(multi=True))
            values = read(store, resource.words, asked)
            return _out(_answer(store, resource, values))
        except ProblemError as found:
            return problem.answer(found)

    return view


def _answer(store: Store, resource: Resource, values: dict[str, Any]) -> Answer:
    form = values.get("format") or _accepted()
    asked = understood(store, values)
    key = ("api", resource.name, form, tuple(sorted(values.items())), asked.context.selection)
    return store.remember(key, lambda: answer(resource, asked, form=form), brief=True)


def _accepted() -> str:
    """What the Accept header prefers; JSON where it says nothing we know."""
    best = flask.request.accept_mimetypes.best_match(["application/json", "text/csv"])
    return "csv" if best == "text/csv" else "json"


def _out(found: Answer) -> flask.Response:
    """The answer, or 304 where the reader has it."""
    response = flask.Response(found.body, content_type=f"{found.media}; charset=utf-8")
    response.headers.update(found.headers)
    return conditional(response, found.etag)


def _document(store: Store) -> flask.Response:
    return flask.Response(json_of(document(store)), mimetype="application/json")


def _page(store: Store, style: str, language: str) -> flask.Response:
    """The page to try it, in the language asked for; as lenient as the other pages."""
    asked = flask.request.args.get("bahasa", language)
    code = asked if asked in LANGUAGES else language
    return flask.Response(page(store, Language(code), style), mimetype="text/html")


def _try(name: str) -> Any:
    """The form of the page /api asks here; what was left open is left out of the address."""
    if name not in BY_NAME:
        return _unknown(name)
    words = {key: value for key, value in flask.request.args.items() if value}
    return flask.redirect(BY_NAME[name].address + (f"?{urlencode(words)}" if words else ""))


def _unknown(rest: str) -> flask.Response:  # noqa: ARG001
    known = [root() + path for path in (*(r.address for r in RESOURCES), "/api/v1/openapi.json")]
    return problem.answer(
        ProblemError(404, f"Tidak ada apa-apa di {flask.request.path[:200]}.", expected=known)
    )


def failed(status: int, *, methods: Iterable[str] = ()) -> flask.Response:
    """The answer to a program where no resource answers: for 405 which methods there are."""
    if status == 405:
        allowed = sorted({*methods, "GET"})
        words = f"{flask.request.method} tidak dilayani di sini: API hanya dibaca."
        response = problem.answer(ProblemError(405, words, expected=allowed))
        response.headers["Allow"] = ", ".join(allowed)
        return response
    return problem.answer(ProblemError(status, UNANSWERED.get(status, UNANSWERED[400])))
