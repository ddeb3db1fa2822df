"""A page as a workbook: its tables, a native chart, what changed, definitions, sources."""

import io
import textwrap
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboards.components.common.provenance import edition_words
from dashboards.exports.edition_changes import changes
from dashboards.exports.export import Exported
from dashboards.exports.notes_sheets import definitions, sources
from dashboards.rendering.dataset import Drawing, Table
from dashboards.rendering.theme import AREA, INK, LINE, MUTED, PALE_AMBER, PALE_AMBER_INK, PAPER, STATUS
from data.definitions.fields import Column

TOP = 4  # lines above the headings: title, where from, the mark, one empty
DARK = ("tercapai", "jauh_tertinggal")
NARROW, WIDEST = 9, 60
FEW = 10  # columns of the first sheet
OFFICIAL = (
    *("rank", "area_name", "status", "value", "target", "gap_people", "numerator", "denominator"),
    *("same_base_year", "rank_change"),
)
SERIES = ("area_name", "period", "value", "target", "gap_people", "numerator", "denominator", "status")
INSIDE = ("load_id", "source_row", "mark", "address")  # whence a row comes: on the whole table
PAGE = 220  # characters across a printed page that can still be read
Looks = dict[str, Format]


def as_workbook(page: Exported) -> bytes:
    """The file. Text is written as text, so that nothing in it runs as a formula; codes stay text."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(out, {**options, "strings_to_numbers": False})
    made = page.edition.created_at if page.edition else datetime(2000, 1, 1)
    mark = f"{page.notice} " if page.notice else ""
    book.set_properties(
        {"title": page.title, "comments": mark + page.view.headline.plain, "author": "", "created": made}
    )
    looks = _looks(book)
    if page.tables and len(page.tables[0].columns) > FEW and page.tables[0].rows:
        table, name = page.tables[0], page.context.language.text("Ringkas")
        _sheet(book, page, table, looks, shown=brief(table), name=name)
    for at, table in enumerate(page.tables):
        sheet = _sheet(book, page, table, looks)
        if table.drawing is not None and table.rows:
            _draw(book, page, table, sheet, beside=at)
    changed = changes(page)
    if changed is not None:
        _sheet(book, page, changed, looks)
    for name, title, lines in (definitions(page), sources(page)):
        _lines(book, page, looks, name=name, title=title, lines=lines)
    book.close()
    return out.getvalue()


def _looks(book: Any) -> Looks:
    font = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
    heading = {"bold": True, "text_wrap": True, "bottom": 2, "bottom_color": INK, "bg_color": LINE}
    return {
        "title": book.add_format({**font, "bold": True, "font_size": 14}),
        "quiet": book.add_format({**font, "font_color": MUTED}),
        "mark": book.add_format({**font, "bold": True, "bg_color": PALE_AMBER, "font_color": PALE_AMBER_INK}),
        "heading": book.add_format({**font, **heading}),
        "text": book.add_format({**font, "num_format": "@"}),
        "wrapped": book.add_format({**font, "text_wrap": True}),
        "bold": book.add_format({**font, "bold": True, "text_wrap": True}),
        "percent": book.add_format({**font, "num_format": "#,##0.0"}),
        "people": book.add_format({**font, "num_format": "#,##0"}),
        "integer": book.add_format({**font, "num_format": "0"}),
        "number": book.add_format({**font, "num_format": "General"}),
        "date": book.add_format({**font, "num_format": "yyyy-mm-dd"}),
        "moment": book.add_format({**font, "num_format": "yyyy-mm-dd hh:mm"}),
        **{
            f"s-{key}": book.add_format(
                {"bg_color": colour, "font_color": PAPER if key in DARK else INK, "bold": True}
            )
            for key, colour in STATUS.items()
        },
    }


def _sheet(
    book: Any,
    page: Exported,
    table: Table,
    looks: Looks,
    *,
    shown: Sequence[str] = (),
    name: str = "",
) -> Worksheet:
    """One table: headings that stay and filter, figures in their formats, statuses as coloured words.

    With `shown` only these of its columns, under headings that officials use, on a sheet called `name`.
    """
    sheet = book.add_worksheet((name or table.name)[:31])
    _head(sheet, page, table.title, looks)
    language = page.context.language.code
    statuses = {key: known.label[language] for key, known in page.context.registry.statuses.items()}
    units = table.columns.index("unit") if "unit" in table.columns else None
    last, widths = TOP + max(1, len(table.rows)), list[int]()
    columns, titles = shown or table.columns, list[str]()
    for place, column in enumerate(columns):
        field, source = table.fields[column], table.columns.index(column)
        titles.append(_spoken(page, column) if shown else "")
        titles[-1] = titles[-1] or _heading(table, field, language)
        sheet.write_string(TOP, place, titles[-1], looks["heading"])
        cells = [row[source] for row in table.rows]
        if field.kind == "status":
            cells = [statuses.get(value, value) for value in cells]
            for key, word in statuses.items():
                rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": looks[f"s-{key}"]}
                sheet.conditional_format(TOP + 1, place, last, place, rule)
        for at, value in enumerate(cells):
            unit = table.rows[at][units] if units is not None else ""
            _write(sheet, TOP + 1 + at, place, value=value, look=looks[_look(field, unit)])
        heading = titles[-1] if shown else field.heading(language)
        widths.append(_width(column, field, cells, heading=heading))
        sheet.set_column(place, place, widths[-1])
    sheet.set_row(TOP, 15.5 * max(_lines_of(title, wide) for title, wide in zip(titles, widths, strict=True)))
    sheet.freeze_panes(TOP + 1, 2)
    sheet.autofilter(TOP, 0, last, len(columns) - 1)
    sheet.repeat_columns(0, 1)
    sheet.fit_to_pages(-(-sum(widths) // PAGE), 0)
    return sheet


def brief(table: Table) -> tuple[str, ...]:
    """The columns of a table that an official reads: ten at the most, no codes, no origin."""
    known = set(table.columns)
    if {"area_name", "value"} <= known:
        series = table.drawing is not None and table.drawing.kind == "line"
        wanted = SERIES if series else OFFICIAL
        return tuple(name for name in wanted if name in known)[:FEW]
    plain = [name for name, field in table.fields.items() if field.kind not in ("code", "flag")]
    return tuple(name for name in plain if name not in INSIDE)[:FEW]


def _spoken(page: Exported, column: str) -> str:
    """What officials call a column whose own name is arithmetic; empty for the others."""
    _, metric = page.context.language.text, page.context.metric
    people = _("Peserta aktif") if metric.numerator == "active_participants" else ""
    return {"numerator": people, "denominator": _("Potensi"), "same_base_year": _("Setahun, poin")}.get(
        column, ""
    )


def _head(sheet: Worksheet, page: Exported, title: str, looks: Looks) -> None:
    """What the sheet is, from which edition, and whether it is invented."""
    context = page.context
    sheet.write_string(0, 0, f"{page.title} · {title}" if title != page.title else title, looks["title"])
    words = []
    if page.edition is not None:
        words = [context.language.text("edisi: {title}", title=edition_words(context, page.edition))]
    if context.selection.period and not page.view.rows_are_real:
        words.append(context.language.month(context.selection.period))
    if context.scheme_title and "skema" in page.view.filters:
        words.append(f"{context.language.text('target')}: {context.scheme_title}")
    sheet.write_string(1, 0, " · ".join(words), looks["quiet"])
    if page.notice:
        sheet.write_string(2, 0, page.notice, looks["mark"])
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TOP)


def _heading(table: Table, field: Column, language: str) -> str:
    """With the unit, where all rows share it."""
    if field.kind not in ("value", "points") or "unit" not in table.columns or not table.rows:
        return field.heading(language)
    units = {row[table.columns.index("unit")] for row in table.rows}
    word = "%" if units == {"percent"} and field.kind == "value" else ""
    return f"{field.heading(language)} ({word})" if word else field.heading(language)


def _look(field: Column, unit: str) -> str:
    if field.kind in ("value", "points"):
        return "people" if unit == "people" else "percent"
    kinds = {"people": "people", "rupiah": "people", "integer": "integer", "number": "number"}
    return {**kinds, "date": "date", "moment": "moment"}.get(field.kind, "text")


def _write(sheet: Worksheet, row: int, column: int, *, value: Any, look: Format) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, (date, datetime)):
        sheet.write_datetime(row, column, value, look)
    elif isinstance(value, (int, float)):
        sheet.write_number(row, column, value, look)
    else:
        sheet.write_string(row, column, value, look)


def _width(name: str, field: Column, cells: list[Any], *, heading: str) -> int:
    """Wide enough for its content; headings may take two lines."""
    longest = max((len(str(value)) for value in cells if value is not None), default=0)
    if field.numeric:
        longest = min(longest, 14)
    if field.kind in ("date", "moment"):
        longest = 11 if field.kind == "date" else 16
    return max(NARROW, min(WIDEST, longest + 2), -(-len(heading) // 2) + 3, 24 if name == "area_name" else 0)


def _lines_of(heading: str, wide: int) -> int:
    """How many lines a bold heading takes, broken between words; not every program measures it itself."""
    return len(textwrap.wrap(heading, max(1, int(wide * 0.85)))) or 1


def _draw(book: Any, page: Exported, table: Table, data: Worksheet, *, beside: int) -> None:
    """A native chart on a sheet of its own, named after the table; it reads the cells of the table."""
    drawing: Drawing = table.drawing  # type: ignore[assignment]
    language = page.context.language
    line = drawing.kind == "line"
    chart = book.add_chart({"type": drawing.kind})
    places = [table.columns.index(name) for name in (drawing.category, drawing.value)]
    step = drawing.rows or len(table.rows)
    starts = range(0, len(table.rows), step)
    for start in starts:
        first, last = TOP + 1 + start, TOP + min(start + step, len(table.rows))
        colour = AREA[start // step % len(AREA)] if len(starts) > 1 else STATUS["tercapai"]
        chart.add_series(
            {
                "name": table.rows[start][table.columns.index("area_name")] if line else table.title,
                "categories": [data.name, first, places[0], last, places[0]],
                "values": [data.name, first, places[1], last, places[1]],
                "fill": {"color": colour},
                "line": {"color": colour, "width": 2.25 if line else 0.75},
                "gap": 40,
                **(
                    {"marker": {"type": "circle", "size": 4}}
                    if line
                    else _bars(table, table.rows[start : start + step], places[1])
                ),
            }
        )
    mark = f"{page.context.language.text('SIMULASI')} · " if page.simulated else ""
    month = (
        "" if page.context.selection.period is None else f", {language.month(page.context.selection.period)}"
    )
    edition = edition_words(page.context, page.edition) if page.edition else ""
    words = f"{mark}{page.title}: {table.title}{month} ({language.text('edisi: {title}', title=edition)})"
    chart.set_title({"name": words, "name_font": {"size": 12}})
    chart.set_legend({"position": "bottom"} if len(starts) > 1 else {"none": True})
    chart.set_y_axis({"reverse": True} if not line else {"num_format": "#,##0", "min": 0})
    half = {"major_unit": 6, "major_unit_type": "months"}
    chart.set_x_axis(
        {"date_axis": True, "num_format": "yyyy-mm", **half} if line else {"num_format": "#,##0"}
    )
    chart.set_size({"width": 900, "height": 420 if line else max(240, 60 + 20 * len(table.rows))})
    sheet = book.add_worksheet(f"{page.context.language.text('Grafik')} {beside + 1}")
    if page.notice:
        sheet.write_string(0, 0, page.notice)
    sheet.insert_chart("A3", chart, {"description": words})
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)


def _bars(table: Table, rows: Sequence[tuple[Any, ...]], place: int) -> dict[str, Any]:
    """The figure beside each bar, and the colour of its status where it has one."""
    units = {row[table.columns.index("unit")] for row in rows} if "unit" in table.columns else set()
    labels = {"value": True, "num_format": "#,##0.0" if units == {"percent"} else "#,##0"}
    if "status" not in table.columns or table.columns[place] != "value":
        return {"data_labels": labels}
    at = table.columns.index("status")
    return {"data_labels": labels, "points": [{"fill": {"color": STATUS[row[at]]}} for row in rows]}


def _lines(
    book: Any, page: Exported, looks: Looks, *, name: str, title: str, lines: list[tuple[str, str]]
) -> None:
    """Pairs of a word and what is said of it; a word alone is a heading."""
    sheet = book.add_worksheet(name)
    _head(sheet, page, title, looks)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    for at, (word, said) in enumerate(lines):
        sheet.write_string(TOP + at, 0, word, looks["bold"])
        sheet.write_string(TOP + at, 1, said, looks["wrapped"])
