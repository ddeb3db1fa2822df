"""HTML elements as plain values, named like dash.html's: `html.Td("x", className="n")`.

Most of a page is written out as HTML and never becomes a Dash component; a component
checks and copies its arguments and costs fifty times as much to make.
"""

from collections.abc import Callable
from typing import Any

from dashboards.rendering.safe_link import LINKS, linked


class Element:
    """An element of this kind (`Td`) with its children and properties.

    Children are text, elements, graphs and lists of these. Properties are named as in React: className,
    htmlFor, style as a dict, data-* and aria-*. An address that is neither ours nor of the web
    (dashboards.rendering.safe_link) is left out.
    """

    __slots__ = ("children", "kind", "properties")

    def __init__(self, kind: str, children: Any, properties: dict[str, Any]) -> None:
        """`kind` is the name of the tag (`Td`), `properties` are named as in React."""
        self.kind, self.children, self.properties = kind, children, properties


class _Kinds:
    def __getattr__(self, kind: str) -> Callable[..., Element]:
        def make(children: Any = None, **properties: Any) -> Element:
            for name in LINKS:
                if name in properties:
                    properties[name] = linked(name, properties[name])
            return Element(kind, children, properties)

        setattr(self, kind, make)
        return make


html = _Kinds()
