"""The map of tiles, the dumbbell and the ranking as native shapes, in the hand of the pages."""

from math import ceil
from typing import Any

from dashboards.office.content.pictures import (
    AreaPicture,
    Dumbbells,
    Figure,
    Picture,
    Place,
    Ranks,
    Side,
    Tile,
    TileMap,
)
from dashboards.office.content.text_width import lines
from dashboards.office.slides.area_picture import draw_area
from dashboards.office.slides.shapes import HATCHED, Canvas, Words
from dashboards.office.slides.template import Box
from dashboards.rendering.theme import COLOURS, INK, MUTED, SEGMENT, STATUS, STATUS_INK, TONE

LEAST = 13.5  # points: 18 px of a slide of 1280
GAP = 0.05
COLUMNS = 3  # of the ranking
QUIET = COLOURS["quiet-ink"]


def picture(slide: Any, what: Picture, name: str, room: Box) -> None:
    """Draws it within the room."""
    if isinstance(what, AreaPicture):
        draw_area(slide, what, name, room)
        return
    canvas = Canvas(slide, name, what.words)
    if isinstance(what, TileMap):
        _map(canvas, what, room)
    elif isinstance(what, Dumbbells):
        _dumbbells(canvas, what, room)
    else:
        _ranks(canvas, what, room)
    canvas.close()


def _tone(status: str) -> str:
    return TONE.get(status, QUIET)


def _map(canvas: Canvas, what: TileMap, room: Box) -> None:
    """Tiles over the whole room; figures, list and key in its corners, else above and left out."""
    place = what.holes
    if not place.head:
        high = 0.95
        _figures(canvas, what.figures, (room[0], room[1], room[2], high))
        room = (room[0], room[1] + high + 0.1, room[2], room[3] - high - 0.1)
    wide, high = room[2] / place.columns, room[3] / place.lines
    for tile in what.tiles:
        _tile(canvas, tile, (room[0] + tile.column * wide, room[1] + tile.line * high, wide, high))
    if place.head:
        _figures(canvas, what.figures, _corner(place.head, room, wide, high))
    if place.foot and what.listed:
        _list(canvas, what, _corner(place.foot, room, wide, high))
    if place.key:
        _key(canvas, what, _corner(place.key, room, wide, high))


def _corner(where: str, room: Box, wide: float, high: float) -> Box:
    """The box of a grid area `line / column / end line / end column`."""
    line, column, last, end = (int(part) - 1 for part in where.split(" / "))
    return (
        room[0] + column * wide,
        room[1] + line * high,
        (end - column) * wide - 0.12,
        (last - line) * high - GAP,
    )


def _tile(canvas: Canvas, tile: Tile, cell: Box) -> None:
    left, top, wide, high = cell[0], cell[1], cell[2] - GAP, cell[3] - GAP
    canvas.tile((left, top, wide, high), tile.status, rounded=tile.round)
    ink = QUIET if tile.status in HATCHED else STATUS_INK[tile.status]
    pad = 0.1 if tile.round else 0.05
    canvas.write((left + pad, top + 0.03, wide - pad - 0.02, 0.42), tile.name, Words(LEAST, ink, down="t"))
    size = 16 if tile.status in HATCHED else 22
    low = (left + pad, top + high - 0.36, wide - pad - 0.3, 0.34)
    canvas.write(low, tile.value, Words(size, ink, bold=True, down="b"))
    canvas.sign((left + wide - 0.3, top + high - 0.29, 0.22, 0.22), tile.icon, ink)


