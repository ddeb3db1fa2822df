"""A chart as a picture that travels alone: title, finding, the chart, source and edition, SIMULASI."""

import textwrap
from dataclasses import dataclass, replace
from typing import Any

import typst
from markupsafe import escape

from dashboards.components.common.chart import Placed, charts_of
from dashboards.components.common.downloads import publishers
from dashboards.components.common.provenance import edition_words
from dashboards.exports.export import Exported
from dashboards.rendering.safe_link import one_way
from dashboards.rendering.svg import drawn
from dashboards.rendering.theme import AMBER_TEXT, CROWD, INK, LINE, MUTED, PAPER, SEGMENT, STATUS

WIDTH, SIDE = 900, 24
TITLE, SENTENCE, FOOT = (22, 64), (14, 118), (12, 135)  # size in pixels, letters a line
DENSITY = 144  # dots an inch: two for each pixel
FONT = "'Segoe UI', 'Noto Sans', 'Liberation Sans', 'DejaVu Sans', Arial, sans-serif"
STYLE = (
    f"text{{font-family:{FONT};font-size:12.5px;fill:{INK}}}"
    f".grid{{stroke:{LINE}}}.zero{{stroke:{CROWD}}}.tick{{stroke:{INK}}}"
    f".over{{paint-order:stroke;stroke:{PAPER};stroke-width:3px}}"
    f".title{{font-size:{TITLE[0]}px;font-weight:700}}.sentence{{font-size:{SENTENCE[0]}px}}"
    f".foot{{font-size:{FOOT[0]}px;fill:{MUTED}}}.mark{{font-size:{SENTENCE[0]}px;font-weight:700;fill:{AMBER_TEXT}}}"
)


@dataclass(frozen=True)
class Picture:
    """A chart with the words around it.

    `keys` are colours with their words; `mark` is empty where the figures are real.
    """

    figure: Any
    title: str
    sentence: str
    note: str
    keys: tuple[tuple[str, str], ...]
    mark: str
    foot: str
    file_name: str


def picture_of(page: Exported) -> Picture | None:
    """The chart of the page that the word `grafik` numbers (1, 2, ...); None where there is none."""
    number = page.context.selection.get("grafik", "1")
    page = replace(page, view=replace(page.view, real_rows=False))  # a chart may lay other lines beside
    more = page.view.pictures() if page.view.pictures else ()
    charts = list(charts_of([*page.view.body, *more]))
    if not number.isdecimal() or not 1 <= int(number) <= len(charts):
        return None
    placed = charts[int(number) - 1]
    named = placed.heading and placed.heading not in page.title
    return Picture(
        figure=placed.figure,
        title=f"{page.title}: {placed.heading}" if named else page.title,
        sentence=placed.summary,
        note=placed.note,
        keys=_keys(page, placed),
        mark=page.notice or "",
        foot=_foot(page),
        file_name=page.file_name + (f"_grafik-{number}" if int(number) > 1 else ""),
    )


def _keys(page: Exported, placed: Placed) -> tuple[tuple[str, str], ...]:
    """Colour and word of each status that bars are painted in, or of each segment of published figures.

    Beside a line there is only one, and the mark itself is what must be named.
    """
    if meta := placed.figure["layout"].get("meta"):  # colours that are neither statuses nor segments
        return tuple((colour, word) for colour, word in meta)
    code, registry = page.context.language.code, page.context.registry
    used: set[str] = set()
    marks: set[str] = set()
    for trace in placed.figure["data"]:
        if trace["type"] == "bar":
            used |= set(trace["marker"]["color"])
        elif trace["mode"] == "markers" and isinstance(edges := trace["marker"]["line"].get("color"), list):
            marks |= set(edges)
    statuses = [(STATUS[k], f"{s.icon} {s.label[code]}") for k, s in registry.statuses.items()]
    segments = [(SEGMENT[k], s.short[code]) for k, s in registry.segments.items() if k in SEGMENT]
    shown = [key for key in statuses if key[0] in used]
    parts = [key for key in segments if key[0] in marks]
    if len(parts) == 1 and not page.view.real:
        parts = [(parts[0][0], f"○ {page.context.language.text('Angka terbit')}")]
    return tuple(shown or parts)


