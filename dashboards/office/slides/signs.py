"""The signs of statuses as shapes of a slide, from the same lines that pages draw them of.

A font's own signs differ by machine; a sign without lines of its own stays a letter.
"""

import re
from collections.abc import Iterator
from functools import cache
from math import atan2, degrees, hypot

from lxml import etree

from dashboards.office.slides.template import A
from dashboards.rendering.status_icons import SHAPES

FIELD, SCALE = 16, 100  # units of the sprite's square, and of the slide's path in each of them
TURN = 60_000  # units of a degree
LEAST = 2  # a line of no length draws nothing in some programs
_PIECE = re.compile(r"<(path|circle) ([^>]*?)/>")
_PART = re.compile(r'(\w+)="([^"]*)"')
_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "a": 7, "z": 0}


@cache
def paths(sign: str) -> str:
    """The `a:custGeom` of a sign as XML; empty where it has no lines."""
    if sign not in SHAPES:
        return ""
    side = FIELD * SCALE
    found = []
    for kind, written in _PIECE.findall(SHAPES[sign][1]):
        parts = dict(_PART.findall(written))
        filled = "norm" if "fill" in parts else "none"
        steps = _circle(parts) if kind == "circle" else "".join(_steps(parts["d"]))
        found.append(f'<a:path w="{side}" h="{side}" fill="{filled}">{steps}</a:path>')
    lists = "<a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
    edges = '<a:rect l="0" t="0" r="r" b="b"/>'
    return f'<a:custGeom xmlns:a="{A}">{lists}{edges}<a:pathLst>{"".join(found)}</a:pathLst></a:custGeom>'


def draw(shape: etree._Element, sign: str) -> None:
    """Give a shape (`p:sp`) the lines of a sign instead of its own."""
    old = shape.find(f".//{{{A}}}prstGeom")
    assert old is not None
    old.getparent().replace(old, etree.fromstring(paths(sign)))


def _point(x: float, y: float) -> str:
    return f'<a:pt x="{round(x * SCALE)}" y="{round(y * SCALE)}"/>'


def _circle(parts: dict[str, str]) -> str:
    x, y, r = (float(parts[name]) for name in ("cx", "cy", "r"))
    return f"<a:moveTo>{_point(x + r, y)}</a:moveTo>{_arc(r, 0, 360)}<a:close/>"


def _arc(r: float, start: float, swept: float) -> str:
    long = round(r * SCALE)
    return f'<a:arcTo wR="{long}" hR="{long}" stAng="{round(start * TURN)}" swAng="{round(swept * TURN)}"/>'


def _commands(written: str) -> Iterator[tuple[str, list[float]]]:
    """Each command of an SVG path with its numbers; a repeated one is written once there."""
    tokens, at, name = _TOKEN.findall(written), 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            name, at = tokens[at], at + 1
        count = _TAKES[name.lower()]
        yield name, [float(token) for token in tokens[at : at + count]]
        at += count
        name = {"m": "l", "M": "L"}.get(name, name)


def _steps(written: str) -> Iterator[str]:
    x = y = 0.0
    for name, numbers in _commands(written):
        if name in "zZ":
            yield "<a:close/>"
            continue
        from_x, from_y = (x, y) if name.islower() else (0.0, 0.0)
        kind = name.lower()
        last = (x, y)
        x = x if kind == "v" else from_x + numbers[-2 if kind in "mla" else -1]
        y = y if kind == "h" else from_y + numbers[-1]
        if kind == "m":
            yield f"<a:moveTo>{_point(x, y)}</a:moveTo>"
        elif kind == "a":
            yield _half(last, (x, y), forward=numbers[4] == 1)
        else:
            dot = abs(x - last[0]) + abs(y - last[1]) < LEAST / FIELD
            yield f"<a:lnTo>{_point(x + LEAST / FIELD, y) if dot else _point(x, y)}</a:lnTo>"


def _half(first: tuple[float, float], last: tuple[float, float], *, forward: bool) -> str:
    """Half a circle, which is all that the signs need."""
    across, down = first[0] - last[0], first[1] - last[1]
    start = degrees(atan2(down, across)) % 360
    return _arc(hypot(across, down) / 2, start, 180 if forward else -180)
