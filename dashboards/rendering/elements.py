"""HTML elements as plain values, `html.Td("x", className="n")` as in dash.html, and written as HTML text.

Most of a page is written out as HTML and never becomes a Dash component; a component
checks and copies its arguments and costs fifty times as much to make.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from dash import dcc
from markupsafe import Markup, escape

from dashboards.rendering.safe_link import LINKS, linked, one_way
from dashboards.rendering.svg import svg


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


_VOID = {"br", "hr", "img", "input", "meta", "link", "wbr"}
_NAMES = {
    "className": "class",
    "htmlFor": "for",
    "colSpan": "colspan",
    "rowSpan": "rowspan",
    "tabIndex": "tabindex",
    "hrefLang": "hreflang",
    "dateTime": "datetime",
    "autoComplete": "autocomplete",
    "inputMode": "inputmode",
    "readOnly": "readonly",
}
_SKIP = {"key", "style"}
_SPECIAL = re.compile("[&<>\"']")


def markup(part: Any) -> Markup:
    """The HTML of a tree of elements, text, numbers and lists; graphs become inline SVG."""
    pieces: list[str] = []
    _write(part, pieces)
    return Markup(one_way("".join(pieces)))


def _write(part: Any, pieces: list[str]) -> None:
    kind = type(part)
    if kind is str:
        pieces.append(escape(part) if _SPECIAL.search(part) else part)
    elif kind is Element:
        _element(part, pieces)
    elif kind is list or isinstance(part, (list, tuple)):
        for child in part:
            _write(child, pieces)
    elif isinstance(part, dcc.Graph):
        pieces.append(svg(part.figure, part.id))
    elif part is not None:
        pieces.append(str(escape(part)))


def _element(element: Element, pieces: list[str]) -> None:
    tag, opening, closing = _tags(element.kind)
    if element.properties:
        opening += _attributes(element.properties)
    if tag == "use":
        pieces.append(f"{opening}/>")
    elif tag in _VOID:
        pieces.append(f"{opening}>")
    elif type(element.children) is str and not _SPECIAL.search(element.children):
        pieces.append(f"{opening}>{element.children}{closing}")
    else:
        pieces.append(f"{opening}>")
        _write(element.children, pieces)
        pieces.append(closing)


@cache
def _tags(kind: str) -> tuple[str, str, str]:
    """The name of a tag, its beginning and its end."""
    tag = kind.lower()
    return tag, f"<{tag}", f"</{tag}>"


def _attributes(properties: dict[str, Any]) -> str:
    found = ""
    for name, value in properties.items():
        if value is None or value is False or name in _SKIP:
            continue
        key = _NAMES.get(name, name)
        if value is True:
            found += f" {key}"
        else:
            plain = type(value) is str and not _SPECIAL.search(value)
            found += f' {key}="{value if plain else escape(value)}"'
    style = properties.get("style")
    return f'{found} style="{escape(_css(style))}"' if style else found


def _css(style: dict[str, Any]) -> str:
    """{"gridColumn": 2} -> grid-column:2; custom properties stay as they are."""
    return ";".join(
        f"{''.join('-' + c.lower() if c.isupper() else c for c in key)}:{value}"
        for key, value in style.items()
    )
