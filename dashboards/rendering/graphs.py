"""The charts in a tree of elements: Dash's own components, drawn as SVG first, by plotly when asked for."""

from collections.abc import Iterator
from typing import Any

from dash import dcc

from dashboards.rendering.elements import Element


def graphs(part: Any) -> Iterator[dcc.Graph]:
    """Every dcc.Graph in it, in the order of the page."""
    if isinstance(part, (list, tuple)):
        for child in part:
            yield from graphs(child)
    elif isinstance(part, dcc.Graph):
        yield part
    elif isinstance(part, Element):
        yield from graphs(part.children)
