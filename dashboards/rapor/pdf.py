"""The rapor typeset: elements as plain data, which rapor.typ draws with Typst; no text becomes markup.

Typst works outside the interpreter's lock, so pages answer while files are made.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from dashboards.rapor.trend_svg import COLOURS
from dashboards.rendering import theme
from dashboards.rendering.elements import Element
from dashboards.rendering.safe_link import one_way
from dashboards.rendering.status_icons import drawn, is_icon
from dashboards.rendering.theme import STATUS, STATUS_INK

FOLDER = Path(__file__).parent
FONT = "Lato"
_KEPT = ("href", "src", "alt")


def pdf(content: dict[str, Any], *, made: datetime) -> bytes:
    """A tagged PDF (PDF/UA-1) of what rapor.typ reads.

    Dated `made` (UTC), so that the same figures give the same bytes.
    """
    return typeset(FOLDER / "rapor.typ", content, made=made)


def png(template: str, content: dict[str, Any], *, ppi: float) -> bytes:
    """The first page as a picture."""
    return typeset(FOLDER / template, content, made=datetime(2000, 1, 1), form="png", ppi=ppi)


def typeset(
    template: Path,
    content: dict[str, Any],
    *,
    made: datetime,
    form: Literal["pdf", "png"] = "pdf",
    ppi: float | None = None,
) -> bytes:
    """What a Typst file draws of `content`, in the fonts that ship with us; it reads no file but itself."""
    words = {
        "palette": theme.COLOURS,
        "colours": COLOURS,
        "status": STATUS,
        "ink": STATUS_INK,
        "font": FONT,
        **content,
    }
    made_at = made.replace(tzinfo=UTC, microsecond=0)
    return bytes(
        typst.compile(
            str(template),
            root=str(template.parent),
            font_paths=_fonts(),
            format=form,
            ppi=ppi,
            sys_inputs={"data": json.dumps(words, ensure_ascii=False)},
            pdf_standards=["ua-1"] if form == "pdf" else [],
            timestamp=made_at,
        )
    )


@cache
def _fonts() -> typst.Fonts:
    """Only the fonts that ship with us and with Typst: the same file on every machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[FOLDER / "fonts"])


def nodes(part: Any, base: str) -> list[Any]:
    """A tree of elements as data: text, and dictionaries of kind, classes, children; `base` begins links."""
    if part is None:
        return []
    if isinstance(part, (list, tuple)):
        return [node for child in part for node in nodes(child, base)]
    if not isinstance(part, Element):
        return [one_way(str(part))]
    return [_node(part, base)]


def _node(element: Element, base: str) -> dict[str, Any]:
    properties = element.properties
    found = {key: properties[key] for key in _KEPT if properties.get(key)}
    if is_icon(element):
        found["shape"] = drawn(element)
    if str(found.get("href", "")).startswith("/"):
        found = {**found, "href": base + found["href"]} if base else {}
    return {
        "kind": element.kind.lower(),
        "classes": str(properties.get("className") or "").split(),
        "children": nodes(element.children, base),
        "style": _style(properties.get("style") or {}),
        **found,
    }


def _style(style: dict[str, Any]) -> dict[str, str]:
    """Colours written out, lengths as they are."""
    return {
        key: COLOURS[value[6:-1]] if str(value).startswith("var(--") else value
        for key, value in style.items()
    }


def document(
    sheets: Sequence[dict[str, Any]],
    *,
    title: str,
    language: str,
    contents: str,
    foot: str,
    mark: str,
    segment: str,
) -> dict[str, Any]:
    """What rapor.typ reads.

    `contents` is the heading of the table of contents, none where it is empty; `segment` that of the metric.
    """
    return {
        "title": title,
        "language": language,
        "contents": contents,
        "foot": foot,
        "mark": mark,
        "segment": segment.lower(),
        "sheets": list(sheets),
    }
