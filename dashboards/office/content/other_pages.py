"""Pages without sections of their own: their lines, and the first rows of their main table."""

from typing import Any

from dashboards.components.common.source_link import host
from dashboards.components.common.text import segment_words
from dashboards.components.published.wording import indicator_words
from dashboards.exports.export import Exported
from dashboards.office.content.coverage import marked, unit_words
from dashboards.office.content.section import Cell, Chart, Grid, Head, Section, Series
from dashboards.office.content.sources import sources
from dashboards.rendering.dataset import Table
from dashboards.rendering.theme import AREA, PIECE
from dashboards.request.context import Context
from data.analysis.published.percentages import places

MOST = 16
WANTED = (
    *("aspect", "proof_kind", "statement", "dated_on", "document_number"),
    *("data_date", "area", "area_name", "metric_name", "indicator", "segment"),
    *("label_{language}", "description_{language}", "value", "amount", "numerator", "denominator"),
    *("target", "gap_people", "status", "address"),
)


def listed(page: Exported, context: Context, *, base: str = "") -> list[Section]:
    """The lines of a comparison where the page has them, then its rows, at most MOST.

    `context` is that of the edition the rows come from.
    """
    _ = context.language.text
    notes = sources(context, page.path, base=base)
    sections = []
    lines = next((t for t in page.tables if t.drawing and t.drawing.kind == "line"), None)
    chart = _lines(context, lines) if lines else None
    pieces = next((t for t in page.tables if {"part", "share"} <= set(t.columns) and t.rows), None)
    for drawn in (chart, _pieces(context, pieces) if pieces else None):
        if drawn is not None:
            sections.append(Section(page.title, page.view.headline, notes, chart=drawn))
    table = page.tables[0]
    rows = table.records()
    title = table.title
    if len(rows) > MOST:
        title = _("{title}, {n} dari {m}; sisanya dalam buku kerja", title=title, n=MOST, m=len(rows))
    grid = _grid(context, table, rows[:MOST], title)
    points = () if rows else (_("Tidak ada baris untuk pilihan ini."),)
    return [
        *sections,
        Section(page.title, page.view.headline, notes, grid=grid if rows else None, points=points),
    ]


def _grid(context: Context, table: Table, rows: list[dict[str, Any]], title: str) -> Grid:
    language = context.language.code
    names = [name for w in WANTED if (name := w.format(language=language)) in table.columns]
    heads = tuple(Head(table.fields[name].heading(language), table.fields[name].numeric) for name in names)
    return Grid(title, heads, tuple(tuple(_cell(context, r, n) for n in names) for r in rows), wide=True)


def _cell(context: Context, row: dict[str, Any], name: str) -> Cell:
    language, value = context.language, row[name]
    if value is None:
        return Cell("–")
    if name == "status":
        status = context.registry.statuses[value]
        return Cell(f"{status.icon} {status.label[language.code]}", str(value))
    if name == "address":
        return Cell(host(str(value)))
    if name in ("segment", "indicator", "data_date", "amount"):
        return Cell(_published(context, row, name))
    if isinstance(value, (int, float)):
        percent = name in ("value", "target") and row.get("unit") == "percent"
        return Cell(language.number(value, 1 if percent else 0))
    return Cell(str(value), bold=name == "area_name")


def _published(context: Context, row: dict[str, Any], name: str) -> str:
    """A published figure's own words: what it measures, of when, its digits as printed."""
    language, value = context.language, row[name]
    if name == "segment":
        return segment_words(context, value)
    if name == "indicator":
        return indicator_words(context, value)
    if name == "data_date":
        return language.printed_date(value)
    percent = row["unit"] == "persen"
    decimals = places(row["printed"]) if percent else 0
    text = language.percent(value, decimals) if percent else language.number(value)
    return f"± {text}" if row["precision"] == "approx" else text


def _pieces(context: Context, table: Table) -> Chart:
    """One stacked column an area, its pieces in percent of its whole."""
    rows = table.records()
    areas = list(dict.fromkeys(row["area"] for row in rows))
    shares = {(row["area"], row["part"]): row["share"] for row in rows}
    names = {row["part"]: row["part_name"] for row in rows}
    colours = {"BPU_OWN": PIECE["BPU"][0], **{key: colour for key, (colour, _ink) in PIECE.items()}}
    order = ["PU", "BPU", "BPU_OWN", *(key for key in PIECE if key not in ("PU", "BPU"))]
    series = tuple(
        Series(names[key], tuple(shares.get((area, key), 0.0) for area in areas), colours[key])
        for key in order
        if key in names
    )
    title = f"{table.title}, %"
    said = context.language.joined([context.name(area) for area in areas])
    shown = tuple(context.name(area) for area in areas)
    return Chart("stacked", marked(context, title), shown, series, f"{title}: {said}.")


def _lines(context: Context, table: Table) -> Chart | None:
    """A line an area over the months of the table."""
    _, language = context.language.text, context.language
    found: dict[str, dict[Any, float | None]] = {}
    for row in table.records():
        found.setdefault(row["area"], {})[row["period"]] = row["value"]
    days = sorted({day for values in found.values() for day in values})
    if not days:
        return None
    series = tuple(
        Series(context.name(code), tuple(values.get(day) for day in days), AREA[at % len(AREA)], heavy=True)
        for at, (code, values) in enumerate(found.items())
    )
    title = _("{metric}, {unit}", metric=table.title, unit=unit_words(context))
    said = language.joined([one.name for one in series])
    return Chart(
        "line",
        marked(context, title),
        tuple(language.month(day, short=True) for day in days),
        series,
        f"{title}: {said}.",
        decimals=1 if context.metric.unit == "percent" else 0,
        days=tuple(days),
    )