def _foot(page: Exported) -> str:
    """Who says so: collection, edition, the publishers of its loads."""
    context, language = page.context, page.context.language
    parts = ["Pantau Jamsostek"]
    if page.edition is not None:
        parts.append(language.text("edisi: {title}", title=edition_words(context, page.edition)))
    if names := publishers(page.loads):
        parts.append(language.text("sumber: {names}", names=names))
    return " · ".join(parts)


def as_svg(picture: Picture) -> bytes:
    """The picture as SVG, WIDTH pixels wide."""
    layout, body = drawn(picture.figure)
    margin = layout["margin"]
    lines, top = _lines(picture)
    inner = layout["height"] - margin["t"] - margin["b"]
    left = SIDE + margin["l"]
    wide = WIDTH - 2 * SIDE - margin["l"] - margin["r"]
    foot = top + layout["height"] + 24
    words = textwrap.wrap(picture.foot, FOOT[1])
    height = foot + FOOT[0] * 1.4 * len(words)
    lines += _text(words, "foot", foot, size=FOOT[0])[0]
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height:.0f}" '
        f'viewBox="0 0 {WIDTH} {height:.0f}" role="img"><title>{escape(picture.title)}</title>'
        f"<desc>{escape(' '.join([picture.mark, picture.sentence, picture.foot]).strip())}</desc>"
        f'<style>{STYLE}</style><rect width="100%" height="100%" fill="{PAPER}"/>{"".join(lines)}'
        f'<svg x="{left}" y="{top + margin["t"]}" width="{wide}" height="{inner}" overflow="visible">'
        f"{body}</svg></svg>"
    )
    return one_way(text).encode()


def _lines(picture: Picture) -> tuple[list[str], float]:
    """The words above the chart, and where the chart begins."""
    found: list[str] = []
    down = 16.0
    for text, name, (size, letters) in (
        (picture.mark, "mark", SENTENCE),
        (picture.title, "title", TITLE),
        (picture.sentence, "sentence", SENTENCE),
        (picture.note, "foot", FOOT),
    ):
        lines, down = _text(textwrap.wrap(text, letters), name, down + size, size=size)
        found += lines
    return found + _legend(picture, down + 18), down + (32 if picture.keys else 8)


def _legend(picture: Picture, down: float) -> list[str]:
    """Swatches with their words, side by side."""
    found, across = [], float(SIDE)
    for colour, word in picture.keys:
        found.append(f'<rect x="{across}" y="{down - 10}" width="13" height="13" fill="{colour}"/>')
        found.append(f'<text x="{across + 18}" y="{down}">{escape(word)}</text>')
        across += 40 + 7.2 * len(word)
    return found


def _text(lines: list[str], name: str, down: float, *, size: int) -> tuple[list[str], float]:
    """Lines of text, the first with its foot at `down`; and where the last one ends."""
    step = size * 1.4
    found = [
        f'<text class="{name}" x="{SIDE}" y="{down + step * at:.1f}">{escape(line)}</text>'
        for at, line in enumerate(lines)
    ]
    return found, down + step * len(lines) - size if lines else down - size


def as_png(picture: Picture) -> bytes:
    """The same picture as PNG, two dots a pixel; drawn by Typst, without a browser."""
    page = f'#set page(width: {WIDTH}pt, height: auto, margin: 0pt)\n#image("g.svg", width: {WIDTH}pt)'
    files: Any = {"main": page.encode(), "g.svg": as_svg(picture)}
    found = typst.compile(files, format="png", ppi=DENSITY)  # its types do not know of files in memory
    assert isinstance(found, bytes)
    return found
