"""What does not move is one piece of HTML, not a tree of components.

Dash gives every component a store subscription of its own: a table of 35 areas took over a second to draw.
So only what leads to a chart stays a component; everything else travels as HTML in `data-html`, which
assets/live.js puts in its place before the browser paints.
"""

from typing import Any

from dash import dcc
from dash.development.base_component import Component

from dashboards.light.html import html


def still(component: Any) -> Any:
    """The same tree with every branch that holds no chart replaced by its HTML."""
    if isinstance(component, (list, tuple)):
        return [still(child) for child in component if child is not None]
    if not isinstance(component, Component) or isinstance(component, dcc.Graph):
        return component
    children = getattr(component, "children", None)
    if children is None:
        return component
    kept = {name: getattr(component, name) for name in vars(component) if name in _own(component)}
    if _moves(children):
        return type(component)(still(children), **kept)
    return type(component)(**kept, **{"data-html": str(html(children))})


def _own(component: Component) -> set[str]:
    """The properties that were given, without the children."""
    named = set(component._prop_names) - {"children"}
    return {name for name in vars(component) if name in named or name.startswith(("data-", "aria-"))}


def _moves(component: Any) -> bool:
    """Whether a chart is anywhere in it."""
    if isinstance(component, (list, tuple)):
        return any(_moves(child) for child in component)
    if not isinstance(component, Component):
        return False
    return isinstance(component, dcc.Graph) or _moves(getattr(component, "children", None))
