"""The signs of statuses as shapes: one sprite a page, each shape drawn once and named where it stands.

A font's own signs differ by machine in size, weight and place; shapes do not. They take the colour of the
text around them, so that forced colours, grey print and colour blindness leave them legible.
"""

import re
from typing import Any

from markupsafe import Markup, escape

from dashboards.rendering.elements import Element, html, markup

# Lines in the colour of the words around them (`svg.icon` in base.css); what is filled says so.
_DISC = '<circle cx="8" cy="8" r="5"/>'
SHAPES = {
    "✓": ("ok", '<path d="M3 9l3 3 7-7"/>'),
    "↗": ("up", '<path d="M4 12l8-8H6m6 0v6"/>'),
    "!": ("wa", '<path d="M8 3v6m0 4h.1"/>'),
    "▼": ("dn", '<path d="M5 6h6l-3 4z" fill="currentColor"/>'),
    "◐": ("half", f'{_DISC}<path d="M7 4a4 4 0 0 0 0 8z" fill="currentColor"/>'),
    "→": ("go", '<path d="M3 8h9M8 4l4 4-4 4"/>'),
    "✗": ("x", '<path d="M4 4l8 8M12 4l-8 8"/>'),
    "…": ("no", '<path d="M3 8h.1m5 0h.1m5 0h.1"/>'),
    "–": ("nt", '<path d="M4 8h8"/>'),
    "∅": ("none", f'{_DISC}<path d="M3.4 12.6l9.2-9.2"/>'),
    "★": (
        "star",
        '<path d="M8 1.8l1.9 4.2 4.6.5-3.4 3.1.9 4.6-4-2.3-4 2.3.9-4.6L1.5 6.5 6.1 6z" stroke-width="1.4"/>',
    ),
    "≠": ("other", '<path d="M3.4 6h9.2M3.4 10h9.2M10.6 2.8L5.4 13.2"/>'),
}
_LINES = 'fill="none" stroke="currentColor" stroke-linecap="round" stroke-width="2.4"'
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


def page_html(parts: Any) -> Markup:
    """The HTML of a page, and with it the shapes that it uses."""
    return with_sprite(markup(parts))


def with_sprite(text: Markup) -> Markup:
    """The HTML followed by the shapes it names; itself where it names none."""
    used = sorted(set(_USED.findall(text)))
    if not used:
        return text
    shapes = "".join(f'<symbol id="i-{name}" viewBox="0 0 16 16">{_shape(name)}</symbol>' for name in used)
    return text + Markup(f'<svg class="unseen">{shapes}</svg>')


def _shape(name: str) -> str:
    known = _NAMED.get(name)
    if known:
        return known
    sign = escape(_letters(name))
    look = 'font-size="15" text-anchor="middle" fill="currentColor" stroke="none"'
    return f'<text x="8" y="13" {look}>{sign}</text>'


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
