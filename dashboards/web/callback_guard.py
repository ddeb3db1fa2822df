"""What a page's script may ask of the server: anything else is answered with 400, before Dash reads it."""

import json
from typing import Any

import flask
from dash import Dash

CALLBACK = "/_dash-update-component"


def refuse_strange_calls(app: Dash) -> None:
    """Let only calls through that the app's own callbacks make, with text as their values."""

    def refusal() -> flask.Response | None:
        if flask.request.path != CALLBACK or flask.request.method != "POST":
            return None
        if _ours(_body(), app.callback_map):
            return None
        words = "Permintaan ini tidak dikenal. Muat ulang halamannya."
        return flask.Response(words, 400, mimetype="text/plain")

    app.server.before_request(refusal)


def _body() -> Any:
    """What was sent; None where it is no JSON, or holds what no answer could repeat (half a character)."""
    try:
        body = flask.request.get_json(silent=True)
        json.dumps(body, ensure_ascii=False).encode("utf-8")
    except (RecursionError, UnicodeEncodeError):  # brackets within brackets within brackets
        return None
    return body


def _ours(body: Any, known: dict[str, Any]) -> bool:
    """Whether a call names a callback we have, with its outputs, inputs and states in order."""
    if not isinstance(body, dict) or not isinstance(body.get("output"), str) or body["output"] not in known:
        return False
    callback = known[body["output"]]
    outputs = _names(body.get("outputs"))
    return (
        outputs is not None
        and f"..{'...'.join(f'{key}.{name}' for key, name in outputs)}.." == body["output"]
        and _names(body.get("inputs")) == _names(callback["inputs"])
        and _names(body.get("state", [])) == _names(callback["state"])
        and _all(body.get("changedPropIds", []), str)
    )


def _names(parts: Any) -> list[tuple[str, str]] | None:
    """Component and property of each part; None where it is no list of such."""
    if not _all(parts, dict) or not all(isinstance(part.get("value"), str | None) for part in parts):
        return None
    return [(str(part.get("id")), str(part.get("property"))) for part in parts]


def _all(parts: Any, kind: type) -> bool:
    return isinstance(parts, list) and all(isinstance(part, kind) for part in parts)
