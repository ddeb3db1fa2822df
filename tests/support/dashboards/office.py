"""Files for PowerPoint and Word, opened again: what stands in them, as a reader would find it."""

import io
from typing import Any
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation
from pptx.presentation import Presentation as Opened

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def opened(body: bytes) -> Opened:
    return Presentation(io.BytesIO(body))


def said(slide: Any) -> str:
    """Every word on a slide: its texts, its tables, the titles of its charts."""
    words = []
    for shape in slide.shapes:
        if shape.has_text_frame:
            words.append(shape.text_frame.text)
        if getattr(shape, "has_table", False) and shape.has_table:
            words += [cell.text for row in shape.table.rows for cell in row.cells]
        if getattr(shape, "has_chart", False) and shape.has_chart:
            words.append(shape.chart.chart_title.text_frame.text)
    return "\n".join(words)


def titles(body: bytes) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in opened(body).slides]


def charts(body: bytes) -> list[Any]:
    return [s.chart for slide in opened(body).slides for s in slide.shapes if s.has_chart]


def tables(body: bytes) -> list[list[list[str]]]:
    """Every table, its rows of cells."""
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in opened(body).slides
        for shape in slide.shapes
        if shape.has_table
    ]


def drawn(space: Any) -> dict[str, list[float | None]]:
    """What a chart's XML says is drawn: series by name, None where there is no point."""
    found: dict[str, list[float | None]] = {}
    for series in space.iter(f"{C}ser"):
        name = series.findtext(f"{C}tx//{C}v")
        cache = series.find(f"{C}val//{C}numCache")
        values: list[float | None] = [None] * int(cache.find(f"{C}ptCount").get("val"))
        for point in cache.iterfind(f"{C}pt"):
            values[int(point.get("idx"))] = float(point.findtext(f"{C}v"))
        found[name] = values
    return found


def booked(blob: bytes) -> dict[str, list[float | None]]:
    """The same out of the workbook inside."""
    sheet = load_workbook(io.BytesIO(blob))["Sheet1"]
    head, *rows = sheet.iter_rows(values_only=True)
    return {name: [row[at] for row in rows] for at, name in enumerate(head) if at}


def parts(body: bytes) -> dict[str, Any]:
    """Every XML part of the package, parsed."""
    with ZipFile(io.BytesIO(body)) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len(names) == len(set(names))
        return {n: etree.fromstring(package.read(n)) for n in names if n.endswith((".xml", ".rels"))}
