"""Dash components as plain HTML: one page, written once, serves the first paint and the live app."""

from typing import Any

from dash import dcc
from dash.development.base_component import Component
from markupsafe import Markup, escape

from dashboards.light.svg import svg

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
}
_SKIP = {
    "available_properties",
    "available_wildcard_properties",
    "children",
    "n_clicks",
    "key",
    "disable_n_clicks",
    "style",
}


def html(component: Any) -> Markup:
    """The HTML of a tree of dash.html components, text, numbers and lists; graphs become inline SVG."""
    pieces: list[str] = []
    _write(component, pieces)
    return Markup("".join(pieces))


def _write(component: Any, pieces: list[str]) -> None:
    if component is None:
        return
    if isinstance(component, (list, tuple)):
        for child in component:
            _write(child, pieces)
    elif isinstance(component, dcc.Graph):
        pieces.append(svg(component.figure))
    elif isinstance(component, Component):
        _element(component, pieces)
    else:
        pieces.append(str(escape(component)))


def _element(component: Component, pieces: list[str]) -> None:
    tag = type(component).__name__.lower()
    pieces.append(f"<{tag}")
    for name, value in vars(component).items():
        if name in _SKIP or name.startswith("_") or value is None or value is False:
            continue
        key = _NAMES.get(name, name)
        pieces.append(f" {key}" if value is True else f' {key}="{escape(value)}"')
    style = getattr(component, "style", None)
    if style:
        pieces.append(f' style="{escape(_css(style))}"')
    pieces.append(">")
    if tag not in _VOID:
        _write(getattr(component, "children", None), pieces)
        pieces.append(f"</{tag}>")


def _css(style: dict[str, Any]) -> str:
    """{"gridColumn": 2} -> grid-column:2; custom properties stay as they are."""
    return ";".join(
        f"{''.join('-' + c.lower() if c.isupper() else c for c in key)}:{value}"
        for key, value in style.items()
    )