def _figures(canvas: Canvas, found: tuple[Figure, ...], room: Box) -> None:
    each = room[2] / max(len(found), 1)
    for at, figure in enumerate(found):
        left, top, wide = room[0] + at * each, room[1], each - 0.05
        canvas.box((left, top, wide - 0.07, 0.03), INK)
        name = Words(14, SEGMENT.get(figure.segment, INK), bold=True)
        canvas.write((left, top + 0.04, wide * 0.45, 0.24), figure.name, name)
        canvas.write((left, top + 0.27, wide * 0.45, 0.36), figure.value, Words(26, bold=True))
        beside = left + wide * 0.32
        short, _, net = figure.people.partition(" (")
        for down, words, ink in (
            (0.03, short, INK),
            (0.23, net.rstrip(")"), MUTED),
            (0.43, figure.target, MUTED),
        ):
            canvas.write((beside, top + down, wide * 0.68 - 0.07, 0.2), words, Words(LEAST, ink, across="r"))
        word = Words(LEAST, _tone(figure.status), bold=True)
        canvas.sign((left, top + 0.66, 0.17, 0.17), figure.icon, _tone(figure.status))
        canvas.write((left + 0.22, top + 0.64, wide - 0.12, 0.21), figure.word, word)


def _list(canvas: Canvas, what: TileMap, room: Box) -> None:
    left, top, wide, high = room
    canvas.box(room, COLOURS["wash"])
    canvas.box((left, top, 0.06, high), INK)
    long = lines(what.title, 14, wide - 0.25, bold=True)
    each = high / (len(what.listed) + long + 0.2)
    canvas.write((left + 0.18, top + 0.03, wide - 0.2, each * long), what.title, Words(14, bold=True))
    for at, (name, people) in enumerate(what.listed):
        down = top + each * (at + long + 0.1)
        canvas.write((left + 0.18, down, wide - 1.3, each), name, Words(14))
        canvas.write((left + wide - 1.3, down, 1.2, each), people, Words(14, bold=True, across="r"))


