"""The slide of an area as native shapes: rows of segments, names of the chart's lines, three numbers."""

from typing import Any

from dashboards.figures.line_labels import spread_apart
from dashboards.office.content.pictures import AreaPicture, SegmentFigure
from dashboards.office.content.text_width import width
from dashboards.office.slides.shapes import Canvas, Words
from dashboards.office.slides.template import Box
from dashboards.rendering.theme import COLOURS, INK, MUTED, SEGMENT, TONE

LEAST = 13.5  # points: 18 px of a slide of 1280
TABLE, CHART, NAMES, FACTS = 6.35, 3.75, 1.75, 1.2  # widths of rows, chart and names, height of the numbers
HEAD = 0.3
INNER = (0.13, 0.17, 0.84, 0.71)  # the plot within the chart: left, top, width, height as parts of it


def chart_box(room: Box) -> Box:
    """Where the chart stands, between the rows and the names of its lines."""
    left, top, wide, high = room
    return (left + wide - NAMES - CHART, top, CHART, high - FACTS - 0.1)


def draw_area(slide: Any, what: AreaPicture, name: str, room: Box) -> None:
    """Everything but the chart, in groups that lie beside each other."""
    left, top, wide, high = room
    _rows(Canvas(slide, name, what.words), what, (left, top, TABLE, high - FACTS - 0.1))
    if what.ends:
        said = "; ".join(words for words, _ink, _value in what.ends)
        _names(Canvas(slide, f"{name}: garis", said), what, chart_box(room))
    if what.facts:
        said = "; ".join(f"{number} {words}" for number, words, _late in what.facts)
        _facts(Canvas(slide, f"{name}: akibat", said), what, (left, top + high - FACTS, wide, FACTS))


def _rows(canvas: Canvas, what: AreaPicture, room: Box) -> None:
    left, top, _wide, high = room
    canvas.write((left + 2.3, top, 2.8, HEAD - 0.04), what.head, Words(LEAST, MUTED))
    canvas.write((left + TABLE - 1.2, top, 1.2, HEAD - 0.04), what.rank, Words(LEAST, MUTED, across="r"))
    each = (high - HEAD) / max(len(what.segments), 1)
    for at, one in enumerate(what.segments):
        down = top + HEAD + at * each
        canvas.box((left, down, TABLE, 0.02 if at == 0 else 0.008), INK if at == 0 else COLOURS["line"])
        _row(canvas, one, (left, down, TABLE, each))


def _facts(canvas: Canvas, what: AreaPicture, room: Box) -> None:
    left, top, wide, _high = room
    canvas.box((left, top, wide, 0.025), INK)
    part = wide / len(what.facts)
    for at, (number, words, late) in enumerate(what.facts):
        place = left + at * part
        ink = TONE["jauh_tertinggal"] if late else INK
        canvas.write((place, top + 0.08, part - 0.2, 0.55), number, Words(30, ink, bold=True))
        canvas.write((place, top + 0.64, part - 0.2, 0.52), words, Words(14, down="t"))


def _row(canvas: Canvas, one: SegmentFigure, room: Box) -> None:
    left, top, wide, high = room
    middle, colour = top + high / 2, SEGMENT.get(one.segment, INK)
    canvas.write((left, top, 1.1, high), one.name, Words(18, colour, bold=True))
    canvas.write((left + 1.05, top, 1.05, high), one.shown, Words(28, bold=True, across="r"))
    start, long, bar = left + 2.3, 1.55, middle - 0.2
    canvas.box((start, bar - 0.07, long, 0.14), COLOURS["track"])
    if one.value:
        canvas.box((start, bar - 0.07, long * min(one.value, 100) / 100, 0.14), colour)
    if one.target is not None:
        canvas.box((start + long * min(one.target, 100) / 100 - 0.02, bar - 0.14, 0.04, 0.28), INK)
    canvas.write((start, middle, 3.45, 0.3), one.against, Words(LEAST))
    ink = TONE.get(one.status, COLOURS["quiet-ink"])
    said = width(one.word, LEAST, bold=True) * 0.95
    canvas.write(
        (left + wide - 2.4, middle - 0.35, 1.8, 0.3), one.word, Words(LEAST, ink, bold=True, across="r")
    )
    canvas.sign((left + wide - 0.6 - said - 0.21, middle - 0.29, 0.19, 0.19), one.icon, ink)
    canvas.write((left + wide - 0.55, top, 0.55, high), one.rank, Words(20, bold=True, across="r"))


def _names(canvas: Canvas, what: AreaPicture, box: Box) -> None:
    """The name of each line at the height where it ends."""
    left, top, wide, high = box
    inner_top, inner_high = top + INNER[1] * high, INNER[3] * high
    ends = sorted(what.ends, key=lambda found: found[2])
    heights = spread_apart(
        [value for _words, _ink, value in ends], room=0.27 / inner_high * what.top, most=what.top
    )
    for (words, ink, _value), height in zip(ends, heights, strict=True):
        y = inner_top + inner_high * (1 - height / what.top)
        canvas.write((left + wide + 0.03, y - 0.14, NAMES - 0.03, 0.28), words, Words(14, ink, bold=True))
