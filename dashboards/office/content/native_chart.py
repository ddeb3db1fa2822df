"""Charts as Office draws them: editable, with the workbook of their figures inside."""

import io
from datetime import datetime, time
from typing import Any

import xlsxwriter
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
)
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dashboards.figures.lines import dotted, ticks_to
from dashboards.office.content.chart_xml import number_axes, speak
from dashboards.office.content.section import Chart, Series, clean
from dashboards.office.content.target_markers import targets
from dashboards.rendering.theme import INK, LINE, MUTED, PAPER

KINDS = {
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.COLUMN_STACKED,
    "line": XL_CHART_TYPE.LINE,
}
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CROWDED = 14  # categories beyond which labels are small
LOCALES = {"id": ("id-ID", "[$-421]"), "en": ("en-GB", "[$-809]")}


def number_format(chart: Chart, language: str) -> str:
    """In the signs of the language wherever the file is opened."""
    return LOCALES[language][1] + ("#,##0.0" if chart.decimals else "#,##0")


def data_of(chart: Chart, language: str) -> Any:
    """The data of a chart as PowerPoint and Word keep them: categories or days, and series."""
    empty: Any = CategoryChartData
    data = empty(number_format=number_format(chart, language))
    data.categories = chart.days or [clean(name) for name in chart.categories]
    if chart.days:
        data.categories.number_format = LOCALES[language][1] + "mmm yyyy"
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
    month = book.add_format({"num_format": LOCALES[language][1] + "mmm yyyy"})
    for at, name in enumerate(chart.categories, 1):
        sheet.write_string(at, 0, clean(name))
    for at, day in enumerate(chart.days, 1):
        sheet.write_datetime(at, 0, datetime.combine(day, time()), month)
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
    found.font.size, found.font.color.rgb = Pt(size), rgb(INK)
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
    elif not chart.top:
        _last_labels(plot, chart, language, size=size)
    targets(found, chart, small=len(chart.categories) > CROWDED)
    speak(found, LOCALES[language][0])
    number_axes(found)


def rgb(colour: str) -> Any:
    """A colour code, # and six digits, as python-pptx wants it."""
    made: Any = RGBColor
    return made.from_string(colour.lstrip("#").upper())


def _legend(found: Any, chart: Chart, size: int) -> None:
    found.has_legend = chart.kind not in ("column", "bar") and len(chart.series) > 1 and not chart.top
    if found.has_legend:
        found.legend.position = XL_LEGEND_POSITION.BOTTOM
        found.legend.include_in_layout = False
        found.legend.font.size = Pt(size)


def _axes(found: Any, chart: Chart, language: str, *, size: int) -> None:
    value, category = found.value_axis, found.category_axis
    value.minimum_scale = 0
    if chart.top:
        value.maximum_scale, value.major_unit = chart.top, ticks_to(chart.top)[1]
    value.has_major_gridlines = True
    value.major_gridlines.format.line.color.rgb = rgb(LINE)
    value.major_gridlines.format.line.width = Pt(0.75)
    value.format.line.fill.background()
    value.tick_labels.font.size, value.tick_labels.font.color.rgb = Pt(size - 1), rgb(MUTED)
    value.tick_labels.number_format = number_format(Chart(chart.kind, "", (), (), ""), language)
    value.tick_labels.number_format_is_linked = False
    category.format.line.color.rgb = rgb(MUTED)
    category.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    category.tick_labels.font.size = Pt(size - 2 if _small(chart) else size)
    category._element.find(f"{C}txPr")[0].set("rot", "0")
    if chart.kind == "bar":
        _every_name(category)
    if chart.days:
        span = (max(chart.days) - min(chart.days)).days / 31
        year = 12 if chart.top and span > 24 else 6
        _months(category, language, every=year if span > CROWDED / 2 else 1)


def _small(chart: Chart) -> bool:
    """Whether names and figures stand side by side and are many; lying bars have a line each."""
    return len(chart.categories) > CROWDED and chart.kind != "bar"


def _every_name(axis: Any) -> None:
    """The first name at the top, and none left out."""
    axis.reverse_order = True
    skip = etree.Element(f"{C}tickLblSkip")
    skip.set("val", "1")
    axis._element.find(f"{C}lblOffset").addnext(skip)


