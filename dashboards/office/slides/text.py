"""Text on slides: emphasised titles, points, foot and number, notes, and the language of every run."""

import re
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Inches, Pt

from dashboards.office.content.native_chart import rgb
from dashboards.office.content.section import clean
from dashboards.office.content.text_width import cut, fitted, lines
from dashboards.office.slides.template import FOOT, TITLE, UNDER, UNDER_ONE, A, Box, P
from dashboards.rendering.headline import Headline
from dashboards.rendering.safe_link import safe_href
from dashboards.rendering.theme import AMBER, AMBER_INK, INK, MUTED, TONE

SIZES = (26, 24, 22, 20)
SMALL = 14
BADGE: Box = (FOOT[0], 7.0, 1.4, 0.32)  # before the foot, whose words make way


def emphasised(paragraph: Any, text: str, *, tone: str = "", size: int | None = None) -> None:
    """`a **b** c` as three runs, b in the colour of the tone."""
    for at, part in enumerate(re.split(r"\*\*(.+?)\*\*", clean(text))):
        if not part:
            continue
        run = paragraph.add_run()
        run.text = part
        if size is not None:
            run.font.size = Pt(size)
        if at % 2:
            run.font.bold = True
            if tone in TONE:
                run.font.color.rgb = rgb(TONE[tone])


def title(
    holder: Any, headline: Headline, room: float, *, sizes: tuple[int, ...] = SIZES, most: int = 2
) -> None:
    """The finding as the title, in the largest type that leaves it two lines.

    Of one too long the first whole clauses (the notes hold all of it).
    """
    text = _clauses(headline.text, sizes, room, most)
    plain = text.replace("**", "")
    size = fitted(plain, sizes, room, most, bold=True)
    if cut(plain, size, room, most, bold=True) != plain:
        text = cut(plain, size, room, most, bold=True)
    frame = holder.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    emphasised(frame.paragraphs[0], text, tone=headline.tone, size=size)


def _clauses(text: str, sizes: tuple[int, ...], room: float, most: int) -> str:
    """As many whole clauses from the first on as fit; all of them where not even the first does."""
    clauses = text.removesuffix(".").split("; ")
    for count in range(len(clauses), 0, -1):
        part = "; ".join(clauses[:count]) + "."
        plain = part.replace("**", "")
        if cut(plain, fitted(plain, sizes, room, most, bold=True), room, most, bold=True) == plain:
            return text if count == len(clauses) else part
    return text


def under(slide: Any, text: str) -> None:
    """The words after the finding: as many whole clauses as there is room for under the title.

    The title has one line or two; the notes hold all of it.
    """
    head = slide.shapes.title.text_frame
    size = head.paragraphs[0].runs[0].font.size.pt
    one = lines(head.text, size, TITLE[2], True) == 1
    box, most = (UNDER_ONE, 2) if one else (UNDER, 1)
    if one:  # the empty second line of the title makes room
        slide.shapes.title.left, slide.shapes.title.top = Inches(TITLE[0]), Inches(TITLE[1])
        slide.shapes.title.width, slide.shapes.title.height = (
            Inches(TITLE[2]),
            Inches(UNDER_ONE[1] - TITLE[1]),
        )
    said = _clauses(text, (SMALL,), box[2], most).replace("**", "")
    if cut(said, SMALL, box[2], most, bold=True) == said:
        shape = put(slide, "Lanjutan", box, said, size=SMALL, colour=MUTED)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP


def put(
    slide: Any, name: str, box: Box, text: str, *, size: int, colour: str = INK, bold: bool = False
) -> Any:
    """A line of text in a box of its own."""
    shape = slide.shapes.add_textbox(*(Inches(v) for v in box))
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    run = frame.paragraphs[0].add_run()
    run.text = clean(text)
    run.font.size, run.font.bold, run.font.color.rgb = Pt(size), bold, rgb(colour)
    return shape


def badge(slide: Any, mark: str) -> None:
    """What no slide of invented figures is without, in amber before the foot."""
    shape = put(slide, mark, BADGE, mark, size=16, colour=AMBER_INK, bold=True)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(AMBER)
    shape.text_frame.paragraphs[0].alignment = PP_ALIGN.CENTER


def legend(slide: Any, box: Box, entries: tuple[tuple[str, str], ...]) -> None:
    """Coloured squares with their words, in one line."""
    shape = put(slide, "Legenda", box, "", size=11)
    paragraph = shape.text_frame.paragraphs[0]
    for old in list(paragraph.runs):
        old._r.getparent().remove(old._r)
    for colour, words in entries:
        for text, ink in (("■ ", colour), (f"{words}     ", INK)):
            run = paragraph.add_run()
            run.text = text
            run.font.size, run.font.color.rgb = Pt(14), rgb(ink)


def foot(slide: Any, text: str, number: int, *, marked: bool = False) -> None:
    """Foot and slide number as placeholders of the layout; beside the mark where there is one."""
    field = (
        '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr/>'
        f"<a:t>{number}</a:t></a:fld>"
    )
    past = BADGE[2] + 0.15
    x, y, wide, high = (int(Inches(v)) for v in (FOOT[0] + past, FOOT[1], FOOT[2] - past, FOOT[3]))
    beside = f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    for sort, idx, inside in (("ftr", 11, "<a:r><a:rPr/><a:t></a:t></a:r>"), ("sldNum", 12, field)):
        used = max((int(e.get("id")) for e in slide._element.iter(f"{{{P}}}cNvPr")), default=1)
        name = {"ftr": "Kaki", "sldNum": "Nomor"}[sort]
        place = beside if marked and sort == "ftr" else ""
        element = etree.fromstring(
            f'<p:sp xmlns:p="{P}" xmlns:a="{A}"><p:nvSpPr><p:cNvPr id="{used + 1}" name="{name}"/>'
            f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{sort}" idx="{idx}"/></p:nvPr>'
            f"</p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{inside}</a:p></p:txBody></p:sp>"
        )
        if sort == "ftr":
            element.find(f".//{{{A}}}t").text = clean(text)
        slide.shapes._spTree.append(element)


def notes(slide: Any, headline: Headline, sources: tuple[str, ...]) -> None:
    """Speaker notes; an address that can be opened is a link."""
    frame = slide.notes_slide.notes_text_frame
    frame.text = clean(headline.plain)
    for line in sources:
        paragraph = frame.add_paragraph()
        run = paragraph.add_run()
        run.text = clean(line)
        address = safe_href(line[line.find("http") :]) if ": http" in line else None
        if address:
            run.hyperlink.address = address


def speak(slide: Any, language: str) -> None:
    """The language of every run, on the slide and in its notes."""
    trees = [slide._element]
    if slide.has_notes_slide:
        trees.append(slide.notes_slide._element)
    for tree in trees:
        for run in tree.iter(f"{{{A}}}r", f"{{{A}}}fld"):
            properties = run.find(f"{{{A}}}rPr")
            if properties is None:
                properties = etree.Element(f"{{{A}}}rPr")
                run.insert(0, properties)
            properties.set("lang", language)
        for end in tree.iter(f"{{{A}}}endParaRPr"):
            end.set("lang", language)
