"""The signs of statuses as shapes: one sprite a page, each shape drawn once and named where it stands.

A font's own signs differ by machine in size, weight and place; shapes do not. They take the colour of the
text around them, so that forced colours, grey print and colour blindness leave them legible.
"""

import re
from typing import Any

from markupsafe import Markup, escape

from dashboards.rendering.elements import Element, html, markup

# Lines in the colour of the words around them (`svg.icon` in base.css); what is filled says so.
_FILLED = 'fill="currentColor" stroke="none"'
_DISC = '<circle cx="8" cy="8" r="5.4"/>'
SHAPES = {
    "✓": ("ok", '<path d="M3 8.6l3.3 3.3L13 4.6"/>'),
    "↗": ("up", '<path d="M4 12l8-8M5.6 4H12v6.4"/>'),
    "!": ("wa", f'<path d="M8 2.6v6.8"/><circle cx="8" cy="13" r="1.6" {_FILLED}/>'),
    "▼": ("dn", f'<path d="M2.6 4.4h10.8L8 12.6z" {_FILLED}/>'),
    "◐": ("half", f'{_DISC}<path d="M8 2.6a5.4 5.4 0 0 0 0 10.8z" {_FILLED}/>'),
    "→": ("go", '<path d="M2.6 8h9.6M8.6 4l4 4-4 4"/>'),
    "✗": ("x", '<path d="M4 4l8 8M12 4l-8 8"/>'),
    "…": ("no", '<path d="M3 8h.1M8 8h.1M13 8h.1"/>'),
    "–": ("nt", '<path d="M4 8h8"/>'),
    "∅": ("none", f'{_DISC}<path d="M3.4 12.6l9.2-9.2"/>'),
    "≠": ("other", '<path d="M3.4 6h9.2M3.4 10h9.2M10.6 2.8L5.4 13.2"/>'),
}
_LINES = 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round" stroke-width="2.4"'
_NAMED = dict(SHAPES.values())
_SIGNS = {name: sign for sign, (name, _shape_of_it) in SHAPES.items()}
_USED = re.compile(r'href="#i-([\w.]+)"')


def symbol(sign: str) -> str:
    """What the shape of a sign is called in the sprite; a sign without one is written as it is."""
    known = SHAPES.get(sign)
    return f"i-{known[0]}" if known else "i-" + ".".join(f"{ord(letter):x}" for letter in sign)


def icon(sign: str, *, tone: str = "") -> Element:
    """The sign of a status, for the eye alone; `tone` is the class that colours it."""
    use = html.Use(href=f"#{symbol(sign)}")
    return html.Svg(use, className=f"icon {tone}".strip(), **{"aria-hidden": "true"})


def whole(parts: Any) -> Markup:
    """The HTML of a page, and with it the shapes that it uses."""
    return with_sprite(markup(parts))


def with_sprite(text: Markup) -> Markup:
    """The HTML followed by the shapes it names; itself where it names none."""
    used = sorted(set(_USED.findall(text)))
    if not used:
        return text
    shapes = "".join(f'<symbol id="i-{name}" viewBox="0 0 16 16">{_shape(name)}</symbol>' for name in used)
    return text + Markup(f'<svg class="sprite" width="0" height="0" aria-hidden="true">{shapes}</svg>')


def _shape(name: str) -> str:
    known = _NAMED.get(name)
    if known:
        return known
    sign = escape(_letters(name))
    return f'<text x="8" y="13" font-size="15" text-anchor="middle" {_FILLED}>{sign}</text>'


def is_icon(one: Element) -> bool:
    """Whether an element is the sign of a status."""
    return one.kind == "Svg" and "icon" in str(one.properties.get("className")).split()


def sign_of(one: Element) -> str:
    """The sign that an icon draws, where only texts can be."""
    return _SIGNS.get(_name(one)) or _letters(_name(one))


def drawn(one: Element) -> str:
    """The sign by itself, as a file that names no sprite."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" {_LINES}>{_shape(_name(one))}</svg>'


def _name(one: Element) -> str:
    return str(one.children.properties["href"]).removeprefix("#i-")


def _letters(name: str) -> str:
    return "".join(chr(int(code, 16)) for code in name.split("."))
