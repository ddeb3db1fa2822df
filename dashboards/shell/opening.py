"""What a page begins with: its finding, what is read after it, and the star that keeps an area."""

from typing import Any

from dashboards.components.common.pin import pinned
from dashboards.components.common.text import sentence
from dashboards.rendering.elements import Element, html
from dashboards.request.context import Context
from dashboards.request.page import View

AREA = "/daerah/"


def opening(context: Context, path: str, view: View) -> list[Any]:
    """The headline; `path` of an area's page brings its star."""
    code = path.removeprefix(AREA)
    own = path.startswith(AREA) and code in context.areas
    return [
        pinned(context) if view.switch and not own else None,
        _star(context, code) if own else None,
        html.H1(sentence(view.headline.text, view.headline.tone)),
        html.P(sentence(view.headline.rest), className="after") if view.headline.rest else None,
    ]


def _star(context: Context, code: str) -> Element:
    """Kept on the reader's device by a script; without one there is nothing to press."""
    _ = context.language.text
    return html.Button(
        [
            html.Span("☆", className="icon", **{"aria-hidden": "true"}),
            html.Span(_("Jadikan daerah saya"), className="words"),
        ],
        type="button",
        className="star",
        hidden=True,
        **{
            "data-keep": code,
            "data-name": context.name(code),
            "data-kept": _("Daerah saya"),
            "aria-pressed": "false",
        },
    )
