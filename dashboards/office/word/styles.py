"""The empty document: A4, styles defined once, head and foot, fields that Word fills in."""

from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from dashboards.office.content.section import clean
from dashboards.rendering.theme import AMBER, HEAD, MUTED, PAPER, TABLE_LINE, ooxml

TABLE, SOURCE = "Tabel Pantau", "Sumber"
HEADER = ooxml(HEAD)


def document(*, language: str, size: float = 11, tight: bool = False) -> Any:
    """A document without a word in it; `language` as Word writes it (id-ID), `tight` for one page."""
    made = Document()
    page = made.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin, page.bottom_margin = (Cm(2.0), Cm(1.7)) if tight else (Cm(2.4), Cm(2.0))
    styles = made.styles
    _font(styles["Normal"], size)
    styles["Normal"].paragraph_format.space_after = Pt(4 if tight else 6)
    if tight:
        styles["Normal"].paragraph_format.line_spacing = 1.05
    for level, points in ((1, 16), (2, 13), (3, 11.5)):
        style = styles[f"Heading {level}"]
        _font(style, points, HEADER, bold=True)
        style.paragraph_format.space_before, style.paragraph_format.space_after = (
            Pt((10 if tight else 14) - 2 * level),
            Pt(2 if tight else 4),
        )
        style.paragraph_format.keep_with_next = True
    _font(styles["Title"], 26, HEADER, bold=True)
    _font(styles["Subtitle"], 14, MUTED, bold=False)
    _font(styles["Caption"], 9.5, MUTED, bold=True)
    styles["Caption"].paragraph_format.keep_with_next = True
    source = styles.add_style(SOURCE, WD_STYLE_TYPE.PARAGRAPH)
    source.base_style = styles["Normal"]
    source.font.size, source.font.color.rgb = Pt(8.5), RGBColor.from_string(MUTED.lstrip("#").upper())
    styles["List Bullet"].paragraph_format.space_after = Pt(2 if tight else 3)
    styles.element.append(_table_style())
    for lang in styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)
    _leave_out(made.part.package.rels, "/thumbnail")  # a picture of somebody else's first page
    _leave_out(made.part.rels, "/stylesWithEffects")  # what Word 2007 said of the styles, before ours
    return made


def _leave_out(relations: Any, kind: str) -> None:
    """A part of the template that would contradict what is written here."""
    for key in [key for key, found in relations.items() if found.reltype.endswith(kind)]:
        del relations[key]


def _font(style: Any, size: float, colour: str = "", *, bold: bool | None = None) -> None:
    style.font.name, style.font.size = "Arial", Pt(size)
    if colour:
        style.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
    style.font.italic = False
    if bold is not None:
        style.font.bold = bold
    fonts = style.element.rPr.rFonts
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)
    fonts.set(qn("w:cs"), "Arial")
    border = style.element.find(f"{qn('w:pPr')}/{qn('w:pBdr')}")
    if border is not None:
        border.getparent().remove(border)


def _table_style() -> Any:
    """One table style: a dark head that is repeated, thin lines between rows."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{ooxml(TABLE_LINE)}"'
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="TabelPantau">'
        f'<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/><w:qFormat/>'
        '<w:pPr><w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/></w:pPr>'
        '<w:rPr><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>'
        f"<w:tblPr><w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        '<w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="{ooxml(PAPER)}"/></w:rPr><w:tcPr>'
        f'<w:shd w:val="clear" w:color="auto" w:fill="{HEADER}"/></w:tcPr></w:tblStylePr></w:style>'
    )


def head_and_foot(made: Any, *, head: str, mark: str, page: str) -> None:
    """The edition above, the page number below; `mark` in bold before the edition."""
    section = made.sections[0]
    paragraph = section.header.paragraphs[0]
    if mark:
        run = paragraph.add_run(f" {mark} ")
        run.font.bold, run.font.size = True, Pt(11)
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), AMBER.removeprefix("#").upper())
        run._r.get_or_add_rPr().append(shade)
        paragraph.add_run("  ")
    run = paragraph.add_run(clean(head))
    run.font.size, run.font.color.rgb = Pt(8.5), RGBColor.from_string(MUTED.lstrip("#").upper())
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run(f"{page} ")
    field(foot, "PAGE", "1")
    foot.add_run(" / ")
    field(foot, "NUMPAGES", "1")


def field(paragraph: Any, code: str, shown: str) -> None:
    """A field of Word with what it shows until it is brought up to date."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == "shown":
            run.text = text
        else:
            words = OxmlElement("w:instrText")
            words.set(qn("xml:space"), "preserve")
            words.text = f" {text} "
            run._r.append(words)


def blank(paragraph: Any, name: str, shown: str) -> None:
    """A place to fill in: Word selects it whole at a click."""
    paragraph._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{name}"/>'
            f"<w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>[{shown}]</w:t></w:r></w:sdtContent>"
            "</w:sdt>"
        )
    )
