"""Tables of a slide: columns as wide as what stands in them, rows on as many slides as they need."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from dashboards.office.content.native_chart import rgb
from dashboards.office.content.section import Cell, Grid, clean
from dashboards.office.content.text_width import cut, lines, unbroken, width
from dashboards.office.slides.template import STYLE
from dashboards.rendering.theme import STATUS, STATUS_INK

MOST = 8  # rows a slide
READABLE = 14  # points: what the last row of a meeting room can read
SIZES = (18, 16, 14)
PAD, HEIGHT = 0.18, 1.32  # inches left and right of a cell together; line height in font sizes
DEEPEST, HEADED = 4, 8  # lines a cell, and a heading, may take


@dataclass(frozen=True)
class Fit:
    """How a table stands in its room: font size, column widths and row heights in inches, rows by slide.

    `tight` where a figure or a long word would break.
    """

    size: int
    widths: tuple[float, ...]
    head: float
    heights: tuple[float, ...]
    slides: tuple[range, ...]
    tight: bool


def fit(grid: Grid, wide: float, high: float, sizes: Sequence[int] = SIZES, *, whole: bool = False) -> Fit:
    """The largest type size at which the rows need the fewest slides.

    At least a readable one, unless figures would break, or the table should stay `whole` and would need more
    slides.
    """
    tries = [_fit(grid, wide, high, size) for size in sizes]

    def worse(found: Fit) -> tuple[Any, ...]:
        small, slides = found.size < READABLE, len(found.slides)
        return (found.tight, *((slides, small) if whole else (small, slides)), -found.size)

    return min(tries, key=worse)


def _fit(grid: Grid, wide: float, high: float, size: int) -> Fit:
    widths, tight = _widths(grid, wide, size)
    head = _tall([Cell(head.title, bold=True) for head in grid.heads], widths, size, most=HEADED)
    heights = tuple(_tall(row, widths, size) for row in grid.rows)
    return Fit(size, widths, head, heights, _slides(heights, high - head), tight)


def _widths(grid: Grid, wide: float, size: int) -> tuple[tuple[float, ...], bool]:
    """What each column needs; where that is too much, columns of words give way, and at last all."""
    needs, least = [], []
    for place, head in enumerate(grid.heads):
        cells = [row[place] for row in grid.rows]
        word = max((width(part, size, bold=True) for part in unbroken(head.title)), default=0.0)
        whole = max((width(c.text, size, bold=c.heavy) for c in cells), default=0.0)
        longest = max((width(p, size, bold=True) for c in cells for p in unbroken(c.text)), default=0.0)
        needs.append(max(word, whole) + PAD)
        least.append((max(word, whole) if head.numeric else max(word, min(longest, 1.6))) + PAD)
    spare = wide - sum(needs)
    if spare >= 0:
        return tuple(need + spare * need / sum(needs) for need in needs), False
    give = [need - low for need, low in zip(needs, least, strict=True)]
    share = min(1.0, -spare / sum(give)) if sum(give) else 0.0
    tight = -spare > sum(give)
    made = [need - part * share for need, part in zip(needs, give, strict=True)]
    return tuple(part * wide / sum(made) for part in made), tight


def _tall(cells: Sequence[Cell], widths: Sequence[float], size: int, *, most: int = DEEPEST) -> float:
    deep = max(
        min(most, lines(cell.text, size, room - PAD, cell.heavy))
        for cell, room in zip(cells, widths, strict=True)
    )
    return deep * size / 72 * HEIGHT + 0.12


def _slides(heights: Sequence[float], high: float) -> tuple[range, ...]:
    """Runs of rows, as equal as may be, none higher than the room and none longer than MOST."""
    total = len(heights)
    for count in range(max(1, -(-total // MOST)), total + 1):
        each = -(-total // count)
        runs = [range(at, min(at + each, total)) for at in range(0, total, each)]
        if all(sum(heights[row] for row in run) <= high for run in runs):
            return tuple(runs)
    return tuple(range(at, at + 1) for at in range(total)) or (range(0),)


def fill(frame: Any, grid: Grid, found: Fit, rows: range) -> None:
    """Writes these rows into a table made for them."""
    table = frame.table
    table._tbl.tblPr.find("{http://schemas.openxmlformats.org/drawingml/2006/main}tableStyleId").text = STYLE
    table.first_row, table.horz_banding = True, False
    for column, room in zip(table.columns, found.widths, strict=True):
        column.width = Inches(room)
    table.rows[0].height = Inches(found.head)
    for place, head in enumerate(grid.heads):
        _write(
            table.cell(0, place),
            Cell(head.title, bold=True),
            found,
            place=place,
            right=head.numeric,
            most=HEADED,
        )
    for at, row in enumerate(rows, 1):
        table.rows[at].height = Inches(found.heights[row])
        for place, head in enumerate(grid.heads):
            _write(table.cell(at, place), grid.rows[row][place], found, place=place, right=head.numeric)


def _write(cell: Any, what: Cell, found: Fit, *, place: int, right: bool, most: int = DEEPEST) -> None:
    cell.margin_left = cell.margin_right = Inches(PAD / 2)
    cell.margin_top = cell.margin_bottom = Inches(0.03)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    run = paragraph.add_run()
    room = found.widths[place] - PAD
    run.text = cut(clean(what.text), found.size, room, most, bold=what.heavy)
    run.font.size = Pt(found.size)
    if what.bold:
        run.font.bold = True
    if what.tone:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(STATUS[what.tone])
        run.font.color.rgb = rgb(STATUS_INK[what.tone])
        run.font.bold = True
