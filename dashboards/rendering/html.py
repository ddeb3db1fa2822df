"""Elements as HTML text: one page, written once, serves the first paint and the live app."""

import re
from typing import Any

from dash import dcc
from markupsafe import Markup, escape

from dashboards.rendering.elements import Element
from dashboards.rendering.safe_link import one_way
from dashboards.rendering.svg import svg

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


def html(part: Any) -> Markup:
    """The HTML of a tree of elements, text, numbers and lists; graphs become inline SVG."""
    pieces: list[str] = []
    _write(part, pieces)
    return Markup(one_way("".join(pieces)))


def _write(part: Any, pieces: list[str]) -> None:
    if type(part) is str:
        pieces.append(escape(part) if _SPECIAL.search(part) else part)
    elif isinstance(part, Element):
        _element(part, pieces)
    elif isinstance(part, (list, tuple)):
        for child in part:
            _write(child, pieces)
    elif isinstance(part, dcc.Graph):
        pieces.append(svg(part.figure, part.id))
    elif part is not None:
        pieces.append(str(escape(part)))


def _element(element: Element, pieces: list[str]) -> None:
    tag = element.kind.lower()
    pieces.append(f"<{tag}")
    for name, value in element.properties.items():
        if name in _SKIP or value is None or value is False:
            continue
        key = _NAMES.get(name, name)
        if value is True:
            pieces.append(f" {key}")
            continue
        plain = type(value) is str and not _SPECIAL.search(value)
        pieces.append(f' {key}="{value if plain else escape(value)}"')
    style = element.properties.get("style")
    if style:
        pieces.append(f' style="{escape(_css(style))}"')
    pieces.append(">")
    if tag not in _VOID:
        _write(element.children, pieces)
        pieces.append(f"</{tag}>")


def _css(style: dict[str, Any]) -> str:
    """{"gridColumn": 2} -> grid-column:2; custom properties stay as they are."""
    return ";".join(
        f"{''.join('-' + c.lower() if c.isupper() else c for c in key)}:{value}"
        for key, value in style.items()
    )