def _key(canvas: Canvas, what: TileMap, room: Box) -> None:
    left, top, wide, high = room
    lines = ceil(len(what.key) / 2)
    each = min(0.27, high / lines)
    for at, (status, icon, word) in enumerate(what.key):
        x, y = left + at % 2 * wide / 2, top + high - (lines - at // 2) * each
        canvas.tile((x, y + 0.03, 0.24, each - 0.06), status, rounded=False)
        ink = QUIET if status in HATCHED else STATUS_INK[status]
        canvas.sign((x, y + each / 2 - 0.08, 0.24, 0.16), icon, ink)
        canvas.write((x + 0.3, y, wide / 2 - 0.3, each), word, Words(LEAST))


def _dumbbells(canvas: Canvas, what: Dumbbells, room: Box) -> None:
    """Dots on one axis to 100 %, ticks where the targets lie, people short as bars beside it."""
    left, top, wide, high = room
    start, axis, bars = left + 2.0, wide * 0.52, left + wide * 0.735
    _legend(canvas, what, room)
    head, each = top + 0.32, (high - 0.66) / max(len(what.rows), 1)
    for percent in range(0, 101, 20):
        x = start + percent / 100 * axis
        canvas.box((x, head + 0.3, 0.01, high - 0.62), COLOURS["line"])
        label = f"{percent}\N{NO-BREAK SPACE}%" if percent == 100 else str(percent)
        canvas.write((x - 0.5, head, 1.0, 0.28), label, Words(LEAST, MUTED, across="c"))
    canvas.write((bars, head, room[0] + wide - bars, 0.28), what.people, Words(LEAST, MUTED))
    most = max(bpu.short + pu.short for _name, bpu, pu, _short in what.rows)
    full = left + wide - 1.1 - bars
    for at, (name, bpu, pu, short) in enumerate(what.rows):
        middle = head + 0.32 + each * (at + 0.5)
        canvas.write((left, middle - each / 2, 1.95, each), name, Words(15))
        for side, segment in ((bpu, "BPU"), (pu, "PU")):
            _side(canvas, side, SEGMENT[segment], start, axis, middle)
        at_x = bars
        for side, segment in ((bpu, "BPU"), (pu, "PU")):
            part = side.short / most * full
            if part > 0:
                canvas.box((at_x, middle - 0.09, part, 0.18), SEGMENT[segment])
                at_x += part
        canvas.write((at_x + 0.08, middle - each / 2, 1.1, each), short, Words(15, bold=True))


def _side(canvas: Canvas, side: Side, colour: str, start: float, axis: float, middle: float) -> None:
    """One segment of an area: join, tick, dot, and both numbers outside of them."""
    if side.value is None:
        return
    x = start + min(side.value, 100) / 100 * axis
    label = Words(15, colour, bold=True, across="r")
    if side.target is None:
        canvas.dot(x, middle, 0.17, colour)
        canvas.write((x - 0.75, middle - 0.14, 0.63, 0.28), side.shown, label)
        return
    tick = start + min(side.target, 100) / 100 * axis
    canvas.box((min(x, tick), middle - 0.035, abs(tick - x), 0.07), STATUS[side.status])
    canvas.box((tick - 0.02, middle - 0.13, 0.04, 0.26), INK)
    canvas.dot(x, middle, 0.17, colour)
    before, after = (x - 0.75, middle - 0.14, 0.63, 0.28), (tick + 0.09, middle - 0.14, 0.6, 0.28)
    grey = Words(LEAST, MUTED)
    if x > tick:
        before, after = (tick - 0.69, middle - 0.14, 0.6, 0.28), (x + 0.13, middle - 0.14, 0.63, 0.28)
        canvas.write(before, side.asked, Words(LEAST, MUTED, across="r"))
        canvas.write(after, side.shown, Words(15, colour, bold=True))
        return
    canvas.write(before, side.shown, label)
    canvas.write(after, side.asked, grey)


def _legend(canvas: Canvas, what: Dumbbells, room: Box) -> None:
    """Which dot is which, and what the colour of a join says, in one line."""
    x, y = room[0], room[1]
    for word, segment in ((what.bpu, "BPU"), (what.pu, "PU")):
        canvas.dot(x + 0.09, y + 0.14, 0.17, SEGMENT[segment])
        canvas.write((x + 0.24, y, 0.6, 0.28), word, Words(14))
        x += 0.85
    canvas.write((x, y, 2.1, 0.28), what.target, Words(14))
    x += 2.15
    for status, icon, word in what.key:
        canvas.sign((x, y + 0.05, 0.19, 0.19), icon, _tone(status))
        canvas.write((x + 0.25, y, 1.85, 0.28), word, Words(14, _tone(status), bold=True))
        x += 2.1


def _ranks(canvas: Canvas, what: Ranks, room: Box) -> None:
    """Three columns read downwards: rank, name, bar with its target, value, status."""
    lines = max(ceil(len(what.places) / COLUMNS), 1)
    wide, each = room[2] / COLUMNS, min(room[3] / lines, 0.5)
    for at, place in enumerate(what.places):
        column, line = divmod(at, lines)
        _draw_ranking_row(canvas, place, (room[0] + column * wide, room[1] + line * each, wide - 0.3, each))


def _draw_ranking_row(canvas: Canvas, place: Place, room: Box) -> None:
    left, top, wide, high = room
    start, end = left + 2.05, left + wide - 1.02
    canvas.write((left, top, 0.38, high), place.rank, Words(14, bold=True, across="r"))
    canvas.write((left + 0.48, top, 1.55, high), place.name, Words(14))
    canvas.box((start, top + high / 2 - 0.06, end - start, 0.12), COLOURS["track"])
    if place.part > 0:
        canvas.box((start, top + high / 2 - 0.06, (end - start) * place.part, 0.12), STATUS[place.status])
    if place.target is not None:
        x = start + (end - start) * place.target
        canvas.box((x - 0.02, top + high / 2 - 0.11, 0.04, 0.22), INK)
    size = 14 if place.status in HATCHED else 19
    canvas.write((end + 0.02, top, 0.72, high), place.value, Words(size, bold=True, across="r"))
    canvas.sign((end + 0.8, top + high / 2 - 0.1, 0.2, 0.2), place.icon, _tone(place.status))
    canvas.box((left, top + high, wide, 0.007), COLOURS["line"])
