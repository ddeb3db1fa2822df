"""The element tree as Dash components: only what leads to a chart; the rest is HTML in one piece.

Dash gives every component a store subscription of its own: a table of 35 areas took over a second to draw.
So only what leads to a chart stays a component; everything else travels as HTML in `data-html`, which
assets/live.js puts in its place before the browser paints.
"""

from typing import Any

import dash
from dash import dcc

from dashboards.rendering.elements import Element
from dashboards.rendering.html import html
from dashboards.rendering.safe_link import one_way


def to_dash(part: Any) -> Any:
    """The tree as Dash draws it: what leads to a chart as components, every other branch as its HTML."""
    if isinstance(part, (list, tuple)):
        return [to_dash(child) for child in part if child is not None]
    if not isinstance(part, Element):
        return one_way(part) if isinstance(part, str) else part
    component = getattr(dash.html, part.kind)
    if part.children is None:
        return component(**part.properties)
    if _moves(part.children):
        return component(to_dash(part.children), **part.properties)
    return component(**part.properties, **{"data-html": str(html(part.children))})


def _moves(part: Any) -> bool:
    """Whether a chart is anywhere in it."""
    if isinstance(part, (list, tuple)):
        return any(_moves(child) for child in part)
    return isinstance(part, dcc.Graph) or (isinstance(part, Element) and _moves(part.children))
