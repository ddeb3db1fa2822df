"""Targets as dark dashes over the columns, which Office itself can only do with a line beside the columns."""

from copy import deepcopy
from typing import Any

from lxml import etree

from dashboards.office.content.section import Chart
from dashboards.rendering.theme import INK

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def targets(found: Any, chart: Chart, *, small: bool) -> None:
    """Series of ticks leave the columns for a line without a line: dark dashes where the target is."""
    if chart.kind != "column" or not any(series.ticks for series in chart.series):
        return
    columns = found._chartSpace.find(f".//{C}barChart")
    made = columns.findall(f"{C}ser")
    line = etree.Element(f"{C}lineChart")
    etree.SubElement(line, f"{C}grouping").set("val", "standard")
    etree.SubElement(line, f"{C}varyColors").set("val", "0")
    for element, series in zip(made, chart.series, strict=True):
        if series.ticks:
            columns.remove(element)
            line.append(_tick_series(element, 9 if small else 24))
    etree.SubElement(line, f"{C}marker").set("val", "1")
    for axis in columns.findall(f"{C}axId"):
        line.append(deepcopy(axis))
    columns.addnext(line)


def _tick_series(element: Any, size: int) -> Any:
    """The series of a bar chart as one of a line chart, in the order the schema wants."""
    made = etree.Element(f"{C}ser")
    made.extend([deepcopy(element.find(f"{C}{tag}")) for tag in ("idx", "order", "tx")])
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    fill = f'<a:solidFill><a:srgbClr val="{INK.lstrip("#").upper()}"/></a:solidFill>'
    made.extend(
        etree.fromstring(text)
        for text in (
            f'<c:spPr xmlns:c="{C[1:-1]}" xmlns:a="{a}"><a:ln w="28575"><a:noFill/></a:ln></c:spPr>',
            f'<c:marker xmlns:c="{C[1:-1]}" xmlns:a="{a}"><c:symbol val="dash"/><c:size val="{size}"/>'
            f"<c:spPr>{fill}<a:ln>{fill}</a:ln></c:spPr></c:marker>",
        )
    )
    made.extend([deepcopy(element.find(f"{C}{tag}")) for tag in ("cat", "val")])
    etree.SubElement(made, f"{C}smooth").set("val", "0")
    return made
