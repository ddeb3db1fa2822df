"""Places: every area and page that can be found by typing, and which of them some words mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.pages import PAGES
from dashboards.request.context import PROVINCE, Context
from data.definitions.registry import AREA_LEVEL, WHOLE_LEVEL

MEETING = "/rapat"
SHOWN = 8  # candidates at once
_WORD = re.compile(r"\d{2}\.\d+|\w+")


@dataclass(frozen=True)
class Place:
    """An area or a page: what it is called, where it is, the words that lead to it, in small letters."""

    name: str
    path: str
    words: tuple[str, ...]


def places(context: Context) -> list[Place]:
    """The kabupaten/kota by code, what lies above them, then the pages."""
    return context.store.remember(("places", context.language.code), lambda: _places(context))


def candidates(found: Sequence[Place], asked: str) -> list[Place]:
    """Those of which each word that was asked begins some word; whole words before beginnings of others.

    A name that two areas have gives both. Nothing is asked: nothing.
    """
    words = split(asked)
    if not words:
        return []
    meant = [place for place in found if all(_begins(place, word) for word in words)]
    return sorted(meant, key=lambda place: not all(word in place.words for word in words))


def split(text: str) -> list[str]:
    """The words of a text in small letters; a code (33.74) is one."""
    return _WORD.findall(text.casefold())


def _begins(place: Place, word: str) -> bool:
    return any(known.startswith(word) for known in place.words)


def _places(context: Context) -> list[Place]:
    aliases: dict[str, list[str]] = {}
    for alias, code in context.store.aliases():
        aliases.setdefault(code, []).append(alias)
    levels = (AREA_LEVEL, WHOLE_LEVEL, "karesidenan")
    areas = sorted(
        (area for area in context.areas.values() if area.level in levels),
        key=lambda area: levels.index(area.level),
    )
    found = [_area(context, area, aliases.get(area.code, [])) for area in areas]
    pages = [(page.label(context), page.path.replace("<kode>", PROVINCE)) for page in PAGES if page.listed]
    pages.append((context.language.text("Rapat"), MEETING))
    return found + [Place(name, path, tuple(split(f"{name} {path}"))) for name, path in pages]


def _area(context: Context, area: Any, aliases: Sequence[str]) -> Place:
    name = context.full(area.code)
    said = " ".join([name, area.name, area.short or "", area.kind or "", *aliases, area.bps_code or ""])
    words = [*split(said), *split(area.code), "kab" if area.kind == "kabupaten" else ""]
    return Place(name, f"/daerah/{area.code}", tuple(dict.fromkeys(filter(None, words))))