def _months(axis: Any, language: str, *, every: int) -> None:
    """A date axis of months, so many apart where a label stands."""
    axis.tick_labels.number_format = LOCALES[language][1] + "mmm yyyy"
    axis.tick_labels.number_format_is_linked = False
    element = axis._element
    for tag in ("baseTimeUnit", "majorUnit", "majorTimeUnit"):
        for old in element.findall(f"{C}{tag}"):
            element.remove(old)
    anchor = element.find(f"{C}lblOffset")
    for tag, value in (("majorTimeUnit", "months"), ("majorUnit", str(every)), ("baseTimeUnit", "months")):
        made = etree.Element(f"{C}{tag}")
        made.set("val", value)
        anchor.addnext(made)


def _paint(made: Any, series: Series, *, line: bool) -> None:
    if line:
        made.smooth = False
        made.format.line.color.rgb = rgb(series.colour)
        made.format.line.width = Pt(3 if series.heavy else 1.5)
        if series.dashed:
            made.format.line.dash_style = MSO_LINE.DASH
        made.marker.style = None
        etree.SubElement(made._element.get_or_add_marker(), f"{C}symbol").set("val", "none")
        _marks(made, series)
        return
    made.invert_if_negative = False
    made.format.fill.solid()
    made.format.fill.fore_color.rgb = rgb(series.colour)
    if len(set(series.colours)) > 1 or (series.colours and series.colours[0] != series.colour):
        for at, colour in enumerate(series.colours):
            fill = made.points[at].format.fill
            fill.solid()
            fill.fore_color.rgb = rgb(colour)


def _marks(made: Any, series: Series) -> None:
    """Dots on the points that a line does not show, in its colour; the line stays as it is."""
    for at, marked in enumerate(dotted(series.values, dashed=series.dashed)):
        if marked:
            point = made.points[at]
            point.marker.style, point.marker.size = XL_MARKER_STYLE.CIRCLE, 9 if series.heavy else 6
            point.marker.format.fill.solid()
            point.marker.format.fill.fore_color.rgb = rgb(series.colour)
            point.marker.format.line.fill.background()
            point.format.line.color.rgb = rgb(series.colour)
            point.format.line.width = Pt(3 if series.heavy else 1.5)


def _labels(plot: Any, chart: Chart, language: str, *, size: int) -> None:
    """The figure in each column, at its foot where a target may cross its head; of a bar at its end."""
    small = _small(chart)
    zeroless = number_format(chart, language) + (";;" if chart.kind == "stacked" else "")
    crossed = any(series.ticks for series in chart.series)
    for made, series in zip(plot.series, chart.series, strict=True):
        if series.ticks:
            continue
        own = made.data_labels
        own.show_value = True
        own.number_format, own.number_format_is_linked = zeroless, False
        own.font.size, own.font.bold = Pt(size - 4 if small else size), not small
        if chart.kind == "stacked":
            own.font.color.rgb = rgb(PAPER if _dark(series.colour) else INK)
        elif chart.kind == "bar":
            own.position = XL_LABEL_POSITION.OUTSIDE_END
        elif crossed:
            for at, value in enumerate(series.values):
                if value is not None:
                    colour = series.colours[at] if series.colours else series.colour
                    _label(
                        made,
                        at,
                        zeroless,
                        size=size - 4 if small else size,
                        colour=PAPER if _dark(colour) else INK,
                    )
                    made.points[at].data_label.position = XL_LABEL_POSITION.INSIDE_BASE
    if chart.kind == "stacked":
        plot.overlap = 100


def _label(made: Any, at: int, code: str, *, size: int, colour: str) -> None:
    """The label of one point, with its own number format: it does not take the series'."""
    label = made.points[at].data_label
    label.font.size, label.font.bold = Pt(size), True
    label.font.color.rgb = rgb(colour)
    shape = etree.Element(f"{C}numFmt", {"formatCode": code, "sourceLinked": "0"})
    label._dLbl.find(f"{C}idx").addnext(shape)


def _dark(colour: str) -> bool:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red * 0.299 + green * 0.587 + blue * 0.114 < 130


def _last_labels(plot: Any, chart: Chart, language: str, *, size: int) -> None:
    """The last known figure of the heavy line."""
    for made, series in zip(plot.series, chart.series, strict=True):
        known = [at for at, value in enumerate(series.values) if value is not None]
        if series.heavy and known:
            _label(made, known[-1], number_format(chart, language), size=size, colour=series.colour)
