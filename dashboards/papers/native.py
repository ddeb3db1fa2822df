"""Charts as Office draws them: editable, with the workbook of their figures inside."""

import io
from copy import deepcopy
from typing import Any

import xlsxwriter
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dashboards.papers.parts import Chart, Series, clean
from dashboards.theme import INK, LINE, MUTED

KINDS = {
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "line": XL_CHART_TYPE.LINE,
}
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CROWDED = 14  # categories beyond which labels stand upright and are small
LOCALES = {"id": ("id-ID", "[$-421]"), "en": ("en-GB", "[$-809]")}


def number_format(chart: Chart, language: str) -> str:
    """In the signs of the language wherever the file is opened."""
    return LOCALES[language][1] + ("#,##0.0" if chart.decimals else "#,##0")


def data_of(chart: Chart, language: str) -> Any:
    data = CategoryChartData(number_format=number_format(chart, language))
    data.categories = [clean(name) for name in chart.categories]
    for series in chart.series:
        data.add_series(clean(series.name), series.values)
    return data


def workbook(chart: Chart, language: str) -> bytes:
    """The figures where the chart looks for them: Sheet1, names in column A, a series a column."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet("Sheet1")
    look = book.add_format({"num_format": number_format(chart, language)})
    for at, name in enumerate(chart.categories, 1):
        sheet.write_string(at, 0, clean(name))
    for place, series in enumerate(chart.series, 1):
        sheet.write_string(0, place, clean(series.name))
        for at, value in enumerate(series.values, 1):
            if value is not None:
                sheet.write_number(at, place, value, look)
    sheet.set_column(0, 0, 24)
    about = book.add_worksheet("Tentang")
    about.write_string(0, 0, clean(chart.title))
    about.write_string(1, 0, clean(chart.words))
    book.close()
    return out.getvalue()


def dress(found: Any, chart: Chart, language: str, *, size: int = 11) -> None:
    """Colours, labels, axes and title of a chart that python-pptx has made of `data_of(chart)`."""
    found.part.chart_workbook.update_from_xlsx_blob(workbook(chart, language))
    found.font.size, found.font.color.rgb = Pt(size), _rgb(INK)
    found.font.name = "Arial"
    found.has_title = True
    frame = found.chart_title.text_frame
    frame.text = clean(chart.title)
    frame.paragraphs[0].runs[0].font.size, frame.paragraphs[0].runs[0].font.bold = Pt(size), True
    found.chart_title.include_in_layout = False
    _legend(found, chart, size)
    _axes(found, chart, language, size=size)
    plot = found.plots[0]
    for made, series in zip(plot.series, chart.series, strict=True):
        _paint(made, series, line=chart.kind == "line")
    if chart.kind != "line":
        plot.gap_width = 40
        plot.vary_by_categories = False
        _labels(plot, chart, language, size=size)
    else:
        _last_labels(plot, chart, language, size=size)
    _ticks(found, chart)
    _speak(found, language)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.lstrip("#").upper())


def _legend(found: Any, chart: Chart, size: int) -> None:
    found.has_legend = chart.kind != "column" and len(chart.series) > 1
    if found.has_legend:
        found.legend.position = XL_LEGEND_POSITION.BOTTOM
        found.legend.include_in_layout = False
        found.legend.font.size = Pt(size)


def _axes(found: Any, chart: Chart, language: str, *, size: int) -> None:
    value, category = found.value_axis, found.category_axis
    value.minimum_scale = 0
    value.has_major_gridlines = True
    value.major_gridlines.format.line.color.rgb = _rgb(LINE)
    value.major_gridlines.format.line.width = Pt(0.75)
    value.format.line.fill.background()
    value.tick_labels.font.size, value.tick_labels.font.color.rgb = Pt(size - 1), _rgb(MUTED)
    value.tick_labels.number_format = number_format(Chart(chart.kind, "", (), (), ""), language)
    value.tick_labels.number_format_is_linked = False
    category.format.line.color.rgb = _rgb(MUTED)
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.tick_labels.font.size = Pt(size - 2 if len(chart.categories) > CROWDED else size)
    if len(chart.categories) > CROWDED and chart.kind == "column":
        category._element.find(f"{C}txPr")[0].set("rot", "-5400000")
    if chart.kind == "line" and len(chart.categories) > CROWDED:
        for tag in ("tickLblSkip", "tickMarkSkip"):
            mark = etree.SubElement(category._element, f"{C}{tag}")
            mark.set("val", "6")
            category._element.find(f"{C}noMultiLvlLbl").addprevious(mark)


def _paint(made: Any, series: Series, *, line: bool) -> None:
    if line:
        made.smooth = False
        made.format.line.color.rgb = _rgb(series.colour)
        made.format.line.width = Pt(3 if series.heavy else 1.5)
        if series.dashed:
            made.format.line.dash_style = MSO_LINE.DASH
        made.marker.style = None
        etree.SubElement(made._element.get_or_add_marker(), f"{C}symbol").set("val", "none")
        return
    made.invert_if_negative = False
    made.format.fill.solid()
    made.format.fill.fore_color.rgb = _rgb(series.colour)
    if len(set(series.colours)) > 1 or (series.colours and series.colours[0] != series.colour):
        for at, colour in enumerate(series.colours):
            fill = made.points[at].format.fill
            fill.solid()
            fill.fore_color.rgb = _rgb(colour)


def _labels(plot: Any, chart: Chart, language: str, *, size: int) -> None:
    """The figure at each column; in a stack only parts that are there."""
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value = True
    zeroless = number_format(chart, language) + (";;" if chart.kind == "stacked" else "")
    labels.number_format, labels.number_format_is_linked = zeroless, False
    labels.font.size = Pt(size - 3 if len(chart.categories) > CROWDED else size)
    labels.font.bold = len(chart.categories) <= CROWDED
    if chart.kind == "stacked":
        plot.overlap = 100
        for made, series in zip(plot.series, chart.series, strict=True):
            own = made.data_labels
            own.show_value = True
            own.number_format, own.number_format_is_linked = zeroless, False
            own.font.size, own.font.bold = Pt(size), True
            own.font.color.rgb = _rgb("#ffffff" if _dark(series.colour) else INK)


def _dark(colour: str) -> bool:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red * 0.299 + green * 0.587 + blue * 0.114 < 130


def _last_labels(plot: Any, chart: Chart, language: str, *, size: int) -> None:
    """The last known figure of the heavy line."""
    for made, series in zip(plot.series, chart.series, strict=True):
        known = [at for at, value in enumerate(series.values) if value is not None]
        if series.heavy and known:
            label = made.points[known[-1]].data_label
            label.font.size, label.font.bold = Pt(size), True
            label.font.color.rgb = _rgb(series.colour)
            holder = label._dLbl
            shape = etree.Element(
                f"{C}numFmt", {"formatCode": number_format(chart, language), "sourceLinked": "0"}
            )
            holder.find(f"{C}idx").addnext(shape)


def _ticks(found: Any, chart: Chart) -> None:
    """Series of ticks leave the columns for a line without a line: dark dashes where the target is."""
    if chart.kind != "column" or not any(series.ticks for series in chart.series):
        return
    columns = found._chartSpace.find(f".//{C}barChart")
    made = columns.findall(f"{C}ser")
    line = etree.Element(f"{C}lineChart")
    etree.SubElement(line, f"{C}grouping").set("val", "standard")
    etree.SubElement(line, f"{C}varyColors").set("val", "0")
    wide = len(chart.categories) <= CROWDED
    for element, series in zip(made, chart.series, strict=True):
        if series.ticks:
            columns.remove(element)
            line.append(_tick_series(element, 24 if wide else 9))
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


def _speak(found: Any, language: str) -> None:
    """The language of the chart, for spelling and screen readers."""
    space = found._chartSpace
    for old in space.findall(f"{C}lang"):
        space.remove(old)
    lang = etree.Element(f"{C}lang")
    lang.set("val", LOCALES[language][0])
    before = space.find(f"{C}roundedCorners")
    anchor = before if before is not None else space.find(f"{C}date1904")
    if before is not None:
        before.addprevious(lang)
    elif anchor is not None:
        anchor.addnext(lang)
    else:
        space.insert(0, lang)
