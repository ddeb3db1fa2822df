"""Charts in Word that can be edited there: Office's chart part with its workbook, in a paragraph."""

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from markupsafe import escape
from pptx import Presentation
from pptx.util import Cm as Room

from dashboards.office.content.native_chart import KINDS, data_of, dress
from dashboards.office.content.section import Chart, clean

CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NAMES = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
WIDE = 16.6


def add_chart(document: Any, chart: Chart, language: str, *, high: float = 7.2) -> None:
    """A chart as wide as the text, so many centimetres high, with its words for those who do not see it."""
    found = _chart(chart, language)
    package = document.part.package
    number = sum(str(part.partname).startswith("/word/charts/") for part in package.iter_parts()) + 1
    book = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{number}.xlsx"),
        SHEET,
        found.chart_workbook.xlsx_part.blob,
        package,
    )
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART, b"", package)
    inside = part.relate_to(book, RT.PACKAGE)
    external = found._element.find("{http://schemas.openxmlformats.org/drawingml/2006/chart}externalData")
    external.set("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", inside)
    part._blob = found.blob
    relation = document.part.relate_to(part, RT.CHART)
    run = document.add_paragraph().add_run()
    run._r.append(_drawing(relation, 100 + number, chart, high))


def _chart(chart: Chart, language: str) -> Any:
    """The chart part, drawn on a slide that is thrown away."""
    sheet = Presentation()
    slide = sheet.slides.add_slide(sheet.slide_layouts[6])
    frame = slide.shapes.add_chart(KINDS[chart.kind], 0, 0, Room(WIDE), Room(7), data_of(chart, language))
    dress(frame.chart, chart, language, size=9)
    return frame.chart.part


def _drawing(relation: str, number: int, chart: Chart, high: float) -> Any:
    words, title = escape(clean(chart.words)), escape(clean(chart.title))
    return parse_xml(
        f"<w:drawing {nsdecls('w', 'wp', 'a', 'r')} {NAMES}>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{Cm(WIDE)}" cy="{Cm(high)}"/>'
        f'<wp:docPr id="{number}" name="{title}" descr="{words}"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
