"""Rectangles, dots and words in inches: what pictures on slides are made of."""

from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.shapes.shapetree import GroupShapes
from pptx.util import Inches, Pt

from dashboards.office.content.native_chart import rgb
from dashboards.office.content.section import clean
from dashboards.office.slides import signs
from dashboards.office.slides.template import A, Box
from dashboards.rendering.theme import COLOURS, INK, STATUS

HATCHED = ("belum_melapor", "tanpa_angka")
THICK = 2.4 / signs.FIELD  # of the lines of a sign, as in the sprite of pages
TIGHT = "-20"  # hundredths of a point between letters: names of twelve letters stay within a tile


@dataclass(frozen=True)
class Words:
    """How words look: points, colour, where they stand in their box (l, c, r; t, m, b)."""

    size: float = 14
    colour: str = INK
    bold: bool = False
    across: str = "l"
    down: str = "m"


class _Shapes(GroupShapes):
    """The shapes of a group that is measured once, when it is full: python-pptx asks all after each."""

    def _recalculate_extents(self) -> None:
        pass


class Canvas:
    """A group of shapes on a slide: it moves as one, and says what it shows to who does not see it."""

    def __init__(self, slide: Any, name: str, words: str) -> None:
        """Add an empty group to the slide; `words` say what it shows."""
        group = slide.shapes.add_group_shape()
        self._shapes = _Shapes(group._element, group)
        self._shapes.turbo_add_enabled = True  # nobody else numbers shapes meanwhile
        known = group._element.nvGrpSpPr.cNvPr
        known.set("name", clean(name)[:120])
        known.set("descr", clean(words))

    def close(self) -> None:
        """Make the group as large as what is in it."""
        self._shapes._grpSp.recalculate_extents()

    def box(self, place: Box, colour: str, *, kind: Any = MSO_SHAPE.RECTANGLE) -> Any:
        """A filled shape without an edge."""
        shape = self._shapes.add_shape(kind, *(Inches(v) for v in place))
        style = shape._element.find("{http://schemas.openxmlformats.org/presentationml/2006/main}style")
        shape._element.remove(style)  # the edge, shadow and shine of the theme
        shape.line.fill.background()
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(colour)
        return shape

    def tile(self, place: Box, status: str, *, rounded: bool) -> Any:
        """A box in the colour of a status; hatched where there is no figure."""
        kind = MSO_SHAPE.ROUNDED_RECTANGLE if rounded else MSO_SHAPE.RECTANGLE
        shape = self.box(place, STATUS[status], kind=kind)
        if status in HATCHED:
            shape.fill.patterned()
            shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
            shape.fill.fore_color.rgb = rgb(COLOURS["hatch-dark"])
            shape.fill.back_color.rgb = rgb(COLOURS["hatch-light"])
        return shape

    def dot(self, x: float, y: float, across: float, colour: str) -> None:
        """A dot around a point."""
        self.box((x - across / 2, y - across / 2, across, across), colour, kind=MSO_SHAPE.OVAL)

    def sign(self, place: Box, sign: str, colour: str) -> None:
        """The sign of a status in the middle of a place, as high as that; a letter where it has no shape."""
        left, top, wide, high = place
        if not signs.paths(sign):
            self.write(place, sign, Words(max(high * 72 * 0.75, 13.5), colour, bold=True, across="c"))
            return
        shape = self.box((left + (wide - high) / 2, top, high, high), colour)
        shape.name = sign
        shape.line.color.rgb = rgb(colour)
        shape.line.width = Pt(high * 72 * THICK)
        shape.line._ln.set("cap", "rnd")
        etree.SubElement(shape.line._ln, f"{{{A}}}round")
        signs.draw(shape._element, sign)

    def write(self, place: Box, words: str, look: Words) -> None:
        """Words in a box of their own, which they may not leave."""
        shape = self._shapes.add_textbox(*(Inches(v) for v in place))
        frame = shape.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        anchors = {"t": MSO_ANCHOR.TOP, "m": MSO_ANCHOR.MIDDLE, "b": MSO_ANCHOR.BOTTOM}
        frame.vertical_anchor = anchors[look.down]
        paragraph = frame.paragraphs[0]
        paragraph.alignment = {"l": PP_ALIGN.LEFT, "c": PP_ALIGN.CENTER, "r": PP_ALIGN.RIGHT}[look.across]
        paragraph.line_spacing = 0.9
        run = paragraph.add_run()
        run.text = clean(words)
        run.font.size, run.font.bold, run.font.color.rgb = Pt(look.size), look.bold, rgb(look.colour)
        run._r.get_or_add_rPr().set("spc", TIGHT)
