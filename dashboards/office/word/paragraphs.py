"""Paragraphs, tables and captions of a document, from the values that slides are drawn from."""

import re
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from dashboards.office.content.section import Cell, Chart, Grid, clean
from dashboards.office.content.text_width import unbroken, width
from dashboards.office.word.charts import add_chart
from dashboards.office.word.styles import TABLE, field
from dashboards.rendering.theme import STATUS

WIDE = 16.6
WHOLE, FEW = 24, 5  # rows of a table that no page breaks; of a longer one that no page leaves alone
LIGHT = ("tercapai", "jauh_tertinggal")


def say(document: Any, text: str, style: str | None = None) -> Any:
    """A paragraph; ** emphasises."""
    paragraph = document.add_paragraph(style=style)
    for at, part in enumerate(re.split(r"\*\*(.+?)\*\*", clean(text))):
        if part:
            paragraph.add_run(part).bold = True if at % 2 else None
    return paragraph


def caption(document: Any, word: str, text: str) -> None:
    """Tabel 1: ..., numbered by Word; its own count of each word until then."""
    number = sum(p.text.startswith(f"{word} ") for p in document.paragraphs if p.style.name == "Caption") + 1
    paragraph = document.add_paragraph(f"{word} ", style="Caption")
    field(paragraph, f"SEQ {word} \\* ARABIC", str(number))
    paragraph.add_run(f". {clean(text)}")


def chart(document: Any, what: Chart | None, language: str, word: str, *, high: float = 7.2) -> None:
    """Add a chart with its caption and legend, `high` cm; nothing where `what` is None."""
    if what is None:
        return
    caption(document, word, what.title)
    add_chart(document, what, language, high=high)
    if what.legend:
        paragraph = document.add_paragraph()
        for colour, words in what.legend:
            run = paragraph.add_run("■ ")
            run.font.color.rgb, run.font.size = _rgb(colour), Pt(9)
            paragraph.add_run(f"{words}    ").font.size = Pt(9)


def table(document: Any, grid: Grid | None, word: str, *, size: float = 9, captioned: bool = True) -> None:
    """A table in the one style, its head repeated on every page, coloured where there is a status."""
    if grid is None:
        return
    if captioned:
        caption(document, word, grid.title)
    made = document.add_table(rows=1, cols=len(grid.heads), style=TABLE)
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    look = made._tbl.tblPr.find(qn("w:tblLook"))
    for name, value in (("w:firstRow", "1"), ("w:firstColumn", "0"), ("w:noHBand", "1"), ("w:noVBand", "1")):
        look.set(qn(name), value)
    look.set(qn("w:val"), "0620")
    description = OxmlElement("w:tblCaption")
    description.set(qn("w:val"), clean(grid.title))
    made._tbl.tblPr.append(description)
    widths = _widths(grid, size)
    repeated = made.rows[0]._tr.get_or_add_trPr()
    repeated.append(OxmlElement("w:cantSplit"))
    repeated.append(OxmlElement("w:tblHeader"))
    _row(
        made.rows[0].cells,
        [Cell(head.title, bold=True) for head in grid.heads],
        grid,
        widths=widths,
        size=size,
    )
    for at, line in enumerate(grid.rows):
        row = made.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        _row(row.cells, line, grid, widths=widths, size=size)
        if _held(at, len(grid.rows)):
            for cell in row.cells:
                cell.paragraphs[0].paragraph_format.keep_with_next = True
    for cell in made.rows[0].cells if grid.rows else ():
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    for column, room in zip(made.columns, widths, strict=True):
        column.width = Cm(room)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _held(at: int, rows: int) -> bool:
    """Whether a row stays on the page of the next: of a short table any, of a long one the first and last."""
    return at < rows - 1 and (rows <= WHOLE or at < FEW - 1 or at >= rows - FEW)


def _row(cells: Any, line: Any, grid: Grid, *, widths: list[float], size: float) -> None:
    for cell, what, head, room in zip(cells, line, grid.heads, widths, strict=True):
        cell.width = Cm(room)
        paragraph = cell.paragraphs[0]
        if head.numeric:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.space_after = Pt(1)
        run = paragraph.add_run(clean(what.text))
        run.font.size = Pt(size)
        if what.bold:
            run.font.bold = True
        if what.tone:
            fill = STATUS[what.tone].lstrip("#").upper()
            shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
            cell._tc.get_or_add_tcPr().append(shade)
            if what.tone in LIGHT:
                run.font.color.rgb = RGBColor(255, 255, 255)


def _widths(grid: Grid, size: float) -> list[float]:
    """Centimetres: what each column needs; where that is too much, columns of words give way, unbroken."""
    needs: list[float] = []
    least: list[float] = []
    for place, head in enumerate(grid.heads):
        words = head.title.split()
        texts = [row[place].text for row in grid.rows]
        whole = max((width(text, size, bold=True) for text in texts), default=0)
        longest = max((width(word, size, bold=True) for word in words), default=0)
        word = max((width(part, size, bold=True) for text in texts for part in unbroken(text)), default=0)
        stiff = head.numeric or any(row[place].tone for row in grid.rows)
        least.append(max(longest, whole if stiff else min(word, 1.6)) * 2.54 + 0.3)
        needs.append(max(least[-1], (whole if stiff else min(whole, 2.4)) * 2.54 + 0.3))
    spare, give = WIDE - sum(needs), sum(needs) - sum(least)
    if spare < 0 and give > 0:
        part = min(1.0, -spare / give)
        needs = [need - (need - low) * part for need, low in zip(needs, least, strict=True)]
    share = WIDE / sum(needs)
    return [need * share for need in needs]


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())
